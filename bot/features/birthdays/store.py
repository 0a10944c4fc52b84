from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.birthdays.tables import AnniversaryRow, BirthdayRow, GreetingRow, WishRow
from bot.kit.database import insert, moving

_B: Any = BirthdayRow.__table__  # type: ignore[attr-defined]
_W: Any = WishRow.__table__  # type: ignore[attr-defined]
_G: Any = GreetingRow.__table__  # type: ignore[attr-defined]
_A: Any = AnniversaryRow.__table__  # type: ignore[attr-defined]
_ONE = (_B.c.community_id == bindparam("c"), _B.c.member_id == bindparam("m"))
_FOR_ALL, _FOR_ADMINS = ["public"], ["public", "quiet"]
_FIND = select(_B).where(*_ONE)
_PUT = insert(_B).values({column.name: bindparam(column.name) for column in _B.c})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={c.name: _PUT.excluded[c.name] for c in _B.c if c.name not in ("community_id", "member_id", "greeted_at")},
)
_CHANGE = update(_B).where(*_ONE)
_FORGET = (
    update(_B).where(*_ONE, _B.c.month != 0).values(month=0, of_month=0, next_on=date.max).returning(_B.c.member_id)
)
_DUE = select(_B).where(_B.c.community_id == bindparam("c"), _B.c.next_on <= bindparam("today"))
_DUE = _DUE.order_by(_B.c.next_on, _B.c.member_id)
_MINUTES = func.coalesce(_B.c.hour * 60, bindparam("at"))
_NEXT = select(_B.c.next_on, _MINUTES.label("minutes")).where(_B.c.community_id == bindparam("c"), _B.c.month != 0)
_NEXT = _NEXT.order_by(_B.c.next_on, "minutes").limit(1)
_COMING = select(_B).where(
    _B.c.community_id == bindparam("c"),
    _B.c.visibility.in_(bindparam("seen", expanding=True)),
    _B.c.next_on >= bindparam("since"),
    _B.c.next_on < bindparam("until"),
)
_COMING = _COMING.order_by(_B.c.next_on, _B.c.member_id)
_SOON = _COMING.limit(bindparam("n"))
_KNOWN = select(_B).where(_B.c.community_id == bindparam("c"), _B.c.visibility.in_(_FOR_ADMINS), _B.c.month != 0)
_KNOWN = _KNOWN.order_by(_B.c.next_on, _B.c.member_id)
_KEPT_BACK = select(_B.c.member_id).where(
    _B.c.community_id == bindparam("c"),
    _B.c.member_id.in_(bindparam("ids", expanding=True)),
    _B.c.visibility != "public",
    _B.c.month != 0,
)


async def find(db: AsyncConnection, community_id: int, member_id: int) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "m": member_id})).first()


async def put(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    """Adds or replaces; when somebody was greeted last is kept."""
    await db.execute(_PUT, row)


async def change(db: AsyncConnection, community_id: int, member_id: int, **values: Any) -> None:
    await db.execute(_CHANGE.values(**values), {"c": community_id, "m": member_id})


async def forget(db: AsyncConnection, community_id: int, member_id: int) -> bool:
    """False when there is none."""
    return (await db.execute(_FORGET, {"c": community_id, "m": member_id})).first() is not None


async def due(db: AsyncConnection, community_id: int, today: date) -> Sequence[Row[Any]]:
    return (await db.execute(_DUE, {"c": community_id, "today": today})).all()


async def next_due(db: AsyncConnection, community_id: int, at: int) -> tuple[date, int] | None:
    """The first day to greet somebody on, and the minute of it; `at` that minute whoever chose no hour is greeted."""
    row = (await db.execute(_NEXT, {"c": community_id, "at": at})).first()
    return (row.next_on, int(row.minutes)) if row else None


async def coming(
    db: AsyncConnection, community_id: int, since: date, until: date, *, for_admins: bool = False
) -> Sequence[Row[Any]]:
    """Those that may be known."""
    seen = _FOR_ADMINS if for_admins else _FOR_ALL
    return (await db.execute(_COMING, {"c": community_id, "since": since, "until": until, "seen": seen})).all()


async def soon(
    db: AsyncConnection, community_id: int, since: date, until: date, limit: int
) -> Sequence[tuple[date, int]]:
    """Public ones only; the first so many."""
    values = {"c": community_id, "since": since, "until": until, "n": limit, "seen": _FOR_ALL}
    return [(row.next_on, row.member_id) for row in await db.execute(_SOON, values)]


async def known(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    """All that admins may know."""
    return (await db.execute(_KNOWN, {"c": community_id})).all()


async def kept_back(db: AsyncConnection, community_id: int, ids: Collection[int]) -> set[int]:
    """Those of them whose birthday is not for everybody."""
    return set((await db.execute(_KEPT_BACK, {"c": community_id, "ids": list(ids)})).scalars())


async def census(db: AsyncConnection) -> dict[str, int]:
    counts = [(await db.execute(select(func.count()).select_from(table))).scalar_one() for table in (_B, _W, _G)]
    return dict(zip(("birthdays", "birthday-wishes", "birthday-greetings"), map(int, counts), strict=True))


# --- Wishes ---

_IN = _W.c.community_id == bindparam("c")
_WISH = insert(_W).values({column.name: bindparam(column.name) for column in _W.c})
_WISH = _WISH.on_conflict_do_update(
    index_elements=["community_id", "to_member_id", "member_id"],
    set_={name: _WISH.excluded[name] for name in ("words", "last_on", "wished_at")},
)
_BOTH = (_IN, _W.c.to_member_id == bindparam("to"), _W.c.member_id == bindparam("m"))
_UNWISH = delete(_W).where(*_BOTH).returning(_W.c.member_id)
_WISHES_OF = select(_W).where(_IN, _W.c.member_id == bindparam("m")).order_by(_W.c.last_on, _W.c.to_member_id)
_TAKE = delete(_W).where(_IN, _W.c.to_member_id.in_(bindparam("ids", expanding=True))).returning(_W)
_LAST = select(func.min(_W.c.last_on)).where(_IN)
_DROP = delete(_W).where(_IN, _W.c.last_on < bindparam("today"))


async def wish(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    """Adds or replaces."""
    await db.execute(_WISH, row)


async def unwish(db: AsyncConnection, community_id: int, to_member_id: int, member_id: int) -> bool:
    """False when there is none."""
    return (await db.execute(_UNWISH, {"c": community_id, "to": to_member_id, "m": member_id})).first() is not None


async def wishes_of(db: AsyncConnection, community_id: int, member_id: int) -> Sequence[Row[Any]]:
    """That a member left and that wait."""
    return (await db.execute(_WISHES_OF, {"c": community_id, "m": member_id})).all()


async def take_wishes(db: AsyncConnection, community_id: int, to_ids: Collection[int]) -> Sequence[Row[Any]]:
    """All that wait for these, the oldest first; they wait no more."""
    rows = (await db.execute(_TAKE, {"c": community_id, "ids": list(to_ids)})).all()
    return sorted(rows, key=lambda row: (row.wished_at, row.member_id))


async def drop_wishes(db: AsyncConnection, community_id: int, today: date) -> None:
    """Those whose last day is over."""
    await db.execute(_DROP, {"c": community_id, "today": today})


async def last_day_of_wishes(db: AsyncConnection, community_id: int) -> date | None:
    """Of the one that is gone first."""
    found: date | None = (await db.execute(_LAST, {"c": community_id})).scalar()
    return found


# --- Greetings that admins wrote ---

_WRITTEN = select(_G).where(_G.c.community_id == bindparam("c")).order_by(_G.c.number)
_WRITE = insert(_G).values(
    community_id=bindparam("c"), number=bindparam("n"), words=bindparam("words"), said_at=bindparam("said_at")
)
_THIS = (_G.c.community_id == bindparam("c"), _G.c.number == bindparam("n"))
_SAID = update(_G).where(*_THIS).values(said_at=bindparam("now"))
_REMOVE = delete(_G).where(*_THIS).returning(_G.c.number)


async def greetings(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    return (await db.execute(_WRITTEN, {"c": community_id})).all()


async def write(
    db: AsyncConnection, community_id: int, number: int, words: str, said_at: datetime | None = None
) -> None:
    await db.execute(_WRITE, {"c": community_id, "n": number, "words": words, "said_at": said_at})


async def said(db: AsyncConnection, community_id: int, number: int, now: datetime) -> None:
    await db.execute(_SAID, {"c": community_id, "n": number, "now": now})


async def remove(db: AsyncConnection, community_id: int, number: int) -> bool:
    """False when there is none."""
    return (await db.execute(_REMOVE, {"c": community_id, "n": number})).first() is not None


# --- Days of joining ---

_FROM = select(_A.c.next_on).where(_A.c.community_id == bindparam("c"))
_SET = insert(_A).values(community_id=bindparam("c"), next_on=bindparam("day"))
_SET = _SET.on_conflict_do_update(index_elements=["community_id"], set_={"next_on": _SET.excluded.next_on})
_UNSET = delete(_A).where(_A.c.community_id == bindparam("c"))


async def anniversaries_from(db: AsyncConnection, community_id: int) -> date | None:
    """The first day that was not greeted; none: they are not greeted."""
    found: date | None = (await db.execute(_FROM, {"c": community_id})).scalar()
    return found


async def greet_anniversaries_from(db: AsyncConnection, community_id: int, day: date | None) -> None:
    """None: no more."""
    await db.execute(_UNSET if day is None else _SET, {"c": community_id} | ({"day": day} if day else {}))


# --- Communities that become one ---

_MOVES = [
    statement
    for table in (_B, _W, _A)
    for statement in (
        moving(table).on_conflict_do_nothing(),
        delete(table).where(table.c.community_id == bindparam("retired")),
    )
]


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """Who told a birthday or left a wish in both keeps the one of the community that goes on."""
    for statement in _MOVES:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
    theirs, others = await greetings(db, kept_id), await greetings(db, retired_id)
    last = max((one.number for one in theirs), default=0)
    words = {one.words for one in theirs}
    for number, one in enumerate([one for one in others if one.words not in words], last + 1):
        await write(db, kept_id, number, one.words, one.said_at)
    await db.execute(delete(_G).where(_G.c.community_id == retired_id))
