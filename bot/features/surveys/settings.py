from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    after_challenges: bool = False  # whether those in a challenge are asked when it is over
    question: str = Field(default="", max_length=200)  # one more, in a community's own words
    open_days: int = Field(default=4, ge=1, le=30)  # for answers, before the report
    least_answers: int = Field(default=5, ge=3, le=100)  # fewer are shown to nobody
