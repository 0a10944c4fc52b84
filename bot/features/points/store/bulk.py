"""Earning in bulk, by the rules: each earning is decided after those before it, whatever batches they come in.

Cooldown and cap are conditions of the very statement that pays. SQLite runs one statement after the other, so that is a
loop. PostgreSQL pays many members with one statement; a member's second payment in a batch waits for the next round,
and so does what the same two members pay each other.
"""

import sqlite3
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.features.points.store import statements
from bot.features.points.store.between import Between, Pair
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
    giver_id: int | None = None  # another member whom it is owed to: what two pay each other has limits


class Terms(NamedTuple):
    """A rule as SQL applies it."""

    kind: str
    points: int
    cooldown: timedelta
    daily_cap: int
    reason: str
    full_until: int = 0  # points of a day from which each pays less; 0: never
    points_after: int = 0
    pair: int = 0  # times a day that one member's doing pays another; 0: always
    both: int = 0  # the same, both ways together

    @property
    def pay(self) -> bool:
        return 0 < self.points <= self.daily_cap

    @property
    def offers(self) -> tuple[tuple[int, int, int], ...]:
        """How much is paid while what was paid that day lies between the bounds."""
        if not self.full_until:
            return ((self.points, 0, self.daily_cap - self.points),)
        full = (self.points, 0, min(self.daily_cap - self.points, self.full_until - 1))
        after = min(self.points, self.points_after)
        return (full, (after, self.full_until, self.daily_cap - after)) if after else (full,)

    @property
    def has_limits(self) -> bool:
        return bool(self.pair or self.both)


class Paid(NamedTuple):
    position: int  # of the earning in what was handed in
    amount: int
    lifetime: int  # after it


Book = Mapping[tuple[int, str], Terms]  # by community and kind
Versions = Mapping[int, int]  # of the rules, by community
_Member = tuple[int, int]
_MEMBER = itemgetter(0, 1)  # of an earning
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_ENDLESS = 2**31 - 1


async def earn(
    db: AsyncConnection, earnings: Sequence[Earning], book: Book, versions: Versions, *, are_new: bool
) -> list[Paid]:
    """Pays what the terms allow, each key once; returns what was paid, what a member got in its order."""
    if not is_sqlite(db):
        order = sorted(range(len(earnings)), key=list(map(_MEMBER, earnings)).__getitem__)
        return await _earn_postgres(await driver(db), earnings, order, book, versions)
    order = _order(earnings, book)

    def job(cursor: sqlite3.Cursor) -> list[Paid]:
        return _earn_sqlite(cursor, earnings, order, book, versions, are_new)

    if len(earnings) <= FEW:
        return job((await driver(db)).cursor(sqlite3.Cursor))
    return await in_thread(db, job)


def _order(earnings: Sequence[Earning], book: Book) -> list[int]:
    """Positions by member, for neighbours share pages; members who may pay each other stay in the order given."""
    first: dict[_Member, _Member] = {}

    def find(one: _Member) -> _Member:
        while (other := first.get(one, one)) != one:
            one = other
        return one

    for community_id, member_id, kind, _, _, _, _, giver_id in earnings:
        if giver_id is not None and book[community_id, kind].has_limits:
            one, other = find((community_id, member_id)), find((community_id, giver_id))
            if one != other:
                first[max(one, other)] = min(one, other)
    keys = list(map(_MEMBER, earnings))
    if first:
        keys = [find(key) if key in first else key for key in keys]
    return sorted(range(len(earnings)), key=keys.__getitem__)


def _pair(earning: Earning, giver_id: int) -> Pair:
    community_id, member_id, day = earning.community_id, earning.member_id, earning.day
    if member_id < giver_id:
        return community_id, day, member_id, giver_id
    return community_id, day, giver_id, member_id


def _is_to_higher(earning: Earning) -> bool:
    """Of the two members that it is between."""
    return earning.member_id > (earning.giver_id or 0)


def _ways(member_id: int, giver_id: int) -> tuple[int, int]:
    """Once to the lower of the two, or to the higher."""
    return (1, 0) if member_id < giver_id else (0, 1)


# --- SQLite ---


@lru_cache(maxsize=64)
def _dates(day: date) -> tuple[str, str, str]:
    return day.isoformat(), week_of(day).isoformat(), month_of(day).isoformat()


_micros = lru_cache(maxsize=64)(to_micros)


def _earn_sqlite(
    cursor: sqlite3.Cursor,
    earnings: Sequence[Earning],
    order: Sequence[int],
    book: Book,
    versions: Versions,
    are_new: bool,
) -> list[Paid]:
    execute = cursor.execute
    paid: list[Paid] = []
    pairs = _Pairs(cursor)
    entries: list[tuple[Any, ...]] = []
    keys: set[tuple[int, int, str]] = set()  # of `entries`, which are put into the ledger at the end
    offers = {
        place: (
            terms,
            terms.reason,
            statements.PAY[terms.kind],
            terms.cooldown // _MICROSECOND,
            terms.offers,
            terms.has_limits,
        )
        for place, terms in book.items()
        if terms.pay
    }
    for position in order:
        earning = earnings[position]
        community_id, member_id, kind, key, day, at, ref, giver_id = earning
        offer = offers.get((community_id, kind))
        if offer is None:
            continue
        if not are_new:
            entry = (community_id, member_id, key)
            if entry in keys or execute(statements.KNOWN, entry).fetchone():
                continue
        terms, reason, pay, cooldown, amounts, has_limits = offer
        pair = None
        if has_limits and giver_id is not None:
            pair, turn = _pair(earning, giver_id), int(member_id > giver_id)
            if pairs.are_used_up(pair, turn, terms):
                continue
        iso, week, month = _dates(day)
        micros = _micros(at)
        for points, least, most in amounts:
            if (
                execute(
                    pay, (community_id, member_id, points, iso, week, month, micros, cooldown, least, most)
                ).rowcount
                > 0
            ):
                break
        else:
            continue
        if not are_new:
            keys.add(entry)
        if pair is not None:
            pairs.count(pair, turn, 1)
        paid.append(Paid(position, points, execute(statements.LIFETIME, (community_id, member_id)).fetchone()[0]))
        entries.append((community_id, member_id, key, points, reason, versions[community_id], iso, micros, ref))
    refused = insert_new(cursor, statements.ENTER, entries)
    for number in refused:
        earning = earnings[paid[number].position]
        community_id, member_id, kind, _, day, *_, giver_id = earning
        execute(statements.TAKE_BACK[kind], (community_id, member_id, paid[number].amount, *_dates(day)))
        if giver_id is not None and book[community_id, kind].has_limits:
            pairs.count(_pair(earning, giver_id), int(member_id > giver_id), -1)
    pairs.write()
    return [one for number, one in enumerate(paid) if number not in refused] if refused else paid


class _Pairs:
    """What is paid between two members: read once in a batch, and written at its end."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self._had: dict[Pair, tuple[int, int]] = {}
        self._more: dict[Pair, list[int]] = {}

    def are_used_up(self, pair: Pair, at: int, terms: Terms) -> bool:
        """What these two may pay each other that day; `at` is whose turn it is, 0 for the lower."""
        had = self._had.get(pair)
        if had is None:
            community_id, day, lower, higher = pair
            found = self._cursor.execute(statements.PAIR, (community_id, day.isoformat(), lower, higher)).fetchone()
            had = self._had[pair] = found or (0, 0)
        more = self._more.get(pair, (0, 0))
        both = had[0] + had[1] + more[0] + more[1]
        return had[at] + more[at] >= (terms.pair or _ENDLESS) or both >= (terms.both or _ENDLESS)

    def count(self, pair: Pair, at: int, change: int) -> None:
        self._more.setdefault(pair, [0, 0])[at] += change

    def write(self) -> None:
        rows = (
            (community_id, day.isoformat(), lower, higher, *more)
            for (community_id, day, lower, higher), more in sorted(self._more.items())
        )
        self._cursor.executemany(statements.ADD_PAIR, rows)


# --- PostgreSQL ---


async def _earn_postgres(
    connection: Any, earnings: Sequence[Earning], order: Sequence[int], book: Book, versions: Versions
) -> list[Paid]:
    paid = sorted(await _pay_postgres(connection, earnings, order, book), key=lambda one: (earnings[one[0]][:2], one))
    if not paid:
        return []
    entries = []
    for position, points, _ in paid:
        community_id, member_id, kind, key, day, at, ref, _ = earnings[position]
        reason = book[community_id, kind].reason
        entries.append((community_id, member_id, key, points, reason, day, at, ref, versions[community_id]))
    entered = {tuple(row) for row in await connection.fetch(statements.ENTER_MANY, *zip(*entries, strict=True))}
    if len(entered) == len(entries):
        return paid
    # Another transaction used a key after our payments had looked for it.
    for (position, points, _), entry in zip(paid, entries, strict=True):
        if entry[:3] not in entered:
            await _take_back(connection, earnings[position], points, book)
    return [one for one, entry in zip(paid, entries, strict=True) if entry[:3] in entered]


async def _take_back(connection: Any, earning: Earning, points: int, book: Book) -> None:
    community_id, member_id, kind, _, day, _, _, giver_id = earning
    credit = (community_id, member_id, points, day, week_of(day), month_of(day))
    await connection.execute(statements.TAKE_BACK_ONE[kind], *credit)
    if giver_id is not None and book[community_id, kind].has_limits:
        await connection.execute(statements.TAKE_BACK_PAIR, *_pair(earning, giver_id), *_ways(member_id, giver_id))


async def _pay_postgres(connection: Any, earnings: Sequence[Earning], order: Sequence[int], book: Book) -> list[Paid]:
    """Each round takes one earning of every member, in order, and one statement for each rule among them."""
    paid: list[Paid] = []
    keys: set[tuple[int, int, str]] = set()
    waiting: dict[_Member, deque[int]] = {}
    pairs: dict[int, Pair] = {}  # by position
    for position in order:
        earning = earnings[position]
        terms = book[earning.community_id, earning.kind]
        if terms.pay:
            waiting.setdefault(earning[:2], deque()).append(position)
            if earning.giver_id is not None and terms.has_limits:
                pairs[position] = _pair(earning, earning.giver_id)
    if pairs:
        await connection.execute(statements.LOCK_PAIRS, sorted({pair[0] for pair in pairs.values()}))
    between = Between(pairs)
    seen: set[_Member] = set()  # their accounts are locked
    while waiting:
        now = {
            who: queue.popleft()
            for who, queue in waiting.items()
            if queue[0] not in pairs or between.is_first(queue[0])
        }
        between.leave(now.values())
        seen |= now.keys()
        by_terms: dict[tuple[Terms, bool], list[int]] = {}
        for (community_id, _), position in now.items():
            terms = book[community_id, earnings[position].kind]
            by_terms.setdefault((terms, position in pairs), []).append(position)
        for (terms, is_paired), positions in by_terms.items():
            for position, points, lifetime in await _pay(connection, earnings, positions, terms, is_paired):
                paid.append(Paid(position, points, lifetime))
                keys.add((*earnings[position][:2], earnings[position].key))
                between.count(position, is_to_higher=_is_to_higher(earnings[position]))
        waiting = {who: queue for who, queue in waiting.items() if queue}
        if asked := seen & waiting.keys():
            await _skip_refused(connection, earnings, waiting, sorted(asked), keys, book, between)
            waiting = {who: queue for who, queue in waiting.items() if queue}
    return paid


async def _pay(
    connection: Any, earnings: Sequence[Earning], positions: Sequence[int], terms: Terms, is_paired: bool
) -> list[Paid]:
    """One earning of each of some members, by the same rule."""
    statement = (statements.PAY_MANY_IN_PAIRS if is_paired else statements.PAY_MANY)[terms.kind]
    limits = (terms.pair or _ENDLESS, terms.both or _ENDLESS) if is_paired else ()
    left = {earnings[position][:2]: position for position in positions}
    paid: list[Paid] = []
    for points, least, most in terms.offers:
        rows = [
            (community_id, member_id, key, day, week_of(day), month_of(day), at, giver_id)
            for community_id, member_id, _, key, day, at, _, giver_id in map(earnings.__getitem__, left.values())
        ]
        if not rows:
            break
        bounds = (points, terms.cooldown, least, most)
        for *who, lifetime in await connection.fetch(statement, *zip(*rows, strict=True), *bounds, *limits):
            paid.append(Paid(left.pop((who[0], who[1])), points, lifetime))
    return paid


async def _skip_refused(
    connection: Any,
    earnings: Sequence[Earning],
    waiting: Mapping[_Member, deque[int]],
    asked: Sequence[_Member],
    keys: Collection[tuple[int, int, str]],
    book: Book,
    between: Between,
) -> None:
    """Leaves out what certainly comes next to nothing, or a flood would take a round for each message.

    The statements before have locked these accounts: nobody else changes them.
    """
    await between.look(connection)
    for state in await connection.fetch(statements.ALLOWANCES, *zip(*asked, strict=True)):
        who = state["community_id"], state["member_id"]
        queue = waiting[who]
        while queue:
            earning = earnings[queue[0]]
            terms = book[who[0], earning.kind]
            used = state[f"{earning.kind}_used"]
            has_room = earning.day > state["day"] or any(least <= used <= most for _, least, most in terms.offers)
            is_cool = not terms.cooldown or earning.at >= (state[f"{earning.kind}_at"] or _LONG_AGO) + terms.cooldown
            is_new = (*who, earning.key) not in keys
            limits = terms.pair or _ENDLESS, terms.both or _ENDLESS
            is_used_up = between.are_used_up(queue[0], *limits, is_to_higher=_is_to_higher(earning))
            if has_room and is_cool and is_new and not is_used_up:
                break
            between.leave([queue.popleft()])
