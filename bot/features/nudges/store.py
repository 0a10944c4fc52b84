from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, case, delete, func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.nudges.tables import MentionRow, NudgePolicyRow, NudgeRefusalRow, NudgeRow, PolicyNudgeRow
from bot.kit.database import UTCDateTime, insert, moving

_N: Any = NudgeRow.__table__  # type: ignore[attr-defined]
_R: Any = NudgeRefusalRow.__table__  # type: ignore[attr-defined]
_P: Any = NudgePolicyRow.__table__  # type: ignore[attr-defined]
_D: Any = PolicyNudgeRow.__table__  # type: ignore[attr-defined]
_M: Any = MentionRow.__table__  # type: ignore[attr-defined]
DELETED = "deleted"
_SPOKEN = ("told", "mentioned")

_ADD: Any = insert(_N).values({column.name: bindparam(column.name) for column in _N.c})
_ADD = _ADD.on_conflict_do_nothing().returning(_N.c.member_id)
_OF_MEMBERS = select(_N).where(
    _N.c.community_id == bindparam("c"), _N.c.member_id.in_(bindparam("ids", expanding=True))
)
_LATELY = (
    select(_N.c.member_id)
    .where(_N.c.member_id.in_(bindparam("ids", expanding=True)), _N.c.at > bindparam("since"), _N.c.what == "told")
    .distinct()
)
_LATELY_BY_POLICY = select(_D.c.member_id).where(
    _D.c.member_id.in_(bindparam("ids", expanding=True)), _D.c.at > bindparam("since"), _D.c.what.in_(_SPOKEN)
)
_DRAWN_LAST = union_all(
    *(
        select(table.c.member_id, func.max(table.c.at).label("at"))
        .where(
            table.c.community_id == bindparam("c"),
            table.c.member_id.in_(bindparam("ids", expanding=True)),
            table.c.what.in_((*_SPOKEN, "held")),
        )
        .group_by(table.c.member_id)
        for table in (_N, _D)
    )
)
_BACK = (
    update(_N)
    .where(
        _N.c.community_id == bindparam("c"), _N.c.member_id == bindparam("m"), _N.c.silent_since == bindparam("since")
    )
    .values(back_on=bindparam("day"))
)
_LISTED = select(_N.c.member_id).where(
    _N.c.community_id == bindparam("c"), _N.c.what == "listed", _N.c.at > bindparam("since"), _N.c.back_on.is_(None)
)
_LISTED = _LISTED.order_by(_N.c.at.desc(), _N.c.member_id)
_LISTED_BY_POLICY = select(_D.c.number, _D.c.member_id).where(
    _D.c.community_id == bindparam("c"), _D.c.what == "listed", _D.c.at > bindparam("since"), _D.c.back_on.is_(None)
)
_LISTED_BY_POLICY = _LISTED_BY_POLICY.order_by(_D.c.number, _D.c.at.desc(), _D.c.member_id)
_SHARES = (
    select(_N.c.what, func.count(), func.count(_N.c.back_on))
    .where(_N.c.community_id == bindparam("c"), _N.c.at < bindparam("before"))
    .group_by(_N.c.what)
)
_OF_POLICY = (_P.c.community_id == bindparam("c"), _P.c.number == bindparam("n"))
_ADD_POLICY = insert(_P).values({column.name: bindparam(column.name) for column in _P.c})
# Held until the transaction ends: of two admins, the second sees what the first did.
_FIND_POLICY = select(_P).where(*_OF_POLICY, _P.c.state != DELETED).with_for_update()
_FIND_DELETED = select(_P).where(*_OF_POLICY, _P.c.state == DELETED).with_for_update()
_POLICIES = select(_P).where(_P.c.community_id == bindparam("c"), _P.c.state != DELETED).order_by(_P.c.number)
_LAST_NUMBER = select(func.max(_P.c.number)).where(_P.c.community_id == bindparam("c"))
_ANY_ON = select(_P.c.number).where(_P.c.community_id == bindparam("c"), _P.c.state == "on").limit(1)
_DO: Any = insert(_D).values({column.name: bindparam(column.name) for column in _D.c})
_DO = _DO.on_conflict_do_nothing().returning(_D.c.member_id)
_ONE_DONE = (
    _D.c.community_id == bindparam("c"), _D.c.number == bindparam("n"), _D.c.member_id == bindparam("m"),
    _D.c.since == bindparam("began"),
)  # fmt: skip
_UNDO = delete(_D).where(*_ONE_DONE)
_DONE = select(_D.c.member_id, _D.c.since).where(
    _D.c.community_id == bindparam("c"), _D.c.number == bindparam("n"),
    _D.c.member_id.in_(bindparam("ids", expanding=True)),
)  # fmt: skip
_DRAWN = select(func.count()).where(
    _D.c.community_id == bindparam("c"), _D.c.at > bindparam("since"), _D.c.noticed_on == bindparam("day"),
    _D.c.what != "listed",
)  # fmt: skip
_MENTIONED_ON = select(_D).where(
    _D.c.community_id == bindparam("c"), _D.c.at > bindparam("since"), _D.c.noticed_on == bindparam("day"),
    _D.c.what == "mentioned",
)  # fmt: skip
_MENTIONED_ON = _MENTIONED_ON.order_by(_D.c.number, _D.c.member_id)
_UNANSWERED = select(_D).where(
    _D.c.community_id == bindparam("c"), _D.c.at > bindparam("since"), _D.c.back_on.is_(None)
)  # fmt: skip
_ANSWERED = update(_D).where(*_ONE_DONE).values(back_on=bindparam("day"))
_COUNTED = (
    select(
        _D.c.number, _D.c.version, _D.c.what, _D.c.variant,
        func.count().label("all"),
        func.count(case((_D.c.at <= bindparam("before", type_=UTCDateTime), 1))).label("old"),
        func.count(case((_D.c.at <= bindparam("before", type_=UTCDateTime), _D.c.back_on))).label("back"),
    )
    .where(_D.c.community_id == bindparam("c"))
    .group_by(_D.c.number, _D.c.version, _D.c.what, _D.c.variant)
)  # fmt: skip


def _choices(table: Any) -> tuple[Any, Any, Any]:
    """To add a member to it, to take one out, and who of some is in it."""
    of_community = table.c.community_id == bindparam("c")
    return (
        insert(table).values(community_id=bindparam("c"), member_id=bindparam("m")).on_conflict_do_nothing(),
        delete(table).where(of_community, table.c.member_id == bindparam("m")),
        select(table.c.member_id).where(of_community, table.c.member_id.in_(bindparam("ids", expanding=True))),
    )


_REFUSE, _ALLOW, _REFUSALS = _choices(_R)
_MENTION, _MENTION_NOT, _MENTIONS = _choices(_M)
# Numbers of policies are counted on from those of the kept community.
_RENUMBER = [
    update(table)
    .where(table.c.community_id == bindparam("retired"))
    .values(community_id=bindparam("kept"), number=table.c.number + bindparam("last", type_=Integer))
    for table in (_P, _D)
]
_MERGE = [
    *(moving(table).on_conflict_do_nothing() for table in (_N, _R, _M)),
    *(delete(table).where(table.c.community_id == bindparam("retired")) for table in (_N, _R, _M)),
]


async def add_once(db: AsyncConnection, row: Mapping[str, Any]) -> bool:
    """False when this silence was noticed before."""
    return (await db.execute(_ADD, row)).first() is not None


async def of_members(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Sequence[Row[Any]]:
    return (await db.execute(_OF_MEMBERS, {"c": community_id, "ids": list(ids)})).all()


async def told_since(db: AsyncConnection, ids: Collection[int], since: datetime) -> set[int]:
    """Those of them who had a word in any community."""
    values = {"ids": list(ids), "since": since}
    found = [await db.execute(statement, values) for statement in (_LATELY, _LATELY_BY_POLICY)]
    return {member_id for rows in found for member_id in rows.scalars()}


async def drawn_last(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Mapping[int, datetime]:
    """When each of them last had a word there, was greeted in the group, or was held back."""
    found: dict[int, datetime] = {}
    for row in await db.execute(_DRAWN_LAST, {"c": community_id, "ids": list(ids)}):
        found[row.member_id] = max(row.at, found.get(row.member_id, row.at))
    return found


async def came_back(db: AsyncConnection, row: Row[Any], day: date) -> None:
    await db.execute(_BACK, {"c": row.community_id, "m": row.member_id, "since": row.silent_since, "day": day})


async def listed_since(db: AsyncConnection, community_id: int, since: datetime) -> list[int]:
    """Members for admins to look after, the last to be noticed first."""
    return list((await db.execute(_LISTED, {"c": community_id, "since": since})).scalars())


async def shares(db: AsyncConnection, community_id: int, before: datetime) -> Mapping[str, tuple[int, int]]:
    """By what was done before then: how many, and how many of them came back."""
    rows = await db.execute(_SHARES, {"c": community_id, "before": before})
    return {str(what): (int(number), int(back)) for what, number, back in rows}


async def refuse(db: AsyncConnection, community_id: int, member_id: int, *, is_refused: bool) -> None:
    await db.execute(_REFUSE if is_refused else _ALLOW, {"c": community_id, "m": member_id})


async def refused_among(db: AsyncConnection, community_id: int, ids: Collection[int]) -> set[int]:
    return set((await db.execute(_REFUSALS, {"c": community_id, "ids": list(ids)})).scalars())


async def allow_mention(db: AsyncConnection, community_id: int, member_id: int, *, is_allowed: bool) -> None:
    await db.execute(_MENTION if is_allowed else _MENTION_NOT, {"c": community_id, "m": member_id})


async def mentioned_among(db: AsyncConnection, community_id: int, ids: Collection[int]) -> set[int]:
    """Who of them may be greeted in the group."""
    return set((await db.execute(_MENTIONS, {"c": community_id, "ids": list(ids)})).scalars())


# --- Policies ---


async def add_policy(db: AsyncConnection, row: Mapping[str, Any]) -> None:
    await db.execute(_ADD_POLICY, row)


async def find_policy(
    db: AsyncConnection, community_id: int, number: int, *, is_deleted: bool = False
) -> Row[Any] | None:
    statement = _FIND_DELETED if is_deleted else _FIND_POLICY
    return (await db.execute(statement, {"c": community_id, "n": number})).first()


async def policies(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    return (await db.execute(_POLICIES, {"c": community_id})).all()


async def last_number(db: AsyncConnection, community_id: int) -> int:
    """Of all that there ever were: buttons with one may lie in a chat for years."""
    return (await db.execute(_LAST_NUMBER, {"c": community_id})).scalar() or 0


async def is_any_on(db: AsyncConnection, community_id: int) -> bool:
    return (await db.execute(_ANY_ON, {"c": community_id})).first() is not None


async def change_policy(db: AsyncConnection, community_id: int, number: int, **values: Any) -> None:
    await db.execute(update(_P).where(_P.c.community_id == community_id, _P.c.number == number).values(values))


async def do_once(db: AsyncConnection, row: Mapping[str, Any]) -> bool:
    """False when the policy did something about this time in this stage before."""
    return (await db.execute(_DO, row)).first() is not None


async def undo(db: AsyncConnection, community_id: int, number: int, member_id: int, since: date) -> None:
    await db.execute(_UNDO, {"c": community_id, "n": number, "m": member_id, "began": since})


async def done(db: AsyncConnection, community_id: int, number: int, ids: Collection[int]) -> set[tuple[int, date]]:
    """With whom of them the policy did something, and of which time."""
    rows = await db.execute(_DONE, {"c": community_id, "n": number, "ids": list(ids)})
    return {(row.member_id, row.since) for row in rows}


async def drawn_on(db: AsyncConnection, community_id: int, day: date, since: datetime) -> int:
    """How many were written to or held back on a day of the group's, which began after `since`."""
    return int((await db.execute(_DRAWN, {"c": community_id, "day": day, "since": since})).scalar_one())


async def mentioned_on(db: AsyncConnection, community_id: int, day: date, since: datetime) -> Sequence[Row[Any]]:
    """Who is greeted in the group on a day of the group's, which began after `since`."""
    return (await db.execute(_MENTIONED_ON, {"c": community_id, "day": day, "since": since})).all()


async def listed_by_policies(db: AsyncConnection, community_id: int, since: datetime) -> Sequence[tuple[int, int]]:
    """Numbers of policies with members whom an admin is to write to by hand."""
    rows = await db.execute(_LISTED_BY_POLICY, {"c": community_id, "since": since})
    return [(row.number, row.member_id) for row in rows]


async def unanswered(db: AsyncConnection, community_id: int, since: datetime) -> Sequence[Row[Any]]:
    return (await db.execute(_UNANSWERED, {"c": community_id, "since": since})).all()


async def answered(db: AsyncConnection, row: Row[Any], day: date) -> None:
    values = {"c": row.community_id, "n": row.number, "m": row.member_id, "began": row.since, "day": day}
    await db.execute(_ANSWERED, values)


async def counted(db: AsyncConnection, community_id: int, before: datetime) -> Sequence[Row[Any]]:
    """By policy, version, what was done and variant: how many, how many before then, and how many of these came
    back."""
    return (await db.execute(_COUNTED, {"c": community_id, "before": before})).all()


async def census(db: AsyncConnection) -> dict[str, int]:
    tables = {"nudges": _N, "nudge policies": _P, "nudges by policies": _D}
    counts = {name: await db.execute(select(func.count()).select_from(table)) for name, table in tables.items()}
    return {name: int(count.scalar_one()) for name, count in counts.items()}


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    last = await last_number(db, kept_id)
    for statement in _RENUMBER:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id, "last": last})
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
