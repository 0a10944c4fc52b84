import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    and_,
    bindparam,
    case,
    delete,
    distinct,
    func,
    or_,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.members.tables import Member, Membership
from bot.kit.database import insert, is_sqlite

_M: Any = Member.__table__  # type: ignore[attr-defined]
_S: Any = Membership.__table__  # type: ignore[attr-defined]

Row = Mapping[str, Any]

_MEET = insert(_M).values({name: bindparam(name) for name in ("id", "name", "username", "language", "first_seen_at")})
_NEW = _MEET.excluded
_MEET = _MEET.on_conflict_do_update(
    index_elements=["id"],
    set_={
        "name": _NEW.name,
        "username": _NEW.username,
        # Telegram does not always tell it.
        "language": func.coalesce(func.nullif(_NEW.language, ""), _M.c.language),
    },
    where=or_(
        tuple_(_M.c.name, _M.c.username) != tuple_(_NEW.name, _NEW.username),
        func.coalesce(func.nullif(_NEW.language, ""), _M.c.language) != _M.c.language,
    ),
)

_SIGHTING = insert(_S).values(
    {name: bindparam(name) for name in ("community_id", "member_id", "first_seen_at", "seen_on")}
    | {"joined_at": None, "left_at": None, "role": 0}
)
# Whoever speaks in a group is there, even if nobody told that they came back; unless it was before they left.
_SPOKE = _SIGHTING.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={
        "seen_on": _SIGHTING.excluded.seen_on,
        "left_at": case((_S.c.left_at > _SIGHTING.excluded.first_seen_at, _S.c.left_at), else_=None),
    },
    where=or_(_S.c.seen_on != _SIGHTING.excluded.seen_on, _S.c.left_at <= _SIGHTING.excluded.first_seen_at),
)
_SIGHTED = _SIGHTING.on_conflict_do_update(
    index_elements=["community_id", "member_id"], set_={"seen_on": _SIGHTING.excluded.seen_on}
).returning(_S.c.left_at)

_ONE = (_S.c.community_id == bindparam("community"), _S.c.member_id == bindparam("member"))
# Comings and goings are told out of order, too: the latest by its own time is what holds.
_JOIN = (
    update(_S)
    .where(*_ONE, or_(_S.c.joined_at.is_(None), _S.c.left_at <= bindparam("at"), _S.c.joined_at < bindparam("since")))
    .values(joined_at=bindparam("at"), left_at=case((_S.c.left_at > bindparam("at"), _S.c.left_at), else_=None))
    .returning(_S.c.first_seen_at)
)
_LEAVE = (
    update(_S)
    .where(*_ONE, or_(_S.c.joined_at.is_(None), _S.c.joined_at <= bindparam("at")))
    .where(_S.c.left_at.is_(None))
    .values(left_at=bindparam("at"))
    .returning(_S.c.member_id)
)
_ROLE = update(_S).where(*_ONE, _S.c.role != bindparam("new_role")).values(role=bindparam("new_role"))

_PRESENT = select(_S.c.member_id).where(_S.c.community_id == bindparam("community"), _S.c.left_at.is_(None))
_PRESENT_AMONG = _PRESENT.where(_S.c.member_id.in_(bindparam("ids", expanding=True)))
_PAGE = (
    select(_S.c.member_id)
    .where(_S.c.community_id == bindparam("community"), _S.c.member_id > bindparam("after"))
    .order_by(_S.c.member_id)
    .limit(bindparam("n"))
)
_NAMED = (
    select(_S.c.member_id)
    .join(_M, _M.c.id == _S.c.member_id)
    .where(_S.c.community_id == bindparam("community"), func.lower(_M.c.username) == bindparam("username"))
    .order_by(_S.c.seen_on.desc())
    .limit(1)
)
_LEFT_AT = select(_S.c.left_at).where(*_ONE)
_JOINED_AT = select(_S.c.joined_at).where(*_ONE)
_KNOWN_SINCE = select(_S.c.member_id, _S.c.first_seen_at).where(
    _S.c.community_id == bindparam("community"), _S.c.member_id.in_(bindparam("ids", expanding=True))
)
_ABSENT = select(_S.c.member_id).where(_S.c.community_id == bindparam("community"), _S.c.left_at.is_not(None))
_ABSENT_AMONG = _ABSENT.where(_S.c.member_id.in_(bindparam("ids", expanding=True)))
# However many they are, they are two parameters: databases limit how many a statement may have.
_ABSENT_OF = "SELECT community_id, member_id FROM memberships JOIN {asked} WHERE left_at IS NOT NULL ORDER BY 1, 2"
_SQLITE_ABSENT_OF = text(
    _ABSENT_OF.format(
        asked="json_each(:asked) ON community_id = json_extract(value, '$[0]') "
        "AND member_id = json_extract(value, '$[1]')"
    )
)
_POSTGRES_ABSENT_OF = text(
    _ABSENT_OF.format(
        asked="unnest(:communities, :members) AS asked (community_id, member_id) USING (community_id, member_id)"
    )
).bindparams(*(bindparam(name, type_=ARRAY(BigInteger)) for name in ("communities", "members")))
_ADMINS = _PRESENT.where(_S.c.role > 0).order_by(_S.c.member_id)
_LOOKED_AFTER = select(_S.c.community_id).where(
    _S.c.member_id == bindparam("member"), _S.c.left_at.is_(None), _S.c.role > 0
)
_LOOKED_AFTER = _LOOKED_AFTER.order_by(_S.c.community_id)
_PRESENT_COUNT = select(func.count()).select_from(_PRESENT.subquery())
# Who came back is no newcomer.
_NEWCOMERS = (
    _S.c.community_id == bindparam("community"), _S.c.left_at.is_(None), _S.c.first_seen_at >= bindparam("since"),
    _S.c.joined_at >= bindparam("since"), _S.c.joined_at < bindparam("until"),
)  # fmt: skip
_NEWCOMERS_COUNT = select(func.count()).where(*_NEWCOMERS)
_NEWCOMERS_FIRST = select(_S.c.member_id).where(*_NEWCOMERS).order_by(_S.c.joined_at, _S.c.member_id)
_NEWCOMERS_FIRST = _NEWCOMERS_FIRST.limit(bindparam("n"))
_HOME = (
    select(_S.c.community_id)
    .where(_S.c.member_id == bindparam("member"), _S.c.left_at.is_(None))
    .order_by(_S.c.seen_on.desc(), _S.c.first_seen_at.desc())
    .limit(1)
)
_SEEN_ON = (
    select(_S.c.member_id, func.max(_S.c.seen_on).label("day"))
    .where(_S.c.member_id.in_(bindparam("ids", expanding=True)))
    .group_by(_S.c.member_id)
)
_NAMES = select(_M.c.id, _M.c.name).where(_M.c.id.in_(bindparam("ids", expanding=True)))
_OF_USERNAMES = (
    select(func.lower(_M.c.username).label("name"), _M.c.id)
    .join(_S, and_(_S.c.member_id == _M.c.id, _S.c.community_id == bindparam("community"), _S.c.left_at.is_(None)))
    .where(func.lower(_M.c.username).in_(bindparam("names", expanding=True)))
)
_LANGUAGE = select(_M.c.language).where(_M.c.id == bindparam("member"))
_SEEN_IN_GROUPS = select(func.count(distinct(_S.c.member_id)))

_MOVED = [_S.c[name] for name in ("member_id", "first_seen_at", "joined_at", "seen_on", "left_at", "role")]
_MOVE = insert(_S).from_select(
    ["community_id", *(column.name for column in _MOVED)],
    select(bindparam("kept", type_=_S.c.community_id.type), *_MOVED).where(_S.c.community_id == bindparam("retired")),
)
_THERE: Any = _MOVE.excluded
_MOVE = _MOVE.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={
        "left_at": case((_THERE.left_at.is_not(None), _S.c.left_at)),
        "seen_on": case((_S.c.seen_on < _THERE.seen_on, _THERE.seen_on), else_=_S.c.seen_on),
        "joined_at": case(
            (and_(_S.c.joined_at.is_not(None), _THERE.joined_at.is_(None)), _S.c.joined_at),
            (_S.c.joined_at > _THERE.joined_at, _S.c.joined_at),
            else_=_THERE.joined_at,
        ),
    },
)
_EMPTY = delete(_S).where(_S.c.community_id == bindparam("retired"))


async def meet(db: AsyncConnection, people: Sequence[Row]) -> None:
    """Adds people, or brings their names up to date. In order of id, so that two transactions never wait crosswise."""
    await db.execute(_MEET, sorted(people, key=lambda row: row["id"]))


async def spoke(db: AsyncConnection, sightings: Sequence[Row]) -> None:
    """They are in the community, whatever was known before."""
    await db.execute(_SPOKE, sorted(sightings, key=lambda row: (row["community_id"], row["member_id"])))


async def sighted(db: AsyncConnection, community_id: int, member_id: int, at: datetime, day: date) -> bool:
    """Notes a sign of life that is no proof of being there; whether they are, as far as known."""
    row = {"community_id": community_id, "member_id": member_id, "first_seen_at": at, "seen_on": day}
    return (await db.execute(_SIGHTED, row)).scalar_one() is None


async def join_once(
    db: AsyncConnection, community_id: int, member_id: int, at: datetime, since: datetime
) -> datetime | None:
    """When they were first seen there; None when it was known that they joined, at `since` or later."""
    row = {"community": community_id, "member": member_id, "at": at, "since": since}
    first_seen_at: datetime | None = (await db.execute(_JOIN, row)).scalar_one_or_none()
    return first_seen_at


async def leave_once(db: AsyncConnection, community_id: int, member_id: int, at: datetime) -> bool:
    """False when they were not known to be there."""
    row = {"community": community_id, "member": member_id, "at": at}
    return (await db.execute(_LEAVE, row)).scalar_one_or_none() is not None


async def set_role(db: AsyncConnection, community_id: int, member_id: int, role: int) -> None:
    await db.execute(_ROLE, {"community": community_id, "member": member_id, "new_role": role})


async def present_among(db: AsyncConnection, community_id: int, ids: Collection[int]) -> set[int]:
    found = await db.execute(_PRESENT_AMONG, {"community": community_id, "ids": list(ids)})
    return set(found.scalars())


async def absent_from(db: AsyncConnection, community_id: int) -> set[int]:
    return set((await db.execute(_ABSENT, {"community": community_id})).scalars())


async def absent_among(db: AsyncConnection, community_id: int, ids: Collection[int]) -> set[int]:
    return set((await db.execute(_ABSENT_AMONG, {"community": community_id, "ids": list(ids)})).scalars())


async def absent_of(db: AsyncConnection, asked: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Those who have left, of members each with a community."""
    if is_sqlite(db):
        rows = await db.execute(_SQLITE_ABSENT_OF, {"asked": json.dumps(asked)})
    else:
        communities, members = zip(*asked, strict=True)
        rows = await db.execute(_POSTGRES_ABSENT_OF, {"communities": list(communities), "members": list(members)})
    return [(row[0], row[1]) for row in rows]


async def admins(db: AsyncConnection, community_id: int) -> list[int]:
    return list((await db.execute(_ADMINS, {"community": community_id})).scalars())


async def looked_after_by(db: AsyncConnection, member_id: int) -> list[int]:
    return list((await db.execute(_LOOKED_AFTER, {"member": member_id})).scalars())


async def page(db: AsyncConnection, community_id: int, after: int, limit: int) -> list[int]:
    ids = await db.execute(_PAGE, {"community": community_id, "after": after, "n": limit})
    return list(ids.scalars())


async def named(db: AsyncConnection, community_id: int, username: str) -> int | None:
    found: int | None = (await db.execute(_NAMED, {"community": community_id, "username": username.lower()})).scalar()
    return found


async def joined_at(db: AsyncConnection, community_id: int, member_id: int) -> datetime | None:
    found: datetime | None = (await db.execute(_JOINED_AT, {"community": community_id, "member": member_id})).scalar()
    return found


async def left_at(db: AsyncConnection, community_id: int, member_id: int) -> datetime | None:
    found: datetime | None = (await db.execute(_LEFT_AT, {"community": community_id, "member": member_id})).scalar()
    return found


async def known_since(db: AsyncConnection, community_id: int, ids: Collection[int]) -> dict[int, datetime]:
    rows = await db.execute(_KNOWN_SINCE, {"community": community_id, "ids": list(ids)})
    return {row.member_id: row.first_seen_at for row in rows}


async def first_seen_within(
    db: AsyncConnection, community_id: int, spans: Collection[tuple[datetime, datetime]]
) -> dict[int, datetime]:
    query = select(_S.c.member_id, _S.c.first_seen_at).where(
        _S.c.community_id == community_id,
        or_(*(and_(_S.c.first_seen_at >= begins, _S.c.first_seen_at < ends) for begins, ends in spans)),
    )
    return {row.member_id: row.first_seen_at for row in await db.execute(query)}


async def came_within(
    db: AsyncConnection, community_id: int, spans: Collection[tuple[datetime, datetime]]
) -> dict[int, datetime]:
    query = select(_S.c.member_id, _S.c.first_seen_at).where(
        _S.c.community_id == community_id,
        _S.c.joined_at.is_not(None),
        _S.c.left_at.is_(None),
        or_(*(and_(_S.c.first_seen_at >= begins, _S.c.first_seen_at < ends) for begins, ends in spans)),
    )
    return {row.member_id: row.first_seen_at for row in await db.execute(query)}


async def present_count(db: AsyncConnection, community_id: int) -> int:
    return int((await db.execute(_PRESENT_COUNT, {"community": community_id})).scalar_one())


async def newcomers(
    db: AsyncConnection, community_id: int, since: datetime, until: datetime, limit: int
) -> tuple[Sequence[int], int]:
    """The first so many, and how many there are."""
    values = {"community": community_id, "since": since, "until": until}
    first = (await db.execute(_NEWCOMERS_FIRST, values | {"n": limit})).scalars().all()
    return first, int((await db.execute(_NEWCOMERS_COUNT, values)).scalar_one())


async def home_of(db: AsyncConnection, member_id: int) -> int:
    return int((await db.execute(_HOME, {"member": member_id})).scalar() or 0)


async def seen_on(db: AsyncConnection, ids: Collection[int]) -> dict[int, date]:
    """In any community; who was seen in none is not in it."""
    return {row.member_id: row.day for row in await db.execute(_SEEN_ON, {"ids": list(ids)})}


async def names(db: AsyncConnection, ids: Collection[int]) -> dict[int, str]:
    return {row.id: row.name for row in await db.execute(_NAMES, {"ids": list(ids)})}


async def of_usernames(db: AsyncConnection, community_id: int, names: Collection[str]) -> dict[str, int]:
    """Those who are there; `names` in small letters."""
    found = await db.execute(_OF_USERNAMES, {"community": community_id, "names": list(names)})
    return {row.name: row.id for row in found}


async def language_of(db: AsyncConnection, member_id: int) -> str:
    return str((await db.execute(_LANGUAGE, {"member": member_id})).scalar() or "")


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """Everyone of one community into another; whoever is in both is there if one says so, since they last came."""
    await db.execute(_MOVE, {"kept": kept_id, "retired": retired_id})
    await db.execute(_EMPTY, {"retired": retired_id})


async def census(db: AsyncConnection) -> dict[str, int]:
    """People seen in groups."""
    return {"members": int((await db.execute(_SEEN_IN_GROUPS)).scalar_one())}
