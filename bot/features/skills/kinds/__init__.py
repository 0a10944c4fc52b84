"""What can feed a skill, one kind a file; the folder is the registry. What it came to is told in a text of its own
(`why-<name>`)."""

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from bot.features.skills.rules import Feed
from bot.kit.texts import Text
from bot.kit.work import Work


class Fed(NamedTuple):
    """What one thing that a member did is worth; 0: it was taken back."""

    member_id: int
    key: str
    experience: int


class Kind(Protocol):
    """What each file has; besides, it is read of the past by member or by day."""

    PREFIX: str
    """How the keys of what it feeds begin, and nobody else's."""

    EACH: int
    """The experience of one time, where many are fed under one key; 0: each key is a time."""

    FACTS: tuple[type, ...]
    """What wakes it; none: every day is walked through once it is over."""

    def read(self, word: str) -> Feed | None:
        """What an admin's word says, if it is one of its own."""
        ...

    def source(self, feed: Feed) -> Text:
        """What makes a skill grow, and by how much."""
        ...

    def hear(self, fact: Any, feed: Feed) -> Fed | None:
        """What a fact is worth. Asked of every such fact, so it looks nothing up."""
        ...


class ByMember(Protocol):
    async def of_members(self, work: Work, community_id: int, feed: Feed, ids: Collection[int]) -> Iterable[Fed]: ...


class ByDay(Protocol):
    async def on_day(self, work: Work, community_id: int, day: date) -> Iterable[Fed]: ...

    async def first_day(self, work: Work, community_id: int) -> date | None: ...


def found() -> Mapping[str, Any]:
    """What is in the folder."""
    return {
        module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
    }


_MODULES = found()
KINDS: Mapping[str, Kind] = _MODULES
BY_MEMBER: Mapping[str, ByMember] = {name: one for name, one in _MODULES.items() if hasattr(one, "of_members")}
BY_DAY: Mapping[str, ByDay] = {name: one for name, one in _MODULES.items() if hasattr(one, "on_day")}


def read(word: str) -> Feed | None:
    """What an admin's word says would feed a skill."""
    return next((feed for kind in KINDS.values() if (feed := kind.read(word))), None)
