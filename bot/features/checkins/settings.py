from typing import Literal

from pydantic import Field

from bot.kit.config import Section


class Settings(Section):
    words: tuple[str, ...] = ("打卡", "签到", "#checkin", "#打卡")  # a message that begins with one, or has the hashtag
    points: int = Field(default=5, ge=0)  # for a check-in
    streak_bonus: int = Field(default=10, ge=0)  # on top, each time the streak has grown by:
    streak_bonus_every_days: int = Field(default=7, ge=0)  # 0: never
    confirm: Literal["auto", "reply", "reaction"] = "auto"  # "auto" replies, and while a group is busy reacts
    replies_per_minute: int = Field(default=10, ge=0)  # "auto" calls a group busy from here; Telegram allows 20
