from datetime import time

from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    is_on: bool = False  # whether who joins is greeted; admins turn it on in the group
    fold_minutes: int = Field(default=2, ge=0, le=60)  # a welcome waits so long for others who join
    apart_minutes: int = Field(default=10, ge=0, le=240)  # least time between two welcomes; meanwhile they gather
    late_hours: int = Field(default=2, ge=0, le=48)  # after a pause a welcome comes late by so much at most, or never
    words_at: time = time(11)  # local time of the two gentle words in a first week, on the second and the fifth day
    newcomers_per_mentor: int = Field(default=3, ge=1, le=20)  # at the same time
