"""A recurring time on another wall, and the next times of one."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.kit import calendar
from bot.kit.calendar import Daily, Fortnightly, Monthly, Once, Recurring, Weekly

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
days = st.integers(1, 800).map(lambda n: NOW.date() + timedelta(days=n))
RULES: st.SearchStrategy[Recurring] = st.one_of(
    st.builds(Daily, walls),
    st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), walls),
    st.builds(Fortnightly, days, walls),
    st.builds(Monthly, st.integers(1, 31), walls),
)


@given(RULES, st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]).map(ZoneInfo))
def test_on_another_wall_the_next_time_is_of_the_same_day(rule: Recurring, new: ZoneInfo) -> None:
    next_at = calendar.next_due(rule, ZoneInfo("UTC"), NOW)
    assert next_at is not None
    kept, moved = calendar.moved(rule, next_at, ZoneInfo("UTC"), new, NOW)
    assert kept == rule
    assert moved > NOW
    day = calendar.occurrence_key(rule, ZoneInfo("UTC"), next_at)
    if calendar.instant_of(date.fromisoformat(day), rule.at, new) > NOW:  # else that day's hour has passed there
        assert calendar.occurrence_key(rule, new, moved) == day


def test_once_is_at_the_same_hour_on_another_wall() -> None:
    at = datetime(2026, 12, 1, 8, tzinfo=UTC)  # 9:00 in Berlin
    moved = datetime(2026, 12, 1, 1, tzinfo=UTC)  # 9:00 in Shanghai
    assert calendar.moved(Once(at), at, BERLIN, ZoneInfo("Asia/Shanghai"), NOW) == (Once(moved), moved)


@given(RULES)
def test_the_next_times_are_those_one_gets_by_asking_again(rule: Recurring) -> None:
    times = calendar.next_times(rule, BERLIN, NOW, 3)
    assert times == [calendar.next_due(rule, BERLIN, after) for after in [NOW, *times[:2]]]
    assert calendar.next_times(Once(NOW), BERLIN, NOW, 3) == []
