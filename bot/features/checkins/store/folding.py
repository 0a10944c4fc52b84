from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.checkins.tables import FoldedRow
from bot.kit.database import insert

_F: Any = FoldedRow.__table__  # type: ignore[attr-defined]

_FOLD = insert(_F).values(**{c: bindparam(c) for c in ("community_id", "fold", "member_id", "at")})
_FOLD = _FOLD.on_conflict_do_nothing(index_elements=["community_id", "fold", "member_id"])
_FOLDED = select(_F.c.member_id).where(_F.c.community_id == bindparam("c"), _F.c.fold == bindparam("f"))
_FOLDED = _FOLDED.order_by(_F.c.at, _F.c.member_id)
_UNFOLD = delete(_F).where(_F.c.community_id == bindparam("c"), _F.c.fold == bindparam("f"))
_LEAVE_OUT = delete(_F).where(_F.c.community_id == bindparam("c"), _F.c.member_id == bindparam("m"))


async def fold(db: AsyncConnection, community_id: int, fold: str, member_id: int, at: datetime) -> None:
    await db.execute(_FOLD, {"community_id": community_id, "fold": fold, "member_id": member_id, "at": at})


async def unfold(db: AsyncConnection, community_id: int, fold: str) -> Sequence[int]:
    """Whom to name, in the order they came; they are forgotten here."""
    key = {"c": community_id, "f": fold}
    members = (await db.execute(_FOLDED, key)).scalars().all()
    await db.execute(_UNFOLD, key)
    return members


async def leave_out(db: AsyncConnection, community_id: int, member_id: int) -> None:
    """Whoever took their check-in back is not named."""
    await db.execute(_LEAVE_OUT, {"c": community_id, "m": member_id})
