from datetime import time

from pydantic import Field

from bot.kit.config import Section


class Settings(Section):
    is_on: bool = True  # whether birthdays are greeted here
    at: time = time(9)  # on the community's wall
    gift: int = Field(default=20, ge=0, le=1000)  # points for a birthday; 0: none
    late_days: int = Field(default=3, ge=0, le=30)  # a birthday missed while Hearth was away is greeted so long after
    wish_days: int = Field(
        default=0, ge=0, le=30
    )  # so many days before, members may leave a wish for it; 0: they may not
    has_card: bool = False  # whether a picture goes along with the greeting
