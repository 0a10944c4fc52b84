from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.highlights.tables import AlbumRow, ConsentRow, PieceRow
from bot.kit.database import insert, moving

OPEN, PUBLISHED, OVER = "open", "published", "over"  # an album
ASKED, YES, NO = "asked", "yes", "no"  # a consent

_P: Any = PieceRow.__table__  # type: ignore[attr-defined]
_A: Any = AlbumRow.__table__  # type: ignore[attr-defined]
_C: Any = ConsentRow.__table__  # type: ignore[attr-defined]


# --- Pieces ---

_OF_CHALLENGE = and_(_P.c.community_id == bindparam("c"), _P.c.challenge_id == bindparam("i"))
_OF_MEMBER = and_(_P.c.community_id == bindparam("c"), _P.c.member_id == bindparam("m"))
_KEEP = insert(_P).values({column.name: bindparam(column.name) for column in _P.c})
_KEEP = _KEEP.on_conflict_do_update(
    index_elements=[column.name for column in _P.primary_key],
    set_={name: _KEEP.excluded[name] for name in ("message_id", "note", "photo_id")},
)
_PIECES = select(_P).where(_OF_CHALLENGE).order_by(_P.c.day, _P.c.member_id)
_LATEST = (select(_P.c.day).where(_OF_CHALLENGE, _P.c.member_id == bindparam("m")).order_by(_P.c.day.desc())).limit(
    bindparam("most")
)


async def keep(db: AsyncConnection, row: Mapping[str, Any], *, most: int) -> None:
    """The latest `most` of a member."""
    await db.execute(_KEEP, {**row, "is_left_out": False})
    where = {"c": row["community_id"], "i": row["challenge_id"], "m": row["member_id"]}
    latest = list((await db.execute(_LATEST, where | {"most": most})).scalars())
    if len(latest) == most:
        mine = _OF_CHALLENGE, _P.c.member_id == bindparam("m"), _P.c.day < latest[-1]
        await db.execute(delete(_P).where(*mine), where)


async def pieces(db: AsyncConnection, community_id: int, challenge_id: int) -> Sequence[Row[Any]]:
    return (await db.execute(_PIECES, {"c": community_id, "i": challenge_id})).all()


async def begun(db: AsyncConnection, community_id: int) -> Sequence[int]:
    """Challenges of which something is kept."""
    statement = select(_P.c.challenge_id).distinct().where(_P.c.community_id == community_id)
    return (await db.execute(statement.order_by(_P.c.challenge_id))).scalars().all()


async def pieces_of(db: AsyncConnection, community_id: int, member_id: int) -> Sequence[Row[Any]]:
    """The latest first; one that is kept for several challenges is there for each."""
    statement = select(_P).where(_OF_MEMBER).order_by(_P.c.day.desc())
    return (await db.execute(statement, {"c": community_id, "m": member_id})).all()


async def leave_out(db: AsyncConnection, community_id: int, challenge_id: int, member_id: int, day: date) -> None:
    one = _OF_CHALLENGE, _P.c.member_id == bindparam("m"), _P.c.day == bindparam("d")
    where = {"c": community_id, "i": challenge_id, "m": member_id, "d": day}
    await db.execute(update(_P).where(*one).values(is_left_out=True), where)


async def bring_back(db: AsyncConnection, community_id: int, challenge_id: int) -> None:
    where = {"c": community_id, "i": challenge_id}
    await db.execute(update(_P).where(_OF_CHALLENGE).values(is_left_out=False), where)


async def forget_member(db: AsyncConnection, community_id: int, member_id: int, **only: date | int) -> None:
    """All of a member's, or `only` what is of one `day`, `challenge_id` or `message_id`. Whoever publishes at this very
    moment is done before, or sees it."""
    await open_albums(db, community_id)
    such = [_P.c[name] == value for name, value in only.items()]
    await db.execute(delete(_P).where(_OF_MEMBER, *such), {"c": community_id, "m": member_id})


async def forget_challenge(db: AsyncConnection, community_id: int, challenge_id: int) -> None:
    await db.execute(delete(_P).where(_OF_CHALLENGE), {"c": community_id, "i": challenge_id})


async def forget_community(db: AsyncConnection, community_id: int) -> None:
    await db.execute(delete(_P).where(_P.c.community_id == community_id))


# --- Albums ---

_ALBUM = and_(_A.c.community_id == bindparam("c"), _A.c.challenge_id == bindparam("i"))
_BEGIN: Any = insert(_A).values({column.name: bindparam(column.name) for column in _A.c}).on_conflict_do_nothing()
_BEGIN = _BEGIN.returning(_A.c.challenge_id)
_OPEN = select(_A).where(_A.c.community_id == bindparam("c"), _A.c.state == OPEN)
_OPEN = _OPEN.order_by(_A.c.ended_at.desc(), _A.c.challenge_id).with_for_update()
_END = update(_A).where(_ALBUM, _A.c.state == OPEN).values(state=bindparam("new")).returning(_A.c.challenge_id)


async def begin(db: AsyncConnection, community_id: int, challenge_id: int, ended_at: datetime) -> bool:
    """False when there was one before."""
    row = {"community_id": community_id, "challenge_id": challenge_id, "state": OPEN, "ended_at": ended_at}
    return (await db.execute(_BEGIN, row)).first() is not None


async def album(db: AsyncConnection, community_id: int, challenge_id: int) -> Row[Any] | None:
    """Held until the transaction ends: nobody changes or publishes it meanwhile."""
    where = {"c": community_id, "i": challenge_id}
    return (await db.execute(select(_A).where(_ALBUM).with_for_update(), where)).first()


async def open_albums(db: AsyncConnection, community_id: int) -> Sequence[Row[Any]]:
    """The latest first; held, each like one alone."""
    return (await db.execute(_OPEN, {"c": community_id})).all()


async def end(db: AsyncConnection, community_id: int, challenge_id: int, state: str) -> bool:
    """False when it has ended already."""
    return (await db.execute(_END, {"c": community_id, "i": challenge_id, "new": state})).first() is not None


# --- Consents ---

_CHOOSE = insert(_C).values({column.name: bindparam(column.name) for column in _C.c})
_ASK = _CHOOSE.on_conflict_do_nothing()
_CHOOSE = _CHOOSE.on_conflict_do_update(
    index_elements=["community_id", "member_id"], set_={"consent": _CHOOSE.excluded.consent}
)
_CONSENTS = select(_C.c.member_id, _C.c.consent).where(
    _C.c.community_id == bindparam("c"), _C.c.member_id.in_(bindparam("ids", expanding=True))
)


async def choose(db: AsyncConnection, community_id: int, member_id: int, consent: str) -> None:
    await db.execute(_CHOOSE, {"community_id": community_id, "member_id": member_id, "consent": consent})


async def asked(db: AsyncConnection, community_id: int, member_id: int) -> None:
    """Whatever they chose before, or at this moment, stays."""
    await db.execute(_ASK, {"community_id": community_id, "member_id": member_id, "consent": ASKED})


async def forget_consent(db: AsyncConnection, community_id: int, member_id: int) -> None:
    """A no stays: whoever comes back is not asked again."""
    mine = _C.c.community_id == community_id, _C.c.member_id == member_id, _C.c.consent != NO
    await db.execute(delete(_C).where(*mine))


async def consents(db: AsyncConnection, community_id: int, ids: Collection[int]) -> Mapping[int, str]:
    """Of those who were asked, or said so themselves."""
    rows = await db.execute(_CONSENTS, {"c": community_id, "ids": sorted(ids)})
    return {int(member_id): str(consent) for member_id, consent in rows}


# --- Groups that turn out to be one ---


async def move(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """A no in either is a no; a yes in either is one where nothing else was said."""
    for consent, unless in ((NO, (NO,)), (YES, (YES, NO))):
        theirs = select(_C.c.member_id).where(_C.c.community_id == retired_id, _C.c.consent == consent)
        both = _C.c.community_id == kept_id, _C.c.consent.not_in(unless), _C.c.member_id.in_(theirs)
        await db.execute(update(_C).where(*both).values(consent=consent))
    for table in (_P, _A, _C):
        await db.execute(moving(table).on_conflict_do_nothing(), {"kept": kept_id, "retired": retired_id})
        await db.execute(delete(table).where(table.c.community_id == retired_id))
    refusing = select(_C.c.member_id).where(_C.c.community_id == kept_id, _C.c.consent == NO)
    await db.execute(delete(_P).where(_P.c.community_id == kept_id, _P.c.member_id.in_(refusing)))


async def census(db: AsyncConnection) -> dict[str, int]:
    kept = (await db.execute(select(func.count()).select_from(_P))).scalar_one()
    albums = (await db.execute(select(func.count()).select_from(_A).where(_A.c.state == OPEN))).scalar_one()
    return {"highlight_pieces": int(kept), "highlight_albums_open": int(albums)}
