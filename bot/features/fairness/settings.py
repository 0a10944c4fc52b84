from pydantic import Field, PositiveInt

from bot.kit.settings import Section


class Settings(Section):
    days: int = Field(default=14, ge=1, le=30)  # that are looked at
    least: PositiveInt = 20  # times that a few members were paid by each other in these days, before anybody is told
    percent: int = Field(default=80, ge=50, le=100)  # of all times that they were paid by anybody
    quiet_days: PositiveInt = 30  # before admins are told of the same members again
