"""What can feed a skill, one kind a file; the folder is the registry."""

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from bot.features.skills.rules import Feed
from bot.kit.work import Work


class Fed(NamedTuple):
    """What one thing that a member did is worth; 0: it was taken back."""

    member_id: int
    key: str
    experience: int


class Kind(Protocol):
    """What each file has; besides, it is read of the past by member or by day."""

    FACTS: tuple[type, ...]
    """What wakes it; none: every day is walked through once it is over."""

    def hear(self, fact: Any, feed: Feed) -> Fed | None:
        """What a fact is worth. Asked of every such fact, so it looks nothing up."""
        ...


class ByMember(Protocol):
    async def of_members(self, work: Work, community_id: int, feed: Feed, ids: Collection[int]) -> Iterable[Fed]: ...


class ByDay(Protocol):
    async def on_day(self, work: Work, community_id: int, day: date) -> Iterable[Fed]: ...

    async def first_day(self, work: Work, community_id: int) -> date | None: ...


_MODULES: Mapping[str, Any] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
}
KINDS: Mapping[str, Kind] = _MODULES
BY_MEMBER: Mapping[str, ByMember] = {name: one for name, one in _MODULES.items() if hasattr(one, "of_members")}
BY_DAY: Mapping[str, ByDay] = {name: one for name, one in _MODULES.items() if hasattr(one, "on_day")}
