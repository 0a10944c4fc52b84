"""Earning in bulk, by the rules: each earning is decided after those before it, whatever batches they come in.

SQLite runs one statement after the other, so that is a loop. PostgreSQL decides many members in one statement; the
second payment of a member in a batch waits for the next round.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.calendar import month_of, week_of
from bot.kit.database import in_thread, is_sqlite, raw_connection, to_micros

_MICROSECOND = timedelta(microseconds=1)
FEW = 30  # earnings that take less time than going to a thread and back


class Earning(NamedTuple):
    """Something that may be worth points, by the rule of its kind."""

    community_id: int
    member_id: int
    kind: str  # the name of a rule in the settings
    key: str
    day: date  # the member's own
    at: datetime
    ref: int | None = None


class Terms(NamedTuple):
    """A rule as SQL applies it."""

    points: int
    cooldown: timedelta
    daily_cap: int
    reason: str


class Paid(NamedTuple):
    position: int  # of the earning in what was handed in
    amount: int
    lifetime_before: int


Book = Mapping[tuple[int, str], Terms]  # by community and kind
_Allowance = tuple[int, int, str]  # of a community's member, for a kind
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


async def earn(db: AsyncConnection, earnings: Sequence[Earning], book: Book, rule: int, *, are_new: bool) -> list[Paid]:
    """Pays what the terms allow, each key once; returns what was paid, by community and member."""
    order = sorted(range(len(earnings)), key=lambda position: earnings[position][:2])  # neighbours share pages
    if not is_sqlite(db):
        return await _earn_postgres(raw_connection(db), earnings, order, book, rule)

    def job(cursor: sqlite3.Cursor) -> list[Paid]:
        return _earn_sqlite(cursor, earnings, order, book, rule, are_new)

    if len(earnings) <= FEW:
        return job(raw_connection(db).cursor(sqlite3.Cursor))
    return await in_thread(db, job)


@lru_cache(maxsize=64)
def _dates(day: date) -> tuple[str, str, str]:
    return day.isoformat(), week_of(day).isoformat(), month_of(day).isoformat()


_KNOWN = "SELECT 1 FROM ledger WHERE community_id = ? AND member_id = ? AND key = ?"
_ALLOW = """
    INSERT INTO allowances (community_id, member_id, kind, day, used, last_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (community_id, member_id, kind) DO UPDATE SET
        used = CASE WHEN excluded.day > day THEN excluded.used ELSE used + excluded.used END,
        day = max(day, excluded.day),
        last_at = max(last_at, excluded.last_at)
    WHERE (?7 = 0 OR excluded.last_at >= last_at + ?7) AND (excluded.day > day OR used + excluded.used <= ?8)
"""
_ENTER = (
    "INSERT INTO ledger (community_id, member_id, key, amount, reason, rule, day, at, ref) VALUES (?,?,?,?,?,?,?,?,?)"
)
_LIFETIME = "SELECT lifetime FROM accounts WHERE community_id = ? AND member_id = ?"
_PERIODS = ",\n".join(
    f"""
        {name}_points = CASE WHEN excluded.{name} > accounts.{name} THEN excluded.{name}_points
                             WHEN excluded.{name} = accounts.{name} THEN accounts.{name}_points + excluded.{name}_points
                             ELSE accounts.{name}_points END,
        {name} = CASE WHEN excluded.{name} > accounts.{name} THEN excluded.{name} ELSE accounts.{name} END"""
    for name in ("day", "week", "month")
)
_ADD_UP = f"""
    ON CONFLICT (community_id, member_id) DO UPDATE SET
        balance = accounts.balance + excluded.balance,
        lifetime = accounts.lifetime + excluded.lifetime,
        {_PERIODS}
"""
_ACCOUNT = "community_id, member_id, balance, lifetime, day, day_points, week, week_points, month, month_points"
_CREDIT = f"INSERT INTO accounts ({_ACCOUNT}) VALUES (?1, ?2, ?3, ?3, ?4, ?3, ?5, ?3, ?6, ?3) {_ADD_UP}"  # noqa: S608


def _earn_sqlite(
    cursor: sqlite3.Cursor, earnings: Sequence[Earning], order: Sequence[int], book: Book, rule: int, are_new: bool
) -> list[Paid]:
    execute = cursor.execute
    paid: list[Paid] = []
    credits: dict[tuple[int, int, date], int] = {}
    lifetimes: dict[tuple[int, int], int] = {}
    limits = {place: (terms.cooldown // _MICROSECOND, terms.daily_cap) for place, terms in book.items()}
    for position in order:
        community_id, member_id, kind, key, day, at, ref = earnings[position]
        points, _, cap, reason = book[community_id, kind]
        if not 0 < points <= cap or not (are_new or execute(_KNOWN, (community_id, member_id, key)).fetchone() is None):
            continue
        iso, micros = _dates(day)[0], to_micros(at)
        allowed = (community_id, member_id, kind, iso, points, micros, *limits[community_id, kind])
        if execute(_ALLOW, allowed).rowcount < 1:
            continue
        entered = execute(_ENTER, (community_id, member_id, key, points, reason, rule, iso, micros, ref))
        if entered.rowcount < 1:
            continue
        who = (community_id, member_id)
        lifetime = lifetimes.get(who)
        if lifetime is None:
            found = execute(_LIFETIME, who).fetchone()
            lifetime = found[0] if found else 0
        lifetimes[who] = lifetime + points
        credit = (community_id, member_id, day)
        credits[credit] = credits.get(credit, 0) + points
        paid.append(Paid(position, points, lifetime))
    cursor.executemany(_CREDIT, [(*who, amount, *_dates(day)) for (*who, day), amount in credits.items()])
    return paid


_ALLOW_MANY = """
    INSERT INTO allowances (community_id, member_id, kind, day, used, last_at)
    SELECT community_id, member_id, kind, day, $8::bigint, at
    FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::date[], $6::timestamptz[])
         AS new (community_id, member_id, kind, key, day, at)
    WHERE NOT EXISTS (
        SELECT FROM ledger
        WHERE ledger.community_id = new.community_id AND ledger.member_id = new.member_id AND ledger.key = new.key
    )
    ON CONFLICT (community_id, member_id, kind) DO UPDATE SET
        used = CASE WHEN excluded.day > allowances.day THEN excluded.used ELSE allowances.used + excluded.used END,
        day = greatest(allowances.day, excluded.day),
        last_at = greatest(allowances.last_at, excluded.last_at)
    WHERE ($7::interval = interval '0' OR excluded.last_at >= allowances.last_at + $7)
      AND (excluded.day > allowances.day OR allowances.used + excluded.used <= $9::bigint)
    RETURNING community_id, member_id, kind
"""
_ALLOWANCES = """
    SELECT community_id, member_id, kind, day, used, last_at FROM allowances
    JOIN unnest($1::bigint[], $2::bigint[], $3::text[]) AS asked (community_id, member_id, kind)
    USING (community_id, member_id, kind)
"""
_ENTER_MANY = """
    INSERT INTO ledger (community_id, member_id, key, amount, reason, day, at, ref, rule)
    SELECT *, $9::integer
    FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::date[], $7::timestamptz[],
                $8::bigint[])
    ON CONFLICT DO NOTHING
    RETURNING community_id, member_id, key
"""
_CREDIT_MANY = f"""
    INSERT INTO accounts ({_ACCOUNT})
    SELECT community_id, member_id, amount, amount, day, amount, week, amount, month, amount
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::date[], $5::date[], $6::date[])
         AS new (community_id, member_id, amount, day, week, month)
    {_ADD_UP}
    RETURNING community_id, member_id, lifetime
"""  # noqa: S608


async def _earn_postgres(
    connection: Any, earnings: Sequence[Earning], order: Sequence[int], book: Book, rule: int
) -> list[Paid]:
    allowed = sorted(await _allow_postgres(connection, earnings, order, book), key=lambda at: (earnings[at][:2], at))
    if not allowed:
        return []
    rows = []
    for position in allowed:
        community_id, member_id, kind, key, day, at, ref = earnings[position]
        terms = book[community_id, kind]
        rows.append((community_id, member_id, key, terms.points, terms.reason, day, at, ref))
    entered = {tuple(row) for row in await connection.fetch(_ENTER_MANY, *zip(*rows, strict=True), rule)}
    allowed = [position for position, row in zip(allowed, rows, strict=True) if row[:3] in entered]
    lifetimes = await _credit_postgres(connection, earnings, allowed, book)
    paid: list[Paid] = []
    for position in reversed(allowed):
        earning = earnings[position]
        points = book[earning.community_id, earning.kind].points
        lifetimes[earning[:2]] -= points
        paid.append(Paid(position, points, lifetimes[earning[:2]]))
    paid.reverse()
    return paid


async def _allow_postgres(connection: Any, earnings: Sequence[Earning], order: Sequence[int], book: Book) -> list[int]:
    """Positions within cooldown and cap. One statement decides many members, but each of them once."""
    allowed: list[int] = []
    keys: set[tuple[int, int, str]] = set()
    waiting: dict[_Allowance, list[int]] = {}
    for position in order:
        terms = book[earnings[position].community_id, earnings[position].kind]
        if 0 < terms.points <= terms.daily_cap:
            waiting.setdefault(earnings[position][:3], []).append(position)
    while waiting:
        now = {who: queue.pop(0) for who, queue in waiting.items()}
        for terms in {book[community_id, kind] for community_id, _, kind in now}:
            rows = [
                (*who, earnings[position].key, earnings[position].day, earnings[position].at)
                for who, position in now.items()
                if book[who[0], who[2]] == terms
            ]
            limits = (terms.cooldown, terms.points, terms.daily_cap)
            answers = await connection.fetch(_ALLOW_MANY, *zip(*rows, strict=True), *limits)
            allowed += [now[tuple(answer)] for answer in answers]
        keys |= {(*earnings[position][:2], earnings[position].key) for position in allowed}
        waiting = {who: queue for who, queue in waiting.items() if queue}
        if waiting:
            await _skip_refused(connection, earnings, waiting, keys, book)
    return allowed


async def _skip_refused(
    connection: Any,
    earnings: Sequence[Earning],
    waiting: dict[_Allowance, list[int]],
    keys: Collection[tuple[int, int, str]],
    book: Book,
) -> None:
    """Leaves out what certainly comes next to nothing, or a flood would take a round for each message.

    The statement before has locked these allowances: nobody else changes them.
    """
    states = await connection.fetch(_ALLOWANCES, *zip(*waiting, strict=True))
    known = {(community_id, member_id, kind): state for community_id, member_id, kind, *state in states}
    for who in list(waiting):
        terms = book[who[0], who[2]]
        if who not in known:  # nothing was asked of the database: its key was known
            continue
        day, used, last_at = known[who]
        cools_until = last_at + terms.cooldown if terms.cooldown else _LONG_AGO
        for start, position in enumerate(waiting[who]):
            _, _, _, key, on_day, at, _ = earnings[position]
            has_room = on_day > day or used + terms.points <= terms.daily_cap
            if has_room and at >= cools_until and (*who[:2], key) not in keys:
                waiting[who] = waiting[who][start:]
                break
        else:
            del waiting[who]


async def _credit_postgres(
    connection: Any, earnings: Sequence[Earning], positions: Sequence[int], book: Book
) -> dict[tuple[int, int], int]:
    """Adds to the accounts; the lifetime of each afterwards. A member's days come one after the other."""
    by_day: dict[date, dict[tuple[int, int], int]] = {}
    for position in positions:
        earning = earnings[position]
        credits = by_day.setdefault(earning.day, {})
        credits[earning[:2]] = credits.get(earning[:2], 0) + book[earning.community_id, earning.kind].points
    lifetimes: dict[tuple[int, int], int] = {}
    for day in sorted(by_day):
        rows = [(*who, amount, day, week_of(day), month_of(day)) for who, amount in by_day[day].items()]
        for community_id, member_id, lifetime in await connection.fetch(_CREDIT_MANY, *zip(*rows, strict=True)):
            lifetimes[community_id, member_id] = lifetime
    return lifetimes
