from typing import Self

from pydantic import PositiveInt, model_validator

from bot.kit.settings import Section


class Settings(Section):
    most: PositiveInt = 100  # points that an admin may give or take at a time
    daily: PositiveInt = 500  # and in a day, given and taken together

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.daily < self.most:
            raise ValueError("daily must hold at least one award of the size of most")
        return self
