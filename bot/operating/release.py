"""What a restored Hearth was going to say waits until an operator looks at it.

Messages without an end are `held`. A plan whose moment has passed waits a thousand years on, under its own key: whoever
plans anew or takes it back meanwhile finds it. Updates that were stored and not yet applied wait in quarantine, for
their answers would be sent as well.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.engine.received import Delivery
from bot.kit.outbox import Message, OutboxRow, State
from bot.kit.scheduling import DueRow
from bot.operating import quarantine

_O: Any = OutboxRow.__table__  # type: ignore[attr-defined]
_P: Any = DueRow.__table__  # type: ignore[attr-defined]
_D: Any = Delivery.__table__  # type: ignore[attr-defined]

_MOVE = (
    update(_P)
    .where(_P.c.community_id == bindparam("c"), _P.c.kind == bindparam("k"), _P.c.key == bindparam("key_"))
    .values(due_at=bindparam("at"))
)

AWAY = timedelta(days=365_250)
RESTORED = "restored: stored just before the backup was made, and not yet applied then"
DROPPED = "dropped by the operator"


class Held(NamedTuple):
    """One thing that waits for an operator; no words, only what kind of words."""

    what: str
    community_id: int
    member_id: int | None
    since: datetime


async def hold(db: AsyncConnection, now: datetime) -> None:
    """Nothing that is open at `now` will be said by itself."""
    open_ = _O.c.state.in_((State.QUEUED, State.SENDING))
    await db.execute(update(_O).where(open_).values(state=State.HELD))
    await _move(db, (await db.execute(select(_P).where(_P.c.due_at <= now))).all(), AWAY)
    for body in (await db.execute(select(_D.c.body).order_by(_D.c.id))).scalars().all():
        await quarantine.set_aside(db, msgspec.json.decode(body, type=list[msgspec.Raw]), RESTORED, now)
    await db.execute(_D.delete())


async def _move(db: AsyncConnection, plans: Sequence[Any], by: timedelta) -> None:
    if plans:
        rows = [{"c": row.community_id, "k": row.kind, "key_": row.key, "at": row.due_at + by} for row in plans]
        await db.execute(_MOVE, rows)


async def held(db: AsyncConnection, now: datetime) -> list[Held]:
    """Messages in the order they would leave, then plans."""
    found = []
    for row in await db.execute(select(_O).where(_O.c.state == State.HELD).order_by(_O.c.lane, _O.c.id)):
        message = Message.from_json(row.payload)
        what = message.text.key if message.text else f"reaction {message.react}"
        found.append(Held(what, row.community_id, row.member_id, row.created_at))
    for row in await _plans(db, now):
        found.append(Held(f"plan {row.kind} {row.key}", row.community_id, None, row.due_at - AWAY))
    return found


async def _plans(db: AsyncConnection, now: datetime) -> list[Any]:
    return list(await db.execute(select(_P).where(_P.c.due_at > now + AWAY / 2).order_by(_P.c.due_at)))


async def release(db: AsyncConnection, now: datetime, *, drop: bool) -> None:
    """Messages leave as soon as the bot sees them, or with `drop` never. Plans come back either way: their rooms know
    what is too late to be said, and go on with the next."""
    values: dict[str, Any] = {"state": State.FAILED, "error": DROPPED} if drop else {"state": State.QUEUED}
    await db.execute(update(_O).where(_O.c.state == State.HELD).values(values))
    await _move(db, await _plans(db, now), -AWAY)
