import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.preferences.tables import PreferencesRow
from bot.kit.database import insert, is_sqlite

_T: Any = PreferencesRow.__table__  # type: ignore[attr-defined]
_SOME = select(_T).where(_T.c.member_id.in_(bindparam("ids", expanding=True)))
_CHOICES = [_T.c[name] for name in ("language", "zone", "quiet_from", "quiet_to", "is_hidden", "is_line_open")]
_ALIKE_SQLITE = select(*_CHOICES, func.json_group_array(_T.c.member_id).label("members")).group_by(*_CHOICES)
_ALIKE_POSTGRES = select(*_CHOICES, func.array_agg(_T.c.member_id).label("members")).group_by(*_CHOICES)
_HIDDEN = select(_T.c.member_id).where(_T.c.is_hidden, _T.c.member_id.in_(bindparam("ids", expanding=True)))
_UNCHOSEN: dict[str, Any] = {
    "language": None,
    "zone": None,
    "quiet_from": None,
    "quiet_to": None,
    "is_hidden": False,
    "is_line_open": False,
}


def _change(*columns: str) -> Any:
    """Sets these and leaves the others; gives the whole row back."""
    values: dict[str, Any] = _UNCHOSEN | {column: bindparam(column) for column in columns}
    add = insert(_T).values(member_id=bindparam("member_id"), **values)
    changed = {column: add.excluded[column] for column in columns}
    return add.on_conflict_do_update(index_elements=["member_id"], set_=changed).returning(_T)


_CHANGES: dict[tuple[str, ...], Any] = {
    columns: _change(*columns)
    for columns in (("language",), ("zone",), ("quiet_from", "quiet_to"), ("is_hidden",), ("is_line_open",))
}


async def change(db: AsyncConnection, member_id: int, **values: Any) -> Row[Any]:
    """Stores one choice and returns all of that member's."""
    result = await db.execute(_CHANGES[tuple(values)], {"member_id": member_id, **values})
    return result.one()


async def alike(db: AsyncConnection) -> list[tuple[Row[Any], list[int]]]:
    """All choices, each with the ids of all who made exactly these: a thousand times fewer rows than people."""
    rows: Any = (await db.execute(_ALIKE_SQLITE if is_sqlite(db) else _ALIKE_POSTGRES)).all()
    return [(row, json.loads(row.members) if is_sqlite(db) else row.members) for row in rows]


async def some(db: AsyncConnection, member_ids: Collection[int]) -> Iterable[Row[Any]]:
    return (await db.execute(_SOME, {"ids": list(member_ids)})).all()


async def hidden_among(db: AsyncConnection, ids: Collection[int]) -> set[int]:
    return set((await db.execute(_HIDDEN, {"ids": list(ids)})).scalars())
