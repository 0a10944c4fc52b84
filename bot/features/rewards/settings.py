from pydantic import PositiveInt

from bot.kit.config import Section


class Settings(Section):
    answer_days: PositiveInt = 14  # a redemption that no admin has answered after so many days gives the points back
