"""Who has what. A grant is a row once and for ever; taken back, it says so."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Row, and_, bindparam, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.badges.tables import GrantRow
from bot.kit.database import insert

_T: Any = GrantRow.__table__  # type: ignore[attr-defined]
_KEY = ["community_id", "member_id", "badge", "level"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A level of a badge, as a member has it or had it."""

    member_id: int
    badge: str
    level: int
    day: date
    granted_at: datetime
    granted_by: int | None
    reason: str
    evidence: Mapping[str, Any]
    revoked_at: datetime | None
    revoked_by: int | None

    @property
    def stands(self) -> bool:
        return self.revoked_at is None

    @property
    def is_by_hand(self) -> bool:
        """Whether a person gave it, or took it away."""
        return (self.granted_by if self.stands else self.revoked_by) is not None


_COLUMNS = [_T.c[name] for name in Grant.__dataclass_fields__]
_ONE = and_(
    _T.c.community_id == bindparam("c"),
    _T.c.member_id == bindparam("m"),
    _T.c.badge == bindparam("b"),
    _T.c.level == bindparam("l"),
)
_SAID = ("day", "granted_at", "granted_by", "reason", "evidence", "is_quiet")
_GRANT: Any = insert(_T).values(
    community_id=bindparam("c"), member_id=bindparam("m"), badge=bindparam("b"), level=bindparam("l"),
    attempt=1, revoked_at=None, revoked_by=None, revoke_reason="", **{name: bindparam(name) for name in _SAID},
)  # fmt: skip
_NEW = _GRANT.excluded
_GRANT = _GRANT.on_conflict_do_update(
    index_elements=_KEY,
    set_={name: _NEW[name] for name in _SAID} | {"revoked_at": None, "revoked_by": None, "revoke_reason": ""},
    # What a person took away, only a person gives again.
    where=and_(_T.c.revoked_at.is_not(None), or_(_T.c.revoked_by.is_(None), _NEW.granted_by.is_not(None))),
).returning(_T.c.attempt)
_REVOKE = (
    update(_T)
    .where(_ONE, _T.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("at"), revoked_by=bindparam("by"), revoke_reason=bindparam("why"))
    .returning(_T.c.attempt)
)
_PAY_ANEW = update(_T).where(_ONE).values(attempt=_T.c.attempt + 1)
_OF_MEMBERS = select(*_COLUMNS).where(
    _T.c.community_id == bindparam("c"), _T.c.member_id.in_(bindparam("ids", expanding=True))
)
_OF_BADGE = select(*_COLUMNS).where(_T.c.community_id == bindparam("c"), _T.c.badge == bindparam("b"))
_HOLDERS = (
    select(_T.c.badge, func.count(_T.c.member_id.distinct()).label("holders"))
    .where(_T.c.community_id == bindparam("c"), _T.c.revoked_at.is_(None))
    .group_by(_T.c.badge)
)


async def grant_once(
    db: AsyncConnection, community_id: int, member_id: int, badge: str, level: int, *, evidence: Mapping[str, Any],
    **said: Any,
) -> int | None:  # fmt: skip
    """Which attempt it is to pay its points; None when they have it, or when it was taken away by hand."""
    row = {"c": community_id, "m": member_id, "b": badge, "l": level, "evidence": json.dumps(evidence)}
    attempt: int | None = (await db.execute(_GRANT, row | said)).scalar_one_or_none()
    return attempt


async def revoke_once(
    db: AsyncConnection,
    community_id: int,
    member_id: int,
    badge: str,
    level: int,
    at: datetime,
    by: int | None,
    why: str,
) -> int | None:
    """The attempt that was paid; None when they do not have it."""
    row = {"c": community_id, "m": member_id, "b": badge, "l": level, "at": at, "by": by, "why": why}
    attempt: int | None = (await db.execute(_REVOKE, row)).scalar_one_or_none()
    return attempt


async def pay_anew(db: AsyncConnection, community_id: int, member_id: int, badge: str, level: int) -> None:
    """Its points came back in full, so that another grant may pay them again."""
    await db.execute(_PAY_ANEW, {"c": community_id, "m": member_id, "b": badge, "l": level})


async def of_members(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Sequence[Grant]:
    """All grants, those taken back too."""
    rows = await db.execute(_OF_MEMBERS, {"c": community_id, "ids": list(ids)})
    return [_grant(row) for row in rows]


async def of_badge(db: AsyncConnection, community_id: int, badge: str) -> Sequence[Grant]:
    """All grants of one, those taken back too."""
    return [_grant(row) for row in await db.execute(_OF_BADGE, {"c": community_id, "b": badge})]


def _grant(row: Row[Any]) -> Grant:
    values = dict(row._mapping)
    return Grant(**(values | {"evidence": json.loads(values["evidence"])}))


_EARNED = and_(_T.c.community_id == bindparam("c"), _T.c.revoked_at.is_(None))
_GRANTED = (
    select(_T.c.member_id, _T.c.badge, _T.c.level)
    .where(_EARNED, _T.c.granted_at >= bindparam("since"), _T.c.granted_at < bindparam("until"), ~_T.c.is_quiet)
    .order_by(_T.c.granted_at.desc(), _T.c.member_id, _T.c.badge, _T.c.level.desc())
    .limit(bindparam("n"))
)
_GRANTED_ON = select(_T.c.member_id, _T.c.badge, func.max(_T.c.level).label("level")).where(
    _EARNED,
    _T.c.member_id.in_(bindparam("ids", expanding=True)),
    _T.c.day.between(bindparam("first"), bindparam("last")),
)
_GRANTED_ON = _GRANTED_ON.group_by(_T.c.member_id, _T.c.badge).order_by(_T.c.member_id, func.min(_T.c.granted_at))


async def granted(
    db: AsyncConnection, community_id: int, since: datetime, until: datetime, limit: int
) -> Sequence[tuple[int, str, int]]:
    """Members with a badge and its level, without what was made up for quietly; the latest first."""
    rows = await db.execute(_GRANTED, {"c": community_id, "since": since, "until": until, "n": limit})
    return [(row.member_id, row.badge, row.level) for row in rows]


async def granted_on(
    db: AsyncConnection, community_id: int, ids: Collection[int], first: date, last: date
) -> Mapping[int, Sequence[tuple[str, int]]]:
    """By member, each badge with the highest of its levels that came then."""
    found: dict[int, list[tuple[str, int]]] = {}
    for row in await db.execute(_GRANTED_ON, {"c": community_id, "ids": list(ids), "first": first, "last": last}):
        found.setdefault(row.member_id, []).append((row.badge, row.level))
    return found


async def holders(db: AsyncConnection, community_id: int) -> dict[str, int]:
    """How many have each badge."""
    return {row.badge: row.holders for row in await db.execute(_HOLDERS, {"c": community_id})}


async def census(db: AsyncConnection) -> dict[str, int]:
    """Badges that members have."""
    query = select(func.count()).select_from(_T).where(_T.c.revoked_at.is_(None))
    return {"badges": int((await db.execute(query)).scalar_one())}


# --- Groups that turn out to be one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))
_OWN = [column.name for column in _T.c if column.name != "community_id"]
_MOVE = insert(_T).from_select(
    ["community_id", *_OWN],
    select(_KEPT, *(_T.c[name] for name in _OWN)).where(_T.c.community_id == _RETIRED),
)
_STANDS = and_(_T.c.revoked_at.is_not(None), _MOVE.excluded.revoked_at.is_(None))
_MOVE = _MOVE.on_conflict_do_update(
    index_elements=_KEY,
    set_={
        name: case((_STANDS, _MOVE.excluded[name]), else_=_T.c[name])
        for name in (*_SAID, "revoked_at", "revoked_by", "revoke_reason")
    }
    | {"attempt": case((_T.c.attempt < _MOVE.excluded.attempt, _MOVE.excluded.attempt), else_=_T.c.attempt)},
)
_EMPTY = delete(_T).where(_T.c.community_id == _RETIRED)


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """What members have in either, they have in the one kept."""
    both = {"kept": kept_id, "retired": retired_id}
    await db.execute(_MOVE, both)
    await db.execute(_EMPTY, both)
