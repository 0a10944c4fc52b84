from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from bot.features.communities.tables import CommunityRow
from bot.kit.database import insert

_T: Any = CommunityRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Group:
    """A row: what is known of the group itself; what it chose is in the settings."""

    id: int
    chat_id: int | None
    former_chat_id: int | None
    title: str
    is_active: bool
    is_admin: bool
    can_pin: bool
    standing_at: datetime | None
    created_at: datetime
    merged_into: int | None
    can_tag: bool | None = None


_COLUMNS = [_T.c[name] for name in Group.__dataclass_fields__]
_EVERY = select(*_COLUMNS)
_SOME = _EVERY.where(_T.c.id.in_(bindparam("ids", expanding=True)))
_BY_CHAT = (
    _EVERY.where(or_(_T.c.chat_id == bindparam("chat"), _T.c.former_chat_id == bindparam("chat")))
    # A chat id that one group left and another has now cannot be, but if it were, today's would be meant.
    .order_by(_T.c.former_chat_id == bindparam("chat"))
    .limit(1)
)
_LOCK = _EVERY.where(_T.c.id == bindparam("community")).with_for_update()
_ADD = (
    insert(_T)
    .values(
        chat_id=bindparam("chat_id"), title=bindparam("title"), created_at=bindparam("at"),
        is_active=True, is_admin=False, can_pin=False,
    )
    .on_conflict_do_nothing(index_elements=["chat_id"])
    .returning(*_COLUMNS)
)  # fmt: skip
_KEPT = [name for name in Group.__dataclass_fields__ if name not in ("id", "created_at")]
_SAVE = update(_T).where(_T.c.id == bindparam("row")).values({name: bindparam(name) for name in _KEPT})
_COUNT = select(func.count()).where(_T.c.merged_into.is_(None))

# What is not history: choices, words and plans, and who was seen.
_NO_HISTORY = {"community_settings", "outbox", "due", "memberships", "badge_rounds", "tier_setups", "tier_tags"}


async def everyone(db: AsyncConnection) -> Iterable[Group]:
    return [_group(row) for row in await db.execute(_EVERY)]


async def some(db: AsyncConnection, ids: Collection[int]) -> Iterable[Group]:
    return [_group(row) for row in await db.execute(_SOME, {"ids": list(ids)})]


async def by_chat(db: AsyncConnection, chat_id: int) -> Group | None:
    """The group that has this chat id, or had it before it moved."""
    row = (await db.execute(_BY_CHAT, {"chat": chat_id})).one_or_none()
    return _group(row) if row else None


async def lock(db: AsyncConnection, community_id: int) -> Group:
    """The row, held until the transaction ends, so that what is read may be changed and saved."""
    return _group((await db.execute(_LOCK, {"community": community_id})).one())


async def add_once(db: AsyncConnection, chat_id: int, title: str, at: datetime) -> Group | None:
    """None when another transaction was first."""
    row = (await db.execute(_ADD, {"chat_id": chat_id, "title": title, "at": at})).one_or_none()
    return _group(row) if row else None


async def save(db: AsyncConnection, group: Group) -> None:
    values = asdict(group)
    await db.execute(_SAVE, {"row": group.id} | {name: values[name] for name in _KEPT})


async def has_history(db: AsyncConnection, community_id: int) -> bool:
    """Whether any room keeps something of this community that its members would miss."""
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in _NO_HISTORY and "community_id" in table.c:
            found = select(table.c.community_id).where(table.c.community_id == community_id).limit(1)
            if (await db.execute(found)).first():
                return True
    return False


async def census(db: AsyncConnection) -> dict[str, int]:
    """Groups that Hearth is or was in."""
    return {"communities": int((await db.execute(_COUNT)).scalar_one())}


async def advice(db: AsyncConnection) -> list[str]:
    """What Hearth is missing in its groups."""
    rows = await db.execute(_EVERY.where(_T.c.is_active, ~_T.c.is_admin).order_by(_T.c.id).limit(20))
    return [
        f"communities: no admin in {row.title!r} ({row.id}): joins, leaves and reactions are not seen there, and with "
        "privacy mode on only commands are"
        for row in rows
    ]


def _group(row: Row[Any]) -> Group:
    return Group(**row._mapping)
