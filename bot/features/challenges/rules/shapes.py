"""What a plan has to know of its kind. The kinds know plans, so they come here, and not plans to them."""

from typing import Protocol


class Shape(Protocol):
    """What a plan has to know of its kind."""

    COUNTS_AMOUNTS: bool
    """Whether it counts how much was told, not what was done."""

    def most(self, days: int, week: int) -> int:
        """The highest goal that makes sense in so many days, of which a whole week has `week`."""
        ...


SHAPES: dict[str, Shape] = {}  # by name; whatever is in the folder `kinds` is listed here
