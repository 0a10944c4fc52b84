from pydantic import NonNegativeInt, PositiveInt

from bot.kit.settings import Section


class Settings(Section):
    is_on: bool = True  # whether members may give each other points
    most_a_day: PositiveInt = 50  # points that one member may give in a day
    least_days: NonNegativeInt = 0  # that one must have been in the group to give; 0: none
