from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.coupons.tables import CouponPresentRow, CouponRow, CouponTryRow, CouponUseRow
from bot.kit.database import insert, moving

_C: Any = CouponRow.__table__  # type: ignore[attr-defined]
_U: Any = CouponUseRow.__table__  # type: ignore[attr-defined]
_T: Any = CouponTryRow.__table__  # type: ignore[attr-defined]
_P: Any = CouponPresentRow.__table__  # type: ignore[attr-defined]

_ONE = (_C.c.community_id == bindparam("c"), _C.c.code == bindparam("k"))
_ADD: Any = insert(_C).values({column.name: bindparam(column.name) for column in _C.c})
_ADD = _ADD.on_conflict_do_nothing().returning(_C.c.code)
_FIND = select(_C).where(*_ONE)
_TAKE = update(_C).where(*_ONE, _C.c.left_over > 0, _C.c.is_over.is_(False)).values(left_over=_C.c.left_over - 1)
_TAKE = _TAKE.returning(_C.c.left_over)
_END = update(_C).where(*_ONE, _C.c.is_over.is_(False)).values(is_over=True).returning(_C.c.code)
_ALL = (
    select(_C)
    .where(_C.c.community_id == bindparam("c"))
    .order_by(_C.c.is_over, _C.c.made_by == 0, _C.c.made_at.desc(), _C.c.code)
)
_ALL = _ALL.limit(bindparam("n"))
_USE: Any = insert(_U).values(
    community_id=bindparam("c"), code=bindparam("k"), member_id=bindparam("m"), at=bindparam("at")
)
_USE = _USE.on_conflict_do_nothing().returning(_U.c.code)
_TRIED: Any = insert(_T).values(community_id=bindparam("c"), member_id=bindparam("m"), tries=1, since=bindparam("now"))
_IS_OLD = _T.c.since <= bindparam("before")
_TRIED = _TRIED.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={
        "tries": case((_IS_OLD, 1), else_=_T.c.tries + 1),
        "since": case((_IS_OLD, _TRIED.excluded.since), else_=_T.c.since),
    },
)
_TRIES = select(_T.c.tries).where(
    _T.c.community_id == bindparam("c"), _T.c.member_id == bindparam("m"), _T.c.since > bindparam("before")
)
_USED = (
    select(func.count())
    .select_from(_U)
    .where(_U.c.community_id == _C.c.community_id, _U.c.code == _C.c.code)
    .correlate(_C)
    .scalar_subquery()
)
_IS_BEYOND = _C.c.uses < _USED
_ADD_UP = (
    update(_C)
    .where(_C.c.community_id == bindparam("c"))
    .values(uses=case((_IS_BEYOND, _USED), else_=_C.c.uses), left_over=case((_IS_BEYOND, 0), else_=_C.c.uses - _USED))
)
_MERGE = [
    *(moving(table).on_conflict_do_nothing() for table in (_C, _U, _T, _P)),
    *(delete(table).where(table.c.community_id == bindparam("retired")) for table in (_C, _U, _T, _P)),
]


async def add_once(db: AsyncConnection, row: Mapping[str, Any]) -> bool:
    """False when there is such a code."""
    return (await db.execute(_ADD, row)).first() is not None


async def find(db: AsyncConnection, community_id: int, code: str) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "k": code})).first()


async def everything(db: AsyncConnection, community_id: int, limit: int) -> Sequence[Row[Any]]:
    """Those that are not over first, of them what admins made before what was given, the newest first."""
    return (await db.execute(_ALL, {"c": community_id, "n": limit})).all()


async def use_once(db: AsyncConnection, community_id: int, code: str, member_id: int, at: datetime) -> bool:
    """False when this member had it."""
    return (await db.execute(_USE, {"c": community_id, "k": code, "m": member_id, "at": at})).first() is not None


async def take(db: AsyncConnection, community_id: int, code: str) -> bool:
    """One use less; False when none is left."""
    return (await db.execute(_TAKE, {"c": community_id, "k": code})).first() is not None


async def end(db: AsyncConnection, community_id: int, code: str) -> bool:
    """False when it is over."""
    return (await db.execute(_END, {"c": community_id, "k": code})).first() is not None


async def tried(db: AsyncConnection, community_id: int, member_id: int, now: datetime, before: datetime) -> None:
    """A wrong code; what was tried `before` then is forgotten."""
    await db.execute(_TRIED, {"c": community_id, "m": member_id, "now": now, "before": before})


async def tries(db: AsyncConnection, community_id: int, member_id: int, before: datetime) -> int:
    found: int | None = (await db.execute(_TRIES, {"c": community_id, "m": member_id, "before": before})).scalar()
    return found or 0


_GIVEN = select(_P.c.code).where(_P.c.community_id == bindparam("c"), _P.c.member_id == bindparam("m"))
_GIVEN_FOR = _GIVEN.where(_P.c.key == bindparam("k"))
_GIVEN_LAST = _GIVEN.where(_P.c.key.startswith(bindparam("begins"), autoescape=False))
_GIVEN_LAST = _GIVEN_LAST.order_by(_P.c.given_at.desc(), _P.c.key.desc()).limit(1)
_GIVE = insert(_P).values({column.name: bindparam(column.name) for column in _P.c})


async def given(db: AsyncConnection, community_id: int, member_id: int, key: str) -> str | None:
    """The code that a member was given by that key."""
    found: str | None = (await db.execute(_GIVEN_FOR, {"c": community_id, "m": member_id, "k": key})).scalar()
    return found


async def given_last(db: AsyncConnection, community_id: int, member_id: int, begins: str) -> str | None:
    """The code that a member was last given by a key that begins so."""
    found: str | None = (await db.execute(_GIVEN_LAST, {"c": community_id, "m": member_id, "begins": begins})).scalar()
    return found


async def give(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_GIVE, row)


async def census(db: AsyncConnection) -> dict[str, Any]:
    """And whether what is left of each is what was not used."""
    uses = (
        select(_U.c.community_id, _U.c.code, func.count().label("n")).group_by(_U.c.community_id, _U.c.code).subquery()
    )
    joined = _C.outerjoin(uses, (uses.c.community_id == _C.c.community_id) & (uses.c.code == _C.c.code))
    astray = select(func.count()).select_from(joined).where(_C.c.uses - func.coalesce(uses.c.n, 0) != _C.c.left_over)
    number = (await db.execute(select(func.count()).select_from(_C))).scalar_one()
    wrong = (await db.execute(astray)).scalar_one()
    problems = [f"coupons: of {wrong} the uses do not add up"] if wrong else []
    return {"coupons": int(number), "problems": problems}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """A code that both have goes on as the kept community's, used by the members of both."""
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
    await db.execute(_ADD_UP, {"c": kept_id})
