"""What pays in bulk, in SQL. The names in it are those of columns, and come from here."""

from collections.abc import Sequence

from bot.features.points.tables import KINDS, PERIODS

_NOTHING_YET = ", ".join(["0, NULL"] * (len(KINDS) - 1))  # of the other kinds


def _pay(kind: str, rows: str, is_cool: str, least: str, most: str, ending: str = "") -> str:
    """The statement that pays by the rule of `kind` what is within its cooldown, when what it paid that day lies within
    bounds. An older day counts for the newest one: whoever changes zones to and fro opens no new cap."""
    columns = ["community_id", "member_id", "balance", "lifetime"]
    changes = [f"{sum_} = accounts.{sum_} + excluded.{sum_}" for sum_ in ("balance", "lifetime")]
    for period in PERIODS:
        points = f"{period}_points"
        columns += [period, points]
        changes += [
            f"{points} = CASE WHEN excluded.{period} > accounts.{period} THEN excluded.{points} "
            f"WHEN excluded.{period} = accounts.{period} THEN accounts.{points} + excluded.{points} "
            f"ELSE accounts.{points} END",
            f"{period} = CASE WHEN excluded.{period} > accounts.{period} THEN excluded.{period} "
            f"ELSE accounts.{period} END",
        ]
    for each in (kind, *(other for other in KINDS if other != kind)):
        used = f"{each}_used"
        columns += [used, f"{each}_at"]
        had = f"CASE WHEN excluded.day > accounts.day THEN 0 ELSE accounts.{used} END"
        changes.append(f"{used} = {had} + excluded.{used}")
    return (
        f"INSERT INTO accounts ({', '.join(columns)}) {rows} "
        f"ON CONFLICT (community_id, member_id) DO UPDATE SET {', '.join(changes)}, {kind}_at = excluded.{kind}_at "
        f"WHERE {is_cool.format(at=f'{kind}_at')} "
        f"AND (excluded.day > accounts.day OR accounts.{kind}_used BETWEEN {least} AND {most}) {ending}"
    )


def _take_back(kind: str, marks: Sequence[str]) -> str:
    """Undoes a payment of this transaction whose key turned out to be known."""
    community, member, amount, *since = marks
    changes = [f"{sum_} = {sum_} - {amount}" for sum_ in ("balance", "lifetime", f"{kind}_used")]
    changes += [
        f"{period}_points = {period}_points - CASE WHEN {period} = {mark} THEN {amount} ELSE 0 END"
        for period, mark in zip(PERIODS, since, strict=True)
    ]
    return f"UPDATE accounts SET {', '.join(changes)} WHERE community_id = {community} AND member_id = {member}"  # noqa: S608


_ADD_PAIR = (
    "ON CONFLICT (community_id, day, lower_id, higher_id) DO UPDATE "
    "SET to_lower = pairs.to_lower + excluded.to_lower, to_higher = pairs.to_higher + excluded.to_higher"
)

# --- SQLite ---

KNOWN = "SELECT 1 FROM ledger WHERE community_id = ? AND member_id = ? AND key = ?"
LIFETIME = "SELECT lifetime FROM accounts WHERE community_id = ? AND member_id = ?"
ENTER = """
    INSERT INTO ledger (community_id, member_id, key, amount, reason, rule, day, at, ref)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
PAY = {
    kind: _pay(
        kind,
        f"VALUES (?1, ?2, ?3, ?3, ?4, ?3, ?5, ?3, ?6, ?3, ?3, ?7, {_NOTHING_YET})",
        "(?8 = 0 OR accounts.{at} IS NULL OR excluded.{at} >= accounts.{at} + ?8)",
        "?9",
        "?10",
    )
    for kind in KINDS
}
TAKE_BACK = {kind: _take_back(kind, ["?1", "?2", "?3", "?4", "?5", "?6"]) for kind in KINDS}
PAIR = "SELECT to_lower, to_higher FROM pairs WHERE community_id = ? AND day = ? AND lower_id = ? AND higher_id = ?"
ADD_PAIR = f"""
    INSERT INTO pairs (community_id, day, lower_id, higher_id, to_lower, to_higher) VALUES (?, ?, ?, ?, ?, ?)
    {_ADD_PAIR}
"""  # noqa: S608

# --- PostgreSQL ---

_NEW_ROWS = f"""
    SELECT new.community_id, new.member_id, $9::bigint, $9, new.day, $9, week, $9, month, $9, $9, at, {_NOTHING_YET}
    FROM new
    WHERE NOT EXISTS (
        SELECT FROM ledger
        WHERE ledger.community_id = new.community_id AND ledger.member_id = new.member_id AND ledger.key = new.key
    )
"""  # noqa: S608
_NEW = """
    WITH new AS (
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::date[], $5::date[], $6::date[],
                             $7::timestamptz[], $8::bigint[])
             AS new (community_id, member_id, key, day, week, month, at, giver_id)
    )
"""
_LIMITS = ("($10::interval = interval '0' OR accounts.{at} IS NULL OR excluded.{at} >= accounts.{at} + $10)",
           "$11::bigint", "$12::bigint", "RETURNING community_id, member_id, lifetime")  # fmt: skip
PAY_MANY = {kind: f"{_NEW} {_pay(kind, _NEW_ROWS, *_LIMITS)}" for kind in KINDS}
# Where a pair has used up what it may pay each other, nothing is paid; what is paid is counted.
_IN_PAIRS = """
    AND NOT EXISTS (
        SELECT FROM pairs
        WHERE pairs.community_id = new.community_id AND pairs.day = new.day
        AND pairs.lower_id = least(new.member_id, giver_id) AND pairs.higher_id = greatest(new.member_id, giver_id)
        AND (CASE WHEN new.member_id < giver_id THEN to_lower ELSE to_higher END >= $13::integer
             OR to_lower + to_higher >= $14::integer)
    )
"""
PAY_MANY_IN_PAIRS = {
    kind: f"""
    {_NEW}, paid AS ({_pay(kind, _NEW_ROWS + _IN_PAIRS, *_LIMITS)}), counted AS (
        INSERT INTO pairs (community_id, day, lower_id, higher_id, to_lower, to_higher)
        SELECT community_id, new.day, least(member_id, giver_id), greatest(member_id, giver_id),
               CASE WHEN member_id < giver_id THEN 1 ELSE 0 END, CASE WHEN member_id < giver_id THEN 0 ELSE 1 END
        FROM paid JOIN new USING (community_id, member_id)
        {_ADD_PAIR}
    )
    SELECT community_id, member_id, lifetime FROM paid
    """  # noqa: S608
    for kind in KINDS
}
# Two transactions that pay the same pair would both read what it had before.
LOCK_PAIRS = "SELECT pg_advisory_xact_lock(721439, (one % 2147483647)::integer) FROM unnest($1::bigint[]) AS one"
TAKE_BACK_ONE = {
    kind: _take_back(kind, ["$1::bigint", "$2::bigint", "$3::bigint", "$4::date", "$5::date", "$6::date"])
    for kind in KINDS
}
TAKE_BACK_PAIR = """
    UPDATE pairs SET to_lower = to_lower - $5::integer, to_higher = to_higher - $6::integer
    WHERE community_id = $1 AND day = $2 AND lower_id = $3 AND higher_id = $4
"""
ENTER_MANY = """
    INSERT INTO ledger (community_id, member_id, key, amount, reason, day, at, ref, rule)
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::date[],
                         $7::timestamptz[], $8::bigint[], $9::integer[])
    ON CONFLICT DO NOTHING
    RETURNING community_id, member_id, key
"""
PAIRS_OF = """
    SELECT community_id, day, lower_id, higher_id, to_lower, to_higher
    FROM pairs JOIN unnest($1::bigint[], $2::date[], $3::bigint[], $4::bigint[])
         AS asked (community_id, day, lower_id, higher_id) USING (community_id, day, lower_id, higher_id)
"""
ALLOWANCES = f"""
    SELECT community_id, member_id, day, {", ".join(f"{kind}_used, {kind}_at" for kind in KINDS)}
    FROM accounts JOIN unnest($1::bigint[], $2::bigint[]) AS asked (community_id, member_id)
    USING (community_id, member_id)
"""  # noqa: S608
