from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    invite_days: int = Field(default=7, ge=1, le=90)  # that an invitation to a joint challenge may be accepted
    most_groups: int = Field(default=20, ge=2, le=50)  # in one joint challenge
    recount_minutes: int = Field(default=5, ge=0, le=1440)  # between two counts of a group for the common board
