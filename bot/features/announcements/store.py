from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.announcements.tables import AnnouncementRow
from bot.kit.database import insert

_T: Any = AnnouncementRow.__table__  # type: ignore[attr-defined]
_ONE = (_T.c.community_id == bindparam("c"), _T.c.number == bindparam("n"))
_NEW = insert(_T).values({column.name: bindparam(column.name) for column in _T.c})
_ADD = _NEW.on_conflict_do_nothing().returning(_T.c.number)
# A number is never given twice: buttons with it may lie in a chat for years. Of what is over, only that remains.
OVER = "over"
_FIND = select(_T).where(*_ONE, _T.c.state != OVER).with_for_update()
_ALL = select(_T).where(_T.c.community_id == bindparam("c"), _T.c.state != OVER)
_ALL = _ALL.order_by(_T.c.number).with_for_update()
_LAST = select(func.max(_T.c.number)).where(_T.c.community_id == bindparam("c"))
_DROP = update(_T).where(*_ONE).values(state=OVER, words="", photo_id="", next_at=None)
# Of what is over, too.
_SAID_ON = select(func.sum(_T.c.said_times)).where(_T.c.community_id == bindparam("c"), _T.c.said_on == bindparam("d"))
_CENSUS = select(func.count()).select_from(_T).where(_T.c.state != OVER)


async def add(db: AsyncConnection, row: Mapping[str, Any]) -> int:
    """Under the next number, which is returned. Who takes it at the same instant waits, and takes the one behind."""
    number: int | None = None
    while number is None:
        new = {**row, "number": await _last_number(db, row["community_id"]) + 1}
        number = (await db.execute(_ADD, new)).scalar()
    return number


async def find(db: AsyncConnection, community_id: int, number: int) -> Row[Any] | None:
    """Held until the transaction ends: of two admins, the second sees what the first did."""
    return (await db.execute(_FIND, {"c": community_id, "n": number})).first()


async def everything(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    return (await db.execute(_ALL, {"c": community_id})).all()


async def _last_number(db: AsyncConnection, community_id: int) -> int:
    return (await db.execute(_LAST, {"c": community_id})).scalar() or 0


async def said_on(db: AsyncConnection, community_id: int, day: date) -> int:
    """How many were said that day, each as often as it was."""
    return int((await db.execute(_SAID_ON, {"c": community_id, "d": day})).scalar() or 0)


async def change(db: AsyncConnection, community_id: int, number: int, values: Mapping[str, Any]) -> None:
    await db.execute(update(_T).where(_T.c.community_id == community_id, _T.c.number == number).values(values))


async def drop(db: AsyncConnection, community_id: int, number: int) -> None:
    await db.execute(_DROP, {"c": community_id, "n": number})


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"announcements": (await db.execute(_CENSUS)).scalar_one()}
