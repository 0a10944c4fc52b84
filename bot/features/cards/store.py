from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, delete, exists, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.cards.tables import CheckinNoteRow
from bot.kit.database import insert

_T: Any = CheckinNoteRow.__table__  # type: ignore[attr-defined]
_WHOSE = and_(_T.c.community_id == bindparam("c"), _T.c.member_id == bindparam("m"), _T.c.day == bindparam("d"))
_FIND = select(_T.c.note, _T.c.photo_id).where(_WHOSE)
_PUT = insert(_T)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={name: _PUT.excluded[name] for name in ("day", "note", "photo_id")},
    where=_T.c.day <= _PUT.excluded.day,
)


async def put(db: AsyncConnection, community_id: int, member_id: int, day: date, note: str, photo_id: str) -> None:
    row = {"community_id": community_id, "member_id": member_id, "day": day, "note": note, "photo_id": photo_id}
    await db.execute(_PUT, row)


async def find(db: AsyncConnection, community_id: int, member_id: int, day: date) -> Any:
    """Of that very day; None when its check-in came with nothing."""
    return (await db.execute(_FIND, {"c": community_id, "m": member_id, "d": day})).one_or_none()


async def remove(db: AsyncConnection, community_id: int, member_id: int, day: date) -> None:
    await db.execute(delete(_T).where(_WHOSE), {"c": community_id, "m": member_id, "d": day})


async def merge(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """The later one of each member stays."""
    other = _T.alias()
    mine = and_(other.c.community_id == kept_id, other.c.member_id == _T.c.member_id)
    is_older = exists(select(literal(1)).where(mine, other.c.day >= _T.c.day))
    await db.execute(delete(_T).where(_T.c.community_id == retired_id, is_older))
    theirs = select(other.c.member_id).where(other.c.community_id == retired_id)
    await db.execute(delete(_T).where(_T.c.community_id == kept_id, _T.c.member_id.in_(theirs)))
    await db.execute(update(_T).where(_T.c.community_id == retired_id).values(community_id=kept_id))
