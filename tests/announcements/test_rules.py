"""Whether a day has room for an announcement."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.announcements import rules
from bot.kit import calendar
from bot.kit.calendar import Daily, Monthly, Rule, Weekly

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)  # a Monday


RULES = st.one_of(
    st.builds(Daily, st.times()),
    st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), st.times()),
    st.builds(Monthly, st.integers(1, 31), st.times()),
)


@given(st.lists(RULES, max_size=8), RULES, st.integers(1, 3))
def test_no_day_gets_more_than_it_has_room_for(others: list[Rule], rule: Rule, most: int) -> None:
    zone, kept = ZoneInfo("UTC"), list[Rule]()
    for one in [*others, rule]:
        if rules.has_room(one, kept, zone, NOW, most):
            kept.append(one)
    days: dict[object, int] = {}
    for one in kept:
        for at in calendar.next_times(one, zone, NOW, 10):
            days[at.date()] = days.get(at.date(), 0) + 1
    assert max(days.values(), default=0) <= most
