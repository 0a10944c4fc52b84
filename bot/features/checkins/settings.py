from collections.abc import Mapping
from datetime import datetime
from typing import Literal, Self

from pydantic import AwareDatetime, Field, NonNegativeInt, PositiveInt, model_validator

from bot.kit.settings import Section

_Step = tuple[PositiveInt, NonNegativeInt, NonNegativeInt]
_LateStep = tuple[PositiveInt, NonNegativeInt, NonNegativeInt, AwareDatetime]
_MILESTONES = (3, 0, 0), (7, 0, 0), (14, 0, 0), (21, 20, 0), (30, 30, 1), (50, 50, 1), (100, 100, 1), (365, 365, 1)


class Settings(Section):
    words: tuple[str, ...] = ("打卡", "签到", "#checkin", "#打卡")  # a message that begins with one, or has the hashtag
    points: int = Field(default=5, ge=0)  # for a check-in
    streak_bonus: int = Field(default=10, ge=0)  # on top, each time the streak has grown by:
    streak_bonus_every_days: int = Field(default=7, ge=0)  # 0: never
    # Days in a row, with points and freezes on top of all others; from 365 on every year. With a moment as well, for
    # streaks that come so far after it.
    milestones: tuple[_Step | _LateStep, ...] = _MILESTONES
    freezes: int = Field(default=2, ge=0, le=7)  # that one may hold, each for a day left out; 0: there are none
    freeze_every_days: int = Field(default=7, ge=2)  # in a row, that earn one
    makeup_until_hour: int = Field(default=12, ge=0, le=24)  # for yesterday, on the member's clock; 0: never
    makeup_price: int = Field(default=10, ge=0)  # points for it; 0: free
    confirm: Literal["auto", "reply", "reaction"] = "auto"  # "auto" replies, and while a group is busy reacts
    replies_per_minute: int = Field(default=10, ge=0)  # "auto" calls a group busy from here; Telegram allows 20

    @property
    def ladder(self) -> dict[int, tuple[int, int]]:
        """Of each milestone: its points, and its freezes."""
        return {step[0]: (step[1], step[2]) for step in self.milestones}

    @property
    def ladder_since(self) -> Mapping[int, datetime]:
        """Of milestones that were added later: since when they are there."""
        return {step[0]: step[3] for step in self.milestones if len(step) == 4}

    @model_validator(mode="after")
    def _is_a_ladder(self) -> Self:
        steps = [step[0] for step in self.milestones]
        if steps != sorted(set(steps)):
            raise ValueError("milestones must be in order, each once")
        return self
