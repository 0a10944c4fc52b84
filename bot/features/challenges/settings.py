from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    most_live: int = Field(default=10, ge=1, le=100)  # challenges that a community may have on its way at a time
    placard_minutes: int = Field(default=10, ge=1, le=1440)  # between two changes of what is pinned, at least
    late_hours: int = Field(default=3, ge=0, le=24)  # that a word may come late, where Hearth was away; else never
    gone_days: int = Field(default=14, ge=1, le=366)  # that Hearth is out of a group before its stakes go back
    share_days: int = Field(default=7, ge=1, le=90)  # that others may take a copy of a template by its code
