from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
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
_RULED = insert(_R).on_conflict_do_nothing(index_elements=["community_id", "until_at"])
_EVER = datetime(9999, 1, 1, tzinfo=UTC)
_OPERATORS = select(_R.c.most, _R.c.every_days).where(_R.c.community_id == 0)
_NOTE_OPERATORS: Any = insert(_R)
_NOTE_OPERATORS = _NOTE_OPERATORS.on_conflict_do_update(
    index_elements=["community_id", "until_at"],
    set_={name: _NOTE_OPERATORS.excluded[name] for name in ("most", "every_days")},
)
_FILL_IN = update(_R).where(_R.c.every_days == 0).values(every_days=bindparam("e"))
_RULES = select(_R.c.last_day, _R.c.most, _R.c.every_days, _R.c.until_at)
_RULES = _RULES.where(_R.c.community_id == bindparam("c")).order_by(_R.c.until_at)


async def give(db: AsyncConnection, who: Who, key: str, at: datetime) -> bool:
    """False when it was given before."""
    return (await db.execute(_GIVE, _row(who, key=key, given_at=at))).rowcount > 0


async def take(db: AsyncConnection, who: Who, key: str) -> bool:
    return (await db.execute(_TAKE, who.key | {"k": key})).rowcount > 0


async def given(db: AsyncConnection, who: Who) -> Sequence[datetime]:
    return (await db.execute(_GIVEN, who.key)).scalars().all()


async def note_rule(db: AsyncConnection, community_id: int, until_at: datetime, every_days: int, most: int) -> None:
    """What held until it was changed."""
    await db.execute(_RULED, _ruling(community_id, until_at, every_days, most))


def _ruling(community_id: int, until_at: datetime, every_days: int, most: int) -> dict[str, Any]:
    rule = {"most": most, "every_days": every_days}
    return {"community_id": community_id, "until_at": until_at, "last_day": None} | rule


async def rules(db: AsyncConnection, community_id: int) -> Sequence[Any]:
    return (await db.execute(_RULES, {"c": community_id})).all()


async def operators(db: AsyncConnection) -> Any:
    """What the operator's settings were when they were last noted; None: they never were."""
    return (await db.execute(_OPERATORS)).one_or_none()


async def note_operators(db: AsyncConnection, every_days: int, most: int) -> None:
    await db.execute(_NOTE_OPERATORS, _ruling(0, _EVER, every_days, most))


async def fill_in(db: AsyncConnection, every_days: int) -> None:
    """Of rules that were noted before this was."""
    await db.execute(_FILL_IN, {"e": every_days})


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
