"""What completes a challenge, one kind a file; the folder is the registry. A kind is told in texts of its own
(`kind-<name>`, `goal-`, `so-far-`, `measure-`, and `how-` where it counts amounts)."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bot.features.challenges.rules import Challenge, Mark, Plan
from bot.features.challenges.rules.shapes import SHAPES, Shape


class Kind(Shape, Protocol):
    """What each file has."""

    GOALS: Sequence[int]
    """What the buttons of an admin step through."""

    COUNTS_BY_GOAL: bool
    """Whether the goal says what is counted, and not only how much of it."""

    def usual(self, days: int, week: int) -> int:
        """The goal that an admin who chooses it begins with, as in `most`."""
        ...

    def target(self, plan: Plan) -> int:
        """The progress that completes it."""
        ...

    def progress(self, challenge: Challenge, marks: Sequence[Mark]) -> int:
        """How far these bring a member."""
        ...


def found() -> dict[str, Kind]:
    """What is in the folder."""
    modules: dict[str, Any] = {
        module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
    }
    return modules


KINDS: Mapping[str, Kind] = found()
SHAPES.update(KINDS)


def of(plan: Plan) -> Kind:
    return KINDS[plan.kind]
