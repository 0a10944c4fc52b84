from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.checkins.store.entries import SAID, Who, whose
from bot.features.checkins.tables import CheckinRow, StandingRow
from bot.kit.database import insert

_C: Any = CheckinRow.__table__  # type: ignore[attr-defined]
_S: Any = StandingRow.__table__  # type: ignore[attr-defined]

# --- Journeys ---

_TRACKS = select(_S.c.community_id, _S.c.track, _S.c.last_day).where(_S.c.member_id == bindparam("m"))
_WEST_SINCE = update(_S).where(*whose(_S), _S.c.west > bindparam("to")).values(west=bindparam("to"))
_WEST_AFTER = (
    update(_C).where(*whose(_C), _C.c.day == bindparam("d"), _C.c.west > bindparam("to")).values(west=bindparam("to"))
)
_OWN = [column.name for column in _C.c if column.name != "community_id"]
_MOVE: Any = insert(_C).from_select(
    ["community_id", *_OWN],
    select(bindparam("kept", type_=_C.c.community_id.type), *(_C.c[name] for name in _OWN)).where(
        _C.c.community_id == bindparam("retired")
    ),
)
_MOVE = _MOVE.on_conflict_do_update(
    index_elements=["community_id", "track", "member_id", "day"],
    set_={
        column: case((_C.c.undone_at.is_not(None), _MOVE.excluded[column]), else_=_C.c[column])
        for column in (*SAID, "undone_at")
    }
    # The next attempt must be new among the points of both.
    | {"attempt": case((_C.c.attempt < _MOVE.excluded.attempt, _MOVE.excluded.attempt), else_=_C.c.attempt)},
)
_K: Any = _C.alias("kept_checkin")
_TWICE = select(_C.c.track, _C.c.member_id, _C.c.day, _C.c.attempt).join(
    _K,
    and_(
        _K.c.community_id == bindparam("kept"),
        *(_K.c[name] == _C.c[name] for name in ("track", "member_id", "day")),
        _K.c.undone_at.is_(None),
        _K.c.attempt != _C.c.attempt,
    ),
)
_TWICE = _TWICE.where(_C.c.community_id == bindparam("retired"), _C.c.undone_at.is_(None))
_EMPTY_CHECKINS = delete(_C).where(_C.c.community_id == bindparam("retired"))
_EMPTY_STANDINGS = delete(_S).where(_S.c.community_id == bindparam("retired")).returning(_S.c.track, _S.c.member_id)


async def tracks_of(db: AsyncConnection, member_id: int) -> Sequence[tuple[Who, date]]:
    """All that a member checks in to, anywhere, with the last day of each."""
    rows = await db.execute(_TRACKS, {"m": member_id})
    return [(Who(row.community_id, row.track, member_id), row.last_day) for row in rows.all()]


async def go_west(db: AsyncConnection, who: Who, last_day: date, shift: int) -> None:
    """Since that last check-in, the member has had a shift of `shift` minutes or less."""
    await db.execute(_WEST_SINCE, who.key | {"to": shift})
    await db.execute(_WEST_AFTER, who.key | {"to": shift, "d": last_day})


async def paid_twice(db: AsyncConnection, kept_id: int, retired_id: int) -> Sequence[Any]:
    """Check-ins of the retired community (`track`, `member_id`, `day`, `attempt`) whose day counts in the kept one,
    where it took another number of attempts: the keys of their points differ."""
    return (await db.execute(_TWICE, {"kept": kept_id, "retired": retired_id})).all()


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> Sequence[Any]:
    """The check-ins of one community into another, each day once; returns whose were moved (`track`, `member_id`)."""
    await db.execute(_MOVE, {"kept": kept_id, "retired": retired_id})
    await db.execute(_EMPTY_CHECKINS, {"retired": retired_id})
    return (await db.execute(_EMPTY_STANDINGS, {"retired": retired_id})).all()
