from enum import StrEnum
from typing import Any, Self

from pydantic import Field, NonNegativeInt, PositiveInt, field_validator, model_validator

from bot.kit.settings import Section

MOST = 8  # steps


class Tier(StrEnum):
    """The steps of a community that chose no others. These have words in every language."""

    NEWCOMER = "newcomer"
    GROWING = "growing"
    EXPERT = "expert"


class Privilege(StrEnum):
    """What a step may bring. It goes with all steps above, too."""

    EARLY = "early"  # rewards that have a first day, some days before it


_FORMER = ("hosting", "booking")  # may stand in a ladder that was kept, and opened nothing


class Step(Section):
    key: str = Field(pattern="^[a-z0-9-]{1,16}$")  # stays the same whatever the step is called
    title: str = Field(default="", max_length=24)  # empty: by the key, one of newcomer, growing, expert
    points: NonNegativeInt = 0  # ever earned
    active_days: NonNegativeInt = 0  # with a message or a check-in, in the window
    helped: NonNegativeInt = 0  # different people
    privileges: tuple[Privilege, ...] = ()  # that begin here

    @field_validator("privileges", mode="before")
    @classmethod
    def _without_former(cls, names: Any) -> Any:
        return [one for one in names if one not in _FORMER] if isinstance(names, list | tuple) else names

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if not self.title and self.key not in tuple(Tier):
            raise ValueError(f"step {self.key} needs a title")
        return self


class Settings(Section):
    # From the first step, which asks for nothing, to the last; each asks for no less than the one below.
    ladder: tuple[Step, ...] = (
        Step(key="newcomer"),
        Step(key="growing", points=100),  # a week or two
        Step(key="expert", points=1000),  # some months
    )
    window_days: int = Field(default=30, ge=1, le=90)  # in which active days are counted
    keep_percent: int = Field(default=90, ge=1, le=100)  # of the active days asked for keep a step that was reached
    grace_days: PositiveInt = 14  # from the private word that a step is about to be lost to the day when it is

    tags: bool = False  # a member's tier is their tag in Telegram, beside their name
    tags_per_minute: int = Field(default=20, ge=1, le=60)  # that are changed in a group, where many are to be

    @model_validator(mode="after")
    def _goes_up(self) -> Self:
        steps = self.ladder
        if not 2 <= len(steps) <= MOST or len({step.key for step in steps}) < len(steps):
            raise ValueError(f"a ladder has 2 to {MOST} steps, each with a key of its own")
        lines = [(step.points, step.active_days, step.helped) for step in steps]
        if any(lines[0]):
            raise ValueError(f"{steps[0].key} is where everybody begins, and asks for nothing")
        for lower, higher, step in zip(lines, lines[1:], steps[1:], strict=False):
            if higher == lower or any(more < less for less, more in zip(lower, higher, strict=True)):
                raise ValueError(f"{step.key} must ask for more than the step below, and for nothing less")
        if steps[-1].active_days > self.window_days:
            raise ValueError("more active days than there are in window_days")
        return self
