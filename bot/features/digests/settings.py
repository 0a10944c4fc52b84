from datetime import time

from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    is_on: bool = (
        False  # whether a group that Hearth comes into gets its week in one message; admins turn it on and off
    )
    weekday: int = Field(default=6, ge=0, le=6)  # 0: Monday
    at: time = time(18)  # on the community's wall
    letter_at: time = time(10)  # the same, on the 1st, for members who want a letter; never in their quiet hours
