from typing import Literal

from bot.kit.settings import Section


class Settings(Section):
    colour: Literal["ember", "amber", "moss", "pine", "sky", "ink", "plum", "rose", "clay", "slate"] = (
        "ember"  # where no admin chose one with /theme
    )
    symbol: str = "🔥"  # an emoji beside a community's name; "" shows none
