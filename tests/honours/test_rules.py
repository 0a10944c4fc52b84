from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.features.honours import rules
from bot.features.honours.rules import DAY, Honoured, Span

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
COUNTS = st.dictionaries(st.integers(1, 50), st.integers(0, 6), max_size=20)
PLACES = st.integers(1, 5)
LEAST = st.integers(1, 5)


# --- Who of many ---


@given(COUNTS, PLACES, LEAST, st.randoms())
def test_the_order_in_which_they_are_found_makes_no_difference(
    counts: dict[int, int], places: int, least: int, random_: Random
) -> None:
    shuffled = [*counts.items()]
    random_.shuffle(shuffled)
    assert rules.leaders(dict(shuffled), places, least) == rules.leaders(counts, places, least)


@given(COUNTS, PLACES, LEAST)
def test_whoever_has_as_much_as_one_who_is_honoured_is_honoured_and_shares_the_rank(
    counts: dict[int, int], places: int, least: int
) -> None:
    found = {one.member_id: one for one in rules.leaders(counts, places, least)}
    for one in found.values():
        assert one.value == counts[one.member_id]
        assert one.rank == 1 + sum(value > one.value for value in counts.values())
        assert one.rank <= places
        assert {other for other, value in counts.items() if value >= one.value} <= found.keys()


@given(COUNTS, PLACES, LEAST)
def test_nobody_below_the_least_and_somebody_where_there_is_enough(
    counts: dict[int, int], places: int, least: int
) -> None:
    found = rules.leaders(counts, places, least)
    assert all(one.value >= least for one in found)
    assert bool(found) == any(value >= least for value in counts.values())


@given(COUNTS, PLACES, LEAST, st.integers(100, 200))
def test_who_did_less_changes_nothing_for_who_did_more(
    counts: dict[int, int], places: int, least: int, newcomer: int
) -> None:
    before = rules.leaders(counts, places, least)
    lowest = min((one.value for one in before), default=0)
    if len({one.member_id for one in before}) >= places:
        assert rules.leaders(counts | {newcomer: lowest - 1}, places, least) == before


def test_two_share_the_first_place_and_the_next_is_third() -> None:
    found = rules.leaders({1: 9, 2: 12, 3: 12, 4: 9, 5: 3}, 3, 5)
    assert found == [Honoured(1, 2, 12), Honoured(1, 3, 12), Honoured(3, 1, 9), Honoured(3, 4, 9)]
    assert [[one.member_id for one in group] for group in rules.by_rank(found)] == [[2, 3], [1, 4]]


@given(COUNTS, PLACES, LEAST)
def test_those_of_a_place_have_the_same_number(counts: dict[int, int], places: int, least: int) -> None:
    found = rules.leaders(counts, places, least)
    groups = rules.by_rank(reversed(found))
    assert [one for group in groups for one in group] == found
    assert all(len({(one.rank, one.value) for one in group}) == 1 for group in groups)


# --- When ---


@given(DAYS)
def test_every_day_is_in_one_month(day: date) -> None:
    month = rules.month(day)
    assert month.first <= day <= month.last
    assert rules.month(month.last) == month == rules.month_named(month.id)
    assert rules.after(month.first) == month.last + DAY
    assert rules.month(rules.after(month.first)) != month


@given(DAYS)
def test_a_december_ends_a_year_too(day: date) -> None:
    month = rules.month(day)
    ended = rules.ended_with(month)
    assert ended[0] == month
    assert all(one.last == month.last for one in ended)
    assert (len(ended) == 2) == (month.last.month == 12)
    if ended[1:]:
        assert ended[1] == rules.Period(Span.YEAR, date(day.year, 1, 1), date(day.year, 12, 31))
        assert ended[1].id == str(day.year)


@given(DAYS)
def test_until_today_is_as_if_it_ended_now(today: date) -> None:
    month, year = rules.until_today(today)
    assert month.id == rules.month(today).id
    assert year.id == f"{today.year}"
    assert month.last == year.last == today


@given(DAYS)
def test_a_newcomer_had_a_month_at_most_and_a_short_month_leaves_nobody_out(day: date) -> None:
    month = rules.month(day)
    since = rules.newcomers_since(month)
    assert since <= month.first
    assert (month.last - since).days + 1 == 31


@given(st.integers(0, 10 * 24))
def test_three_days_late_and_no_more(hours: int) -> None:
    due_at = datetime(2026, 6, 1, 10, tzinfo=UTC)
    assert rules.is_late(due_at, due_at + timedelta(hours=hours)) == (hours > 3 * 24)
