"""The days of a challenge that was paused now and then: each comes once, in order, and nobody misses one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.challenges import Challenge, Plan, State, rules

DAY = timedelta(days=1)
FIRST = date(2026, 5, 4)


@st.composite
def paused_now_and_then(draw: st.DrawFn) -> Challenge:
    plan = Plan(days=draw(st.integers(1, 30)), goal=1, has_prompts=draw(st.booleans()))
    one = Challenge(1, 7, State.LIVE, plan, FIRST, 1000)
    today = FIRST
    for wait, length in draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 70)), max_size=4)):
        today += wait * DAY
        if today > one.last_day:
            break
        one = replace(one, paused_on=today)
        today += length * DAY
        one = one.resumed(today)
    return one


@given(paused_now_and_then())
def test_every_day_comes_once_and_in_order(one: Challenge) -> None:
    dates = [one.first_day + n * DAY for n in range((one.last_day - one.first_day).days + 1)]
    numbers = [number for day in dates if (number := one.number_of(day))]
    assert numbers == list(range(1, one.plan.days + 1))
    assert [one.number_of(one.day_of(number)) for number in numbers] == numbers
    assert one.last_day == one.first_day + (one.plan.days - 1 + sum(pause.days for pause in one.breaks)) * DAY
    for number in numbers:
        assert all(one.belongs_to(day) == number for day in one.dates_of(number))
    for pause in one.breaks:
        # Whoever did the day before it was paused, has done it.
        number = one.belongs_to(pause.first)
        assert number > 0
        assert pause.first in one.dates_of(number)


@given(paused_now_and_then(), st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York"]).map(ZoneInfo))
def test_all_that_is_due_is_due_on_its_days(one: Challenge, zone: ZoneInfo) -> None:
    after = datetime(2026, 5, 1, tzinfo=UTC)
    found = list(rules.moments(one, zone, after))
    assert all(one.number_of(moment.day) for moment in found)
    assert [moment.day for moment in found if moment.what is rules.What.EVENING] == [
        one.day_of(number) for number in range(1, one.plan.days + 1)
    ]
    assert [moment.at for moment in found] == sorted(moment.at for moment in found)
    asleep = replace(one, paused_on=one.first_day)
    assert list(rules.moments(asleep, zone, after)) == []


@given(paused_now_and_then(), st.integers(0, 40), st.integers(0, 200))
def test_a_pause_moves_what_lies_ahead_and_nothing_else(one: Challenge, after: int, days: int) -> None:
    on = one.first_day + after * DAY
    paused = replace(one, paused_on=on)
    gone_on = paused.resumed(on + days * DAY)
    for number in range(1, one.plan.days + 1):
        day = one.day_of(number)
        assert gone_on.day_of(number) == (day if day < on else day + days * DAY)
        assert paused.number_of(day) == (number if day < on else 0)
