"""Earning in bulk, by the rules: each earning is decided after those before it, whatever batches they come in.

Cooldown and cap are conditions of the very statement that pays. SQLite runs one statement after the other, so that is a
loop. PostgreSQL pays many members with one statement; a member's second payment in a batch waits for the next round.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.tables import KINDS, PERIODS
from bot.kit.calendar import month_of, week_of
from bot.kit.database import driver, in_thread, insert_new, is_sqlite, to_micros

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

    kind: str
    points: int
    cooldown: timedelta
    daily_cap: int
    reason: str

    @property
    def pay(self) -> bool:
        return 0 < self.points <= self.daily_cap


class Paid(NamedTuple):
    position: int  # of the earning in what was handed in
    amount: int
    lifetime: int  # after it


Book = Mapping[tuple[int, str], Terms]  # by community and kind
_Member = tuple[int, int]
_MEMBER = itemgetter(0, 1)  # of an earning
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


async def earn(db: AsyncConnection, earnings: Sequence[Earning], book: Book, rule: int, *, are_new: bool) -> list[Paid]:
    """Pays what the terms allow, each key once; returns what was paid, by community and member."""
    members = list(map(_MEMBER, earnings))
    order = sorted(range(len(earnings)), key=members.__getitem__)  # neighbours share pages
    if not is_sqlite(db):
        return await _earn_postgres(await driver(db), earnings, order, book, rule)

    def job(cursor: sqlite3.Cursor) -> list[Paid]:
        return _earn_sqlite(cursor, earnings, order, book, rule, are_new)

    if len(earnings) <= FEW:
        return job((await driver(db)).cursor(sqlite3.Cursor))
    return await in_thread(db, job)


# --- Statements; the names in them are those of columns, and come from here ---


def _pay(kind: str, rows: str, is_cool: str, cap: str, ending: str = "") -> str:
    """The statement that pays by the rule of `kind` what is within its cooldown and cap. An older day counts for the
    newest one: whoever changes zones to and fro opens no new cap."""
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
        f"AND (excluded.day > accounts.day OR accounts.{kind}_used + excluded.{kind}_used <= {cap}) {ending}"
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


_KNOWN = "SELECT 1 FROM ledger WHERE community_id = ? AND member_id = ? AND key = ?"
_LIFETIME = "SELECT lifetime FROM accounts WHERE community_id = ? AND member_id = ?"
_ENTER = """
    INSERT INTO ledger (community_id, member_id, key, amount, reason, rule, day, at, ref)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PAY = {
    kind: _pay(
        kind,
        "VALUES (?1, ?2, ?3, ?3, ?4, ?3, ?5, ?3, ?6, ?3, ?3, ?7, 0, NULL, 0, NULL)",
        "(?8 = 0 OR accounts.{at} IS NULL OR excluded.{at} >= accounts.{at} + ?8)",
        "?9",
    )
    for kind in KINDS
}
_TAKE_BACK = {kind: _take_back(kind, ["?1", "?2", "?3", "?4", "?5", "?6"]) for kind in KINDS}

_PAY_MANY = {
    kind: _pay(
        kind,
        """
        SELECT community_id, member_id, $8::bigint, $8, day, $8, week, $8, month, $8, $8, at, 0, NULL, 0, NULL
        FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::date[], $5::date[], $6::date[], $7::timestamptz[])
             AS new (community_id, member_id, key, day, week, month, at)
        WHERE NOT EXISTS (
            SELECT FROM ledger
            WHERE ledger.community_id = new.community_id AND ledger.member_id = new.member_id AND ledger.key = new.key
        )
        """,
        "($9::interval = interval '0' OR accounts.{at} IS NULL OR excluded.{at} >= accounts.{at} + $9)",
        "$10::bigint",
        "RETURNING community_id, member_id, lifetime",
    )
    for kind in KINDS
}
_TAKE_BACK_ONE = {
    kind: _take_back(kind, ["$1::bigint", "$2::bigint", "$3::bigint", "$4::date", "$5::date", "$6::date"])
    for kind in KINDS
}
_ENTER_MANY = """
    INSERT INTO ledger (community_id, member_id, key, amount, reason, day, at, ref, rule)
    SELECT *, $9::integer
    FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::date[], $7::timestamptz[],
                $8::bigint[])
    ON CONFLICT DO NOTHING
    RETURNING community_id, member_id, key
"""
_ALLOWANCES = f"""
    SELECT community_id, member_id, day, {", ".join(f"{kind}_used, {kind}_at" for kind in KINDS)}
    FROM accounts JOIN unnest($1::bigint[], $2::bigint[]) AS asked (community_id, member_id)
    USING (community_id, member_id)
"""  # noqa: S608


# --- SQLite ---


@lru_cache(maxsize=64)
def _dates(day: date) -> tuple[str, str, str]:
    return day.isoformat(), week_of(day).isoformat(), month_of(day).isoformat()


_micros = lru_cache(maxsize=64)(to_micros)


def _earn_sqlite(
    cursor: sqlite3.Cursor, earnings: Sequence[Earning], order: Sequence[int], book: Book, rule: int, are_new: bool
) -> list[Paid]:
    execute = cursor.execute
    paid: list[Paid] = []
    entries: list[tuple[Any, ...]] = []
    keys: set[tuple[int, int, str]] = set()  # of `entries`, which are put into the ledger at the end
    offers = {
        place: (terms.points, terms.reason, _PAY[terms.kind], (terms.cooldown // _MICROSECOND, terms.daily_cap))
        for place, terms in book.items()
        if terms.pay
    }
    for position in order:
        community_id, member_id, kind, key, day, at, ref = earnings[position]
        offer = offers.get((community_id, kind))
        if offer is None:
            continue
        if not are_new:
            entry = (community_id, member_id, key)
            if entry in keys or execute(_KNOWN, entry).fetchone():
                continue
        points, reason, pay, limits = offer
        iso, week, month = _dates(day)
        micros = _micros(at)
        if execute(pay, (community_id, member_id, points, iso, week, month, micros, *limits)).rowcount < 1:
            continue
        if not are_new:
            keys.add(entry)
        paid.append(Paid(position, points, execute(_LIFETIME, (community_id, member_id)).fetchone()[0]))
        entries.append((community_id, member_id, key, points, reason, rule, iso, micros, ref))
    refused = insert_new(cursor, _ENTER, entries)
    for number in refused:
        community_id, member_id, kind, _, day, *_ = earnings[paid[number].position]
        execute(_TAKE_BACK[kind], (community_id, member_id, paid[number].amount, *_dates(day)))
    return [one for number, one in enumerate(paid) if number not in refused] if refused else paid


# --- PostgreSQL ---


async def _earn_postgres(
    connection: Any, earnings: Sequence[Earning], order: Sequence[int], book: Book, rule: int
) -> list[Paid]:
    paid = sorted(await _pay_postgres(connection, earnings, order, book), key=lambda one: (earnings[one[0]][:2], one))
    if not paid:
        return []
    entries = []
    for position, points, _ in paid:
        community_id, member_id, kind, key, day, at, ref = earnings[position]
        entries.append((community_id, member_id, key, points, book[community_id, kind].reason, day, at, ref))
    entered = {tuple(row) for row in await connection.fetch(_ENTER_MANY, *zip(*entries, strict=True), rule)}
    if len(entered) == len(entries):
        return paid
    # Another transaction used a key after our payments had looked for it.
    for (position, points, _), entry in zip(paid, entries, strict=True):
        if entry[:3] not in entered:
            community_id, member_id, kind, _, day, *_ = earnings[position]
            credit = (community_id, member_id, points, day, week_of(day), month_of(day))
            await connection.execute(_TAKE_BACK_ONE[kind], *credit)
    return [one for one, entry in zip(paid, entries, strict=True) if entry[:3] in entered]


async def _pay_postgres(connection: Any, earnings: Sequence[Earning], order: Sequence[int], book: Book) -> list[Paid]:
    """Each round takes one earning of every member, in order, and one statement for each rule among them."""
    paid: list[Paid] = []
    keys: set[tuple[int, int, str]] = set()
    waiting: dict[_Member, list[int]] = {}
    for position in order:
        if book[earnings[position].community_id, earnings[position].kind].pay:
            waiting.setdefault(earnings[position][:2], []).append(position)
    while waiting:
        now = {who: queue.pop(0) for who, queue in waiting.items()}
        by_terms: dict[Terms, list[int]] = {}
        for (community_id, _), position in now.items():
            by_terms.setdefault(book[community_id, earnings[position].kind], []).append(position)
        for terms, positions in by_terms.items():
            rows = [
                (community_id, member_id, key, day, week_of(day), month_of(day), at)
                for community_id, member_id, _, key, day, at, _ in (earnings[position] for position in positions)
            ]
            limits = (terms.points, terms.cooldown, terms.daily_cap)
            for *who, lifetime in await connection.fetch(_PAY_MANY[terms.kind], *zip(*rows, strict=True), *limits):
                position = now[who[0], who[1]]
                paid.append(Paid(position, terms.points, lifetime))
                keys.add((who[0], who[1], earnings[position].key))
        waiting = {who: queue for who, queue in waiting.items() if queue}
        if waiting:
            await _skip_refused(connection, earnings, waiting, keys, book)
    return paid


async def _skip_refused(
    connection: Any,
    earnings: Sequence[Earning],
    waiting: dict[_Member, list[int]],
    keys: Collection[tuple[int, int, str]],
    book: Book,
) -> None:
    """Leaves out what certainly comes next to nothing, or a flood would take a round for each message.

    The statement before has locked these accounts: nobody else changes them.
    """
    states = await connection.fetch(_ALLOWANCES, *zip(*waiting, strict=True))
    known = {(state["community_id"], state["member_id"]): state for state in states}
    for who in [who for who in waiting if who in known]:
        state = known[who]
        for start, position in enumerate(waiting[who]):
            _, _, kind, key, day, at, _ = earnings[position]
            terms = book[who[0], kind]
            has_room = day > state["day"] or state[f"{kind}_used"] + terms.points <= terms.daily_cap
            is_cool = not terms.cooldown or at >= (state[f"{kind}_at"] or _LONG_AGO) + terms.cooldown
            if has_room and is_cool and (*who, key) not in keys:
                waiting[who] = waiting[who][start:]
                break
        else:
            del waiting[who]
