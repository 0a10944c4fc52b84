from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.surveys.tables import ResponseRow, SurveyRow
from bot.kit.database import insert, moving

INVITED, ASKED, ANSWERED, SKIPPED = "invited", "asked", "answered", "skipped"  # a response

_S: Any = SurveyRow.__table__  # type: ignore[attr-defined]
_R: Any = ResponseRow.__table__  # type: ignore[attr-defined]
_OPEN: Any = insert(_S).values({column.name: bindparam(column.name) for column in _S.c}).on_conflict_do_nothing()
_OPEN = _OPEN.returning(_S.c.occasion)
_INVITE = insert(_R).values({column.name: bindparam(column.name) for column in _R.c}).on_conflict_do_nothing()
_ONE = (_S.c.community_id == bindparam("c"), _S.c.occasion == bindparam("o"))
_OF = (_R.c.community_id == bindparam("c"), _R.c.occasion == bindparam("o"))
_MINE = (*_OF, _R.c.member_id == bindparam("m"))
_FIND = select(_S).where(*_ONE).with_for_update()
_OVER = select(_S).where(_S.c.community_id == bindparam("c"), _S.c.is_open.is_(False))
_OVER = _OVER.order_by(_S.c.closes_at.desc(), _S.c.occasion).limit(bindparam("n"))
_STILL_OPEN = select(_S).where(_S.c.community_id == bindparam("c"), _S.c.is_open.is_(True)).order_by(_S.c.occasion)
_CLOSE = update(_S).where(*_ONE, _S.c.is_open.is_(True)).values(is_open=False, result=bindparam("result"))
_CLOSE = _CLOSE.returning(_S.c.occasion)
_RESPONSES = select(_R).where(*_OF).order_by(_R.c.member_id)
_LISTENING = select(_R).where(_R.c.hears != "")


async def open_once(db: AsyncConnection, row: Mapping[str, Any]) -> bool:
    """False when there was one about this before."""
    return (await db.execute(_OPEN, row)).first() is not None


async def invite(db: AsyncConnection, community_id: int, occasion: str, ids: Collection[int]) -> None:
    await db.execute(_INVITE, [
        {"community_id": community_id, "occasion": occasion, "member_id": one, "state": INVITED, "score": None,
         "words": "", "own_words": "", "hears": "", "hears_until": None} for one in sorted(ids)
    ])  # fmt: skip


async def find(db: AsyncConnection, community_id: int, occasion: str) -> Row[Any] | None:
    """Held until the transaction ends: an answer does not slip in behind the report."""
    return (await db.execute(_FIND, {"c": community_id, "o": occasion})).first()


async def over(db: AsyncConnection, community_id: int, limit: int) -> Sequence[Row[Any]]:
    """The latest first."""
    return (await db.execute(_OVER, {"c": community_id, "n": limit})).all()


async def still_open(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    return (await db.execute(_STILL_OPEN, {"c": community_id})).all()


async def close(db: AsyncConnection, community_id: int, occasion: str, result: str) -> bool:
    """Keeps what came of it, and forgets who said it. False when it is closed already."""
    where = {"c": community_id, "o": occasion}
    if (await db.execute(_CLOSE, {**where, "result": result})).first() is None:
        return False
    await db.execute(delete(_R).where(*_OF), where)
    return True


async def responses(db: AsyncConnection, community_id: int, occasion: str) -> Sequence[Row[Any]]:
    return (await db.execute(_RESPONSES, {"c": community_id, "o": occasion})).all()


async def response(db: AsyncConnection, community_id: int, occasion: str, member_id: int) -> Row[Any] | None:
    return (await db.execute(select(_R).where(*_MINE), {"c": community_id, "o": occasion, "m": member_id})).first()


async def respond(
    db: AsyncConnection, community_id: int, occasion: str, member_id: int, values: Mapping[str, Any]
) -> None:
    where = (_R.c.community_id == community_id, _R.c.occasion == occasion, _R.c.member_id == member_id)
    await db.execute(update(_R).where(*where).values(values))


async def listening(db: AsyncConnection, ids: Collection[int] | None = None) -> Sequence[Row[Any]]:
    """Those whose next words are an answer: of some members, or all."""
    statement = _LISTENING if ids is None else _LISTENING.where(_R.c.member_id.in_(ids))
    return (await db.execute(statement.order_by(_R.c.hears_until, _R.c.community_id, _R.c.occasion))).all()


async def hush(db: AsyncConnection, member_id: int) -> None:
    """One question at a time."""
    await db.execute(update(_R).where(_R.c.member_id == member_id, _R.c.hears != "").values(hears="", hears_until=None))


async def listeners(db: AsyncConnection, community_id: int, occasion: str) -> Sequence[int]:
    rows = await db.execute(select(_R.c.member_id).where(*_OF, _R.c.hears != ""), {"c": community_id, "o": occasion})
    return rows.scalars().all()


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    for table in (_S, _R):
        await db.execute(moving(table).on_conflict_do_nothing(), {"kept": kept_id, "retired": retired_id})
        await db.execute(delete(table).where(table.c.community_id == retired_id))


async def census(db: AsyncConnection) -> dict[str, int]:
    surveys = (await db.execute(select(func.count()).select_from(_S))).scalar_one()
    open_now = (await db.execute(select(func.count()).select_from(_S).where(_S.c.is_open.is_(True)))).scalar_one()
    return {"surveys": int(surveys), "surveys_open": int(open_now)}
