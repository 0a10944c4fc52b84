"""Who is in, how far, and what each did."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.challenges.tables import ChallengeMarkRow, EnrolmentRow
from bot.kit.database import insert

_E: Any = EnrolmentRow.__table__  # type: ignore[attr-defined]
_M: Any = ChallengeMarkRow.__table__  # type: ignore[attr-defined]

Done = tuple[date, int, int]
"""What was done on a day: which task, and how much of a unit in thousandths."""


def _of(table: Any) -> Any:
    return table.c.community_id == bindparam("c"), table.c.challenge_id == bindparam("i")


def _mine(table: Any) -> Any:
    return *_of(table), table.c.member_id == bindparam("m")


_ENROL: Any = insert(_E).values(
    community_id=bindparam("c"), challenge_id=bindparam("i"), member_id=bindparam("m"), is_in=True, attempt=1,
    stake=bindparam("stake"), enrolled_at=bindparam("at"), progress=0, completed_on=None, told_on=None,
    payment=1, team=bindparam("team"),
)  # fmt: skip
_ENROL = _ENROL.on_conflict_do_update(
    index_elements=["community_id", "challenge_id", "member_id"],
    set_={
        "is_in": True, "attempt": _E.c.attempt + 1, "stake": _ENROL.excluded.stake,
        "enrolled_at": _ENROL.excluded.enrolled_at, "team": _ENROL.excluded.team,
    },
    where=_E.c.is_in.is_(False),
).returning(_E.c.attempt)  # fmt: skip
_FIND = select(_E).where(*_mine(_E))
# An update that changes nothing holds the row until the transaction ends, on either database.
_LOCK = update(_E).where(*_mine(_E)).values(is_in=_E.c.is_in).returning(*_E.c)
_ALL = select(_E).where(*_of(_E)).order_by(_E.c.enrolled_at, _E.c.member_id)
_IN = _ALL.where(_E.c.is_in)
_COUNT = select(_E.c.challenge_id, func.count()).where(
    _E.c.community_id == bindparam("c"), _E.c.is_in, _E.c.challenge_id.in_(bindparam("ids", expanding=True))
)
_COUNT = _COUNT.group_by(_E.c.challenge_id)
_OF_MEMBER = select(_E.c.challenge_id).where(
    _E.c.community_id == bindparam("c"), _E.c.member_id == bindparam("m"), _E.c.is_in
)
_COMPLETED_ON = (
    select(_E.c.completed_on)
    .where(_E.c.community_id == bindparam("c"), _E.c.member_id == bindparam("m"), _E.c.completed_on.is_not(None))
    .order_by(_E.c.completed_on)
)
_GO_ON = (
    update(_E)
    .where(*_mine(_E))
    .values(progress=bindparam("p"), completed_on=bindparam("on_day"), payment=bindparam("pay"))
)
_TOLD = update(_E).where(*_mine(_E)).values(told_on=bindparam("on_day"))
_PUT_IN_TEAM = update(_E).where(*_mine(_E)).values(team=bindparam("team"))
_SIZES = select(_E.c.team, func.count()).where(*_of(_E), _E.c.is_in, _E.c.team.is_not(None)).group_by(_E.c.team)
_LEAVE = update(_E).where(*_mine(_E), _E.c.is_in).values(is_in=False, stake=0, team=None).returning(_E.c.attempt)


async def enrol(
    db: AsyncConnection,
    community_id: int,
    challenge_id: int,
    member_id: int,
    stake: int,
    team: int | None,
    at: datetime,
) -> int | None:
    """Which attempt it is; None when they are in already."""
    row = {"c": community_id, "i": challenge_id, "m": member_id, "stake": stake, "team": team, "at": at}
    attempt: int | None = (await db.execute(_ENROL, row)).scalar()
    return attempt


async def find(db: AsyncConnection, community_id: int, challenge_id: int, member_id: int) -> Row[Any] | None:
    return (await db.execute(_FIND, {"c": community_id, "i": challenge_id, "m": member_id})).first()


async def lock(db: AsyncConnection, community_id: int, challenge_id: int, member_id: int) -> Row[Any] | None:
    """An enrolment that nobody else changes until this transaction ends."""
    return (await db.execute(_LOCK, {"c": community_id, "i": challenge_id, "m": member_id})).first()


async def of_challenge(db: AsyncConnection, community_id: int, challenge_id: int, *, is_in: bool) -> Sequence[Row[Any]]:
    """In the order in which they came; with `is_in` without those who left."""
    return (await db.execute(_IN if is_in else _ALL, {"c": community_id, "i": challenge_id})).all()


async def counts(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Mapping[int, int]:
    """Members by challenge."""
    rows = await db.execute(_COUNT, {"c": community_id, "ids": list(ids)})
    return {int(challenge_id): int(number) for challenge_id, number in rows}


async def of_member(db: AsyncConnection, community_id: int, member_id: int) -> set[int]:
    """The challenges that a member is or was in to the end."""
    return {int(row[0]) for row in await db.execute(_OF_MEMBER, {"c": community_id, "m": member_id})}


async def completed_on(db: AsyncConnection, community_id: int, member_id: int) -> Sequence[date]:
    """Of all the challenges that a member completed, the days on which they did."""
    return list((await db.execute(_COMPLETED_ON, {"c": community_id, "m": member_id})).scalars())


async def go_on(db: AsyncConnection, row: Row[Any], progress: int, completed_on: date | None, payment: int) -> None:
    who = {"c": row.community_id, "i": row.challenge_id, "m": row.member_id}
    await db.execute(_GO_ON, who | {"p": progress, "on_day": completed_on, "pay": payment})


async def told(db: AsyncConnection, community_id: int, challenge_id: int, ids: Iterable[int], day: date) -> None:
    """That they came to the goal."""
    rows = [{"c": community_id, "i": challenge_id, "m": member_id, "on_day": day} for member_id in ids]
    if rows:
        await db.execute(_TOLD, rows)


async def put_in_teams(db: AsyncConnection, community_id: int, challenge_id: int, teams: Mapping[int, int]) -> None:
    """By member."""
    rows = [{"c": community_id, "i": challenge_id, "m": member_id, "team": team} for member_id, team in teams.items()]
    if rows:
        await db.execute(_PUT_IN_TEAM, rows)


async def team_sizes(db: AsyncConnection, community_id: int, challenge_id: int) -> Mapping[int, int]:
    """By team; one without members is not in it."""
    rows = await db.execute(_SIZES, {"c": community_id, "i": challenge_id})
    return {int(team): int(members) for team, members in rows}


async def leave(db: AsyncConnection, community_id: int, challenge_id: int, member_id: int) -> int | None:
    """Which attempt ended; None when they are not in."""
    left: int | None = (await db.execute(_LEAVE, {"c": community_id, "i": challenge_id, "m": member_id})).scalar()
    return left


# --- What was done ---

_PUT = insert(_M).values({column.name: bindparam(column.name) for column in _M.c})
_ADD = _PUT.on_conflict_do_nothing().returning(_M.c.task)
_SET = _PUT.on_conflict_do_update(
    index_elements=[column.name for column in _M.primary_key], set_={"amount": _PUT.excluded.amount}
)
_DROP = delete(_M).where(*_mine(_M), _M.c.day == bindparam("d"), _M.c.task == bindparam("t")).returning(_M.c.task)
_AT = select(_M.c.at).where(*_mine(_M), _M.c.day == bindparam("d"), _M.c.task == bindparam("t"))
_FORGET = delete(_M).where(*_mine(_M))
_MARKS = select(_M.c.day, _M.c.task, _M.c.amount).where(*_mine(_M)).order_by(_M.c.day, _M.c.task)
_ALL_MARKS = select(_M.c.member_id, _M.c.day, _M.c.task, _M.c.amount).where(*_of(_M))
_ON_DAYS = select(_M.c.member_id, func.count(_M.c.task.distinct()))
_ON_DAYS = _ON_DAYS.where(
    *_of(_M), _M.c.day.in_(bindparam("days", expanding=True)), _M.c.amount >= bindparam("n")
).group_by(_M.c.member_id)


def _row(community_id: int, challenge_id: int, member_id: int, done: Done, at: datetime) -> dict[str, Any]:
    row = {"community_id": community_id, "challenge_id": challenge_id, "member_id": member_id, "at": at}
    day, task, amount = done
    return row | {"day": day, "task": task, "amount": amount}


async def add_once(
    db: AsyncConnection, community_id: int, challenge_id: int, member_id: int, marks: Iterable[Done], at: datetime
) -> int:
    """How many of them were new."""
    rows = [_row(community_id, challenge_id, member_id, done, at) for done in marks]
    return sum([(await db.execute(_ADD, row)).first() is not None for row in rows])


async def marked_at(
    db: AsyncConnection, community_id: int, challenge_id: int, member_id: int, done: Done
) -> datetime | None:
    who = {"c": community_id, "i": challenge_id, "m": member_id, "d": done[0], "t": done[1]}
    at: datetime | None = (await db.execute(_AT, who)).scalar_one_or_none()
    return at


async def set_amount(
    db: AsyncConnection, community_id: int, challenge_id: int, member_id: int, done: Done, at: datetime
) -> None:
    await db.execute(_SET, _row(community_id, challenge_id, member_id, done, at))


async def drop(db: AsyncConnection, community_id: int, challenge_id: int, member_id: int, done: Done) -> bool:
    who = {"c": community_id, "i": challenge_id, "m": member_id, "d": done[0], "t": done[1]}
    return (await db.execute(_DROP, who)).first() is not None


async def forget(db: AsyncConnection, community_id: int, challenge_id: int, member_id: int) -> None:
    await db.execute(_FORGET, {"c": community_id, "i": challenge_id, "m": member_id})


async def marks_of(db: AsyncConnection, community_id: int, challenge_id: int, member_id: int) -> list[Done]:
    rows = await db.execute(_MARKS, {"c": community_id, "i": challenge_id, "m": member_id})
    return [(row.day, row.task, row.amount) for row in rows]


async def all_marks(db: AsyncConnection, community_id: int, challenge_id: int) -> dict[int, list[Done]]:
    """By member."""
    found: dict[int, list[Done]] = {}
    for member_id, day, task, amount in await db.execute(_ALL_MARKS, {"c": community_id, "i": challenge_id}):
        found.setdefault(member_id, []).append((day, task, amount))
    return found


async def on_days(
    db: AsyncConnection,
    community_id: int,
    challenge_id: int,
    days: Collection[date],
    least: int,
    until: datetime | None = None,
) -> dict[int, int]:
    """How many of the tasks each did on any of them, `least` of the unit or more; with `until` by then."""
    statement = _ON_DAYS if until is None else _ON_DAYS.where(_M.c.at <= until)
    rows = await db.execute(statement, {"c": community_id, "i": challenge_id, "days": list(days), "n": least})
    return {int(member_id): int(tasks) for member_id, tasks in rows}


_SUMS = select(func.count(), func.coalesce(func.sum(_E.c.progress), 0)).where(*_of(_E), _E.c.is_in)
_ACTIVE = (
    select(func.count(_M.c.member_id.distinct()))
    .join(_E, (_E.c.community_id == _M.c.community_id) & (_E.c.challenge_id == _M.c.challenge_id)
          & (_E.c.member_id == _M.c.member_id))
    .where(*_of(_M), _M.c.day > bindparam("d"), _M.c.amount >= bindparam("n"), _E.c.is_in)
)  # fmt: skip


async def sums(db: AsyncConnection, community_id: int, challenge_id: int) -> tuple[int, int]:
    """How many are in, and their progress added up."""
    members, progress = (await db.execute(_SUMS, {"c": community_id, "i": challenge_id})).one()
    return int(members), int(progress)


_COUNTED = select(func.count(), func.count(_E.c.completed_on)).where(
    _E.c.community_id == bindparam("c"), _E.c.challenge_id.in_(bindparam("ids", expanding=True)), _E.c.is_in
)


async def counted(db: AsyncConnection, community_id: int, ids: Collection[int]) -> tuple[int, int]:
    """How many were in some challenges to their end, and how many of them completed theirs."""
    members, completed = (await db.execute(_COUNTED, {"c": community_id, "ids": sorted(ids)})).one()
    return int(members), int(completed)


async def active(db: AsyncConnection, community_id: int, challenge_id: int, after: date, least: int) -> int:
    """How many of those who are in did something after that day, `least` of the unit or more."""
    values = {"c": community_id, "i": challenge_id, "d": after, "n": least}
    return int((await db.execute(_ACTIVE, values)).scalar_one())


# --- Groups that turn out to be one ---

_MOVE = [
    update(table).where(table.c.community_id == bindparam("retired")).values(community_id=bindparam("kept"))
    for table in (_E, _M)
]


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    for statement in _MOVE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
