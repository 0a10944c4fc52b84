from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.memos.tables import MemoRow
from bot.kit.database import insert

_T: Any = MemoRow.__table__  # type: ignore[attr-defined]
_ONE = (_T.c.member_id == bindparam("m"), _T.c.number == bindparam("n"))
_ADD = insert(_T).values({column.name: bindparam(column.name) for column in _T.c})
# A number is never given twice: buttons with it may lie in a chat for years. Of what is over, the last one remains.
OVER = "over"
_FIND = select(_T).where(*_ONE, _T.c.state != OVER).with_for_update()
_OF_MEMBER = select(_T).where(_T.c.member_id == bindparam("m"), _T.c.state != OVER).order_by(_T.c.number)
_AT_HOME = select(_T).where(_T.c.home_id == bindparam("h"), _T.c.state != OVER).order_by(_T.c.member_id, _T.c.number)
_LAST = select(func.max(_T.c.number)).where(_T.c.member_id == bindparam("m"))
_DROP = update(_T).where(*_ONE).values(state=OVER, words="", rules="[]", next_at=None)
_SWEEP = delete(_T).where(_T.c.member_id == bindparam("m"), _T.c.state == OVER, _T.c.number < bindparam("n"))
_REHOME = update(_T).where(_T.c.home_id == bindparam("h")).values(home_id=bindparam("kept"))
_CENSUS = select(func.count()).select_from(_T).where(_T.c.state != OVER)


async def add(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_ADD, row)
    await db.execute(_SWEEP, {"m": row["member_id"], "n": row["number"]})


async def find(db: AsyncConnection, member_id: int, number: int) -> Row[Any] | None:
    """Held until the transaction ends: a press and the hour that comes do not pass each other by."""
    return (await db.execute(_FIND, {"m": member_id, "n": number})).first()


async def of_member(db: AsyncConnection, member_id: int) -> Sequence[Row[Any]]:
    return (await db.execute(_OF_MEMBER, {"m": member_id})).all()


async def at_home(db: AsyncConnection, home_id: int) -> Sequence[Row[Any]]:
    """All that was asked for in one community."""
    return (await db.execute(_AT_HOME, {"h": home_id})).all()


async def last_number(db: AsyncConnection, member_id: int) -> int:
    return (await db.execute(_LAST, {"m": member_id})).scalar() or 0


async def change(db: AsyncConnection, member_id: int, number: int, values: Mapping[str, Any]) -> None:
    await db.execute(update(_T).where(_T.c.member_id == member_id, _T.c.number == number).values(values))


async def drop(db: AsyncConnection, member_id: int, number: int) -> None:
    await db.execute(_DROP, {"m": member_id, "n": number})


async def rehome(db: AsyncConnection, retired_id: int, kept_id: int) -> None:
    await db.execute(_REHOME, {"h": retired_id, "kept": kept_id})


async def census(db: AsyncConnection) -> dict[str, int]:
    return {"memos": (await db.execute(_CENSUS)).scalar_one()}
