"""Who is greeted and when, which words say it, who stands by whom, how a funnel is counted: whatever comes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.welcomes import rules
from bot.features.welcomes.rules import Arrival, Mentor, Path, Stay, Variable
from bot.kit.calendar import day_of
from tests.support.moments import START

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FOLD, APART = 2 * MINUTE, 10 * MINUTE
ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "Asia/Shanghai", "Pacific/Auckland", "America/Sao_Paulo")])
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


# --- Who is greeted ---


@pytest.mark.parametrize(
    ("days_away", "stay", "expected"),
    [
        (29, Stay(START - 60 * DAY, is_greeted=True), Arrival.BACK),
        (30, Stay(START - 60 * DAY, is_greeted=True), Arrival.NEW),
        (400, None, Arrival.NEW),
        (29, None, Arrival.KNOWN),
        (None, None, Arrival.KNOWN),  # nobody told that they left
        (None, Stay(START - 60 * DAY, is_greeted=True), Arrival.BACK),
        (1, Stay(START - 2 * DAY, is_greeted=False), Arrival.NEW),  # gone before anybody said welcome
        (1, Stay(START - 30 * DAY, is_greeted=False), Arrival.BACK),  # at home before there were welcomes
    ],
)
def test_who_comes_back_soon_is_not_greeted_again(days_away: int | None, stay: Stay | None, expected: Arrival) -> None:
    left_at = None if days_away is None else START - days_away * DAY
    assert rules.arrival(START, stay, is_return=True, left_at=left_at) is expected


@given(st.none() | st.builds(Stay, INSTANTS, st.booleans()), st.none() | INSTANTS)
def test_who_was_never_there_is_new(stay: Stay | None, left_at: datetime | None) -> None:
    assert rules.arrival(START, stay, is_return=False, left_at=left_at) is Arrival.NEW


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=60))
def test_a_raid_is_few_messages_and_nobody_waits_long(seconds: list[int]) -> None:
    """Joins at any moments: welcomes are never closer than agreed, and none is put off by who comes later."""
    arrivals = sorted(START + timedelta(seconds=one) for one in seconds)
    welcomes: list[datetime] = []
    waiting: list[datetime] = []
    due: datetime | None = None
    for at in [*arrivals, arrivals[-1] + DAY]:
        if due is not None and due <= at:
            assert all(due - since <= max(FOLD, APART) for since in waiting)
            welcomes.append(due)
            waiting.clear()
        since = waiting[0] if waiting else None
        due = rules.greet_at(at, since, welcomes[-1] if welcomes else None, fold=FOLD, apart=APART)
        assert due >= at
        waiting.append(at)
    assert all(second - first >= APART for first, second in pairwise(welcomes))
    if seconds[0] == min(seconds) and max(seconds) - min(seconds) < FOLD.seconds:
        assert len(welcomes) == 1


@pytest.mark.parametrize(("minutes", "expected"), [(119, False), (120, False), (121, True)])
def test_two_hours_late_is_late_enough(minutes: int, expected: bool) -> None:
    assert rules.is_too_late(START + minutes * MINUTE, START, 2 * 60 * MINUTE) is expected


# --- In which words ---


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Hi {name}!", ("Hi ", Variable.NAME, "!")),
        ("{Name} {COMMUNITY}", (Variable.NAME, " ", Variable.COMMUNITY)),
        ("欢迎{名字}来到｛社群｝：{ 链接 }", ("欢迎", Variable.NAME, "来到", Variable.COMMUNITY, "：", Variable.LINK)),
        ("{link}", (Variable.LINK,)),
        ("a { b } c".replace("b", "not a word"), ("a { not a word } c",)),
        ("}{", ("}{",)),
        ("", ()),
    ],
)
def test_variables_in_either_language(words: str, parts: tuple[str | Variable, ...]) -> None:
    assert rules.template(words).parts == parts
    assert rules.template(words).unknown == ()


@given(st.text())
def test_any_words_are_kept(words: str) -> None:
    found = rules.template(words)
    assert found.variables or "".join(map(str, found.parts)) == words


def test_what_no_variable_is_called_is_seen() -> None:
    assert rules.template("Hi {nmae} {name} {x}").unknown == ("{nmae}", "{x}")


# --- The first week ---


@given(INSTANTS, ZONES, st.sampled_from(rules.WORD_DAYS), st.times().map(lambda at: time(at.hour, at.minute)))
def test_a_word_comes_on_its_day_on_the_members_wall(joined_at: datetime, zone: ZoneInfo, day: int, at: time) -> None:
    due = rules.word_at(joined_at, day, at, zone)
    assert (day_of(due, zone) - day_of(joined_at, zone)).days == day - 1
    assert joined_at < due <= joined_at + day * DAY + timedelta(hours=1)


# --- Who stands by whom ---

_LOADS = st.lists(st.integers(0, 5), max_size=6)


@given(_LOADS, st.lists(st.integers(1, 40), unique=True, max_size=20), st.integers(1, 5))
def test_newcomers_are_shared_out_evenly(loads: list[int], newcomers: list[int], most: int) -> None:
    mentors = [Mentor(100 + number, load, START) for number, load in enumerate(loads)]
    found = rules.share_out(newcomers, mentors, most)
    given_to = {one.member_id: sum(mentor == one.member_id for mentor in found.values()) for one in mentors}
    after = {one.member_id: one.newcomers + given_to[one.member_id] for one in mentors}
    assert all(after[one.member_id] <= most for one in mentors if given_to[one.member_id])
    room = sum(max(0, most - load) for load in loads)
    assert len(found) == min(len(newcomers), room)
    # Whoever got one had no more than anybody else, who could still take some, has now.
    for one in mentors:
        if given_to[one.member_id]:
            assert all(after[one.member_id] <= max(after[other.member_id], one.newcomers) + 1 for other in mentors)


def test_nobody_is_their_own_mentor_and_who_offered_first_comes_first() -> None:
    mentors = [Mentor(2, 0, START), Mentor(1, 0, START - DAY)]
    assert rules.share_out([1, 3, 4], mentors, 3) == {1: 2, 3: 1, 4: 1}
    assert rules.share_out([1], [mentors[1]], 3) == {}


# --- How far they come ---

TODAY = date(2026, 5, 31)
_DAYS = st.sets(st.dates(TODAY - 40 * DAY, TODAY), max_size=8)
_PATHS = st.lists(st.builds(Path, st.dates(TODAY - 30 * DAY, TODAY), st.just(TODAY), _DAYS, _DAYS), max_size=12)


@given(_PATHS)
def test_a_funnel_never_widens_where_it_cannot(paths: list[Path]) -> None:
    found = rules.funnel(paths)
    assert found.joined == len(paths) >= found.first >= found.second
    assert found.joined >= found.hello
    assert found.joined >= found.old_enough >= found.week_two
    assert found.too_new + found.old_enough == found.joined


@given(_PATHS)
def test_what_was_done_before_they_came_counts_for_nothing(paths: list[Path]) -> None:
    early = [
        Path(
            one.joined_on,
            one.today,
            {*one.wrote, one.joined_on - DAY},
            {*one.checked_in, one.joined_on - DAY, one.joined_on - 2 * DAY},
        )
        for one in paths
    ]
    assert rules.funnel(early) == rules.funnel(paths)


@pytest.mark.parametrize(
    ("joined", "active", "week_two", "old_enough"),
    [(14, 7, 1, 1), (14, 13, 1, 1), (14, 6, 0, 1), (14, 14, 0, 1), (13, 7, 0, 0)],
)
def test_the_second_week_is_its_seven_days_and_counts_when_it_is_over(
    joined: int, active: int, week_two: int, old_enough: int
) -> None:
    joined_on = TODAY - joined * DAY
    found = rules.funnel([Path(joined_on, TODAY, wrote={joined_on + active * DAY})])
    assert (found.week_two, found.old_enough) == (week_two, old_enough)


def test_shares_are_whole_and_of_nobody_none() -> None:
    assert [rules.share(1, 3), rules.share(2, 3), rules.share(5, 5), rules.share(0, 0)] == [33, 67, 100, 0]
