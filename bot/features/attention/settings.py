from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    words_a_week: int = Field(default=3, ge=0, le=21)  # to one member unasked, all communities together
    group_words_a_day: int = Field(default=12, ge=0, le=100)  # unasked in one group, all rooms together; 0: no limit
