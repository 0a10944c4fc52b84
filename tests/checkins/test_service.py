"""Checking in, taking it back, and what it adds up to, on both databases."""

import asyncio
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.features import checkins, communities, points
from bot.features.checkins import CheckedIn, CheckinUndone, rules
from bot.features.checkins.rules import Entry, Freezing, Moment
from bot.features.checkins.service import standings
from bot.features.checkins.store import entries
from bot.features.checkins.store.entries import Who
from bot.kit.database import is_sqlite, raw_connection
from bot.kit.work import Refusal, Work
from tests.checkins.conftest import ANA, BEN, Story
from tests.support.moments import START

MONDAY = START.date()
DAY = timedelta(days=1)


async def test_the_first_check_in_of_a_day_counts_and_is_paid(story: Story) -> None:
    outcome = await story.checks_in()
    assert outcome == checkins.Outcome(True, MONDAY, streak=1, total=1, points=5)
    assert await story.balance() == 5
    assert story.facts == [CheckedIn(1, ANA, "daily", MONDAY, 1, 1, START)]


async def test_a_second_one_changes_nothing_and_is_welcome(story: Story) -> None:
    await story.checks_in()
    outcome = await story.checks_in(START + timedelta(hours=3))
    assert outcome == checkins.Outcome(False, MONDAY, streak=1, total=1)
    assert (await story.balance(), await story.count(), len(story.facts)) == (5, 1, 1)


async def test_each_member_community_and_track_has_its_own(story: Story) -> None:
    await story.checks_in()
    assert (await story.checks_in(member=BEN)).is_new
    assert (await story.checks_in(community=2)).is_new
    async with story.workshop.work() as work:
        assert (await checkins.check_in(work, 1, ANA, work.now, track="c7")).is_new
    assert await story.count() == 3  # of the day; a challenge's are its own
    assert await story.balance() == 10


async def test_seven_days_in_a_row_bring_a_bonus(story: Story) -> None:
    outcomes = [await story.checks_in(START + n * DAY) for n in range(8)]
    assert [outcome.streak for outcome in outcomes] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [outcome.bonus for outcome in outcomes] == [0, 0, 0, 0, 0, 0, 10, 0]
    assert await story.balance() == 8 * 5 + 10


async def test_a_missed_day_begins_anew_and_the_longest_stays(story: Story) -> None:
    for n in (0, 1, 2, 4):
        await story.checks_in(START + n * DAY)
    standing = await story.standing()
    assert (standing.streak, standing.longest, standing.total) == (1, 3, 4)
    story.clock.set(START + 7 * DAY)
    standing = await story.standing()
    assert (standing.streak, standing.longest, standing.total) == (0, 3, 4)


async def test_fifty_at_once_are_one(story: Story) -> None:
    outcomes = await asyncio.gather(*(story.checks_in() for _ in range(50)))
    assert sorted(outcome.is_new for outcome in outcomes) == [False] * 49 + [True]
    assert {(outcome.day, outcome.streak, outcome.total) for outcome in outcomes} == {(MONDAY, 1, 1)}
    assert (await story.balance(), await story.count(), len(story.facts)) == (5, 1, 1)


async def test_a_plain_check_in_takes_few_statements(story: Story) -> None:
    await story.checks_in()
    statements: list[str] = []
    story.clock.set(START + DAY)

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    async with story.workshop.work() as work:
        connection = raw_connection(work.db)
        if is_sqlite(work.db):
            connection.set_trace_callback(statements.append)
        else:  # those of SQLAlchemy, and those that pass it by
            event.listen(story.workshop.engine.sync_engine, "before_cursor_execute", note)
            connection.add_query_logger(lambda query: statements.append(query.query))
        await checkins.check_in(work, 1, ANA, work.now)
    touched = [found[1] for found in (re.search(r"(?:INTO|FROM) (\w+)", one) for one in statements) if found]
    read_back = ["standings"] if is_sqlite(work.db) else []
    assert sorted(touched) == sorted(["checkins", "standings", *read_back, "ledger", "accounts", "boards"])


# --- Which day ---


async def test_said_before_midnight_and_handled_after_it_counts_for_its_own_day(story: Story) -> None:
    story.clock.set(datetime(2026, 5, 5, 0, 20, tzinfo=UTC))
    outcome = await story.checks_in(datetime(2026, 5, 4, 23, 59, 30, tzinfo=UTC))
    assert (outcome.is_new, outcome.day) == (True, MONDAY)
    assert (await story.checks_in()).streak == 2


async def test_the_day_starts_when_the_community_says(story: Story) -> None:
    async with story.workshop.work() as work:
        await communities.choose_day_start(work, communities.get(work, 1), time(4))
    assert (await story.checks_in(datetime(2026, 5, 5, 3, 59, tzinfo=UTC))).day == MONDAY
    assert (await story.checks_in(datetime(2026, 5, 5, 4, 0, tzinfo=UTC))).day == MONDAY + DAY


async def test_the_members_own_zone_comes_before_the_communitys(story: Story) -> None:
    async with story.workshop.work() as work:
        await communities.choose_zone(work, communities.get(work, 1), ZoneInfo("Asia/Shanghai"))
    await story.lives_in("America/Los_Angeles")
    at = datetime(2026, 5, 4, 20, tzinfo=UTC)
    assert (await story.checks_in(at)).day == MONDAY
    assert (await story.checks_in(at, member=BEN)).day == MONDAY + DAY


async def test_one_that_comes_late_is_put_in_its_place(story: Story) -> None:
    await story.checks_in(START)
    await story.checks_in(START + 2 * DAY)
    outcome = await story.checks_in(START + DAY)
    assert (outcome.is_new, outcome.day, outcome.streak, outcome.total) == (True, MONDAY + DAY, 3, 3)
    standing = await story.standing()
    assert (standing.streak, standing.longest, standing.last_day) == (3, 3, MONDAY + 2 * DAY)


# --- Journeys ---


async def test_to_the_west_a_day_comes_twice_and_counts_once(story: Story) -> None:
    await story.lives_in("Pacific/Auckland")
    await story.checks_in(datetime(2026, 5, 3, 20, tzinfo=UTC))  # Monday, 8:00
    await story.lives_in("America/Los_Angeles")
    again = await story.checks_in(datetime(2026, 5, 4, 3, tzinfo=UTC))  # Sunday, 20:00
    assert (again.is_new, again.day) == (False, MONDAY)
    assert not (await story.checks_in(datetime(2026, 5, 5, 3, tzinfo=UTC))).is_new  # Monday, 20:00
    assert (await story.standing()).has_checked_in
    assert (await story.checks_in(datetime(2026, 5, 6, 3, tzinfo=UTC))).streak == 2
    assert (await story.count(), await story.balance()) == (2, 10)


async def test_to_the_east_and_back_no_streak_is_lost(story: Story) -> None:
    await story.lives_in("Pacific/Auckland")
    await story.checks_in(datetime(2026, 5, 2, 20, tzinfo=UTC))  # Sunday, 8:00
    await story.checks_in(datetime(2026, 5, 3, 20, tzinfo=UTC))  # Monday, 8:00
    story.clock.set(datetime(2026, 5, 4, 4, tzinfo=UTC))
    await story.lives_in("America/Los_Angeles")
    story.clock.set(datetime(2026, 5, 5, 6, tzinfo=UTC))
    await story.lives_in("Pacific/Auckland")  # Tuesday evening, in the air
    assert (await story.checks_in(datetime(2026, 5, 6, 11, tzinfo=UTC))).streak == 3  # Wednesday, 23:00
    await undo(story, MONDAY + 2 * DAY)
    assert (await story.standing()).streak == 2
    assert (await story.checks_in()).streak == 3


journeys = st.lists(
    st.tuples(
        st.integers(1, 60 * 60),
        st.sampled_from(["UTC", "Pacific/Pago_Pago", "America/Los_Angeles", "Europe/Berlin", "Pacific/Kiritimati"]),
    ),
    max_size=12,
)


@given(journeys)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_added_one_by_one_it_comes_to_the_same(story: Story, journey: list[tuple[int, str]]) -> None:
    """The database's sum and the rule's, whatever happens."""
    member = story.clock.now().toordinal() * 1000 + len(story.facts)
    for minutes, zone in journey:
        story.clock.set(story.clock.now() + timedelta(minutes=minutes))
        await story.lives_in(zone, member)
        await story.checks_in(member=member)
    async with story.workshop.work() as work:
        who = Who(1, "daily", member)
        history = [Entry(Moment(row.at, row.day, row.shift), row.west) for row in await entries.history(work.db, who)]
        anew = rules.sum_of(history, freezing=lambda _moment: Freezing(7, 2))
        assert await standings.tally_of(work, who) == (anew.tally if anew else None)
    assert len({entry.moment.day for entry in history}) == len(history)


# --- Taking it back ---


async def undo(story: Story, day: date | None = MONDAY, member: int = ANA) -> date:
    async with story.workshop.work() as work:
        return await checkins.undo(work, 1, member, day)


async def test_taken_back_it_is_as_if_it_had_not_been(story: Story) -> None:
    await story.checks_in(START - DAY)
    await story.checks_in(START)
    assert await undo(story) == MONDAY
    assert story.facts[-1] == CheckinUndone(1, ANA, "daily", MONDAY)
    standing = await story.standing()
    assert (standing.streak, standing.longest, standing.total, standing.has_checked_in) == (1, 1, 1, False)
    assert (await story.balance(), await story.count()) == (5, 1)


async def test_taken_back_and_made_again_it_is_paid_once_more(story: Story) -> None:
    for _ in range(3):
        assert (await story.checks_in()).points == 5
        await undo(story)
        assert await story.balance() == 0
        assert (await story.standing()).total == 0
    assert (await story.checks_in()).streak == 1
    assert (await story.balance(), await story.count()) == (5, 1)


async def test_without_a_day_it_is_the_last_one(story: Story) -> None:
    await story.checks_in()
    assert await undo(story, None) == MONDAY


async def test_ten_minutes_and_no_longer(story: Story) -> None:
    """From when we heard of it, however late that was."""
    story.clock.set(START + timedelta(hours=1))
    await story.checks_in(START)
    story.clock.set(START + timedelta(hours=1, minutes=10))
    assert (await story.standing()).can_undo
    story.clock.set(START + timedelta(hours=1, minutes=10, seconds=1))
    assert not (await story.standing()).can_undo
    with pytest.raises(Refusal, match="undo-late"):
        await undo(story)
    assert (await story.balance(), await story.count()) == (5, 1)


async def test_what_is_not_there_cannot_be_taken_back(story: Story) -> None:
    with pytest.raises(Refusal, match="undo-nothing"):
        await undo(story)
    await story.checks_in()
    await undo(story)
    with pytest.raises(Refusal, match="undo-nothing"):
        await undo(story)


async def test_pressed_ten_times_at_once_it_is_taken_back_once(story: Story) -> None:
    await story.checks_in()
    results = await asyncio.gather(*(undo(story) for _ in range(10)), return_exceptions=True)
    assert sorted(isinstance(result, Refusal) for result in results) == [False] + [True] * 9
    assert (await story.balance(), await story.count(), len(story.facts)) == (0, 0, 2)


async def test_spent_points_keep_their_check_in(story: Story) -> None:
    """Or each check-in of the same day could be spent anew."""
    await story.checks_in()
    async with story.workshop.work() as work:
        await points.spend(work, 1, ANA, 3, reason="tests.spend", key="s", day=MONDAY)
    with pytest.raises(Refusal, match="undo-spent"):
        await undo(story)
    assert (await story.balance(), await story.count()) == (2, 1)


# --- Who is at risk ---


async def test_at_risk_is_who_checked_in_yesterday_and_not_yet_today(story: Story) -> None:
    await story.checks_in(START - DAY)
    await story.checks_in(START - DAY, member=BEN)
    await story.checks_in(START - 2 * DAY, member=1003)
    story.clock.set(START)
    await story.checks_in(member=BEN)
    async with story.workshop.work() as work:
        assert await checkins.at_risk(work, 1) == [checkins.AtRisk(ANA, 1)]
        assert [await checkins.is_at_risk(work, 1, member) for member in (ANA, BEN, 1003, 9)] == [True] + [False] * 3


async def test_at_risk_goes_by_each_members_day(story: Story) -> None:
    """Both checked in at the same moment. In Kiritimati the next day begins at 10:00 UTC, in Pago Pago at 11:00."""
    await story.lives_in("Pacific/Pago_Pago", ANA)
    await story.lives_in("Pacific/Kiritimati", BEN)
    for member in (ANA, BEN):
        await story.checks_in(START, member)
    for minute, expected in ((59, []), (61, [BEN]), (121, [ANA, BEN])):
        story.clock.set(START + timedelta(minutes=minute))
        async with story.workshop.work() as work:
            assert [one.member_id for one in await checkins.at_risk(work, 1)] == expected


# --- Confirming ---


async def speak(story: Story, times: int, community: int = 1) -> list[bool]:
    async with story.workshop.work() as work:
        return [await checkins.may_speak(work, community, 1000 + n) for n in range(times)]


async def choose(work: Work, **changes: Any) -> None:
    for key, value in changes.items():
        await work.change_setting(checkins.Settings, 1, key, value)


async def test_a_busy_group_gets_ten_confirmations_a_minute(story: Story) -> None:
    assert await speak(story, 12) == [True] * 10 + [False] * 2
    assert await speak(story, 1, community=2) == [True]
    story.clock.set(START + timedelta(seconds=59))
    assert await speak(story, 1) == [False]
    story.clock.set(START + timedelta(seconds=60))
    assert await speak(story, 1) == [True]


@pytest.mark.parametrize(("how", "speaks"), [("reply", True), ("reaction", False)])
async def test_a_community_may_always_want_the_one_or_the_other(story: Story, how: str, speaks: bool) -> None:
    async with story.workshop.work() as work:
        await choose(work, confirm=how)
    assert await speak(story, 30) == [speaks] * 30


# --- One group that was two ---


async def test_the_check_ins_of_two_communities_become_one(story: Story) -> None:
    for n, community in ((0, 1), (1, 2), (2, 2), (2, 1)):
        await story.checks_in(START + n * DAY, community=community)
    async with story.workshop.work() as work:
        await work.announce(communities.CommunitiesMerged(1, 2))
    standing = await story.standing()
    assert (standing.streak, standing.total) == (3, 3)
    assert (await story.standing(community=2)).total == 0
    assert await story.count() == 3
