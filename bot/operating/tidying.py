"""Raw things are let go when they are of no more use: a few rows each minute, so that nobody waits for it.

No index is kept for this. Each table is walked through in the order of its key, again and again.
"""

from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import and_, delete, or_, select

from bot.config import Retention
from bot.engine import received
from bot.engine.received import UpdateRow
from bot.kit.outbox import OutboxRow, State
from bot.kit.work import Work

LOOKED_AT = 2_000  # rows of each table at once
START = -(1 << 62)  # below every key

_U: Any = UpdateRow.__table__  # type: ignore[attr-defined]
_O: Any = OutboxRow.__table__  # type: ignore[attr-defined]


class Walk:
    """How far each table was walked through."""

    def __init__(self) -> None:
        self.updates = START
        self.outbox = START


async def tidy(work: Work, keep: Retention) -> None:
    walk = work.memory(Walk)
    updates = await _walk(work, _U.c.update_id, walk.updates, _old_updates(work, keep))
    answers = await _walk(work, _O.c.id, walk.outbox, _old_answers(work, keep))
    if updates.gone:
        await received.count(work.db, updates.gone)  # they stay in the count of what was done

    def on() -> None:
        walk.updates, walk.outbox = updates.end, answers.end

    work.after_commit(on)


def _old_updates(work: Work, keep: Retention) -> Any:
    old = and_(_U.c.quarantined.is_(None), _U.c.at < work.now - timedelta(days=keep.updates_days))
    if not keep.quarantine_days:
        return old
    return or_(old, and_(_U.c.quarantined.is_not(None), _U.c.at < work.now - timedelta(days=keep.quarantine_days)))


def _old_answers(work: Work, keep: Retention) -> Any:
    """Keyed rows stay, for their key is what prevents a repeat."""
    ended = _O.c.state.in_((State.SENT, State.FAILED, State.UNKNOWN))
    return and_(ended, _O.c.key.is_(None), _O.c.created_at < work.now - timedelta(days=keep.answers_days))


class _Step(NamedTuple):
    gone: int
    end: int


async def _walk(work: Work, key: Any, after: int, is_old: Any) -> _Step:
    """Deletes what is old among the next rows; at the end of the table it begins anew."""
    keys = list((await work.db.execute(select(key).where(key > after).order_by(key).limit(LOOKED_AT))).scalars())
    if not keys:
        return _Step(0, START)
    gone = await work.db.execute(delete(key.table).where(key > after, key <= keys[-1], is_old))
    return _Step(gone.rowcount, keys[-1])
