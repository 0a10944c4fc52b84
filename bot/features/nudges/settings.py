from datetime import time

from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    is_on: bool = False  # whether members who drift away get a word; admins turn it on in the group
    at: time = time(11)  # when it is looked, on the community's wall; never in a member's quiet hours
    least_days: int = Field(default=7, ge=2, le=90)  # of silence, however lively somebody was
    rhythm_factor: int = Field(default=3, ge=2, le=10)  # times one's own usual pause that make a silence
    lost_after_days: int = Field(default=45, ge=14, le=365)  # of silence, after which nobody is written to any more
    every_days: int = Field(
        default=30, ge=14, le=365
    )  # least time between two words to a member, all communities together
    stops_itself: bool = True  # when words bring nobody back; admins are told, and may turn it on again
    held_back_percent: int = Field(default=10, ge=0, le=50)  # who get none, so that it can be told whether words help
    coupon_days: int = Field(default=30, ge=1, le=365)  # that a code is good for that goes along with a word
    members_a_day: int = Field(default=20, ge=1, le=500)  # whom what admins wrote reaches in a day, all of it together
