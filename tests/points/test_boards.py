"""Boards of large communities, on both databases: whatever happens, they say what looking through the accounts says."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.features import members, points, preferences
from bot.features.communities import CommunitiesMerged
from bot.features.members.reactions import reactions as of_members
from bot.features.points import Period, Ranked
from bot.features.points.reactions import reactions as of_points
from bot.features.points.store.ladder import end_of, rung_of
from bot.kit.clock import SetClock
from bot.kit.routing import Person
from bot.kit.wire import WireUser
from bot.kit.work import Work, Workshop
from tests.points.test_service import award
from tests.support.moments import START

HERE, RETIRED = 1, 2
EVERYBODY = range(1, 7)
TABLES = ("ledger", "accounts", "boards", "scores", "rungs", "preferences", "memberships", "members")


@pytest.fixture(autouse=True)
def reacting(workshop: Workshop) -> None:
    merged = [*of_members.by_fact[CommunitiesMerged], *of_points.by_fact[CommunitiesMerged]]
    workshop.reactions = {**workshop.reactions, **of_points.by_fact, CommunitiesMerged: merged}


def clock_of(workshop: Workshop) -> SetClock:
    assert isinstance(workshop.clock, SetClock)
    return workshop.clock


async def large(work: Work, community_id: int = HERE) -> None:
    """As if it had so many members that its boards are kept."""
    since = work.now.date() - timedelta(days=2)
    value = since.isoformat() if work.db.dialect.name == "sqlite" else since
    await work.db.execute(
        text("INSERT INTO boards VALUES (:c, 0, :since) ON CONFLICT DO NOTHING"), {"c": community_id, "since": value}
    )


async def is_kept(work: Work) -> bool:
    rows = (await work.db.execute(text("SELECT filled_to FROM boards WHERE community_id = 1"))).all()
    return [tuple(row) for row in rows] == [(None,)]


async def looked_through(work: Work, period: Period, day: date) -> list[Ranked]:
    """The whole board, the slow way."""
    column = "lifetime" if period is Period.ALL else f"{period.value}_points"
    rows = await work.db.execute(
        text(
            f"SELECT member_id, {column}, {'day' if period is Period.ALL else period.value} FROM accounts "  # noqa: S608
            "WHERE community_id = 1 "
            "AND member_id NOT IN (SELECT member_id FROM preferences WHERE is_hidden) "
            "AND member_id NOT IN (SELECT member_id FROM memberships WHERE community_id = 1 AND left_at IS NOT NULL)"
        )
    )
    since = period.begins(day)
    found = [(one, earned) for one, earned, of in rows if earned and (period is Period.ALL or str(of) == str(since))]
    return [
        Ranked(1 + sum(other > earned for _, other in found), one, earned)
        for one, earned in sorted(found, key=lambda row: (-row[1], row[0]))
    ]


async def compare(work: Work) -> None:
    assert (await points.audit(work.db))["problems"] == []
    day = work.now.date()
    for period in Period:
        whole = await looked_through(work, period, day)
        assert await points.top(work, HERE, period, day, limit=4) == whole[:4]
        places = {one.member_id: position for position, one in enumerate(whole)}
        for member in EVERYBODY:
            mine = await points.rank_of(work, HERE, member, period, day)
            near = await points.neighbours(work, HERE, member, period, day, reach=2)
            around = await points.around(work, HERE, member, period, day)
            if member in places:
                position = places[member]
                assert mine == whole[position]
                assert near == whole[max(0, position - 2) : position + 3]
                more = [one for one in whole if one.points > whole[position].points]
                tied = sum(one.points == whole[position].points for one in whole) - 1
                above = more[-1] if more else None
                sharing = sum(one.points == above.points for one in more) if above else 0
                assert around == points.Around(whole[position], tied, above, sharing)
            else:
                assert (mine, near, around) == (None, [], None)


# --- What may happen ---


async def live(workshop: Workshop, number: int, deed: tuple[Any, ...]) -> None:
    what, member, amount, ago, community_id = deed
    person = WireUser(member, first_name=f"P{member}")
    async with workshop.work() as work:
        day = work.now.date() - timedelta(days=ago)
        match what:
            case "award":
                await award(work, amount, f"{number}", member, day, community_id)
            case "batch":
                earned = [
                    points.Earning(community_id, one, kind, f"{number}:{kind}", day, work.now)
                    for one in {member, 1 + amount % 6}
                    for kind in ("message", "reply")
                ]
                await points.earn_many(work, earned)
            case "undo":
                key = f"{number - 1 - amount % 3}"
                await points.reverse(work, community_id, member, key, reason="tests.undo")
            case "leave":
                await members.left(work, community_id, Person(member, person.name), work.now)
            case "join":
                await members.joined(work, community_id, Person(member, person.name), work.now)
            case "speak":
                await members.meet_many(work, [(community_id, person, int(work.now.timestamp()) + 1)])
            case "hide":
                await preferences.hide(work, member, amount % 2 == 0)
            case "grow":
                await large(work, community_id)
            case "tend":
                await points.tend(work, step=2)
            case "merge":
                await work.announce(CommunitiesMerged(HERE, RETIRED))
            case _:
                clock_of(workshop).set(work.now + timedelta(days=ago))


deeds = st.tuples(
    st.sampled_from(
        ["award", "award", "batch", "undo", "leave", "join", "speak", "hide", "grow", "tend", "tend", "merge", "wait"]
    ),
    st.sampled_from(EVERYBODY),
    st.integers(1, 700),
    st.sampled_from([0, 0, 0, 1, 3, 8, 40]),
    st.sampled_from([HERE, HERE, HERE, RETIRED]),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(deeds, max_size=6), is_made=st.booleans(), after=st.lists(deeds, min_size=3, max_size=14))
@example(
    before=[("award", 1, 5, 0, HERE), ("award", 2, 5, 0, HERE), ("award", 3, 300, 0, HERE)],
    is_made=True,
    after=[("leave", 1, 1, 0, HERE), ("speak", 1, 1, 0, HERE), ("hide", 2, 2, 0, HERE), ("award", 3, 1, 8, HERE)],
)
@example(
    before=[("award", 1, 5, 0, HERE), ("award", 2, 5, 0, HERE), ("award", 2, 300, 0, RETIRED)],
    is_made=True,
    after=[("leave", 2, 1, 0, HERE), ("speak", 2, 1, 0, RETIRED), ("merge", 1, 1, 0, HERE), ("hide", 1, 2, 0, HERE)],
)
async def test_a_kept_board_says_what_the_accounts_say(
    workshop: Workshop, before: list[Any], is_made: bool, after: list[Any]
) -> None:
    clock_of(workshop).set(START)
    workshop.memory.pop(preferences.service.Chosen, None)
    workshop.memory.pop(members.service.Faces, None)
    async with workshop.work() as work:
        for table in TABLES:
            await work.db.execute(text(f"DELETE FROM {table}"))  # noqa: S608
        await members.meet_many(work, [(HERE, WireUser(one, first_name=f"P{one}"), 0) for one in EVERYBODY])
    for number, deed in enumerate(before):
        await live(workshop, number, deed)
    async with workshop.work() as work:
        await large(work)
        for _ in range(4 if is_made else 0):
            await points.tend(work, step=2)
    for number, deed in enumerate(after, len(before)):
        await live(workshop, number, deed)
        async with workshop.work() as work:
            assert (await points.audit(work.db))["problems"] == []
    for _ in range(9):
        async with workshop.work() as work:
            await points.tend(work, step=2)
    async with workshop.work() as work:
        assert await is_kept(work)
        await compare(work)


# --- Becoming large ---


async def test_who_grows_beyond_a_thousand_gets_a_board_that_says_the_same(workshop: Workshop) -> None:
    amounts = {member: 1 + member * 7919 % 97 for member in range(1, 1001)}
    earned = [points.Earning(HERE, member, "reply", f"r:{member}", START.date(), START) for member in amounts]
    async with workshop.work() as work:
        await points.earn_many(work, earned, are_new=True)
        for member, amount in list(amounts.items())[::50]:
            await award(work, amount, member=member)
        before = await points.top(work, HERE, Period.WEEK, START.date(), limit=30)
        await points.tend(work)
        assert not await is_kept(work), "a thousand are still few"
        await award(work, 1, member=1001)
        await award(work, 1, member=1002, group=RETIRED)
    async with workshop.work() as work:
        assert await points.top(work, HERE, Period.WEEK, START.date(), limit=30) == before
        await points.tend(work)
        assert not await is_kept(work), "a step at a time"
        await award(work, 500, "first", member=1)
        await award(work, 500, "last", member=1001)
    async with workshop.work() as work:
        await points.tend(work)
        assert await is_kept(work)
        await award(work, 400, "second", member=2)
        day = START.date()
        assert (
            await points.top(work, HERE, Period.WEEK, day, limit=9)
            == (await looked_through(work, Period.WEEK, day))[:9]
        )
        assert (await points.rank_of(work, HERE, 1001, Period.ALL, day) or (0,))[0] == 2
        assert (await points.audit(work.db))["problems"] == []


async def test_what_is_earned_while_a_board_is_made_is_on_it(workshop: Workshop) -> None:
    async def earn(member: int) -> None:
        for number in range(6):
            async with workshop.work() as work:
                await award(work, member, f"{number}", member=member * 10 + number)

    async def make() -> None:
        async with workshop.work() as work:
            await large(work)
        for _ in range(12):
            async with workshop.work() as work:
                await points.tend(work, step=7)

    await asyncio.gather(*(earn(member) for member in range(1, 7)), make())
    for _ in range(6):
        async with workshop.work() as work:
            await points.tend(work, step=7)
    async with workshop.work() as work:
        assert await is_kept(work)
        assert (await points.audit(work.db))["problems"] == []
        assert len(await points.top(work, HERE, Period.DAY, START.date(), limit=99)) == 36


# --- What it is made of ---


@given(st.integers(1, 2**62))
def test_a_rung_is_narrow_and_follows_the_one_before(amount: int) -> None:
    rung = rung_of(amount)
    assert amount < end_of(rung) <= amount + max(1, amount // 128 + 1)
    assert rung_of(end_of(rung)) == rung + 1
    assert rung_of(end_of(rung) - 1) == rung


def test_few_points_have_a_rung_for_each_number() -> None:
    assert [rung_of(amount) for amount in range(257)] == list(range(257))


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("UPDATE scores SET points = 6 WHERE period = 'day'", "the score of their day is not what they earned"),
        ("DELETE FROM scores WHERE period = 'all'", "3 scores for 4 sums in accounts"),
        ("UPDATE scores SET is_shown = FALSE WHERE period = 'week'", "1 members on rung 5 of week 2026-05-04, where 0"),
        ("DELETE FROM rungs WHERE period = 'month'", "0 members on rung 5 of month 2026-05-01, where 1 stand"),
    ],
)
async def test_the_audit_sees_what_is_wrong_and_it_can_be_mended(
    workshop: Workshop, damage: str, complaint: str
) -> None:
    async with workshop.work() as work:
        await large(work)
        await award(work, 5)
        await points.tend(work)
        assert (await points.audit(work.db))["problems"] == []
        await work.db.execute(text(damage))
        found = await points.audit(work.db)
        assert complaint in "\n".join(found["problems"])
        assert found["repairs"] == ["boards"]
        assert await points.repairs["boards"](work.db) == 1
        await points.tend(work)
        assert (await points.audit(work.db))["problems"] == []
        assert await is_kept(work)


async def test_rungs_of_what_is_over_are_let_go(workshop: Workshop) -> None:
    async def rungs(work: Work) -> set[tuple[str, str]]:
        rows = await work.db.execute(text("SELECT period, since FROM rungs WHERE members > 0"))
        return {(row[0], str(row[1])) for row in rows}

    async with workshop.work() as work:
        await large(work)
        await points.tend(work)
        await award(work, 5)
        assert len(await rungs(work)) == 4
    clock_of(workshop).set(START + timedelta(days=10))
    async with workshop.work() as work:
        await points.tend(work)
        assert await rungs(work) == {("all", "1970-01-01"), ("month", "2026-05-01")}
        await points.reverse(work, HERE, 1, "k", reason="tests.undo")
        assert await rungs(work) == set(), "what is over is not counted anew"
        assert (await points.audit(work.db))["problems"] == []
    clock_of(workshop).set(START)
    async with workshop.work() as work:
        await award(work, 7, "again")
        assert await points.top(work, HERE, Period.DAY, START.date()) == [(1, 1, 7)], "should the clock go back"


async def test_who_left_is_on_the_board_again_with_the_first_word_there(workshop: Workshop) -> None:
    async def best(work: Work) -> list[int]:
        return [one.member_id for one in await points.top(work, HERE, Period.DAY, START.date())]

    ana = WireUser(1, first_name="Ana")
    async with workshop.work() as work:
        await members.meet_many(work, [(HERE, ana, int(work.now.timestamp()))])
        await large(work)
        await award(work, 5)
        await points.tend(work)
        assert await best(work) == [1]
        await members.left(work, HERE, Person(1, "Ana"), work.now)
        assert await best(work) == []
        await members.meet_many(work, [(HERE, ana, int(work.now.timestamp()) + 1)])
        assert await best(work) == [1]
        await preferences.hide(work, 1, True)
        assert await best(work) == []
        await award(work, 1, "hidden")
        assert (await best(work), await is_kept(work)) == ([], True)
