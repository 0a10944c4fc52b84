"""Thanks count once a day between two, pay by the rules, and can be taken back for ten minutes."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot.features import members, points, thanks
from bot.features.communities import CommunitiesMerged
from bot.features.points.reactions import reactions as of_points
from bot.features.thanks.tables import CountRow, PairRow, ThanksRow
from bot.kit.routing import Person
from tests.thanks.conftest import ANA, BEN, CAT, Story


async def test_thanks_are_counted_and_paid(story: Story) -> None:
    assert await story.thanks(ANA, BEN) == ""
    assert await story.thanks(CAT, BEN) == ""
    assert await story.numbers(BEN) == (0, 2, 2)
    assert await story.numbers(ANA) == (1, 0, 0)
    assert await story.balance(BEN) == 6
    story.next_day()
    await story.thanks(ANA, BEN)
    assert await story.numbers(BEN) == (0, 3, 2)


async def test_what_does_not_count(story: Story) -> None:
    assert await story.thanks(ANA, ANA) == "thanks.yourself"
    assert await story.thanks(ANA, 4004) == "thanks.not-here"
    await story.thanks(ANA, BEN)
    assert await story.thanks(ANA, BEN) == "thanks.today-already"
    assert await story.numbers(ANA) == (1, 0, 0)
    assert await story.balance(BEN) == 3


async def test_a_day_holds_so_many(story: Story) -> None:
    others = [2000 + n for n in range(6)]
    async with story.workshop.work() as work:
        for one in others:
            await members.meet(work, 1, Person(one, "Somebody"), work.now)
    assert [await story.thanks(ANA, one) for one in others] == [""] * 5 + ["thanks.enough-today"]
    assert await story.balance(others[5]) == 0
    story.next_day()
    assert await story.thanks(ANA, others[5]) == ""


async def test_a_newcomers_thanks_count_from_the_next_day(story: Story) -> None:
    async with story.workshop.work() as work:
        await members.joined(work, 1, Person(3003, "Dan"), work.now)
    assert await story.thanks(3003, BEN) == "thanks.too-new"
    assert await story.thanks(ANA, 3003) == ""
    story.next_day()
    assert await story.thanks(3003, BEN) == ""


async def test_the_rule_of_points_has_the_last_word(story: Story) -> None:
    """Beyond the daily cap thanks still count, and pay nothing."""
    async with story.workshop.work() as work:
        await points.change_rules(work, 1, {"thanks": points.Rule(points=3, daily_cap=3)}, changed_by_id=0)
    await story.thanks(ANA, BEN)
    await story.thanks(CAT, BEN)
    assert await story.numbers(BEN) == (0, 2, 2)
    assert await story.balance(BEN) == 3


async def test_taken_back_it_was_never_said(story: Story) -> None:
    assert await story.takes_back(ANA, BEN) == "thanks.undo-nothing"
    await story.thanks(ANA, BEN)
    assert await story.takes_back(ANA, BEN) == ""
    assert await story.takes_back(ANA, BEN) == "thanks.undo-nothing"
    assert await story.numbers(BEN) == (0, 0, 0)
    assert await story.balance(BEN) == 0
    assert await story.thanks(ANA, BEN) == ""
    story.clock.set(story.clock.now() + timedelta(minutes=11))
    assert await story.takes_back(ANA, BEN) == "thanks.undo-late"
    assert await story.balance(BEN) == 3


async def test_what_is_spent_stays(story: Story) -> None:
    await story.thanks(ANA, BEN)
    async with story.workshop.work() as work:
        await points.spend(work, 1, BEN, 2, reason="tests.spent", key="s", day=work.now.date())
    assert await story.takes_back(ANA, BEN) == "thanks.undo-spent"
    assert await story.numbers(BEN) == (0, 1, 1)


async def test_two_groups_become_one(story: Story) -> None:
    for community in (1, 2):
        await story.thanks(ANA, BEN, community)
    await story.thanks(CAT, BEN, 2)
    async with story.workshop.work() as work:
        fact = CommunitiesMerged(1, 2)
        reacting = [*of_points.by_fact[CommunitiesMerged], *story.workshop.reactions[CommunitiesMerged]]
        for react in reacting:
            await react(work, fact)
    assert await story.numbers(BEN) == (0, 2, 2)
    assert await story.balance(BEN) == 6


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("thank"), st.sampled_from([ANA, BEN, CAT]), st.sampled_from([ANA, BEN, CAT])),
        st.tuples(st.just("undo"), st.sampled_from([ANA, BEN, CAT]), st.sampled_from([ANA, BEN, CAT])),
        st.just(("sleep", 0, 0)),
    ),
    max_size=15,
)


@given(steps=STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_counts_are_what_history_says(story: Story, steps: list[tuple[str, int, int]]) -> None:
    async with story.workshop.work() as work:
        for table in (ThanksRow, PairRow, CountRow):
            await work.db.execute(delete(table))
    story.next_day()
    said: set[tuple[date, int, int]] = set()
    for what, one, other in steps:
        day = story.clock.now().date()
        if what == "sleep":
            story.next_day()
        elif what == "thank":
            if await story.thanks(one, other) == "":
                said.add((day, one, other))
        elif await story.takes_back(one, other) == "":
            said.remove((day, one, other))
    given_, received = Counter(one for _, one, _ in said), Counter(other for _, _, other in said)
    for member in (ANA, BEN, CAT):
        helped = len({one for _, one, other in said if other == member})
        assert await story.numbers(member) == (given_[member], received[member], helped)


async def test_who_was_thanked_lately(story: Story) -> None:
    await story.thanks(ANA, BEN)
    story.next_day()
    await story.thanks(BEN, ANA)
    async with story.workshop.work() as work:
        assert [one.day.day for one in await thanks.lately(work, 1)] == [5, 4]
