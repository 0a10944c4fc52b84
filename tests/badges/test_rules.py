from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.features.badges import rules
from bot.features.badges.rules import BUILT_IN, CATALOGUE, Ahead, Badge, Criterion

days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def test_every_badge_is_there_once_and_its_levels_rise() -> None:
    assert len(BUILT_IN) == len(CATALOGUE)
    assert len({badge.emoji for badge in CATALOGUE}) == len(CATALOGUE)
    for badge in CATALOGUE:
        assert list(badge.levels) == sorted(set(badge.levels))
        assert len(badge.id) <= 12  # it travels in buttons


def test_equal_criteria_share_a_measure_and_others_do_not() -> None:
    criteria = {badge.criterion for badge in CATALOGUE if badge.criterion}
    assert len({one.measure for one in criteria}) == len(criteria)
    assert Criterion("checkins", hours=(22, 2)).measure == "checkins h22-2"
    assert Criterion("days", since=date(2026, 5, 4)).measure == "days since2026-05-04"


def test_what_is_nearest_comes_first_and_secrets_stay_secret() -> None:
    near, far = Badge("near", "a", Criterion("streak"), (5, 10)), Badge("far", "b", Criterion("days"), (100,))
    secret = Badge("secret", "c", Criterion("streak"), is_secret=True)
    given_by_hand, retired = Badge("spark", "d"), Badge("old", "e", Criterion("streak"), is_retired=True)
    all_of_them = [far, secret, given_by_hand, retired, near]
    assert rules.nearest(all_of_them, {"streak": 7, "days": 1}, 3) == [Ahead(near, 10, 7), Ahead(far, 100, 1)]
    assert rules.nearest(all_of_them, {"streak": 10, "days": 100}, 3) == []


@given(st.integers(0, 23), st.integers(0, 23), st.integers(0, 23))
def test_hours_go_over_midnight(first: int, end: int, hour: int) -> None:
    expected = hour in [(first + n) % 24 for n in range((end - first) % 24 or 24)]
    assert rules.covers((first, end), hour) == expected


@given(days, days)
def test_years_are_full_once_a_year(first: date, day: date) -> None:
    """The walk, day by day, finds everybody whose number of years goes up."""
    if day <= first:
        return
    goes_up = rules.years_between(first, day) > rules.years_between(first, day - rules.DAY)
    assert goes_up == (first in rules.first_days(day, 61))


def test_the_years_of_a_leap_day() -> None:
    leap = date(2024, 2, 29)
    years = [rules.years_between(leap, date(2025, 2, 27)), rules.years_between(leap, date(2025, 2, 28))]
    years += [rules.years_between(leap, date(2028, 2, 28)), rules.years_between(leap, date(2028, 2, 29))]
    assert years == [0, 1, 3, 4]
    assert rules.first_days(date(2028, 2, 28), 4) == [date(year, 2, 28) for year in (2024, 2025, 2026, 2027)]
