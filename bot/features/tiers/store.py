from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.tiers.tables import MemberTierRow
from bot.kit.database import insert

_T: Any = MemberTierRow.__table__  # type: ignore[attr-defined]
_PUT: Any = insert(_T).values({column.name: bindparam(column.name) for column in _T.c})
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "member_id"],
    set_={"tier": _PUT.excluded.tier, "changed_at": _PUT.excluded.changed_at},
)


async def put(db: AsyncConnection, community_id: int, member_id: int, tier: str, at: datetime) -> None:
    row = {"community_id": community_id, "member_id": member_id, "tier": tier, "changed_at": at}
    await db.execute(_PUT, row)
