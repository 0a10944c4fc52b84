"""What cannot be meant as it is written: asked back, never counted, and never a bother."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.amounts.rules import BOUNDS, SAMPLES, SCALE, UNITS, amounts_in, amounts_set
from bot.features.amounts.rules.doubts import Doubt, Why, doubts_about, doubts_in


def asked(doubts: list[Doubt]) -> str:
    return "; ".join(
        " ".join(
            [one.why, one.words or f"{one.amount / SCALE:g}", one.unit, *(f"{much / SCALE:g}?" for much in one.likely)]
        )
        for one in doubts
    )


NOTES = {
    "-5 km": "negative 5 km 5?",
    "ran -5 km": "negative 5 km 5?",
    "ran 30 min, -5 km": "negative 5 km 5?",
    "跑了-5公里": "negative 5 km 5?",
    "今天 −5 km": "negative 5 km 5?",
    "minus 5 km": "negative 5 km 5?",
    "负5公里": "negative 5 km 5?",
    "跑了负五公里": "negative 5 km 5?",
    "-9999 km": "negative 9999 km",
    "5000 km": "too-much 5000 km 50? 5?",
    "5,000 km": "too-much 5000 km 50? 5?",
    "跑了5000公里": "too-much 5000 km 50? 5?",
    "50000000 km": "too-much 5e+07 km 50?",
    "read 30000 pages": "too-much 30000 page 300?",
    "90 h": "too-much 5400 minute 54? 90?",
    "学习了25小时": "too-much 1500 minute 150? 25?",
    "300 km, 300 km": "too-much 600 km",
    "5 laps": "unknown 5 laps km",
    "swam 20 laps in the lake": "unknown 20 laps km",
    "游了20圈": "unknown 20圈 km",
    "喝了500毫升": "unknown 500毫升 cup",
}


@pytest.mark.parametrize(("note", "question"), NOTES.items())
def test_a_note_that_is_asked_about(note: str, question: str) -> None:
    assert asked(doubts_in(note)) == question


NO_BOTHER = [
    "", "done", "5", "read 5 books, 3 friends came", "读了5本书，来了3个朋友", "3 friends", "ran 5 km, 12 laps",
    "跑了5公里，绕湖3圈", "day 21", "- 5 km\n- 30 min", "run-5 km", "跑步-5公里", "3-5 pages", "tomorrow -5 km",
    "no sugar for 48 hours now", "a novel of 300000 words, read 30 pages", "明天跑5000公里", "5000 km to go", "5 steps",
    "three laps of honour for us all", "朋友圈", "一圈人", "升级了3次", "第3圈", "faster by -2 min than before",
    "5 km (−1 km on yesterday)", "20:30-21:00 5 km", "2026-05-04 5km", "did 2 things", "did 20 push-ups", "-0 km",
    "喝了两杯水", "10 friends, 5 cats, 200 photos", "played 3 songs", "solved 5 problems with 2 friends",
]  # fmt: skip


@pytest.mark.parametrize("note", NO_BOTHER)
def test_an_ordinary_note_is_no_reason_to_ask(note: str) -> None:
    assert doubts_in(note) == []


@pytest.mark.parametrize("note", ["- 5 km", "run-5 km", "跑步-5公里", "走路：5公里"])
def test_a_dash_that_parts_is_no_minus(note: str) -> None:
    assert amounts_in(note) == {"km": 5000}


ALONE = {
    "-5 km": (None, "negative 5 km 5?"),
    "-5": ("km", "negative 5 km 5?"),
    "9999": ("km", "too-much 9999 km 99.99? 9.999?"),
    "5000 km": (None, "too-much 5000 km 50? 5?"),
    "5 steps": (None, "too-little 5 step"),
    "5 laps": (None, "unknown 5 laps km"),
    "5 books": (None, "unknown 5 books "),
    "五本书": (None, "unknown 五本书 "),
    "20圈": ("km", "unknown 20圈 km"),
    "5.2 km": (None, ""),
    "0 km": (None, ""),
    "much": (None, ""),
    "5": (None, ""),
}


@pytest.mark.parametrize(("words", "unit", "question"), [(words, *case) for words, case in ALONE.items()])
def test_where_every_word_counts(words: str, unit: str | None, question: str) -> None:
    assert asked(doubts_about(words, unit)) == question


# --- Whatever is written ---

units = st.sampled_from(UNITS)
CHINESE = {
    "km": "公里", "page": "页", "chapter": "章", "word": "字", "problem": "题", "minute": "分钟", "step": "步",
    "rep": "次", "cup": "杯",
}  # fmt: skip


@given(units, st.integers(1, 10**9), st.sampled_from(["-", "−", "－", "minus ", "负"]))
def test_less_than_nothing_never_counts_and_is_always_asked_about(unit: str, number: int, sign: str) -> None:
    for note in (
        f"{sign}{number} {SAMPLES[unit]}",
        f"did {sign}{number} {SAMPLES[unit]}",
        f"完成了{sign}{number}{CHINESE[unit]}",
    ):
        assert amounts_in(note) == amounts_set(note, None) == {}
        assert [one.why for one in doubts_in(note)] == [one.why for one in doubts_about(note, None)] == [Why.NEGATIVE]


@given(units, st.integers(1, 10**9))
def test_an_amount_counts_or_is_asked_about_and_what_is_offered_counts(unit: str, number: int) -> None:
    for note in (f"{number} {SAMPLES[unit]}", f"did {number} {SAMPLES[unit]}", f"完成了{number}{CHINESE[unit]}"):
        counted, doubts = amounts_in(note), doubts_in(note)
        if number > BOUNDS[unit][1]:
            assert not counted
            assert [(one.why, one.unit, one.amount) for one in doubts] == [(Why.TOO_MUCH, unit, number * SCALE)]
        else:
            assert doubts == []
        for doubt in doubts:
            for likely in doubt.likely:
                assert BOUNDS[unit][0] * SCALE <= likely <= BOUNDS[unit][1] * SCALE


@given(st.text(max_size=400))
def test_nothing_breaks_it(text: str) -> None:
    doubts_in(text)
    doubts_about(text, "km")


@given(
    st.lists(st.sampled_from(["-", "负", "5", "9999", "km", "圈", "ran", "跑了", " ", "，", ".", "laps", "页", "了"]))
)
def test_what_is_asked_about_is_not_counted_besides(shreds: list[str]) -> None:
    text = "".join(shreds)
    counted = amounts_in(text)
    assert all(one.unit not in counted for one in doubts_in(text) if one.why is Why.UNKNOWN)
    assert all(amount > 0 for amount in counted.values())
