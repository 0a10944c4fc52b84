from pydantic import PositiveInt

from bot.kit.settings import Section


class Settings(Section):
    most: PositiveInt = 200  # points that one coupon may bring
    wrong_codes: PositiveInt = 5  # that a member may try within an hour
