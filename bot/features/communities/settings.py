from datetime import time
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import field_validator

from bot.kit.settings import Section


class Settings(Section):
    language: Literal["en", "zh-CN"] = "en"  # what Hearth speaks in a group until its admins choose
    zone: str = "UTC"  # the group's time zone (IANA name) until its admins choose
    day_starts_at: time = time(0)  # when a day begins; at 04:00, night owls at 03:59 are still in yesterday

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"no such time zone: {zone}; names look like Europe/Berlin") from None
        return zone

    @field_validator("day_starts_at")
    @classmethod
    def _wall_time(cls, at: time) -> time:
        if at.tzinfo is not None:
            raise ValueError("a time on the wall has no zone of its own")
        return at
