from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, and_, bindparam, case, delete, false, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.skills.tables import SkillFeedRow, SkillLevelRow, SkillRow, SkillStandingRow
from bot.kit.database import insert, moving

_K: Any = SkillRow.__table__  # type: ignore[attr-defined]
_S: Any = SkillStandingRow.__table__  # type: ignore[attr-defined]
_F: Any = SkillFeedRow.__table__  # type: ignore[attr-defined]
_L: Any = SkillLevelRow.__table__  # type: ignore[attr-defined]

DRAFT, LIVE, RETIRED = "draft", "live", "retired"


@dataclass(frozen=True, slots=True)
class Made:
    """A row: a skill as admins made it."""

    community_id: int
    skill: str
    state: str
    place: int
    emoji: str
    name: str
    feeds: str
    levels: str
    perks: str
    made_by: int
    history: str = ""


# --- What there is ---

_COLUMNS = [_K.c[name] for name in Made.__dataclass_fields__]
_PUT: Any = insert(_K).values({name: bindparam(name) for name in Made.__dataclass_fields__})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "skill"],
    set_={name: _PUT.excluded[name] for name in Made.__dataclass_fields__ if name not in ("community_id", "skill")},
)
_OF = select(*_COLUMNS).where(_K.c.community_id == bindparam("c")).order_by(_K.c.place, _K.c.skill)
_HELD = select(*_COLUMNS).where(_K.c.community_id == bindparam("c"), _K.c.skill == bindparam("s")).with_for_update()
_DROP_DRAFTS = delete(_K).where(
    _K.c.community_id == bindparam("c"), _K.c.state == DRAFT, _K.c.made_by == bindparam("by")
)
_ONE_DRAFT = (_K.c.community_id == bindparam("c"), _K.c.skill == bindparam("s"), _K.c.state == DRAFT)
_PUBLISH = update(_K).where(*_ONE_DRAFT).values(state=LIVE).returning(_K.c.skill)
_DROP_DRAFT = delete(_K).where(*_ONE_DRAFT)


async def everything(db: AsyncConnection) -> Sequence[Made]:
    """Without drafts."""
    rows = await db.execute(select(*_COLUMNS).where(_K.c.state != DRAFT).order_by(_K.c.place, _K.c.skill))
    return [Made(**row._mapping) for row in rows]


async def of_community(db: AsyncConnection, community_id: int) -> Sequence[Made]:
    """In their order, drafts too."""
    return [Made(**row._mapping) for row in await db.execute(_OF, {"c": community_id})]


async def held(db: AsyncConnection, community_id: int, skill: str) -> Made | None:
    """One, which nobody else changes until this transaction ends."""
    row = (await db.execute(_HELD, {"c": community_id, "s": skill})).first()
    return Made(**row._mapping) if row else None


async def put(db: AsyncConnection, made: Made) -> None:
    await db.execute(_PUT, asdict(made))


async def publish(db: AsyncConnection, community_id: int, skill: str) -> bool:
    """A draft is live from now on; False when it is no draft any more."""
    return (await db.execute(_PUBLISH, {"c": community_id, "s": skill})).first() is not None


async def drop_draft(db: AsyncConnection, community_id: int, skill: str) -> bool:
    return (await db.execute(_DROP_DRAFT, {"c": community_id, "s": skill})).rowcount > 0


async def drop_drafts(db: AsyncConnection, community_id: int, by: int) -> None:
    await db.execute(_DROP_DRAFTS, {"c": community_id, "by": by})


# --- How far members have come ---


@dataclass(frozen=True, slots=True)
class Standing:
    experience: int
    level: int


def _of_some(table: Any) -> Any:
    return and_(
        table.c.community_id == bindparam("c"),
        table.c.member_id.in_(bindparam("ids", expanding=True)),
        table.c.skill == bindparam("s"),
    )


_BEGIN = (
    insert(_S)
    .values(community_id=bindparam("c"), member_id=bindparam("m"), skill=bindparam("s"), experience=0, level=0)
    .on_conflict_do_nothing()
)
_HOLD = select(_S.c.member_id, _S.c.experience, _S.c.level).where(_of_some(_S))
_HOLD = _HOLD.order_by(_S.c.member_id).with_for_update()
_HAVING = select(_S.c.member_id).where(_of_some(_S))
_KNOWN = select(_F.c.member_id, _F.c.key, _F.c.experience).where(
    _of_some(_F), _F.c.key.in_(bindparam("keys", expanding=True))
)
_FEED: Any = insert(_F).values({column.name: bindparam(column.name) for column in _F.c})
_FEED = _FEED.on_conflict_do_update(
    index_elements=["community_id", "member_id", "skill", "key"], set_={"experience": _FEED.excluded.experience}
)
_UNFEED = delete(_F).where(
    _F.c.community_id == bindparam("c"),
    _F.c.member_id == bindparam("m"),
    _F.c.skill == bindparam("s"),
    _F.c.key == bindparam("k"),
)
_GROW = (
    update(_S)
    .where(_S.c.community_id == bindparam("c"), _S.c.member_id == bindparam("m"), _S.c.skill == bindparam("s"))
    .values(experience=_S.c.experience + bindparam("more"), level=bindparam("new_level"))
)
_OF_MEMBER = select(_S.c.skill, _S.c.experience, _S.c.level).where(
    _S.c.community_id == bindparam("c"), _S.c.member_id == bindparam("m")
)


async def hold(db: AsyncConnection, community_id: int, skill: str, ids: Collection[int]) -> Mapping[int, Standing]:
    """Where these members stand, which nobody else changes until this transaction ends."""
    ours = sorted(ids)
    await db.execute(_BEGIN, [{"c": community_id, "m": one, "s": skill} for one in ours])
    rows = await db.execute(_HOLD, {"c": community_id, "s": skill, "ids": ours})
    return {row.member_id: Standing(row.experience, row.level) for row in rows}


async def having(db: AsyncConnection, community_id: int, skill: str, ids: Collection[int]) -> set[int]:
    """Those of them who stand anywhere."""
    return set((await db.execute(_HAVING, {"c": community_id, "s": skill, "ids": list(ids)})).scalars())


async def known(
    db: AsyncConnection, community_id: int, skill: str, ids: Collection[int], keys: Collection[str]
) -> Mapping[tuple[int, str], int]:
    """What was fed before under any of these keys, by member and key."""
    rows = await db.execute(_KNOWN, {"c": community_id, "s": skill, "ids": list(ids), "keys": list(keys)})
    return {(row.member_id, row.key): row.experience for row in rows}


async def put_feeds(db: AsyncConnection, community_id: int, skill: str, feeds: Iterable[tuple[int, str, int]]) -> None:
    """Member, key, and what it is worth from now on; 0 takes it away."""
    there = {"community_id": community_id, "skill": skill}
    kept, gone = [], []
    for member_id, key, experience in sorted(feeds):
        if experience:
            kept.append(there | {"member_id": member_id, "key": key, "experience": experience})
        else:
            gone.append({"c": community_id, "s": skill, "m": member_id, "k": key})
    if kept:
        await db.execute(_FEED, kept)
    if gone:
        await db.execute(_UNFEED, gone)


async def grow(db: AsyncConnection, community_id: int, skill: str, changes: Mapping[int, tuple[int, int]]) -> None:
    """Of members who are held: by how much, and to which level."""
    rows = [
        {"c": community_id, "s": skill, "m": member_id, "more": more, "new_level": level}
        for member_id, (more, level) in sorted(changes.items())
    ]
    await db.execute(_GROW, rows)


async def standings_of(db: AsyncConnection, community_id: int, member_id: int) -> Mapping[str, Standing]:
    """By skill."""
    rows = await db.execute(_OF_MEMBER, {"c": community_id, "m": member_id})
    return {row.skill: Standing(row.experience, row.level) for row in rows}


class FedBy(NamedTuple):
    """What one kind of things came to."""

    kind: str
    times: int  # things that were fed
    experience: int


async def fed_by(
    db: AsyncConnection, community_id: int, member_id: int, prefixes: Mapping[str, str]
) -> Mapping[str, Sequence[FedBy]]:
    """By skill, what brought most first. `prefixes`: how the keys of each kind begin."""
    begins = ((_F.c.key.startswith(prefix, autoescape=True), name) for name, prefix in prefixes.items())
    kind = case(*begins, else_="").label("kind")
    rows = await db.execute(
        select(_F.c.skill, kind, func.count(), func.sum(_F.c.experience))
        .where(_F.c.community_id == community_id, _F.c.member_id == member_id)
        .group_by(_F.c.skill, kind)
    )
    found: dict[str, list[FedBy]] = {}
    for skill, name, times, experience in rows:
        if name in prefixes:
            found.setdefault(skill, []).append(FedBy(name, int(times), int(experience)))
    return {skill: sorted(ones, key=lambda one: (-one.experience, one.kind)) for skill, ones in found.items()}


# --- Levels that were reached ---

_ONE_LEVEL = (
    _L.c.community_id == bindparam("c"),
    _L.c.member_id == bindparam("m"),
    _L.c.skill == bindparam("s"),
    _L.c.level == bindparam("l"),
)
_REACH: Any = insert(_L).values(
    community_id=bindparam("c"), member_id=bindparam("m"), skill=bindparam("s"), level=bindparam("l"),
    attempt=1, stands=true(),
)  # fmt: skip
_REACH = _REACH.on_conflict_do_update(
    index_elements=["community_id", "member_id", "skill", "level"], set_={"stands": true()}, where=~_L.c.stands
).returning(_L.c.attempt)
_LOSE = update(_L).where(*_ONE_LEVEL, _L.c.stands).values(stands=false()).returning(_L.c.attempt)
_PAY_ANEW = update(_L).where(*_ONE_LEVEL).values(attempt=_L.c.attempt + 1)


async def reach_once(db: AsyncConnection, community_id: int, skill: str, member_id: int, level: int) -> int | None:
    """The attempt; None when they stand on it already."""
    key = {"c": community_id, "s": skill, "m": member_id, "l": level}
    attempt: int | None = (await db.execute(_REACH, key)).scalar_one_or_none()
    return attempt


async def lose_once(db: AsyncConnection, community_id: int, skill: str, member_id: int, level: int) -> int | None:
    """The attempt; None when they do not stand on it."""
    key = {"c": community_id, "s": skill, "m": member_id, "l": level}
    attempt: int | None = (await db.execute(_LOSE, key)).scalar_one_or_none()
    return attempt


async def pay_anew(db: AsyncConnection, community_id: int, skill: str, member_id: int, level: int) -> None:
    await db.execute(_PAY_ANEW, {"c": community_id, "s": skill, "m": member_id, "l": level})


# --- Looking after it ---


async def census(db: AsyncConnection) -> dict[str, Any]:
    """How many there are, and whether what members have come to is what fed it."""
    fed = select(func.coalesce(func.sum(_F.c.experience), 0)).where(
        _F.c.community_id == _S.c.community_id, _F.c.member_id == _S.c.member_id, _F.c.skill == _S.c.skill
    )
    wrong = select(func.count()).select_from(_S).where(_S.c.experience != fed.scalar_subquery())
    feeds, astray = [(await db.execute(one)).scalar_one() for one in (select(func.count()).select_from(_F), wrong)]
    problems = [f"skills: {astray} standings are not what fed them"] if astray else []
    return {"skill_feeds": feeds, "problems": problems}


# --- Groups that turn out to be one ---

_KEPT, _RETIRED = (bindparam(name, type_=BigInteger) for name in ("kept", "retired"))


_MOVE_FEEDS = moving(_F)
_MOVE_FEEDS = _MOVE_FEEDS.on_conflict_do_update(
    index_elements=["community_id", "member_id", "skill", "key"],
    # Done in both groups, it was done once.
    set_={
        "experience": case(
            (_MOVE_FEEDS.excluded.experience > _F.c.experience, _MOVE_FEEDS.excluded.experience),
            else_=_F.c.experience,
        )
    },
)
_MOVE_LEVELS = moving(_L)
_MOVE_LEVELS = _MOVE_LEVELS.on_conflict_do_update(
    index_elements=["community_id", "member_id", "skill", "level"],
    set_={"stands": _L.c.stands | _MOVE_LEVELS.excluded.stands},
)
_REACHED = (
    select(func.coalesce(func.max(_L.c.level), 0))
    .where(
        _L.c.community_id == _F.c.community_id,
        _L.c.member_id == _F.c.member_id,
        _L.c.skill == _F.c.skill,
        _L.c.stands,
    )
    .scalar_subquery()
)
_REMAKE = insert(_S).from_select(
    ["community_id", "member_id", "skill", "experience", "level"],
    select(_F.c.community_id, _F.c.member_id, _F.c.skill, func.sum(_F.c.experience), _REACHED)
    .where(_F.c.community_id == _KEPT)
    .group_by(_F.c.community_id, _F.c.member_id, _F.c.skill),
)
_MERGE = [
    moving(_K).on_conflict_do_nothing(),
    _MOVE_FEEDS,
    _MOVE_LEVELS,
    *(delete(table).where(table.c.community_id == _RETIRED) for table in (_K, _F, _L)),
    delete(_S).where(_S.c.community_id.in_([_KEPT, _RETIRED])),
    _REMAKE,
]


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """All of one community into another, and where members stand made anew."""
    for statement in _MERGE:
        await db.execute(statement, {"kept": kept_id, "retired": retired_id})
