"""Shelf, codes and redemptions. What there is one of goes to one, by conditions in the statement itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.rewards.tables import RedemptionRow, RewardCodeRow, RewardFillingRow, RewardRow
from bot.kit.database import insert

_W: Any = RewardRow.__table__  # type: ignore[attr-defined]
_C: Any = RewardCodeRow.__table__  # type: ignore[attr-defined]
_R: Any = RedemptionRow.__table__  # type: ignore[attr-defined]
_F: Any = RewardFillingRow.__table__  # type: ignore[attr-defined]

Values = dict[str, Any]


def _bound(table: Any, *names: str) -> Any:
    return and_(*(table.c[name] == bindparam(f"b_{name}") for name in names))


def _ids(community_id: int, reward_id: int, member_id: int = 0, number: int = 0) -> Values:
    return {"b_community_id": community_id, "b_reward_id": reward_id, "b_member_id": member_id, "b_number": number}


# --- The shelf ---

_OF_REWARD = and_(_W.c.community_id == bindparam("b_community_id"), _W.c.id == bindparam("b_reward_id"))
_CODES = (
    select(_C.c.community_id, _C.c.reward_id, func.count().label("codes"))
    .add_columns((func.count() - func.count(_C.c.member_id)).label("free_codes"))
    .where(_C.c.community_id == bindparam("b_community_id"))
    .group_by(_C.c.community_id, _C.c.reward_id)
    .subquery()
)
_REWARDS = (
    select(_W, func.coalesce(_CODES.c.codes, 0).label("codes"))
    .add_columns(func.coalesce(_CODES.c.free_codes, 0).label("free_codes"))
    .outerjoin(_CODES, and_(_CODES.c.community_id == _W.c.community_id, _CODES.c.reward_id == _W.c.id))
    .where(_W.c.community_id == bindparam("b_community_id"))
)
_REWARD = _REWARDS.where(_W.c.id == bindparam("b_reward_id"))
_SHELF = _REWARDS.where(_W.c.shown.in_(bindparam("shown", expanding=True))).order_by(_W.c.price, _W.c.name, _W.c.id)
_HELD = select(_W).where(_OF_REWARD).with_for_update()
_TAKE = (
    update(_W)
    .where(_OF_REWARD, or_(_W.c.stock.is_(None), _W.c.stock > 0), _W.c.shown == "active")
    .values(stock=_W.c.stock - 1)
    .returning(_W.c.id)
)
_PUT_BACK = update(_W).where(_OF_REWARD).values(stock=_W.c.stock + 1)
_MOVE_STOCK = update(_W).where(_OF_REWARD, _W.c.stock + bindparam("by") >= 0).values(stock=_W.c.stock + bindparam("by"))
_MOVE_PRICE = update(_W).where(_OF_REWARD, _W.c.price + bindparam("by") >= 0).values(price=_W.c.price + bindparam("by"))


async def add(db: AsyncConnection, row: Values) -> None:
    await db.execute(_W.insert().values(row))


async def change(db: AsyncConnection, community_id: int, reward_id: int, values: Values) -> None:
    await db.execute(update(_W).where(_OF_REWARD).values(values), _ids(community_id, reward_id))


async def held(db: AsyncConnection, community_id: int, reward_id: int) -> Row[Any] | None:
    """The same until this transaction ends: nobody else changes it."""
    return (await db.execute(_HELD, _ids(community_id, reward_id))).first()


async def reward(db: AsyncConnection, community_id: int, reward_id: int) -> Row[Any] | None:
    return (await db.execute(_REWARD, _ids(community_id, reward_id))).first()


async def shelf(db: AsyncConnection, community_id: int, shown: Sequence[str]) -> Sequence[Row[Any]]:
    """The cheapest first."""
    return (await db.execute(_SHELF, {"b_community_id": community_id, "shown": list(shown)})).all()


async def take(db: AsyncConnection, community_id: int, reward_id: int) -> bool:
    """One less in stock; False when none is left or it is off the shelf."""
    return (await db.execute(_TAKE, _ids(community_id, reward_id))).first() is not None


async def put_back(db: AsyncConnection, community_id: int, reward_id: int) -> None:
    await db.execute(_PUT_BACK, _ids(community_id, reward_id))


async def move_stock(db: AsyncConnection, community_id: int, reward_id: int, by: int) -> bool:
    return (await db.execute(_MOVE_STOCK, _ids(community_id, reward_id) | {"by": by})).rowcount > 0


async def move_price(db: AsyncConnection, community_id: int, reward_id: int, by: int) -> bool:
    return (await db.execute(_MOVE_PRICE, _ids(community_id, reward_id) | {"by": by})).rowcount > 0


# --- Codes ---

_ADD_CODE = (
    insert(_C)
    .values({column.name: bindparam(column.name) for column in _C.c})
    .on_conflict_do_nothing()
    .returning(_C.c.code)
)
_LAST = select(func.coalesce(func.max(_C.c.position), 0)).where(_bound(_C, "community_id", "reward_id"))
_FIRST_FREE = (
    select(_C.c.code)
    .where(_bound(_C, "community_id", "reward_id"), _C.c.member_id.is_(None))
    .order_by(_C.c.position)
    .limit(1)
    .scalar_subquery()
)
_HAND_OUT = (
    update(_C)
    .where(_bound(_C, "community_id", "reward_id"), _C.c.code == _FIRST_FREE, _C.c.member_id.is_(None))
    .values(member_id=bindparam("to"), number=bindparam("as_number"))
    .returning(_C.c.code)
)
_TAKE_BACK = (
    update(_C).where(_bound(_C, "community_id", "reward_id", "member_id", "number")).values(member_id=None, number=None)
)
_BEGIN = insert(_F).values({column.name: bindparam(column.name) for column in _F.c})
_BEGIN = _BEGIN.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={"reward_id": _BEGIN.excluded.reward_id, "until_at": _BEGIN.excluded.until_at},
)
_FILLING = select(_F).where(_F.c.member_id == bindparam("m"), _F.c.until_at > bindparam("now"))
_FILLING = _FILLING.order_by(_F.c.until_at.desc()).limit(1)
_END = delete(_F).where(_bound(_F, "community_id"))
_FORGET_FREE = delete(_C).where(_bound(_C, "community_id", "reward_id"), _C.c.member_id.is_(None))


async def add_codes(db: AsyncConnection, community_id: int, reward_id: int, codes: Sequence[str]) -> int:
    """How many of them were new."""
    last = (await db.execute(_LAST, _ids(community_id, reward_id))).scalar_one()
    new = 0
    for position, code in enumerate(codes, last + 1):
        row = {"community_id": community_id, "reward_id": reward_id, "code": code, "position": position}
        added = await db.execute(_ADD_CODE, row | {"member_id": None, "number": None})
        new += added.first() is not None
    return new


async def hand_out(db: AsyncConnection, community_id: int, reward_id: int, member_id: int, number: int) -> str | None:
    """A code of their own; None when all are gone. Whoever took a piece from the stock before is alone here."""
    values = _ids(community_id, reward_id) | {"to": member_id, "as_number": number}
    code: str | None = (await db.execute(_HAND_OUT, values)).scalar()
    return code


async def take_code_back(db: AsyncConnection, community_id: int, reward_id: int, member_id: int, number: int) -> None:
    await db.execute(_TAKE_BACK, _ids(community_id, reward_id, member_id, number))


async def forget_free_codes(db: AsyncConnection, community_id: int, reward_id: int) -> int:
    return (await db.execute(_FORGET_FREE, _ids(community_id, reward_id))).rowcount


async def begin_filling(
    db: AsyncConnection, community_id: int, member_id: int, reward_id: int, until: datetime
) -> None:
    row = {"community_id": community_id, "member_id": member_id, "reward_id": reward_id, "until_at": until}
    await db.execute(_BEGIN, row)


async def filling_of(db: AsyncConnection, member_id: int, now: datetime) -> Row[Any] | None:
    """The last one begun, wherever."""
    return (await db.execute(_FILLING, {"m": member_id, "now": now})).first()


# --- Redemptions ---

_OWN = _bound(_R, "community_id", "reward_id", "member_id")
_ONE = and_(_OWN, _R.c.number == bindparam("b_number"))
_ADD = (
    insert(_R)
    .values({column.name: bindparam(column.name) for column in _R.c})
    .on_conflict_do_nothing()
    .returning(_R.c.number)
)
_FULL = (
    select(_R, _W.c.name, _W.c.emoji, _C.c.code)
    .join(_W, and_(_W.c.community_id == _R.c.community_id, _W.c.id == _R.c.reward_id))
    .outerjoin(
        _C,
        and_(
            _C.c.community_id == _R.c.community_id,
            _C.c.reward_id == _R.c.reward_id,
            _C.c.member_id == _R.c.member_id,
            _C.c.number == _R.c.number,
        ),
    )
)
_FIND = _FULL.where(_ONE)
_OF_MEMBER = _FULL.where(_bound(_R, "community_id", "member_id")).order_by(_R.c.at.desc(), _R.c.number.desc())
_LOG = (
    _FULL.where(_bound(_R, "community_id"), _R.c.state.in_(bindparam("states", expanding=True)))
    .order_by(_R.c.at.desc(), _R.c.reward_id, _R.c.member_id, _R.c.number.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_SETTLE = update(_R).where(_ONE, _R.c.state.in_(bindparam("from", expanding=True))).returning(_R.c.number)
_WAITING = select(_R).where(_bound(_R, "community_id"), _R.c.expires_at.is_not(None))
_MOVE = [
    update(table).where(_bound(table, "community_id")).values(community_id=bindparam("kept")) for table in (_W, _C, _R)
]
_COUNT = select(func.count()).select_from(_R)


async def add_once(db: AsyncConnection, row: Values) -> bool:
    """False when this redemption is there already."""
    return (await db.execute(_ADD, row)).first() is not None


async def find(db: AsyncConnection, community_id: int, reward_id: int, member_id: int, number: int) -> Row[Any] | None:
    return (await db.execute(_FIND, _ids(community_id, reward_id, member_id, number))).first()


async def of_member(db: AsyncConnection, community_id: int, member_id: int) -> Sequence[Row[Any]]:
    """Newest first."""
    return (await db.execute(_OF_MEMBER, _ids(community_id, 0, member_id))).all()


async def log(
    db: AsyncConnection, community_id: int, states: Sequence[str], most: int, skip: int = 0
) -> Sequence[Row[Any]]:
    """Newest first."""
    values = {"b_community_id": community_id, "states": list(states), "most": most, "skip": skip}
    return (await db.execute(_LOG, values)).all()


async def settle(
    db: AsyncConnection,
    community_id: int,
    reward_id: int,
    member_id: int,
    number: int,
    *,
    from_states: Sequence[str],
    values: Values,
) -> bool:
    """False when it is in none of these states any more: somebody was quicker."""
    ids = _ids(community_id, reward_id, member_id, number) | {"from": list(from_states)}
    return (await db.execute(_SETTLE.values(values), ids)).first() is not None


async def waiting(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    """Those that may expire."""
    return (await db.execute(_WAITING, {"b_community_id": community_id})).all()


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """All of one community into another."""
    await db.execute(_END, {"b_community_id": retired_id})
    for statement in _MOVE:
        await db.execute(statement, {"b_community_id": retired_id, "kept": kept_id})


async def count(db: AsyncConnection) -> int:
    return (await db.execute(_COUNT)).scalar_one()
