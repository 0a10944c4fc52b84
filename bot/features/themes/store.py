from typing import Any

from sqlalchemy import bindparam, delete, exists, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.themes.tables import ThemeRow
from bot.kit.database import insert

_T: Any = ThemeRow.__table__  # type: ignore[attr-defined]
_CHOICES = ("colour", "symbol", "logo")
_FIND = select(*(_T.c[name] for name in _CHOICES)).where(
    _T.c.community_id == bindparam("c"), _T.c.is_draft == bindparam("d")
)


async def find(db: AsyncConnection, community_id: int, *, is_draft: bool) -> Any:
    return (await db.execute(_FIND, {"c": community_id, "d": is_draft})).one_or_none()


async def put(db: AsyncConnection, community_id: int, *, is_draft: bool, colour: str, symbol: str, logo: str) -> None:
    chosen = {"colour": colour, "symbol": symbol, "logo": logo}
    row = insert(_T).values(community_id=community_id, is_draft=is_draft, **chosen)
    await db.execute(row.on_conflict_do_update(index_elements=["community_id", "is_draft"], set_=chosen))


async def forget_draft(db: AsyncConnection, community_id: int) -> None:
    await db.execute(delete(_T).where(_T.c.community_id == community_id, _T.c.is_draft))


async def merge(db: AsyncConnection, kept_id: int, retired_id: int) -> None:
    """The community that stays keeps its look, or takes that of the other when it chose none."""
    await db.execute(delete(_T).where(_T.c.community_id == retired_id, _T.c.is_draft))
    other = _T.alias()
    has_one = exists(select(literal(1)).where(other.c.community_id == kept_id, ~other.c.is_draft))
    await db.execute(update(_T).where(_T.c.community_id == retired_id, ~has_one).values(community_id=kept_id))
    await db.execute(delete(_T).where(_T.c.community_id == retired_id))
