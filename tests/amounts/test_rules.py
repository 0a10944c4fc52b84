"""What is an amount and what is none, in two languages."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.amounts import rules
from bot.features.amounts.rules import SCALE, UNITS, amounts_in, amounts_set
from bot.features.amounts.settings import Unit


def told(text: str) -> str:
    """As one can read it: "5.2 km, 30 minute"."""
    return ", ".join(f"{amount / SCALE:g} {unit}" for unit, amount in amounts_in(text).items())


AMOUNTS = {
    # kilometres
    "跑了5.2公里": "5.2 km",
    "ran 5.2 km": "5.2 km",
    "5,2 km": "5.2 km",
    "５．２公里": "5.2 km",
    "5️⃣公里": "5 km",
    "5k": "5 km",
    "5k run, easy": "5 km",
    "a 5-km run": "5 km",
    "5千米": "5 km",
    "800米": "0.8 km",
    "400 meters": "0.4 km",
    "五公里": "5 km",
    "五点二公里": "5.2 km",
    "跑了5公里半": "5.5 km",
    "3英里": "4.828 km",
    "2 miles": "3.219 km",
    "a mile": "1.609 km",
    "5里路": "2.5 km",
    # pages and chapters
    "read 30 pages": "30 page",
    "读了三十页": "30 page",
    "30p": "30 page",
    "30 p.": "30 page",
    "一百二十页": "120 page",
    "三百零五页": "305 page",
    "三百五页": "350 page",
    "twenty-five pages": "25 page",
    "a hundred pages": "100 page",
    "30多页": "30 page",
    "30+ pages": "30 page",
    "半页": "0.5 page",
    "看了一章": "1 chapter",
    "2 chapters": "2 chapter",
    # time
    "90 min": "90 minute",
    "90分钟": "90 minute",
    "1h20": "80 minute",
    "1h20m": "80 minute",
    "1h 20min": "80 minute",
    "1 hour 20 minutes": "80 minute",
    "1小时20分": "80 minute",
    "一小时零五分": "65 minute",
    "1.5h": "90 minute",
    "2½ hours": "150 minute",
    "半小时": "30 minute",
    "半个小时": "30 minute",
    "一个半小时": "90 minute",
    "两个半小时": "150 minute",
    "1小时半": "90 minute",
    "两小时": "120 minute",
    "三刻钟": "45 minute",
    "half an hour": "30 minute",
    "an hour and a half": "90 minute",
    "one and a half hours": "90 minute",
    # words, steps, the rest
    "1,234 words": "1234 word",
    "1'500 words": "1500 word",
    "1\u202f500 words": "1500 word",
    "1.2万字": "12000 word",
    "2w字": "20000 word",
    "写了三千字": "3000 word",
    "一千五百字": "1500 word",
    "背了50个单词": "50 word",
    "10k steps": "10000 step",
    "12,000步": "12000 step",
    "一万二千步": "12000 step",
    "两万步": "20000 step",
    "20个俯卧撑": "20 rep",
    "俯卧撑20个": "20 rep",
    "跳绳500下": "500 rep",
    "3x10 reps": "30 rep",
    "3 sets of 12 reps": "36 rep",
    "3组12个深蹲": "36 rep",
    "3道数学题": "3 problem",
    "8杯水": "8 cup",
    "two cups of tea": "2 cup",
    # several
    "5 km, 30 min": "5 km, 30 minute",
    "5km/30min": "5 km, 30 minute",
    "跑了5km30min": "5 km, 30 minute",
    "5 km - 30 min": "5 km, 30 minute",
    "早上3公里，晚上2公里": "5 km",
    "读了30页，写了500字": "30 page, 500 word",
    "5 km (3.1 miles)": "5 km",
    "跑了5公里（5km）": "5 km",
    "今天5公里，累计100公里": "5 km",
    "5公里，明天跑10公里": "5 km",
    "配速6分钟/公里，5公里": "5 km",
    "day 21: 30 pages": "30 page",
    "第21天 30页": "30 page",
    "2026-05-04 5km": "5 km",
    "20:30 5公里": "5 km",
}


@pytest.mark.parametrize(("text", "amount"), AMOUNTS.items())
def test_an_amount(text: str, amount: str) -> None:
    assert told(text) == amount


NONE = [
    "", "done", "打卡", "5", "3/5", "20:30", "day 21", "第3天", "第三页", "page 30", "p.30", "pages 20-45", "no. 5 km",
    "$30", "￥30", "30元", "$5k", "4k video", "1080p", "1080p视频", "v2 km", "50%",
    "5-6 km", "5~6公里", "3到5页", "20 to 30 pages", "从20页到45页", "5 km - 6 km", "3/5 pages", "20/300页",
    "20页/300页", "读到45页", "看到第30页", "共300页", "page 5 of 300 pages", "20:30 h", "1:20h",
    "10 km/h", "10 km per hour", "6分钟/公里", "每公里6分钟", "配速6分钟", "每天30页", "30 pages a day",
    "明天跑10公里", "目标10公里", "还差3公里", "没跑5公里", "不到5公里", "累计100公里", "tomorrow 10 km", "5 km to go",
    "my goal is 10 km", "will run 5 km", "100 km so far", "跑5公里吗", "5公里?",
    "3个月", "5个", "三个人", "一次", "第一次", "再一次", "三步走", "3步骤", "两下", "5次元", "26字母", "两字",
    "世界杯",
    "几十页", "十几页", "二三十页", "十千页", "这一页", "一二三四页", "百分之五",
    "0 km", "9999 km", "25h", "24小时", "2000000 steps", "99999 pages", "300杯",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize(
    ("text", "unit", "amounts"),
    [
        ("5.2 km", None, {"km": 5200}),
        ("5.2", "km", {"km": 5200}),
        ("30", "page", {"page": 30_000}),
        ("20", "minute", {"minute": 20_000}),
        ("0 km", None, {"km": 0}),
        ("0", "page", {"page": 0}),
        ("0 km, 30 pages", None, {"km": 0, "page": 30_000}),
        ("5.2", None, {}),
        ("much", "km", {}),
        ("9999", "km", {}),
    ],
)
def test_an_amount_that_is_set(text: str, unit: str | None, amounts: dict[str, int]) -> None:
    assert amounts_set(text, unit) == amounts


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_can_be_set_by_a_mere_number(unit: str) -> None:
    assert amounts_set("100" if unit == "step" else "20", unit) == {unit: 100_000 if unit == "step" else 20_000}


def test_the_settings_know_the_units() -> None:
    assert set(get_args(Unit)) == set(UNITS)


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("km pages", ("km", "page")),
        ("公里，分钟", ("km", "minute")),
        ("KM km 千米", ("km",)),
        ("个 h 字 步 题 杯 章", ("rep", "minute", "word", "step", "problem", "cup", "chapter")),
        ("km bananas", ()),
        ("", ()),
    ],
)
def test_units_by_name(words: str, units: tuple[str, ...]) -> None:
    assert rules.read_units(words) == units


# --- Whatever is written ---


@given(st.text(max_size=400))
def test_nothing_breaks_it(text: str) -> None:
    for unit, amount in amounts_in(text).items():
        assert 0 < amount <= rules.BOUNDS[unit][1] * SCALE


shreds = st.lists(
    st.sampled_from(
        ["5", "5.2", "1,500", "三十", "半", "一个半", " ", "km", "公里", "页", "h", "20", "分", "分钟", "-", "/", "到",
         "第",
         "k", "个", "x", "万", "步", "，", "（", "half", "an", "hour", "and a half", "每", "￥", ":", "~", "0"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(shreds)
def test_shreds_of_amounts_break_nothing(text: str) -> None:
    for unit, amount in amounts_in(text).items():
        assert rules.BOUNDS[unit][0] * SCALE <= amount <= rules.BOUNDS[unit][1] * SCALE


@given(st.integers(1, 49_999))
def test_any_number_of_hundredths_is_read_as_it_is(hundredths: int) -> None:
    written = f"{hundredths // 100}.{hundredths % 100:02}"
    assert (
        amounts_in(f"ran {written} km") == amounts_in(f"跑了{written.replace('.', ',')}公里") == {"km": hundredths * 10}
    )


def in_chinese(number: int) -> str:
    """1 to 9999, as it is written out."""
    written, has_gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += ("零" if has_gap and written else "") + "零一二三四五六七八九"[digit] + name
        has_gap = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written


@given(st.integers(1, 1999))
def test_chinese_numerals_are_read(number: int) -> None:
    assert amounts_in(f"读了{in_chinese(number)}页") == {"page": number * SCALE}


@given(st.integers(0, 22), st.integers(1, 59))
def test_hours_and_minutes_add_up(hours: int, minutes: int) -> None:
    whole = {"minute": (60 * hours + minutes) * SCALE}
    if hours:
        assert amounts_in(f"{hours}h{minutes:02}") == whole
        assert amounts_in(f"跑了{hours}小时{minutes}分") == whole
    assert amounts_in(f"{60 * hours + minutes} min") == whole
