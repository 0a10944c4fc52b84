"""Whether the books are right."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.store import scores
from bot.features.points.store.ledger import MOVED, REVERSED

_TOTALS = text("SELECT count(*), coalesce(sum(amount), 0) FROM ledger")
_BALANCES = text("SELECT coalesce(sum(balance), 0) FROM accounts")
# Lifetime is the sum of awards that stand: those of the ledger less those that a reversing entry names.
# What came from another member was earned by nobody.
DIFFERENT = text(
    """
    SELECT community_id, member_id, sum(entered), sum(held), sum(earned), sum(lifetime)
    FROM (
        SELECT community_id, member_id, amount AS entered, 0 AS held, 0 AS lifetime,
               CASE WHEN amount > 0 AND substr(key, 1, 8) <> :reversed AND substr(key, 1, 5) <> :moved
                    THEN amount ELSE 0 END AS earned
        FROM ledger
        UNION ALL
        SELECT undo.community_id, undo.member_id, 0, 0, 0, -done.amount
        FROM ledger AS undo
        JOIN ledger AS done ON done.community_id = undo.community_id AND done.member_id = undo.member_id
                           AND done.key = substr(undo.key, 9)
        WHERE substr(undo.key, 1, 8) = :reversed AND done.amount > 0 AND substr(done.key, 1, 5) <> :moved
        UNION ALL
        SELECT community_id, member_id, 0, balance, lifetime, 0 FROM accounts
    ) AS books
    GROUP BY community_id, member_id
    HAVING sum(entered) <> sum(held) OR sum(earned) <> sum(lifetime)
    ORDER BY community_id, member_id
    LIMIT :n
    """
)
# What leaves one member arrives at another, and goes back the same way.
_UNEVEN = text(
    """
    SELECT community_id, key, sum(amount) FROM ledger
    WHERE substr(key, 1, 5) = :moved OR substr(key, 1, 13) = :moved_back
    GROUP BY community_id, key HAVING sum(amount) <> 0
    ORDER BY community_id, key LIMIT 20
    """
)
WORDS = {"reversed": REVERSED, "moved": MOVED}


async def audit(db: AsyncConnection) -> dict[str, Any]:
    """Proves that every account is what its entries add up to, and every board what its accounts say; `problems` names
    those that are not, the first few."""
    entries, total = (await db.execute(_TOTALS)).one()
    balances = (await db.execute(_BALANCES)).scalar_one()
    problems = [
        f"points: member {member} of community {community}: ledger {entered}, balance {held}; "
        f"awards {earned}, lifetime {lifetime}"
        for community, member, entered, held, earned, lifetime in await db.execute(DIFFERENT, WORDS | {"n": 20})
    ]
    repairs = ["balances"] if problems else []
    problems += [
        f"points: {key} in community {community} leaves {rest} over"
        for community, key, rest in await db.execute(_UNEVEN, {"moved": MOVED, "moved_back": REVERSED + MOVED})
    ]
    if mistakes := await scores.mistakes(db):
        problems += mistakes
        repairs.append("boards")
    return {
        "ledger": {"entries": entries, "sum": int(total)},
        "balances": {"sum": int(balances)},
        "problems": problems,
        "repairs": repairs,
    }


census = audit
