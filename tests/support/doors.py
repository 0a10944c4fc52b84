"""What each room's doors have to withstand: a file `tests/<room>/doors.py` says it, with one `DOORS`."""

from collections.abc import Awaitable, Callable, Mapping, Set
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.kit.work import Work
    from tests.support.world import Human, World

SETTERS = frozenset({"owner", "admin"})
INSIDE = SETTERS | {"member", "ex-admin"}
EVERYBODY = INSIDE | {"ex-member", "stranger"}
NOBODY: frozenset[str] = frozenset()
FOR_ADMINS = (SETTERS, SETTERS)
FOR_ADMINS_ALONE = (SETTERS, NOBODY)

Who = tuple[Set[str], Set[str]]  # gets anywhere in private, and in the group


async def _nothing(_world: "World", _people: Mapping[str, "Human"]) -> Mapping[str, object]:
    return {}


async def _no_choice(_work: "Work", _community_id: int) -> object:
    return None


@dataclass(frozen=True)
class Doors:
    """Buttons of community 1 in the order in which they are pressed, and who gets anywhere with each. Those who do are
    pressed for one by one: stranger, ex-member, ex-admin, member, admin, owner. `{owner}` in one is the owner's id;
    other names are what `prepare` returns, before any button is pressed."""

    buttons: Mapping[str, Who] = field(default_factory=dict)
    commands: Mapping[str, str] = field(default_factory=dict)  # an admin's, with words that would change something
    chosen: Callable[["Work", int], Awaitable[object]] = _no_choice  # what admins chose for a group
    prepare: Callable[["World", Mapping[str, "Human"]], Awaitable[Mapping[str, object]]] = _nothing


def all_doors() -> dict[str, Doors]:
    """By room. A stranger who taps "check in" becomes a member, so that room comes last."""
    rooms = sorted((path.parent.name for path in Path("tests").glob("*/doors.py")), key=lambda room: room == "checkins")
    return {room: import_module(f"tests.{room}.doors").DOORS for room in rooms if room != "support"}
