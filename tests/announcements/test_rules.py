"""Which days an announcement comes on: not on holidays, on all others, and never more on a day than it has room for."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.announcements import rules
from bot.features.announcements.rules import Known, Timing
from bot.kit import calendar
from bot.kit.calendar import Daily, Fortnightly, Monthly, Recurring, Rule, Weekly, Yearly

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)  # a Monday
WORKDAYS = frozenset(range(5))
ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "Asia/Shanghai", "America/St_Johns", "Europe/Berlin")])
COUNTRIES = st.sampled_from(["CN", "DE", "DE-BY", "US", "JP", "IL", "LK", "XX"])

RECURRING = st.one_of(
    st.builds(Daily, st.times()),
    st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), st.times()),
    st.builds(Weekly, st.just(WORKDAYS), st.times()),
    st.builds(Fortnightly, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.times()),
    st.builds(Monthly, st.integers(1, 31), st.times()),
)
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def is_holiday(country: str, day: date) -> bool:
    """As the libraries themselves say it."""
    if country == "CN":
        try:
            is_off, name = chinese_calendar.get_holiday_detail(day)
        except NotImplementedError:
            return day in holidays.country_holidays("CN", years=day.year)
        return is_off and name is not None
    code, _, part = country.partition("-")
    try:
        return day in holidays.country_holidays(code, subdiv=part or None, years=day.year)
    except NotImplementedError:
        return False  # no country, no holidays


def is_worked_weekend(country: str, day: date) -> bool:
    if country != "CN" or day.weekday() < 5:
        return False
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return False


@given(RECURRING, COUNTRIES, ZONES, MOMENTS)
def test_no_time_is_on_a_holiday_and_none_that_is_not_is_left_out(
    rule: Recurring, country: str, zone: ZoneInfo, now: datetime
) -> None:
    times = Timing(rule, country).next_times(zone, now, 6)
    assert len(times) == 6
    assert not any(is_holiday(country, calendar.day_of(at, zone)) for at in times)
    days = Daily(rule.at) if isinstance(rule, Weekly) and rule.weekdays == WORKDAYS else rule
    expected, at = [], now
    while (due := calendar.next_due(days, zone, at)) is not None and due <= times[-1]:
        day, at = calendar.day_of(due, zone), due
        comes = is_worked_weekend(country, day) or day.weekday() < 5 if days is not rule else True
        if comes and not is_holiday(country, day):
            expected.append(due)
    assert times == expected


@given(RECURRING, ZONES, MOMENTS)
def test_without_a_country_it_comes_as_its_rule_says(rule: Recurring, zone: ZoneInfo, now: datetime) -> None:
    assert Timing(rule).next_times(zone, now, 5) == calendar.next_times(rule, zone, now, 5)


@given(RECURRING, COUNTRIES, COUNTRIES, ZONES, MOMENTS, st.integers(0, 2))
def test_what_was_skipped_stays_skipped_under_other_holidays(
    rule: Recurring, country: str, before: str, zone: ZoneInfo, now: datetime, skipped: int
) -> None:
    times = Timing(rule, before).next_times(zone, now, 3)
    due = rules.following(Timing(rule, country), Timing(rule, before), zone, now, times[skipped])
    assert due == Timing(rule, country).next_due(zone, times[skipped] - timedelta(microseconds=1) if skipped else now)


def test_working_days_that_are_moved_to_a_weekend() -> None:
    """National Day 2026: off from the 1st to the 7th, worked on Sunday the 20th before and Saturday the 10th after."""
    zone, since = ZoneInfo("Asia/Shanghai"), datetime(2026, 9, 19, 12, tzinfo=UTC)

    def days(weekdays: frozenset[int]) -> list[date]:
        times = Timing(Weekly(weekdays, time(9)), "CN").next_times(zone, since, 30)
        return [at.date() for at in times if at.date() < date(2026, 10, 13)]

    worked = days(WORKDAYS)
    assert {date(2026, 9, 20), date(2026, 10, 10)} <= {*worked}
    assert not {date(2026, 9, 25), *(date(2026, 10, day) for day in range(1, 8))} & {*worked}
    assert days(frozenset({5, 6})) == [date(2026, 9, 20), date(2026, 10, 10), date(2026, 10, 11)]
    assert days(frozenset({0})) == [date(2026, 9, 21), date(2026, 9, 28), date(2026, 10, 12)]


@pytest.mark.parametrize(
    ("country", "year", "known"),
    [
        ("CN", 2026, Known.ALL),
        ("CN", 2030, Known.STATUTORY),
        ("DE", 2030, Known.ALL),
        ("LK", 2030, Known.NOTHING),
        ("DE-XX", 2026, Known.NOTHING),
        ("nonsense", 2026, Known.NOTHING),
    ],
)
def test_what_is_known_of_a_year(country: str, year: int, known: Known) -> None:
    found = rules.year_of(country, year)
    assert found.known is known
    assert bool(found.off) is (known is not Known.NOTHING)


def test_a_calendar_that_breaks_knows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(holidays, "country_holidays", broken)
    assert rules.year_of("FR", 2041).known is Known.NOTHING
    assert rules.year_of("CN", 2041).known is Known.NOTHING
    zone = ZoneInfo("Europe/Paris")
    new_year = Timing(Daily(time(9)), "FR").next_due(zone, datetime(2040, 12, 31, 12, tzinfo=UTC))
    assert new_year == datetime(2041, 1, 1, 8, tzinfo=UTC)


def test_what_falls_on_holidays_only_never_comes() -> None:
    assert Timing(Yearly(12, 25, time(9)), "DE").next_due(ZoneInfo("Europe/Berlin"), NOW) is None
    assert Timing(Yearly(12, 24, time(9)), "DE").next_due(ZoneInfo("Europe/Berlin"), NOW) is not None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("de", "DE"), ("DE-BY", "DE-BY"), ("Germany", "DE"), ("中国", "CN"), ("香港", "HK"), ("Hong Kong", "HK"),
        ("日本", "JP"), ("xx", None), ("DE-ZZ", None), ("", None), ("../etc", None),
    ],
)  # fmt: skip
def test_a_country_by_its_code_or_name(text: str, country: str | None) -> None:
    assert rules.find_country(text) == country


RULES = st.builds(Timing, RECURRING, st.sampled_from(["", "CN", "DE"]))


@given(st.lists(RULES, max_size=8), RULES, st.integers(1, 3))
def test_no_day_gets_more_than_it_has_room_for(others: list[Timing], timing: Timing, most: int) -> None:
    zone, kept = ZoneInfo("UTC"), list[Timing]()
    for one in [*others, timing]:
        if rules.has_room(one, kept, zone, NOW, most):
            kept.append(one)
    days: dict[object, int] = {}
    for one in kept:
        for at in one.next_times(zone, NOW, 10):
            days[at.date()] = days.get(at.date(), 0) + 1
    assert max(days.values(), default=0) <= most


@given(RECURRING)
def test_a_rule_is_on_the_days_it_comes_on(rule: Rule) -> None:
    zone = ZoneInfo("UTC")
    for at in Timing(rule, "DE").next_times(zone, NOW, 4):
        assert Timing(rule, "DE").is_on(at.date(), zone)
