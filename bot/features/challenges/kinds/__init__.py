"""What completes a challenge, one kind a file; the folder is the registry."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bot.features.challenges.rules import Challenge, Mark, Plan


class Kind(Protocol):
    """What each file has."""

    COUNTS_AMOUNTS: bool
    """Whether it counts how much was told, not what was done."""

    GOALS: Sequence[int]
    """What the buttons of an admin step through."""

    def target(self, plan: Plan) -> int:
        """The progress that completes it."""
        ...

    def progress(self, challenge: Challenge, marks: Sequence[Mark]) -> int:
        """How far these bring a member."""
        ...


_MODULES: Mapping[str, Any] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
}
KINDS: Mapping[str, Kind] = _MODULES


def of(plan: Plan) -> Kind:
    return KINDS[plan.kind]
