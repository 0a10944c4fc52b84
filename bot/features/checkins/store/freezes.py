from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.checkins.store.entries import Who, whose
from bot.features.checkins.tables import FreezeRuleRow, FrozenDayRow, GivenFreezeRow, MilestoneRow
from bot.kit.database import insert, moving

_F: Any = FrozenDayRow.__table__  # type: ignore[attr-defined]
_G: Any = GivenFreezeRow.__table__  # type: ignore[attr-defined]
_R: Any = FreezeRuleRow.__table__  # type: ignore[attr-defined]
_M: Any = MilestoneRow.__table__  # type: ignore[attr-defined]

_KEY = ("community_id", "track", "member_id")


def _row(who: Who, **more: Any) -> dict[str, Any]:
    return {"community_id": who.community_id, "track": who.track, "member_id": who.member_id} | more


# --- Days that are frozen ---

_FREEZE = insert(_F).on_conflict_do_nothing(index_elements=[*_KEY, "day"])
_THAW = delete(_F).where(*whose(_F), _F.c.day == bindparam("d"))
_FROZEN = select(_F.c.day).where(*whose(_F), _F.c.day >= bindparam("since"))


async def freeze(db: AsyncConnection, who: Who, days: Collection[date]) -> None:
    if days:
        await db.execute(_FREEZE, [_row(who, day=day) for day in days])


async def thaw(db: AsyncConnection, who: Who, days: Collection[date]) -> None:
    if days:
        await db.execute(_THAW, [who.key | {"d": day} for day in days])


async def frozen(db: AsyncConnection, who: Who, since: date = date.min) -> set[date]:
    return set((await db.execute(_FROZEN, who.key | {"since": since})).scalars())


# --- Freezes on top, and how many one may hold ---

_GIVE = insert(_G).on_conflict_do_nothing(index_elements=[*_KEY, "key"])
_TAKE = delete(_G).where(*whose(_G), _G.c.key == bindparam("k"))
_GIVEN = select(_G.c.given_at).where(*whose(_G)).order_by(_G.c.given_at)
_RULED = insert(_R).on_conflict_do_nothing(index_elements=["community_id", "last_day"])
_RULES = select(_R.c.last_day, _R.c.most).where(_R.c.community_id == bindparam("c")).order_by(_R.c.last_day)


async def give(db: AsyncConnection, who: Who, key: str, at: datetime) -> bool:
    """False when it was given before."""
    return (await db.execute(_GIVE, _row(who, key=key, given_at=at))).rowcount > 0


async def take(db: AsyncConnection, who: Who, key: str) -> bool:
    return (await db.execute(_TAKE, who.key | {"k": key})).rowcount > 0


async def given(db: AsyncConnection, who: Who) -> Sequence[datetime]:
    return (await db.execute(_GIVEN, who.key)).scalars().all()


async def note_rule(db: AsyncConnection, community_id: int, last_day: date, most: int) -> None:
    """What held up to that day; of several changes in a day the first one knows."""
    await db.execute(_RULED, {"community_id": community_id, "last_day": last_day, "most": most})


async def rules(db: AsyncConnection, community_id: int) -> Sequence[Any]:
    return (await db.execute(_RULES, {"c": community_id})).all()


# --- Milestones ---

_REACH = insert(_M).on_conflict_do_nothing(index_elements=[*_KEY, "days", "day"])
_REACHED = select(_M.c.days).where(*whose(_M), _M.c.day >= bindparam("since"))
_ON = select(_M.c.days, _M.c.attempt).where(*whose(_M), _M.c.day == bindparam("d"))
_UNREACH = delete(_M).where(*whose(_M), _M.c.day == bindparam("d"))


async def reach(db: AsyncConnection, who: Who, days: int, day: date, attempt: int) -> bool:
    """False when it was known."""
    return (await db.execute(_REACH, _row(who, days=days, day=day, attempt=attempt))).rowcount > 0


async def reached(db: AsyncConnection, who: Who, since: date) -> set[int]:
    """Those of a streak that began on `since`."""
    return set((await db.execute(_REACHED, who.key | {"since": since})).scalars())


async def reached_on(db: AsyncConnection, who: Who, day: date) -> Sequence[Any]:
    return (await db.execute(_ON, who.key | {"d": day})).all()


async def unreach(db: AsyncConnection, who: Who, day: date) -> None:
    await db.execute(_UNREACH, who.key | {"d": day})


# --- Groups that turn out to be one ---


_MOVES = [(moving(table).on_conflict_do_nothing(), table) for table in (_F, _G, _M)]


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """What one community's members have into another's; its rules are given up."""
    for moved, table in _MOVES:
        await db.execute(moved, {"kept": kept_id, "retired": retired_id})
        await db.execute(delete(table).where(table.c.community_id == retired_id))
    await db.execute(delete(_R).where(_R.c.community_id == retired_id))
