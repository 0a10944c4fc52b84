from datetime import time
from enum import StrEnum

from pydantic import Field

from bot.kit.settings import Section


class GiftAs(StrEnum):
    POINTS = "points"
    COUPON = "coupon"


class Settings(Section):
    is_on: bool = True  # whether birthdays are greeted here
    at: time = time(9)  # on the community's wall; members may choose an hour of their own
    gift: int = Field(default=20, ge=0, le=1000)  # points for a birthday; 0: none
    gift_as: GiftAs = GiftAs.POINTS  # the points themselves ("points"), or a code that is worth them ("coupon")
    coupon_days: int = Field(default=30, ge=1, le=365)  # that such a code is good for
    late_days: int = Field(default=3, ge=0, le=30)  # a birthday missed while Hearth was away is greeted so long after
    wish_days: int = Field(
        default=0, ge=0, le=30
    )  # so many days before, members may leave a wish for it; 0: they may not
    has_card: bool = False  # whether a picture goes along with the greeting
