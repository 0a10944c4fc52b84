"""Two groups that turn out to be one, and counters that went astray."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, delete, func, literal, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.activity.tables import (
    ForgottenRow,
    HeardRow,
    HourRow,
    MessageRow,
    MessageTextRow,
    UnpaidReactionRow,
)
from bot.kit.database import insert, moving

_M: Any = MessageRow.__table__  # type: ignore[attr-defined]
_T: Any = MessageTextRow.__table__  # type: ignore[attr-defined]
_H: Any = HourRow.__table__  # type: ignore[attr-defined]
_F: Any = ForgottenRow.__table__  # type: ignore[attr-defined]
_U: Any = UnpaidReactionRow.__table__  # type: ignore[attr-defined]
_L: Any = HeardRow.__table__  # type: ignore[attr-defined]

# --- Groups that turn out to be one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
_SAME = _M.alias("same")
_KNOWN = (
    select(_M.c.member_id, _M.c.day, func.count())
    .join(_SAME, and_(_SAME.c.community_id == _KEPT, _SAME.c.message_id == _M.c.message_id))
    .where(_M.c.community_id == _RETIRED)
    .group_by(_M.c.member_id, _M.c.day)
)
_OF_DAY = and_(_H.c.community_id == bindparam("c"), _H.c.day == bindparam("d"), _H.c.member_id == bindparam("m"))
_HOURS = select(_H.c.hour, _H.c.messages).where(_OF_DAY).order_by(_H.c.hour.desc())
_LESS = update(_H).where(_OF_DAY, _H.c.hour == bindparam("h")).values(messages=_H.c.messages - bindparam("n"))


_ADD_HOURS = moving(_H)
_ADD_HOURS = _ADD_HOURS.on_conflict_do_update(
    index_elements=["community_id", "day", "member_id", "hour"],
    set_={"messages": _H.c.messages + _ADD_HOURS.excluded.messages},
)
_ADD_FORGOTTEN = moving(_F)
_ADD_FORGOTTEN = _ADD_FORGOTTEN.on_conflict_do_update(
    index_elements=["community_id"], set_={"messages": _F.c.messages + _ADD_FORGOTTEN.excluded.messages}
)
_NO_HOURS = delete(_H).where(_H.c.community_id == _RETIRED, _H.c.messages == 0)
_MERGE = [
    _NO_HOURS, _ADD_HOURS, _ADD_FORGOTTEN, *(moving(table).on_conflict_do_nothing() for table in (_M, _T, _U, _L)),
    *(delete(table).where(table.c.community_id == _RETIRED) for table in (_M, _T, _H, _F, _U, _L)),
]  # fmt: skip


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """Messages, kept texts and counters of one community into another; what is known there stays out of the counters.

    A message does not say which hour it was counted in: of those of its day, the latest give way.
    """
    both = {"kept": kept_id, "retired": retired_id}
    for member_id, day, known in (await db.execute(_KNOWN, both)).all():
        await _count_less(db, {"c": retired_id, "d": day, "m": member_id}, known)
    for statement in _MERGE:
        await db.execute(statement, both)


# --- Counters that went astray ---

_BOTH = union_all(
    select(_M.c.community_id, _M.c.day, _M.c.member_id, literal(1).label("n")),
    select(_H.c.community_id, _H.c.day, _H.c.member_id, -_H.c.messages),
).subquery()
_ASTRAY = select(_BOTH.c.community_id, _BOTH.c.day, _BOTH.c.member_id, func.sum(_BOTH.c.n)).group_by(
    _BOTH.c.community_id, _BOTH.c.day, _BOTH.c.member_id
)
_ASTRAY = _ASTRAY.having(func.sum(_BOTH.c.n) != 0)
_FIRST_DAYS = select(_M.c.community_id, func.min(_M.c.day)).group_by(_M.c.community_id)
_WRITTEN = select(func.max(_M.c.at)).where(
    _M.c.community_id == bindparam("c"), _M.c.day == bindparam("d"), _M.c.member_id == bindparam("m")
)
_MORE = insert(_H).values(
    community_id=bindparam("c"),
    day=bindparam("d"),
    member_id=bindparam("m"),
    hour=bindparam("h"),
    messages=bindparam("n"),
)
_MORE = _MORE.on_conflict_do_update(
    index_elements=["community_id", "day", "member_id", "hour"],
    set_={"messages": _H.c.messages + _MORE.excluded.messages},
)
_EMPTY = delete(_H).where(_OF_DAY, _H.c.messages == 0)


async def mend_hours(db: AsyncConnection) -> int:
    """Makes each member's counters of a day add up to the messages of that day. Which hour they missed is not known:
    the latest is taken. Days of which messages were let go stay as they are."""
    partly = {row[0] for row in await db.execute(select(_F.c.community_id))}
    first: dict[int, date] = {int(community): day for community, day in await db.execute(_FIRST_DAYS)}
    mended = 0
    for community_id, day, member_id, missing in (await db.execute(_ASTRAY)).all():
        if community_id in partly and (community_id not in first or day <= first[community_id] + timedelta(days=1)):
            continue
        counter = {"c": community_id, "d": day, "m": member_id}
        if missing > 0:
            hours = (await db.execute(_HOURS, counter)).all()
            hour = hours[0][0] if hours else (await db.execute(_WRITTEN, counter)).scalar_one().hour
            await db.execute(_MORE, counter | {"h": hour, "n": int(missing)})
        else:
            await _count_less(db, counter, -int(missing))
            await db.execute(_EMPTY, counter)
        mended += 1
    return mended


async def _count_less(db: AsyncConnection, counter: dict[str, Any], number: int) -> None:
    """In the latest hours of a member's day."""
    for hour, counted in (await db.execute(_HOURS, counter)).all():
        await db.execute(_LESS, counter | {"h": hour, "n": min(counted, number)})
        number -= min(counted, number)
