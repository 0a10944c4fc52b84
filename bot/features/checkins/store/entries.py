from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.checkins.tables import DAILY, CheckinRow
from bot.kit.database import insert
from bot.kit.prepared import Prepared

_C: Any = CheckinRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Who:
    """A member on a track of a community: whose check-ins belong together."""

    community_id: int
    track: str
    member_id: int

    @property
    def key(self) -> dict[str, Any]:
        return {"c": self.community_id, "t": self.track, "m": self.member_id}


def whose(table: Any) -> tuple[Any, Any, Any]:
    return (
        table.c.community_id == bindparam("c"),
        table.c.track == bindparam("t"),
        table.c.member_id == bindparam("m"),
    )


SAID = ("at", "noted_at", "shift", "west", "source", "note", "message_id", "has_photo")
_NEW: Any = insert(_C).values(
    community_id=bindparam("c"),
    track=bindparam("t"),
    member_id=bindparam("m"),
    day=bindparam("on_day"),
    attempt=1,
    undone_at=None,
    **{column: bindparam(column) for column in SAID},
)
_ADD = Prepared(
    _NEW.on_conflict_do_update(
        index_elements=["community_id", "track", "member_id", "day"],
        set_={"attempt": _C.c.attempt + 1, "undone_at": None} | {column: _NEW.excluded[column] for column in SAID},
        where=_C.c.undone_at.is_not(None),
    ).returning(_C.c.attempt)
)
_FIND = select(_C.c.at, _C.c.noted_at, _C.c.has_photo, _C.c.source).where(
    *whose(_C), _C.c.day == bindparam("d"), _C.c.undone_at.is_(None)
)
_TAKE_BACK = (
    update(_C)
    .where(*whose(_C), _C.c.day == bindparam("d"), _C.c.undone_at.is_(None))
    .values(undone_at=bindparam("now"))
    .returning(_C.c.attempt)
)
_DAYS = select(_C.c.day, _C.c.source).where(*whose(_C), _C.c.day >= bindparam("since"), _C.c.undone_at.is_(None))
_DAYS_OF = select(_C.c.member_id, _C.c.day).where(
    _C.c.community_id == bindparam("c"),
    _C.c.track == bindparam("t"),
    _C.c.member_id.in_(bindparam("ids", expanding=True)),
    _C.c.day.in_(bindparam("days", expanding=True)),
    _C.c.undone_at.is_(None),
)
_EVERY_DAY_OF = select(_C.c.member_id, _C.c.day).where(
    _C.c.community_id == bindparam("c"),
    _C.c.track == bindparam("t"),
    _C.c.member_id.in_(bindparam("ids", expanding=True)),
    _C.c.undone_at.is_(None),
)
_ALL = select(_C.c.day, _C.c.at, _C.c.shift, _C.c.west).where(*whose(_C), _C.c.undone_at.is_(None)).order_by(_C.c.day)
_LAST = select(_C.c.day, _C.c.attempt).where(*whose(_C), _C.c.undone_at.is_(None)).order_by(_C.c.day.desc()).limit(1)


async def add_once(db: AsyncConnection, who: Who, day: date, **said: Any) -> int | None:
    """The number of the attempt, 1 unless it was taken back before; None when this day has its check-in."""
    added = await _ADD.first(db, who.key | {"on_day": day} | said)
    return added[0] if added else None


async def find(db: AsyncConnection, who: Who, day: date) -> Any:
    return (await db.execute(_FIND, who.key | {"d": day})).one_or_none()


async def take_back(db: AsyncConnection, who: Who, day: date, now: datetime) -> int | None:
    """The attempt that counts no more; None when there was none."""
    attempt: int | None = (await db.execute(_TAKE_BACK, who.key | {"d": day, "now": now})).scalar_one_or_none()
    return attempt


async def days_since(db: AsyncConnection, who: Who, since: date) -> dict[date, str]:
    """The days with a check-in, and how each was made."""
    return {row.day: row.source for row in await db.execute(_DAYS, who.key | {"since": since})}


async def days_of(
    db: AsyncConnection, community_id: int, track: str, ids: Collection[int], days: Collection[date]
) -> dict[int, set[date]]:
    """By member, the days that count."""
    found: dict[int, set[date]] = {}
    whose = {"c": community_id, "t": track, "ids": list(ids), "days": list(days)}
    for member_id, day in await db.execute(_DAYS_OF, whose):
        found.setdefault(member_id, set()).add(day)
    return found


async def every_day_of(
    db: AsyncConnection, community_id: int, track: str, ids: Collection[int]
) -> Sequence[tuple[int, date]]:
    rows = await db.execute(_EVERY_DAY_OF, {"c": community_id, "t": track, "ids": list(ids)})
    return [(row.member_id, row.day) for row in rows]


async def history(db: AsyncConnection, who: Who) -> Sequence[Any]:
    return (await db.execute(_ALL, who.key)).all()


_NOTES = select(_C.c.day, _C.c.note).where(
    *whose(_C), _C.c.day.in_(bindparam("days", expanding=True)), _C.c.undone_at.is_(None)
)


async def notes(db: AsyncConnection, who: Who, days: Collection[date]) -> dict[date, str]:
    return {row.day: row.note for row in await db.execute(_NOTES, who.key | {"days": list(days)})}


async def last_attempt(db: AsyncConnection, who: Who) -> tuple[date, int]:
    """Of somebody who has check-ins: the day of the last one, and which attempt it was."""
    row = (await db.execute(_LAST, who.key)).one()
    return row.day, row.attempt


async def census(db: AsyncConnection) -> dict[str, int]:
    """Those that count: one per member, community and day."""
    query = select(func.count()).where(_C.c.track == DAILY, _C.c.undone_at.is_(None))
    return {"checkins": int((await db.execute(query)).scalar_one())}
