"""Two communities that turn out to be one: their ledgers and accounts, on both databases."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.features import points
from bot.features.communities import CommunitiesMerged
from bot.features.points import Period
from bot.features.points.reactions import reactions
from bot.kit.work import Work, Workshop
from tests.points.conftest import Witness
from tests.points.test_service import award
from tests.support.moments import START

DAY = START.date()
KEPT, RETIRED = 1, 2


@pytest.fixture(autouse=True)
def reacting(workshop: Workshop) -> None:
    workshop.reactions = {**workshop.reactions, **reactions.by_fact}


async def merge(work: Work) -> None:
    await work.announce(CommunitiesMerged(KEPT, RETIRED))


async def undo(work: Work, group: int, key: str = "k") -> points.Reversal:
    return await points.reverse(work, group, 1, key, reason="tests.undo")


async def spend(work: Work, group: int, amount: int) -> None:
    await points.spend(work, group, 1, amount, reason="tests.spend", key=f"s{group}", day=DAY)


def message(group: int, number: int, minutes: int = 0, kind: str = "message") -> points.Earning:
    return points.Earning(group, 1, kind, f"{kind}:{number}", DAY, START + timedelta(minutes=minutes), number)


async def books(work: Work) -> list[list[Any]]:
    assert (await points.audit(work.db))["problems"] == []
    queries = "SELECT * FROM ledger ORDER BY 1, 2, 3", "SELECT * FROM accounts ORDER BY 1, 2"
    return [[tuple(row) for row in await work.db.execute(text(query))] for query in queries]


async def test_what_was_earned_in_both_is_there_once(workshop: Workshop, witness: Witness) -> None:
    week_ago = DAY - timedelta(days=7)
    async with workshop.work() as work:
        await award(work, 5, "here", group=KEPT)
        await award(work, 7, "there", group=RETIRED)
        await award(work, 20, "there, before", group=RETIRED, day=week_ago)
        await award(work, 3, member=2, group=RETIRED)
        await award(work, 4, member=3, group=KEPT)
        await award(work, 9, group=3)
        untouched = [await points.account_of(work, *who) for who in ((KEPT, 3), (3, 1))]
        witness.facts.clear()
        await merge(work)
        once = await books(work)
        await merge(work)
        assert await books(work) == once, "told twice, it is done once"
        assert {row[0] for table in once for row in table} == {KEPT, 3}
        assert await points.account_of(work, KEPT, 1) == points.Account(32, 32, 12, 12, 12)
        assert await points.account_of(work, KEPT, 2) == points.Account(3, 3, 3, 3, 3)
        assert [await points.account_of(work, *who) for who in ((KEPT, 3), (3, 1))] == untouched
        assert await points.top(work, KEPT, Period.DAY, DAY) == [(1, 1, 12), (2, 3, 4), (3, 2, 3)]
    (fact,) = witness.facts
    assert fact.changes == (
        points.Change(KEPT, 1, 27, 27, 32, "points.for-merge"),
        points.Change(KEPT, 2, 3, 3, 3, "points.for-merge"),
    )


async def test_the_same_key_happened_once(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 5, group=KEPT)
        await award(work, 8, group=RETIRED)
        await merge(work)
        assert await points.account_of(work, KEPT, 1) == points.Account(5, 5, 5, 5, 5)
        assert len((await books(work))[0]) == 1


@pytest.mark.parametrize(
    ("undone", "left", "entries"), [({KEPT}, 8, 1), ({RETIRED}, 5, 1), ({KEPT, RETIRED}, 0, 2), (set(), 5, 1)]
)
async def test_what_was_taken_back_in_one_stands_if_it_does_in_the_other(
    workshop: Workshop, undone: set[int], left: int, entries: int
) -> None:
    async with workshop.work() as work:
        await award(work, 5, group=KEPT)
        await award(work, 8, group=RETIRED)
        for group in undone:
            await undo(work, group)
        await merge(work)
        assert await points.account_of(work, KEPT, 1) == points.Account(left, left, left, left, left)
        assert len((await books(work))[0]) == entries
        assert (await undo(work, KEPT)).amount == -left


async def test_an_undo_moves_with_what_it_undoes(workshop: Workshop) -> None:
    async with workshop.work() as work:
        await award(work, 5, group=RETIRED)
        await undo(work, RETIRED)
        await award(work, 2, "other", group=RETIRED)
        await merge(work)
        assert not (await undo(work, KEPT)).is_new
        assert (await points.account_of(work, KEPT, 1)).lifetime == 2
        assert len((await books(work))[0]) == 3


async def test_what_was_spent_stays_spent(workshop: Workshop) -> None:
    """What one has twice and spent twice is a debt that nobody has: an entry evens it out."""
    async with workshop.work() as work:
        for group in (KEPT, RETIRED):
            await award(work, 5, group=group)
            await spend(work, group, 4)
        await merge(work)
        await merge(work)
        assert await points.account_of(work, KEPT, 1) == points.Account(0, 5, 5, 5, 5)
        entries = {entry.key: entry.amount for entry in await points.entries_of(work, KEPT, 1)}
        assert entries == {"k": 5, "s1": -4, "s2": -4, "reverse:merged:2": 3}
        assert (await points.audit(work.db))["ledger"]["sum"] == 0


async def test_the_rules_go_on_from_what_both_have_paid(workshop: Workshop) -> None:
    """A cap is a day's, whichever chat the day began in; and a cooldown runs on."""
    async with workshop.work() as work:
        await points.earn_many(work, [message(KEPT, n, 2 * n) for n in range(1, 5)])
        await points.earn_many(work, [message(RETIRED, -n, 100 + 2 * n) for n in range(1, 6)])
        await points.earn_many(work, [message(RETIRED, 1, kind="reaction"), message(RETIRED, 2, kind="reply")])
        await undo(work, RETIRED, "reaction:1")
        await merge(work)
        (row,) = (await work.db.execute(text("SELECT message_used, reply_used, reaction_used FROM accounts"))).all()
        assert tuple(row) == (9, 2, 1)
        late = [message(KEPT, n, minutes) for n, minutes in ((10, 110), (11, 111), (12, 112))]
        assert await points.earn_many(work, late) == [False, True, False]
        assert (await points.account_of(work, KEPT, 1)).today == 12


async def test_a_thousand_members(workshop: Workshop) -> None:
    async with workshop.work() as work:
        for group in (KEPT, RETIRED):
            earned = [
                points.Earning(group, member, "reply", f"r:{n * group}", DAY, START)
                for member in range(1000)
                for n in (1, -1)
            ]
            await points.earn_many(work, earned, are_new=True)
        await merge(work)
        found = await points.audit(work.db)
        assert found == {
            "ledger": {"entries": 4000, "sum": 8000},
            "balances": {"sum": 8000},
            "problems": [],
            "repairs": [],
        }


deeds = st.tuples(
    st.sampled_from(["award", "message", "undo"]),
    st.integers(0, 5),
    st.integers(1, 4),
    st.dates(DAY, DAY + timedelta(days=9)),
)


async def live(work: Work, group: int, number: int, deed: tuple[str, int, int, date]) -> None:
    what, key, amount, day = deed
    if what == "award":
        await award(work, amount, f"{number}:{key}", day=day, group=group)
    elif what == "message":
        at = START + timedelta(days=(day - DAY).days)
        await points.earn_many(work, [points.Earning(group, 1, "message", f"m:{number}:{key}", day, at)])
    else:
        await undo(work, group, f"{number}:{key}")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(here=st.lists(deeds, max_size=8), there=st.lists(deeds, min_size=1, max_size=8))
async def test_it_is_as_if_all_had_happened_in_one(workshop: Workshop, here: list[Any], there: list[Any]) -> None:
    """Other keys here than there: an account put together is the account that would have grown."""
    async with workshop.work() as work:
        for table in ("ledger", "accounts"):
            await work.db.execute(text(f"DELETE FROM {table}"))  # noqa: S608
        for group, number, deed in [(KEPT, 0, one) for one in here] + [(RETIRED, 1, one) for one in there]:
            await live(work, group, number, deed)
            if deed[0] != "message":
                await live(work, 3, number, deed)
        messages = (await work.db.execute(text("SELECT * FROM ledger WHERE key LIKE 'm:%' ORDER BY day"))).all()
        for row in messages:
            await award(work, row.amount, row.key, day=date.fromisoformat(str(row.day)), group=3)
        await merge(work)
        assert (await points.audit(work.db))["problems"] == []
        columns = "balance, lifetime, day, day_points, week, week_points, month, month_points"
        rows = await work.db.execute(text(f"SELECT {columns} FROM accounts ORDER BY community_id"))  # noqa: S608
        assert len({tuple(row) for row in rows}) <= 1
