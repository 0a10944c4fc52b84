"""How an admin's words are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.awards import Asked, read
from bot.features.awards.rules import REASON_LIMIT


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("10 for hosting", Asked("", 10, "for hosting")),
        ("+10 for hosting", Asked("", 10, "for hosting")),
        ("@Ben_Reads 10 points for hosting", Asked("ben_reads", 10, "for hosting")),
        ("10 @ben_reads for hosting", Asked("ben_reads", 10, "for hosting")),
        ("10分 主持读书会", Asked("", 10, "主持读书会")),
        ("１０ 积分，主持读书会", Asked("", 10, "主持读书会")),
        ("10", Asked("", 10, "")),
        ("10 5 more reasons", Asked("", 10, "5 more reasons")),
        ("0 nothing", Asked("", 0, "nothing")),
        ("for hosting", None),
        ("ten for hosting", None),
        ("10.5 for hosting", None),
        ("10x for hosting", None),
        ("@ben_reads", None),
        ("9999999999 for hosting", None),
        ("", None),
    ],
)
def test_words(text: str, asked: Asked | None) -> None:
    assert read(text) == asked


@given(st.text(max_size=300))
def test_any_words_are_read_or_not(text: str) -> None:
    asked = read(text)
    assert asked is None or (asked.amount >= 0 and len(asked.reason) <= REASON_LIMIT)


@given(st.integers(0, 10**9 - 1), st.from_regex(r"[a-z]{1,20}( [a-z]{1,20}){0,3}", fullmatch=True))
def test_what_is_written_plainly_is_read(amount: int, reason: str) -> None:
    assert read(f"{amount} for {reason}") == Asked("", amount, f"for {reason}")
