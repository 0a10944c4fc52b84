"""Weekdays on which nothing is asked: none of a challenge's days, whatever else becomes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.features.challenges import Challenge, Plan, State, kinds, rules
from bot.features.challenges.rules import Mark
from bot.features.challenges.rules.resting import WEEKDAYS, asked_after, asked_before

DAY = timedelta(days=1)
FIRST = date(2026, 5, 4)
REST = st.sets(st.integers(0, 6), max_size=6)
DATES = st.integers(0, 60).map(lambda ahead: FIRST + ahead * DAY)


def resting(rest: set[int], first: date = FIRST, **plan: object) -> Challenge:
    named = [WEEKDAYS[day] for day in rest]
    made = Plan.model_validate({"days": 10, "goal": 1, "rest": named} | plan)
    return Challenge(1, 7, State.LIVE, made, asked_after(first, 0, rest), 1000)


@st.composite
def at_rest_and_paused(draw: st.DrawFn) -> Challenge:
    one = resting(draw(REST), draw(DATES), days=draw(st.integers(1, 30)), has_prompts=draw(st.booleans()))
    today = one.first_day
    for wait, length in draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), max_size=4)):
        today += wait * DAY
        if today > one.last_day:
            break
        one = replace(one, paused_on=today)
        today += length * DAY
        one = one.resumed(today)
    return one


def dates_of(one: Challenge) -> list[date]:
    return [one.first_day + n * DAY for n in range((one.last_day - one.first_day).days + 1)]


@given(DATES, st.integers(0, 60), REST)
def test_dates_are_counted_as_on_fingers(first: date, ahead: int, rest: set[int]) -> None:
    asked = [day for n in range(600) if (day := first + n * DAY).weekday() not in rest]
    assert asked_before(first, first + ahead * DAY, rest) == sum(day < first + ahead * DAY for day in asked)
    assert asked_after(first, ahead, rest) == asked[ahead]


@given(at_rest_and_paused())
def test_every_day_comes_once_and_none_on_a_day_of_rest(one: Challenge) -> None:
    numbers = {day: number for day in dates_of(one) if (number := one.number_of(day))}
    assert list(numbers.values()) == list(range(1, one.plan.days + 1))
    assert not {day.weekday() for day in numbers} & set(one.plan.at_rest)
    assert [one.day_of(number) for number in numbers.values()] == list(numbers)
    for number in numbers.values():
        assert all(one.belongs_to(day) == number for day in one.dates_of(number))
    done = 0
    for day in dates_of(one):
        assert not (one.rests_on(day) and one.number_of(day))
        done = numbers.get(day, done)
        if one.break_on(day) is None:
            assert one.days_by(day) == done


@given(at_rest_and_paused(), st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York"]).map(ZoneInfo))
def test_nothing_is_said_on_a_day_of_rest(one: Challenge, zone: ZoneInfo) -> None:
    found = list(rules.moments(one, zone, datetime(2026, 5, 1, tzinfo=UTC)))
    assert not [moment for moment in found if one.rests_on(moment.day)]
    evenings = [moment.day for moment in found if moment.what is rules.What.EVENING]
    assert evenings == [one.day_of(number) for number in range(1, one.plan.days + 1)]
    begins = [moment.day for moment in found if moment.what is rules.What.BEGIN]
    assert begins == ([] if one.break_on(one.first_day) else [one.first_day])


@given(REST, DATES, st.integers(1, 60), st.integers(1, 7))
def test_whoever_comes_on_all_that_is_asked_completes_every_kind(
    rest: set[int], first: date, days: int, goal: int
) -> None:
    for kind, most in (("days", days), ("weekly", 7 - len(rest))):
        one = resting(rest, first, days=days, kind=kind, goal=min(goal, most))
        known = kinds.of(one.plan)
        marks = [Mark(day) for day in dates_of(one)]
        asked = [mark for mark in marks if not one.rests_on(mark.day)]
        assert known.progress(one, asked) >= known.target(one.plan)
        assert known.progress(one, marks) == known.progress(one, asked), "a day of rest is neither needed nor counted"


@given(REST, DATES, st.integers(1, 40), st.sets(st.integers(0, 60)))
def test_a_week_is_seven_days_on_the_wall(rest: set[int], first: date, days: int, done: set[int]) -> None:
    one = resting(rest, first, days=days, kind="weekly", goal=min(2, 7 - len(rest)))
    here = [day for n in done if one.number_of(day := one.first_day + n * DAY)]
    weeks = 0
    for monday in range(0, len(dates_of(one)), 7):
        week = [day for day in dates_of(one)[monday : monday + 7] if one.number_of(day)]
        weeks += bool(week) and sum(day in here for day in week) >= min(one.plan.goal, len(week))
    assert kinds.of(one.plan).progress(one, [Mark(day) for day in here]) == weeks


def test_an_amount_adds_up_whenever_it_is_told() -> None:
    one = resting({5, 6}, kind="total", unit="km", goal=10)
    saturday = FIRST + 5 * DAY
    assert one.rests_on(saturday)
    assert one.adds_up_on(saturday)
    assert not one.adds_up_on(FIRST - 2 * DAY), "a Saturday before it begins"
    assert not one.adds_up_on(one.last_day + DAY), "a Saturday after its last day"
    assert not replace(one, paused_on=saturday).adds_up_on(saturday)
    assert kinds.of(one.plan).progress(one, [Mark(FIRST, 0, 4000), Mark(saturday, 0, 6000)]) == 10_000


def test_days_of_rest_are_in_order_and_not_all_of_a_week() -> None:
    assert Plan.model_validate({"rest": ["sun", "sat", "sat"]}).rest == ("sat", "sun")
    for wrong in (list(WEEKDAYS), ["someday"]):
        with pytest.raises(ValidationError):
            Plan.model_validate({"rest": wrong})
    assert rules.changed(Plan(kind="weekly", goal=6), {"rest": ["sat", "sun"]}) is None, "five days are asked"


@given(DATES, REST)
def test_days_to_begin_on_are_none_of_rest(today: date, rest: set[int]) -> None:
    found = rules.starts(today, rest)
    assert found
    assert not [day for day in found if day <= today or day.weekday() in rest]
