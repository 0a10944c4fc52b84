from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.activity.rules import NUMBER_BITS, is_burst, is_repeated, is_short, local_hour, mark_of
from bot.kit.calendar import day_of, hour_of


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("ok", True),
        ("thanks!!!", True),
        ("!!!!!!!!!!!!", True),
        ("😀😀😀😀😀😀😀😀", True),
        ("a b c d e f g", True),
        ("thank you", False),
        ("好的", True),
        ("谢谢你", False),
        ("ありがとう", False),
        ("감사합니다", False),
        ("спасибо", True),
        ("спасибо!", True),
        ("большое спасибо", False),
        ("12345678", False),
        ("________________", True),
        ("", True),
    ],
)
def test_letters_and_figures_make_the_length_whatever_the_script(text: str, short: bool) -> None:
    assert is_short(text, 8) is short


def test_zero_lets_everything_pass() -> None:
    assert not is_short("", 0)


@given(st.text(max_size=40), st.integers(1, 12))
def test_a_longer_text_is_never_shorter(text: str, least: int) -> None:
    if not is_short(text, least):
        assert not is_short(text + "x", least)
        assert not is_short(text, least - 1)


@pytest.mark.parametrize(
    ("one", "other", "repeated"),
    [
        ("Good morning everybody!", "good  morning, everybody", True),
        ("GOOD MORNING", "ｇｏｏｄ ｍｏｒｎｉｎｇ", True),
        ("今天跑了五公里，感觉很好，明天继续加油努力", "今天跑了五公里，感觉很好，明天继续加油努力！", True),
        ("今天跑了五公里", "昨天看了一本书", False),
        ("I read the second chapter today", "I cooked a pumpkin soup last night", False),
        ("hahahahaha", "hahahahahahahahahahahahahahaha", True),
        ("café au lait tonight", "cafe\u0301 au lait tonight", True),
        ("ab", "ac", False),
    ],
)
def test_much_the_same_in_any_script(one: str, other: str, repeated: bool) -> None:
    assert is_repeated(one, ["something else altogether", other]) is repeated
    assert is_repeated(other, [one]) is repeated


@given(st.text(min_size=1, max_size=80))
def test_a_text_repeats_itself(text: str) -> None:
    assert is_repeated(text, [text])
    assert not is_repeated(text, [])


@given(
    st.integers(0, 2_000_000_000 // 60),
    st.integers(0, 59),
    st.sampled_from(["UTC", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]),
    st.sampled_from([time(0), time(4), time(4, 30)]),
)
def test_a_minute_is_in_one_day_and_hour(minute: int, second: int, name: str, starts_at: time) -> None:
    zone, moment = ZoneInfo(name), datetime.fromtimestamp(minute * 60 + second, UTC)
    assert local_hour(minute, zone, starts_at) == (day_of(moment, zone, starts_at), hour_of(moment, zone))


messages = st.lists(st.integers(0, 300), min_size=1, max_size=30).map(sorted)


@given(messages, st.integers(1, 8), st.integers(1, 120))
def test_a_burst_is_told_by_the_messages_in_the_seconds_before(times: list[int], most: int, seconds: int) -> None:
    marks = [mark_of(at, number) for number, at in enumerate(times)]
    for place, at in enumerate(times):
        before = sum(at - earlier < seconds for earlier in times[:place])
        assert is_burst(marks, place, most, seconds) is (before >= most)
        assert not is_burst(marks, place, 0, seconds)
        latest = max(0, place - most)  # no more need be remembered
        assert is_burst(marks[latest:], place - latest, most, seconds) is (before >= most)


@given(st.tuples(st.integers(0, 2**33), st.integers(1, 2**31)), st.tuples(st.integers(0, 2**33), st.integers(1, 2**31)))
def test_marks_are_in_the_order_of_writing(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert (mark_of(*one) < mark_of(*other)) is (one < other)
    assert mark_of(*one) >> NUMBER_BITS == one[0]
    assert mark_of(one[0], -one[1]) == mark_of(*one), "in a small group, numbers are below zero"


def test_how_alike_a_repeat_is() -> None:
    one, other = "I walked along the river today", "I walked along the river yesterday"
    assert [is_repeated(one, [other], percent) for percent in (60, 85, 100)] == [True, False, False]
    assert not is_repeated(one, [one], 0)
