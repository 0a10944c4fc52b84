from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.milestones.tables import MilestoneExtraRow, MilestoneGiftRow
from bot.kit.database import insert, moving

_E: Any = MilestoneExtraRow.__table__  # type: ignore[attr-defined]
_G: Any = MilestoneGiftRow.__table__  # type: ignore[attr-defined]


class Extra(NamedTuple):
    """Ids; empty, or 0: none."""

    badge: str = ""
    reward_id: int = 0


_PUT: Any = insert(_E).values({column.name: bindparam(column.name) for column in _E.c})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "days"], set_={name: _PUT.excluded[name] for name in Extra._fields}
)
_STEP = (_E.c.community_id == bindparam("c"), _E.c.days == bindparam("n"))
_DROP = delete(_E).where(*_STEP)
_EXTRAS = select(_E.c.days, _E.c.badge, _E.c.reward_id).where(_E.c.community_id == bindparam("c"))


async def put_extra(db: AsyncConnection, community_id: int, days: int, extra: Extra) -> None:
    if extra == Extra():
        await db.execute(_DROP, {"c": community_id, "n": days})
    else:
        await db.execute(_PUT, {"community_id": community_id, "days": days, **extra._asdict()})


async def extras(db: AsyncConnection, community_id: int) -> Mapping[int, Extra]:
    """By step."""
    return {days: Extra(*extra) for days, *extra in await db.execute(_EXTRAS, {"c": community_id})}


_MINE = (_G.c.community_id == bindparam("c"), _G.c.member_id == bindparam("m"), _G.c.days == bindparam("n"))
_ADD = insert(_G).values({column.name: bindparam(column.name) for column in _G.c}).on_conflict_do_nothing()
_IN_STREAK = select(_G.c.day).where(*_MINE, _G.c.day >= bindparam("since")).limit(1)
_ON = select(_G).where(*_MINE, _G.c.day == bindparam("d"), _G.c.is_kept.is_(False))
_KEEP = update(_G).where(*_MINE, _G.c.day == bindparam("d")).values(is_kept=True)
_REMOVE = delete(_G).where(*_MINE, _G.c.day == bindparam("d"))
_COUNT = select(func.count()).select_from(_G)


async def add_gift(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_ADD, row)


async def was_given(db: AsyncConnection, community_id: int, member_id: int, days: int, since: date) -> bool:
    """In the streak that began on `since`."""
    found = await db.execute(_IN_STREAK, {"c": community_id, "m": member_id, "n": days, "since": since})
    return found.first() is not None


async def gift_on(db: AsyncConnection, community_id: int, member_id: int, days: int, day: date) -> Any:
    return (await db.execute(_ON, {"c": community_id, "m": member_id, "n": days, "d": day})).first()


async def keep(db: AsyncConnection, community_id: int, member_id: int, days: int, day: date) -> None:
    await db.execute(_KEEP, {"c": community_id, "m": member_id, "n": days, "d": day})


async def remove(db: AsyncConnection, community_id: int, member_id: int, days: int, day: date) -> None:
    await db.execute(_REMOVE, {"c": community_id, "m": member_id, "n": days, "d": day})


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"milestone gifts": int((await db.execute(_COUNT)).scalar_one())}


_MOVES = [(moving(table).on_conflict_do_nothing(), table) for table in (_E, _G)]


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """What both chose for a step, the kept one is right about."""
    for moved, table in _MOVES:
        await db.execute(moved, {"kept": kept_id, "retired": retired_id})
        await db.execute(delete(table).where(table.c.community_id == retired_id))
