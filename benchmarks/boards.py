"""What a board and a streak cost: top ten and own rank among a thousand, a hundred thousand and a million members.

Boards of random members in all periods; wall time, as the database's share counts. A streak's update is measured beside
an upsert of the bare driver, in CPU.
"""

import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Date, bindparam, text

from benchmarks.measured import Line, database, line
from bot.features import checkins, communities, leaderboards, points
from bot.features.checkins.rules import moment_of, reach_of
from bot.features.checkins.service import standings
from bot.features.checkins.store import standings as store
from bot.features.checkins.store.entries import Who
from bot.features.checkins.tables import DAILY
from bot.features.points import Period
from bot.features.points.service.boards import SMALL
from bot.features.points.store import ladder, scores
from bot.kit.calendar import MIDNIGHT, month_of, week_of
from bot.kit.clock import SetClock
from bot.kit.database import create_engine, is_sqlite, raw_connection
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from bot.migrating import migrate

TITLE = "Boards and streaks"
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
SIZES = (1_000, 100_000, 1_000_000)
ASKED = 24  # members in a round
TRIES = 7  # of which the best counts: what else runs on the machine is not what a board costs
CHECKED_IN = 3_000
FREEZING = (7, 2)
GOALS = {"sqlite": 1.0, "postgres": 2.0}  # ms
PLAIN = "balance, lifetime, day, day_points, week, week_points, month, month_points, message_used, reply_used"


@asynccontextmanager
async def workshop_on(url: str) -> AsyncIterator[Workshop]:
    await migrate(url)
    engine = create_engine(url)
    rooms = {"points": points.Settings(), "communities": communities.Settings(), "checkins": checkins.Settings()}
    settings = Settings(rooms)
    yield Workshop(engine, SetClock(NOW), settings)
    await engine.dispose()


def accounts(size: int) -> Iterator[tuple[Any, ...]]:
    """Members as a few years leave them: most have little, few have much, a fifth was here today."""
    chance = random.Random(size)
    today = NOW.date()
    for member_id in range(1, size + 1):
        lifetime = 1 + int(chance.lognormvariate(5, 1.5))
        away = int(chance.expovariate(0.1)) if chance.random() > 0.2 else 0
        day = today - timedelta(days=away)
        of_day = min(lifetime, 1 + int(chance.expovariate(0.1)))
        of_week = min(lifetime, of_day + int(chance.expovariate(0.03)))
        of_month = min(lifetime, of_week + int(chance.expovariate(0.01)))
        yield 1, member_id, lifetime, lifetime, day, of_day, week_of(day), of_week, month_of(day), of_month, 0, 0, 0


async def populate(workshop: Workshop, size: int) -> None:
    """A community of so many, with its boards up if it is large: made from the accounts in one go, and proved."""
    async with workshop.work() as work:
        await communities.of_chat(work, -1, "Reading circle")
        connection = raw_connection(work.db)
        columns = f"community_id, member_id, {PLAIN}, reaction_used"
        if is_sqlite(work.db):
            rows = ([_plain(one) for one in row] for row in accounts(size))
            marks = ", ".join("?" * len(columns.split(", ")))
            connection.executemany(f"INSERT INTO accounts ({columns}) VALUES ({marks})", rows)
        else:
            await connection.copy_records_to_table("accounts", records=accounts(size), columns=columns.split(", "))
        await leaderboards.board(work, 1, Period.WEEK, 1)  # a large one is wanted from now on
        if size > SMALL:
            await _put_up(work)
    if workshop.engine.dialect.name == "postgresql":
        async with workshop.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as db:
            await db.exec_driver_sql("VACUUM ANALYZE")  # as the server does by itself within minutes
    async with workshop.work() as work:
        assert not (found := await scores.mistakes(work.db)), found


async def _put_up(work: Work) -> None:
    for period in Period:
        name = "lifetime" if period is Period.ALL else f"{period}_points"
        since = f"'{ladder.ALWAYS}'" if period is Period.ALL else period.value
        await work.db.execute(
            text(
                "INSERT INTO scores SELECT community_id, member_id, "
                f"'{period}', CAST({since} AS {'TEXT' if is_sqlite(work.db) else 'DATE'}), {name}, TRUE FROM accounts"
            )
        )
    await work.db.execute(text("UPDATE boards SET filled_to = NULL"))
    board = await ladder.board_of(work.db, 1)
    assert board
    rungs: Counter[tuple[str, date, int]] = Counter()
    stand = text("SELECT period, since, points, count(*) FROM scores GROUP BY 1, 2, 3").columns(since=Date)
    for period, since, earned, count in await work.db.execute(stand):
        if board.keeps(period, since):
            rungs[period, since, ladder.rung_of(earned)] += count
    add = text("INSERT INTO rungs VALUES (1, :p, :since, :rung, :n)").bindparams(bindparam("since", type_=Date))
    await work.db.execute(
        add, [{"p": period, "since": since, "rung": rung, "n": n} for (period, since, rung), n in rungs.items()]
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


async def top_and_place(work: Work, member_id: int, period: Period) -> None:
    """Top ten and own rank: what the goal is about."""
    day = NOW.date()
    assert len(await points.top(work, 1, period, day)) == 10
    await points.rank_of(work, 1, member_id, period, day)


async def whole_board(work: Work, member_id: int, period: Period) -> None:
    """All that `/top` reads: the ten, the neighbours with their ranks, the names."""
    await leaderboards.board(work, 1, period, member_id)


async def asked(workshop: Workshop, size: int, question: Callable[..., Awaitable[None]], seed: int) -> float:
    """The middle one of some random members' answers, ms."""
    chance = random.Random(seed)
    times = []
    async with workshop.work() as work:
        for number in range(ASKED):
            member_id, period = chance.randint(1, size), list(Period)[number % 4]
            tries = []
            for _ in range(TRIES):
                began = time.perf_counter()
                await question(work, member_id, period)
                tries.append((time.perf_counter() - began) * 1e3)
            times.append(min(tries))
    return statistics.median(times)


Figures = dict[tuple[str, int], list[float]]


async def boards(kind: str, rounds: int, sizes: Sequence[int]) -> Figures:
    """Each size in turn in every round, so that they meet the same weather."""
    found: Figures = {}
    async with AsyncExitStack() as stack:
        shops = {}
        for size in sizes:
            url = stack.enter_context(database(kind))
            shops[size] = await stack.enter_async_context(workshop_on(url))
            await populate(shops[size], size)
        for number in range(rounds):
            for question in (top_and_place, whole_board):
                for size, shop in shops.items():
                    took = await asked(shop, size, question, number)
                    found.setdefault((question.__name__, size), []).append(took)
    return found


# --- Streaks ---

BARE = """
    INSERT INTO bare VALUES (?, ?, ?, 1, ?)
    ON CONFLICT (c, t, m) DO UPDATE SET streak = CASE WHEN day = ? THEN streak + 1 ELSE 1 END, day = excluded.day
"""


async def streaks(rounds: int) -> dict[str, list[float]]:
    """µs of CPU a check-in, in a batch of some thousand, day after day, on SQLite."""
    found: dict[str, list[float]] = {"bare": [], "update": [], "go_on": [], "anew": []}
    with database("sqlite") as url:
        async with workshop_on(url) as workshop:
            async with workshop.work() as work:
                await communities.of_chat(work, -1, "Reading circle")
                columns = "c INT, t TEXT, m INT, streak INT, day TEXT, PRIMARY KEY (c, t, m)"
                await work.db.execute(text(f"CREATE TABLE bare ({columns}) WITHOUT ROWID"))
                for member_id in range(CHECKED_IN):
                    await _go_on(work, member_id, NOW)
                for ago in range(30):
                    await checkins.check_in(work, 1, CHECKED_IN, NOW - timedelta(days=30 - ago))
            for number in range(1, rounds + 1):
                at, people = NOW + timedelta(days=2 * number - 1), range(CHECKED_IN)
                day, before = (at.date() - timedelta(days=one) for one in (0, 1))
                async with workshop.work() as work:
                    connection = raw_connection(work.db)
                    rows = [(1, "daily", one, day.isoformat(), before.isoformat()) for one in people]
                    found["bare"].append(_cpu(lambda: connection.executemany(BARE, rows)))  # noqa: B023
                    values = [_values(one, at) for one in people]
                    found["update"].append(_cpu(lambda: connection.executemany(store._SQLITE_GO_ON, values)))  # noqa: B023
                    began = time.process_time()
                    for one in people:
                        await _go_on(work, one, at + timedelta(days=1))
                    found["go_on"].append((time.process_time() - began) / CHECKED_IN * 1e6)
                    began = time.process_time()
                    for _ in range(100):
                        await standings.add_up(work, Who(1, DAILY, CHECKED_IN))
                    found["anew"].append((time.process_time() - began) / 100 * 1e6)
    return found


def _cpu(job: Callable[[], object]) -> float:
    began = time.process_time()
    job()
    return (time.process_time() - began) / CHECKED_IN * 1e6


def _values(member_id: int, at: datetime) -> tuple[Any, ...]:
    moment = moment_of(at, ZoneInfo("UTC"), MIDNIGHT)
    return tuple(map(store._plain, (1, DAILY, member_id, moment.day, at, moment.shift, *reach_of(moment), *FREEZING)))


async def _go_on(work: Work, member_id: int, at: datetime) -> None:
    moment = moment_of(at, ZoneInfo("UTC"), MIDNIGHT)
    course = await store.go_on(
        work.db, Who(1, DAILY, member_id), moment.day, at, moment.shift, reach_of(moment), FREEZING
    )
    assert course


def lines(rounds: int, databases: Sequence[str] = ("sqlite", "postgres"), sizes: Sequence[int] = SIZES) -> list[Line]:
    found: list[Line] = []
    for kind in databases:
        figures = asyncio.run(boards(kind, rounds, sizes))
        for (question, size), values in figures.items():
            beside = figures[question, sizes[0]] if size != sizes[0] else []
            is_promised = question == top_and_place.__name__ and size == sizes[-1]
            what = "top ten and own rank" if question == top_and_place.__name__ else "/top, all of it"
            name = f"{what}, {kind}, {size:,}"
            note = f"ratio: to {sizes[0]:,} members" if beside else ""
            found.append(
                line(name, values, "ms", beside=beside, at_most=GOALS[kind] if is_promised else None, note=note)
            )
            if is_promised:
                found.append(line(f"{name}: growth", values, "ms", beside=beside, at_most=2, of="ratio", note=note))
    if "sqlite" in databases:
        took = asyncio.run(streaks(rounds))
        bare, note = took["bare"], "ratio: to a bare sqlite3 upsert of a counter"
        found.append(line("a streak goes on: the update", took["update"], "µs", beside=bare, at_most=5, note=note))
        found.append(line("a streak goes on: decided, written, read back", took["go_on"], "µs", beside=bare, note=note))
        found.append(line("a streak made anew from 30 check-ins", took["anew"], "µs", beside=bare, note=note))
    return found
