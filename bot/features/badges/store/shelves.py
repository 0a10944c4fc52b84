"""The badges of admins' making, and how far each community is."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.badges.tables import BadgeRow, RoundRow
from bot.kit.database import insert

_B: Any = BadgeRow.__table__  # type: ignore[attr-defined]
_R: Any = RoundRow.__table__  # type: ignore[attr-defined]

DRAFT, LIVE, RETIRED = "draft", "live", "retired"


@dataclass(frozen=True, slots=True)
class Made:
    """A row: a badge as admins made it, or what they changed about a built-in one."""

    community_id: int
    badge: str
    state: str
    emoji: str
    name: str
    criterion: str
    levels: str
    points: int
    is_secret: bool
    is_revocable: bool
    made_by: int
    made_at: datetime
    version: int = 1
    changed_by: int = 0
    draft_of: str = ""
    seen: str = ""
    name_en: str = ""
    name_zh: str = ""
    photo_id: str = ""


_COLUMNS = [_B.c[name] for name in Made.__dataclass_fields__]
_KEY = ["community_id", "badge"]
_PUT: Any = insert(_B).values({name: bindparam(name) for name in Made.__dataclass_fields__})
# Only what is meant to change: somebody else may change the rest at the same time.
_NEXT = {"version": _B.c.version + 1, "changed_by": _PUT.excluded.changed_by}
_PUT_ONE = {
    name: _PUT.on_conflict_do_update(index_elements=_KEY, set_=_NEXT | {name: _PUT.excluded[name]})
    for name in ("name", "name_en", "name_zh", "photo_id")
}
_MOVE_ON = _PUT.on_conflict_do_update(index_elements=_KEY, set_=_NEXT | {"state": _PUT.excluded.state})
_CHANGED = (
    "state", "emoji", "name", "name_en", "name_zh", "criterion", "levels", "points", "is_secret", "is_revocable",
    "changed_by",
)  # fmt: skip
_CHANGE = (
    update(_B)
    .where(_B.c.community_id == bindparam("c"), _B.c.badge == bindparam("b"), _B.c.version == bindparam("looked_at"))
    .where(_B.c.state != DRAFT)
    .values({name: bindparam(f"new_{name}") for name in _CHANGED} | {"version": _B.c.version + 1})
)
_OF = select(*_COLUMNS).where(_B.c.community_id == bindparam("c")).order_by(_B.c.made_at, _B.c.badge)
_DROP = delete(_B).where(_B.c.community_id == bindparam("c"), _B.c.state == DRAFT, _B.c.made_by == bindparam("by"))

_ONE_DRAFT = (_B.c.community_id == bindparam("c"), _B.c.badge == bindparam("b"), _B.c.state == DRAFT)
_DRAFT = select(*_COLUMNS).where(*_ONE_DRAFT, _B.c.draft_of == "")
_TAKE_CHANGE = delete(_B).where(*_ONE_DRAFT, _B.c.draft_of != "").returning(*_COLUMNS)
_ONE = select(*_COLUMNS).where(_B.c.community_id == bindparam("c"), _B.c.badge == bindparam("b"), _B.c.state != DRAFT)
_DROP_ONE = delete(_B).where(*_ONE_DRAFT)
_PUBLISH = (
    update(_B)
    .where(*_ONE_DRAFT, _B.c.draft_of == "")
    .values(state=LIVE, criterion=bindparam("new_criterion"))
    .returning(*_COLUMNS)
)


async def everything(db: AsyncConnection) -> Sequence[Made]:
    """Without drafts."""
    rows = await db.execute(select(*_COLUMNS).where(_B.c.state != DRAFT).order_by(_B.c.made_at, _B.c.badge))
    return [Made(**row._mapping) for row in rows]


async def of_community(db: AsyncConnection, community_id: int) -> Sequence[Made]:
    return [Made(**row._mapping) for row in await db.execute(_OF, {"c": community_id})]


async def add(db: AsyncConnection, made: Made) -> None:
    await db.execute(_PUT, asdict(made))


async def put_one(db: AsyncConnection, made: Made, column: str) -> None:
    """One of its names, or its photo, and nothing else; it is added where nobody has changed anything yet."""
    await db.execute(_PUT_ONE[column], asdict(made))


async def move_on(db: AsyncConnection, made: Made) -> None:
    """Into the state it has now, and nothing else; it is added where nobody has changed anything yet."""
    await db.execute(_MOVE_ON, asdict(made))


async def change(db: AsyncConnection, made: Made) -> bool:
    """All that admins decide about one; False when it is no longer the version that `made` was made from."""
    values = {f"new_{name}": getattr(made, name) for name in _CHANGED}
    key = {"c": made.community_id, "b": made.badge, "looked_at": made.version}
    return bool((await db.execute(_CHANGE, values | key)).rowcount)


async def publish(db: AsyncConnection, community_id: int, badge: str, criterion: str) -> Made | None:
    """A draft is live from now on; None when it is no draft any more."""
    row = (await db.execute(_PUBLISH, {"c": community_id, "b": badge, "new_criterion": criterion})).one_or_none()
    return Made(**row._mapping) if row else None


async def one(db: AsyncConnection, community_id: int, badge: str) -> Made | None:
    """As it is now, whatever is in memory; None when nobody made or changed it."""
    row = (await db.execute(_ONE, {"c": community_id, "b": badge})).one_or_none()
    return Made(**row._mapping) if row else None


async def take_change(db: AsyncConnection, community_id: int, draft: str) -> Made | None:
    """A draft that changes a badge, whoever comes first; it is gone then."""
    row = (await db.execute(_TAKE_CHANGE, {"c": community_id, "b": draft})).one_or_none()
    return Made(**row._mapping) if row else None


async def draft(db: AsyncConnection, community_id: int, badge: str) -> Made | None:
    """Of a new badge."""
    row = (await db.execute(_DRAFT, {"c": community_id, "b": badge})).one_or_none()
    return Made(**row._mapping) if row else None


async def drop_draft(db: AsyncConnection, community_id: int, badge: str) -> bool:
    return bool((await db.execute(_DROP_ONE, {"c": community_id, "b": badge})).rowcount)


async def drop_drafts(db: AsyncConnection, community_id: int, member_id: int) -> bool:
    """Those of one admin; whether there were any."""
    return bool((await db.execute(_DROP, {"c": community_id, "by": member_id})).rowcount)


# --- How far a community is ---

_BEGIN = insert(_R).values(community_id=bindparam("c"), version=0, next_day=bindparam("day")).on_conflict_do_nothing()
_AT = select(_R.c.version, _R.c.next_day).where(_R.c.community_id == bindparam("c"))
_DAY = update(_R).where(_R.c.community_id == bindparam("c")).values(next_day=bindparam("day"))
_VERSION = update(_R).where(_R.c.community_id == bindparam("c")).values(version=bindparam("v"))
_BELOW = select(_R.c.community_id, _R.c.version).where(_R.c.community_id.in_(bindparam("ids", expanding=True)))


async def versions(db: AsyncConnection, ids: Iterable[int]) -> dict[int, int]:
    """With which catalogue each was looked through; who is not in it has not begun."""
    return {row.community_id: row.version for row in await db.execute(_BELOW, {"ids": list(ids)})}


async def begin(db: AsyncConnection, community_id: int, day: date) -> None:
    await db.execute(_BEGIN, {"c": community_id, "day": day})


async def next_day(db: AsyncConnection, community_id: int) -> date | None:
    row = (await db.execute(_AT, {"c": community_id})).one_or_none()
    return row.next_day if row else None


async def set_next_day(db: AsyncConnection, community_id: int, day: date) -> None:
    await db.execute(_DAY, {"c": community_id, "day": day})


async def set_version(db: AsyncConnection, community_id: int, version: int) -> None:
    await db.execute(_VERSION, {"c": community_id, "v": version})


# --- Groups that turn out to be one ---

_KEPT, _GONE = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """What was made in the one that is no more is there in the other, unless it has one of that id."""
    own = [column.name for column in _B.c if column.name != "community_id"]
    rows = select(_KEPT, *(_B.c[name] for name in own)).where(_B.c.community_id == _GONE, _B.c.state != DRAFT)
    both = {"kept": kept_id, "retired": retired_id}
    await db.execute(insert(_B).from_select(["community_id", *own], rows).on_conflict_do_nothing(), both)
    for table in (_B, _R):
        await db.execute(delete(table).where(table.c.community_id == _GONE), {"retired": retired_id})
