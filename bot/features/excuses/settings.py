from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    downtime_minutes: int = Field(default=10, ge=3)  # without a heartbeat, from which Hearth was away
    day_minutes: int = Field(default=60, ge=1)  # of a day without Hearth, from which that day ends no streak
    vacation_days: int = Field(default=62, ge=1)  # that a member may announce at once
