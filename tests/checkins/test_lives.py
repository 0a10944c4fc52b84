"""Lives as they may be lived, on both databases: whatever comes in whatever order, what was added one by one is what all
of it adds up to; and neither a journey, nor a clock change, nor a late update ever costs a day."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.features import checkins, excuses, points, preferences
from bot.features.checkins import rules
from bot.features.checkins.rules import Entry, Freezing, Moment
from bot.features.checkins.service import standings
from bot.features.checkins.store import entries, freezes
from bot.features.checkins.store.entries import Who
from bot.kit.work import Refusal, Work
from tests.support.story import Story

DAY = timedelta(days=1)
ZONES = ("UTC", "Pacific/Pago_Pago", "America/Los_Angeles", "Europe/Berlin", "Pacific/Kiritimati")
BEFORE_THE_CLOCKS_CHANGE = datetime(2026, 10, 20, 9, tzinfo=UTC)  # Berlin's on the 25th, Los Angeles' on 1 November


@pytest.fixture
async def story(database_url: str) -> AsyncIterator[Story]:
    async with Story.begin(database_url) as story:
        story.clock.set(BEFORE_THE_CLOCKS_CHANGE)
        yield story


class Life:
    """One member. Each of the other methods is something that may happen; a refusal is an answer like any other."""

    def __init__(self, story: Story, member: int) -> None:
        self.story, self.member = story, member
        self.excused: list[int] = []

    async def passes(self, _work: Work, hours: int) -> None:
        """Nothing but time."""

    async def checks_in(self, work: Work, _n: int) -> None:
        await checkins.check_in(work, self.story.community, self.member, work.now)

    async def is_heard_late(self, work: Work, hours: int) -> None:
        await checkins.check_in(work, self.story.community, self.member, work.now - timedelta(hours=hours))

    async def undoes(self, work: Work, _n: int) -> None:
        await checkins.undo(work, self.story.community, self.member)

    async def makes_up(self, work: Work, _n: int) -> None:
        day = points.today_of(work, self.story.community, self.member)
        key = f"given:{work.now.isoformat()}"
        await points.award(work, self.story.community, self.member, 20, reason="tests.given", key=key, day=day)
        await checkins.make_up(work, self.story.community, self.member)

    async def goes_away(self, work: Work, days: int) -> None:
        today = points.today_of(work, self.story.community, self.member)
        words = f"{today + DAY * (days % 3)} +{days % 5 + 1}"
        await excuses.leave(work, self.story.community, self.member, words)

    async def comes_back(self, work: Work, _n: int) -> None:
        for first, _ in await excuses.vacations_of(work, self.story.community, self.member):
            await excuses.come_back(work, self.story.community, self.member, first)

    async def rests(self, work: Work, n: int) -> None:
        weekday = n % 7
        rests = weekday not in await excuses.rest_days_of(work, self.story.community)
        await excuses.choose_rest_day(work, self.story.community, weekday, rests=rests)

    async def is_excused(self, work: Work, n: int) -> None:
        day = excuses_today(work) - DAY * (n % 6)
        ids = [self.member] if n % 2 else []
        number = (await excuses.propose(work, self.story.community, 7, f"{day} flu", ids)).number
        await excuses.excuse(work, self.story.community, number)
        self.excused.append(number)

    async def is_no_longer_excused(self, work: Work, _n: int) -> None:
        if self.excused:
            await excuses.take_back(work, self.story.community, self.excused.pop())

    async def moves(self, work: Work, n: int) -> None:
        await preferences.choose_zone(work, self.member, ZoneInfo(ZONES[n % len(ZONES)]))

    async def gets_other_rules(self, work: Work, n: int) -> None:
        await checkins.choose_freezes(work, self.story.community, n % 3, every_days=2 + n % 4, changed_by_id=1)

    async def must_add_up(self) -> None:
        async with self.story.workshop.work() as work:
            who = Who(self.story.community, "daily", self.member)
            rows = await entries.history(work.db, who)
            history = [Entry(Moment(row.at, row.day, row.shift), row.west) for row in rows]
            anew = await standings.sum_up(work, who, history)
            assert await standings.tally_of(work, who) == (anew.tally if anew else None)
            assert await freezes.frozen(work.db, who) == set(anew.frozen if anew else ())
            if anew:
                assert anew.tally.total == len(history)
                assert 1 <= anew.tally.streak <= anew.tally.longest <= anew.tally.total


def excuses_today(work: Work) -> date:
    return work.now.date()


HAPPENINGS = [
    Life.checks_in, Life.checks_in, Life.checks_in, Life.passes, Life.is_heard_late, Life.undoes, Life.makes_up,
    Life.goes_away, Life.comes_back, Life.rests, Life.is_excused, Life.is_no_longer_excused, Life.moves,
    Life.gets_other_rules,
]  # fmt: skip
lives = st.lists(
    st.tuples(st.integers(1, 40), st.sampled_from(HAPPENINGS), st.integers(0, 60)), min_size=3, max_size=30
)
CALM = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
members = iter(range(2001, 100_000))


@given(lives)
@CALM
async def test_one_by_one_it_comes_to_what_all_of_it_adds_up_to(story: Story, life: list[tuple[int, Any, int]]) -> None:
    one = Life(story, next(members))
    for hours, happens, n in life:
        story.clock.advance(timedelta(hours=hours))
        with suppress(Refusal):
            async with story.workshop.work() as work:
                await happens(one, work, n)
        await story.settles()
        await one.must_add_up()


@given(st.lists(st.tuples(st.integers(1, 20), st.sampled_from(ZONES), st.booleans()), min_size=2, max_size=30))
@CALM
async def test_a_journey_or_a_clock_change_never_costs_a_day(story: Story, life: list[tuple[int, str, bool]]) -> None:
    """Somebody who checks in at least every twenty hours lives through no day without, wherever they are."""
    member = next(members)
    for hours, zone, moves in life:
        story.clock.advance(timedelta(hours=hours))
        if moves:
            async with story.workshop.work() as work:  # one of its own: what is chosen holds from the next update on
                await preferences.choose_zone(work, member, ZoneInfo(zone))
        async with story.workshop.work() as work:
            await checkins.check_in(work, story.community, member, work.now)
            standing = await checkins.standing_of(work, story.community, member)
        assert standing.streak == standing.total


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 70)), min_size=2, max_size=25), st.sampled_from(ZONES))
@CALM
async def test_a_late_update_never_costs_a_day(story: Story, life: list[tuple[int, int]], zone: str) -> None:
    """Each is heard some hours after it was said, so in any order."""
    member, at = next(members), story.clock.now()
    async with story.workshop.work() as work:
        await preferences.choose_zone(work, member, ZoneInfo(zone))
    said = []
    for hours, late in life:
        at += timedelta(hours=hours)
        said.append((at + timedelta(hours=late), at))
    for heard_at, said_at in sorted(said):
        story.clock.set(heard_at)
        async with story.workshop.work() as work:
            await checkins.check_in(work, story.community, member, said_at)
    async with story.workshop.work() as work:
        who = Who(story.community, "daily", member)
        days = [row.day for row in await entries.history(work.db, who)]
        tally = await standings.tally_of(work, who)
    assert tally is not None
    assert tally.streak == tally.total == len(days)
    zoned = {rules.moment_of(one, ZoneInfo(zone), datetime.min.time()).day for _, one in said}
    assert set(days) == zoned


days = st.integers(0, 20).map(lambda n: date(2026, 5, 4) + DAY * n)


@given(st.sets(days, min_size=2), st.sets(days), days)
def test_an_excused_day_mends_and_never_costs(done: set[date], covered: set[date], one_more: date) -> None:
    """By the rules alone: the more days are excused, the longer the streaks; on a day that was done it means nothing."""
    at = [datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9) for day in sorted(done)]
    history = [Entry(Moment(one, one.date(), 0), 0) for one in at]

    def counted(days: set[date]) -> rules.Tally:
        found = rules.sum_of(history, lambda _last, _now: days, lambda _moment: Freezing(7, 0))
        assert found is not None
        return found.tally

    before, after = counted(covered), counted(covered | {one_more})
    assert after.longest >= before.longest
    assert after.streak >= before.streak
    assert after.total == before.total == len(done)
    if one_more in done:
        assert after == before
    gaps = {min(done) + DAY * n for n in range((max(done) - min(done)).days)} - done
    assert counted(gaps).streak == len(done)
