from pydantic import NonNegativeInt, PositiveInt

from bot.kit.settings import Section


class Settings(Section):
    most_a_day: PositiveInt = 6  # announcements on one day in one group
    holidays: str = ""  # of which country or part of one, "DE" or "DE-BY"; empty: where the group's clock is
    late_hours: NonNegativeInt = (
        2  # after a pause, an announcement comes late by so much at most; beyond, it is skipped
    )
