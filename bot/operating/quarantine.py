"""Updates that could not be understood or handled: an operator looks at them, and has them tried again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.engine import received
from bot.engine.received import Delivery, UpdateRow
from bot.engine.shared_inbox import LineRow
from bot.kit.database import insert as insert_or
from bot.kit.wire import chat_of

_U: Any = UpdateRow.__table__  # type: ignore[attr-defined]
_D: Any = Delivery.__table__  # type: ignore[attr-defined]
_L: Any = LineRow.__table__  # type: ignore[attr-defined]


class Quarantined(NamedTuple):
    update_id: int
    at: datetime
    kind: str  # message, callback_query, …; "?" when not even that can be told
    reason: str


async def listing(db: AsyncConnection) -> list[Quarantined]:
    """Oldest first; what was written in them is not shown."""
    rows = await db.execute(select(_U).where(_U.c.quarantined.is_not(None)).order_by(_U.c.at, _U.c.update_id))
    return [Quarantined(row.update_id, row.at, _kind(row.body), row.quarantined) for row in rows]


def _kind(body: bytes | None) -> str:
    try:
        fields = msgspec.json.decode(body or b"", type=dict[str, msgspec.Raw])
    except msgspec.MsgspecError:
        return "?"
    return next((name for name in fields if name != "update_id"), "?")


async def retry(db: AsyncConnection, now: datetime, update_ids: Sequence[int] = ()) -> int:
    """Puts them back among what waits to be applied: all that can be read as JSON, or those named. How many."""
    query = select(_U).where(_U.c.quarantined.is_not(None), _U.c.body.is_not(None)).order_by(_U.c.at, _U.c.update_id)
    rows = (await db.execute(query.where(_U.c.update_id.in_(update_ids)) if update_ids else query)).all()
    readable = [row for row in rows if _kind(row.body) != "?"]
    for row in readable:
        one = (_U.c.update_id == row.update_id, _U.c.body_hash == row.body_hash)
        await db.execute(delete(_U).where(*one))
        line = chat_of(row.body)
        await db.execute(insert_or(_L).values(line=line).on_conflict_do_nothing())
        await db.execute(insert(_D).values(line=line, body=b"[" + row.body + b"]", received_at=now))
    return len(readable)


async def set_aside(db: AsyncConnection, raws: Sequence[bytes], why: str, at: datetime) -> None:
    """Into quarantine, unless they took effect already."""
    for raw in map(bytes, raws):
        update_id, body_hash = received.identity(raw)
        row = {"update_id": update_id, "body_hash": body_hash, "at": at, "quarantined": why, "body": raw}
        await db.execute(insert_or(_U).values(row).on_conflict_do_nothing())
