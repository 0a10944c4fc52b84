"""When an announcement is due, in words of both languages."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features import preferences
from bot.features.announcements import rules
from bot.kit.calendar import Daily, Monthly, Once, Rule, Weekly

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)  # a Monday


@pytest.mark.parametrize(
    ("words", "rule", "rest"),
    [
        ("every friday 18:00 We meet", Weekly(frozenset({4}), time(18)), "We meet"),
        ("every mon and thu at 7pm Run", Weekly(frozenset({0, 3}), time(19)), "Run"),
        ("daily 8:00 Good morning", Daily(time(8)), "Good morning"),
        ("every weekday 21:30", Weekly(frozenset(range(5)), time(21, 30)), ""),
        ("every month on the 31st 12:00 Pay", Monthly(31, time(12)), "Pay"),
        ("每周五 18:00 湖边见", Weekly(frozenset({4}), time(18)), "湖边见"),
        ("每周一、三 晚上8点半 跑步", Weekly(frozenset({0, 2}), time(20, 30)), "跑步"),
        ("每天 早上7点，早安", Daily(time(7)), "早安"),
        ("每月31号 12:00 交书费", Monthly(31, time(12)), "交书费"),
        ("工作日 21:30 收工", Weekly(frozenset(range(5)), time(21, 30)), "收工"),
        ("tomorrow 18:00 At the lake", Once(datetime(2026, 5, 5, 16, tzinfo=UTC)), "At the lake"),
        ("明天 晚上8点 湖边见", Once(datetime(2026, 5, 5, 18, tzinfo=UTC)), "湖边见"),
        ("on 2026-12-24 18:00 Merry", Once(datetime(2026, 12, 24, 17, tzinfo=UTC)), "Merry"),
        ("friday 18:00 Once", Once(datetime(2026, 5, 8, 16, tzinfo=UTC)), "Once"),
        ("周五 18:00 一次", Once(datetime(2026, 5, 8, 16, tzinfo=UTC)), "一次"),
    ],
)
def test_what_is_understood(words: str, rule: Rule, rest: str) -> None:
    found = rules.read(words, NOW, BERLIN, preferences.read_time)
    assert found is not None
    assert found[1] == rest
    assert found[0] == rule or (isinstance(rule, Once) and found[0].at == rule.at)


@pytest.mark.parametrize(
    "words",
    ["", "friday", "every friday 25:00 x", "31 June 18:00", "on 2026-02-30 18:00 x", "2099-01-01 10:00 x", "hi"],
)
def test_what_is_not(words: str) -> None:
    assert rules.read(words, NOW, BERLIN, preferences.read_time) is None


@given(st.text())
def test_no_text_is_too_strange(words: str) -> None:
    rules.read(words, NOW, BERLIN, preferences.read_time)


RULES = st.one_of(
    st.builds(Daily, st.times()),
    st.builds(Weekly, st.frozensets(st.integers(0, 6), min_size=1), st.times()),
    st.builds(Monthly, st.integers(1, 31), st.times()),
)


@given(RULES, st.sampled_from([BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")]))
def test_on_another_wall_the_next_time_is_of_the_same_day(rule: Rule, new: ZoneInfo) -> None:
    next_at = rules.following(rule, ZoneInfo("UTC"), NOW)
    assert next_at is not None
    kept, moved = rules.moved(rule, next_at, ZoneInfo("UTC"), new, NOW)
    assert kept == rule
    assert moved > NOW
    assert abs((moved - next_at).total_seconds()) <= 86_400 * 40


@given(st.lists(RULES, max_size=8), RULES, st.integers(1, 3))
def test_no_day_gets_more_than_it_has_room_for(others: list[Rule], rule: Rule, most: int) -> None:
    zone, kept = ZoneInfo("UTC"), list[Rule]()
    for one in [*others, rule]:
        if rules.has_room(one, kept, zone, NOW, most):
            kept.append(one)
    days: dict[object, int] = {}
    for one in kept:
        for at in rules.next_times(one, zone, NOW, 10):
            days[at.date()] = days.get(at.date(), 0) + 1
    assert max(days.values(), default=0) <= most
