"""What can be counted, one kind a file; the folder is the registry."""

import importlib
import pkgutil
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from bot.features.badges.rules import Criterion, Heard
from bot.kit.work import Work

Counts = Mapping[Criterion, Mapping[int, int]]


class Kind(Protocol):
    """What each file has."""

    FACTS: tuple[type, ...]
    """What wakes it; none: it is counted elsewhere, see `service.walking` and `service.counting.complete`."""

    IS_NOTED: bool
    """Whether `count` can tell at any time. If not, the counters are all there is."""

    def hear(self, work: Work, fact: Any, criteria: Sequence[Criterion]) -> Heard:
        """What a fact changes. Asked of every such fact, so it looks nothing up."""
        ...

    async def count(
        self, work: Work, community_id: int, criteria: Sequence[Criterion], ids: Collection[int] | None
    ) -> Counts:
        """From what was noted: of some members, or of all."""
        ...


KINDS: Mapping[str, Kind] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
}
