from typing import Self

from pydantic import PositiveInt, model_validator

from bot.kit.config import Section


class Settings(Section):
    growing_at: PositiveInt = 100  # points ever earned from which a newcomer is "growing"; a week or two
    expert_at: PositiveInt = 1000  # and from which they are an "expert"; some months

    @property
    def thresholds(self) -> tuple[int, ...]:
        return self.growing_at, self.expert_at

    @model_validator(mode="after")
    def _is_a_ladder(self) -> Self:
        if self.expert_at <= self.growing_at:
            raise ValueError("expert_at must be above growing_at")
        return self
