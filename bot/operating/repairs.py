"""What the doctor proposes and never does unasked. A room offers its repairs by name at its front door: a function that
mends within the open transaction and says how many rows it changed."""

from collections.abc import Awaitable, Callable, Iterable

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import build_house
from bot.operating import Halt

Repair = Callable[[AsyncConnection], Awaitable[int]]


def all_repairs(disabled: Iterable[str] = ()) -> dict[str, Repair]:
    """By name.

    Raises:
        ValueError: two rooms use one name.
    """
    found: dict[str, Repair] = {}
    for offered in build_house(disabled).front_doors("repairs"):
        for name, repair in offered.items():  # type: ignore[attr-defined]
            if name in found:
                raise ValueError(f"two repairs are called {name}")
            found[name] = repair
    return found


def find(name: str, disabled: Iterable[str] = ()) -> Repair:
    """
    Raises:
        Halt: there is none of this name.
    """
    known = all_repairs(disabled)
    if name not in known:
        raise Halt(f"no such repair: {name}; there are {', '.join(sorted(known))}")
    return known[name]
