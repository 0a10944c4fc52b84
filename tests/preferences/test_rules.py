"""How people write a time of day and a span of hours."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.preferences.rules import NO_QUIET, is_off, read_quiet, read_time
from bot.kit.calendar import Quiet

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
HAN = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else HAN[tens]) + "十" if tens else "") + (HAN[ones] if ones or not tens else "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("20:00", time(20)),
        ("8", time(8)),
        ("08.30", time(8, 30)),
        ("2000", time(20)),
        ("20h15", time(20, 15)),
        ("8pm", time(20)),
        ("8:30 P.M.", time(20, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("24:00", time(0)),
        ("noon", time(12)),
        ("２０：００", time(20)),
        ("20点", time(20)),
        ("二十点半", time(20, 30)),
        ("晚上8点", time(20)),
        ("晚8點", time(20)),
        ("早上七点一刻", time(7, 15)),
        ("下午三点零五分", time(15, 5)),
        ("中午12点", time(12)),
        ("晚上12点", time(0)),
        ("凌晨两点", time(2)),
        ("晚上20:30", time(20, 30)),
        ("半夜", time(0)),
        # Not a time, or not clearly one.
        ("", None),
        ("25", None),
        ("24:30", None),
        ("20:60", None),
        ("13pm", None),
        ("0am", None),
        ("早上8pm", None),
        ("早上20点", None),
        ("晚上4点", None),
        ("十十点", None),
        ("soon", None),
        ("-5", None),
    ],
)
def test_a_time_of_day(words: str, expected: time | None) -> None:
    assert read_time(words) == expected


@given(times)
def test_however_it_is_written_it_is_the_same_time(at: time) -> None:
    ways = [
        at.strftime("%H:%M"),
        at.strftime("%H.%M"),
        at.strftime("%H%M"),
        at.strftime("%I:%M %p"),
        f"{at.hour}点{at.minute}分",
        f"{in_chinese(at.hour)}点{in_chinese(at.minute)}",
        f" {at.hour}：{at.minute:02} ",
    ]
    assert [read_time(way) for way in ways] == [at] * len(ways)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("22-8", Quiet(time(22), time(8))),
        ("22:00–8:00", Quiet(time(22), time(8))),
        ("22:00 ～ 08:00", Quiet(time(22), time(8))),
        ("from 10pm to 8am", Quiet(time(22), time(8))),
        ("1-3pm", Quiet(time(13), time(15))),
        ("10-8pm", Quiet(time(10), time(20))),
        ("晚上10点到早上8点", Quiet(time(22), time(8))),
        ("晚上10点到12点", Quiet(time(22), time(0))),
        ("晚上10点到8点", Quiet(time(22), time(8))),
        ("早上9点到18点", Quiet(time(9), time(18))),
        ("从晚上十一点至次日七点半", Quiet(time(23), time(7, 30))),
        ("off", NO_QUIET),
        ("关。", NO_QUIET),
        ("關", NO_QUIET),
        ("22", None),
        ("22-22", None),
        ("22-8-9", None),
        ("-", None),
        ("whenever", None),
    ],
)
def test_a_span_of_hours(words: str, expected: Quiet | None) -> None:
    assert read_quiet(words) == expected


@given(times, times, st.sampled_from(["-", "–", " to ", "到", "至", "~", "～"]))
def test_a_span_is_its_two_ends(start: time, end: time, between: str) -> None:
    expected = None if start == end else Quiet(start, end)
    assert read_quiet(f"{start:%H:%M}{between}{end:%H:%M}") == expected


@given(st.text())
def test_nothing_anyone_writes_breaks_it(words: str) -> None:
    assert read_time(words) is None or isinstance(read_time(words), time)
    quiet = read_quiet(words)
    assert quiet is None or isinstance(quiet, Quiet)
    assert (quiet == NO_QUIET) == is_off(words)
