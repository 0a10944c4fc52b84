"""How much is too much, and in how many ways people say so."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.attention.rules import (
    WAITS_DAYS,
    Answer,
    Told,
    is_answered,
    judge,
    means_stop,
    moments,
    monday_of,
)
from bot.kit.calendar import Quiet, day_of, instant_of, next_open

STOPS = """
stop|STOP!|Stop.|please stop|stop it|stop please|ok stop|stop messaging me|stop sending me messages|Stop writing to me!
stop bothering me|please stop texting me|unsubscribe|leave me alone|Leave me in peace, please|opt out|go away|no more
no more messages|no more messages please|don't write to me|Don’t message me anymore|do not contact me again
never write me again|don't bother me|stop all|hearth stop|stop spamming me thanks
停|停止|停！|退订|TD|ｔｄ|别发了|别再发了|不要再发了|请不要再发消息了|别打扰我|不要打扰我|请勿打扰|别烦我|别再烦我了
取消订阅|不要给我发消息|别给我发了|别找我|别再找我了|停止发送|停止推送|不用提醒我了|别催了|够了别发了|安静|闭嘴|别再联系我
"""
GOES_ON = """
stopwatch|I can't stop laughing|bus stop|don't stop|never stop|stop by my place at eight|hello|no|off|thanks|more
stop sign on the corner of our street was stolen|I will write to you|do not send the parcel|please go on|/start
不停|别停|停车场在哪|不要停|车站停了|你好|发我一下|别忘了发|停不下来|谢谢提醒|不用谢|别人发了|找我|打扰了
"""


def all_of(words: str) -> list[str]:
    return [one for line in words.strip().splitlines() for one in line.split("|")]


@pytest.mark.parametrize("words", all_of(STOPS))
def test_what_means_stop(words: str) -> None:
    assert means_stop(words)


@pytest.mark.parametrize("words", all_of(GOES_ON))
def test_what_does_not(words: str) -> None:
    assert not means_stop(words)


@given(st.text())
def test_no_text_is_too_strange(words: str) -> None:
    assert means_stop(words) in (True, False)


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
STEPS = st.lists(st.tuples(st.sampled_from(["word", "tap", "write", "stop", "allow"]), st.integers(0, 60)), max_size=80)


QUIET = st.none() | st.builds(Quiet, st.times(), st.times())
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"]).map(
    ZoneInfo
)


@given(MOMENTS, STEPS, st.integers(0, 5), QUIET, ZONES)
def test_whatever_happens_nobody_is_told_too_much(
    start: datetime, steps: list[tuple[str, int]], most: int, quiet: Quiet | None, zone: ZoneInfo
) -> None:
    """`said` is when words arrive: a sign after the last one had arrived comes before the next is let go."""
    told, seen_on, now = Told(), None, start
    said: list[datetime] = []
    signs: list[datetime] = []
    for step, hours in steps:
        now += timedelta(hours=hours, seconds=1)
        match step:
            case "tap":
                signs.append(now)
                if told.said_at and (told.heard_at is None or told.heard_at < told.said_at):
                    told = Told(told.wants_none, told.said_at, now, told.week_on, told.said)
            case "write":
                signs.append(now)
                seen_on = now.date()
            case "stop" | "allow":
                told = Told(step == "stop", told.said_at, told.heard_at, told.week_on, told.said)
            case _:
                answer = judge(told, now, seen_on, most)
                if answer is Answer.SAID:
                    assert not told.wants_none
                    assert not said or any(said[-1] < sign <= now for sign in signs)
                    at = next_open(now, zone, quiet)
                    assert not (quiet and quiet.start != quiet.end and quiet.covers(at.astimezone(zone).time()))
                    count = told.said + 1 if told.week_on == monday_of(at) else 1
                    said.append(at)
                    told = Told(told.wants_none, at, told.heard_at, monday_of(at), count)
    by_week: dict[date, int] = {}
    for at in said:
        by_week[monday_of(at)] = by_week.get(monday_of(at), 0) + 1
    assert max(by_week.values(), default=0) <= most


def test_a_sign_of_the_same_day_is_no_answer_yet() -> None:
    said_at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert not is_answered(said_at, None, date(2026, 3, 2))
    assert is_answered(said_at, None, date(2026, 3, 3))
    assert is_answered(said_at, said_at, None)
    assert not is_answered(said_at, said_at - timedelta(hours=1), None)


WORDS = st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=60)  # whether it can wait; hours after the last


@given(MOMENTS, WORDS, st.integers(1, 5), ZONES)
def test_a_day_of_a_group_has_no_more_than_its_measure(
    start: datetime, words: list[tuple[bool, int]], most: int, zone: ZoneInfo
) -> None:
    """Whatever comes in whatever order: what can wait finds a day with room, at its own hour, or has waited a week."""
    counted: dict[date, int] = {}
    now = start
    for can_wait, hours in words:
        now += timedelta(hours=hours)
        at = now
        if can_wait:
            *tried, last = moments(now, zone)
            at = next((one for one in tried if counted.get(day_of(one, zone), 0) < most), last)
            days = (day_of(at, zone) - day_of(now, zone)).days
            assert at >= now
            assert 0 <= days <= WAITS_DAYS
            assert at == now or at == instant_of(day_of(at, zone), now.astimezone(zone).time(), zone)
            assert counted.get(day_of(at, zone), 0) < most or days == WAITS_DAYS
            between = [day_of(now, zone) + timedelta(days=day) for day in range(days)]
            assert all(counted.get(day, 0) >= most for day in between), "no day with room was passed over"
        counted[day_of(at, zone)] = counted.get(day_of(at, zone), 0) + 1
