from pydantic import NonNegativeInt, PositiveInt

from bot.kit.settings import Section


class Settings(Section):
    answer_days: PositiveInt = 14  # a redemption that no admin has answered after so many days gives the points back
    early_days: NonNegativeInt = 3  # before a reward's first day that it is open to whose tier brings that
