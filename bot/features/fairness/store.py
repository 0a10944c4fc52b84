from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.fairness.tables import RingRow
from bot.kit.database import insert

_R: Any = RingRow.__table__  # type: ignore[attr-defined]
_TELL: Any = insert(_R).values({column.name: bindparam(column.name) for column in _R.c})
_TELL = _TELL.on_conflict_do_update(
    index_elements=["community_id", "ring"],
    set_={"told_at": _TELL.excluded.told_at, "quiet_until": _TELL.excluded.quiet_until},
    where=_R.c.quiet_until <= _TELL.excluded.told_at,
).returning(_R.c.ring)
_QUIET = (
    update(_R)
    .where(_R.c.community_id == bindparam("c"), _R.c.ring == bindparam("r"))
    .values(quiet_until=bindparam("until"))
    .returning(_R.c.ring)
)


async def tell_once(db: AsyncConnection, community_id: int, ring: str, now: datetime, until: datetime) -> bool:
    """False while there is to be quiet about them."""
    row = {"community_id": community_id, "ring": ring, "told_at": now, "quiet_until": until}
    return (await db.execute(_TELL, row)).first() is not None


async def be_quiet(db: AsyncConnection, community_id: int, ring: str, until: datetime) -> bool:
    """False when nobody was ever told of them."""
    return (await db.execute(_QUIET, {"c": community_id, "r": ring, "until": until})).first() is not None


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"rings": int((await db.execute(select(func.count()).select_from(_R))).scalar_one())}


# --- Groups that turn out to be one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
_OWN = [column for column in _R.c if column.name != "community_id"]
_MOVE = (
    insert(_R)
    .from_select(
        ["community_id", *(one.name for one in _OWN)],
        select(_KEPT, *_OWN).where(_R.c.community_id == _RETIRED).order_by(_R.c.ring),
    )
    .on_conflict_do_nothing()
)
_EMPTY = delete(_R).where(_R.c.community_id == _RETIRED)


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    for statement in (_MOVE, _EMPTY):
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
