"""What the rules paid, to be held against what other rules would have paid."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.store.ledger import REVERSED
from bot.features.points.tables import KINDS, EntryRow

_L: Any = EntryRow.__table__  # type: ignore[attr-defined]
_UNDO = _L.alias("undo")


class Payment(NamedTuple):
    """An entry that a rule made."""

    member_id: int
    key: str
    kind: str
    amount: int
    day: date
    at: datetime
    ref: int | None
    is_taken_back: bool


_BY_RULES = (
    _L.c.community_id == bindparam("c"),
    _L.c.reason.in_([f"points.for-{kind}" for kind in KINDS]),
    ~_L.c.key.startswith(REVERSED),
)
_FIRST = select(func.min(_L.c.at)).where(*_BY_RULES)
_BETWEEN = (
    select(
        _L.c.member_id, _L.c.key, func.substr(_L.c.reason, len("points.for-") + 1), _L.c.amount, _L.c.day, _L.c.at,
        _L.c.ref, _UNDO.c.key.is_not(None),
    )
    .select_from(
        _L.outerjoin(
            _UNDO,
            (_UNDO.c.community_id == _L.c.community_id)
            & (_UNDO.c.member_id == _L.c.member_id)
            & (_UNDO.c.key == literal(REVERSED).concat(_L.c.key)),
        )
    )
    .where(*_BY_RULES, _L.c.at >= bindparam("since"), _L.c.at < bindparam("until"))
    .order_by(_L.c.at, _L.c.ref, _L.c.key)
)  # fmt: skip


async def first_payment(db: AsyncConnection, community_id: int) -> datetime | None:
    found: datetime | None = (await db.execute(_FIRST, {"c": community_id})).scalar()
    return found


async def payments(db: AsyncConnection, community_id: int, since: datetime, until: datetime) -> Sequence[Payment]:
    rows = await db.execute(_BETWEEN, {"c": community_id, "since": since, "until": until})
    return [Payment(*row) for row in rows]
