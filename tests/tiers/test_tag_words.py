"""What of a tier's title stands beside a name."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.features.tiers import rules

LETTERS = "aZß9é汉ー가ไทยำनमस्क्ते🌰🔥👩\u200d🚀🇩🇪1\ufe0f\u20e3ℹ️™©#*☀👍🏽\u3164\U0001d49c𠮷 -_.&+'·!（）\n"
EMOJI = "🌰🔥👩🚀🇩🇪ℹ™©☀👍🏽⭐Ⓜ㊙🈁〰‼\ufe0f\u20e3\u200d"


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("🌱 Growing", "Growing"),
        ("🌳 达人", "达人"),
        ("🔥 Keeper of the flame", "Keeper of the fl"),
        ("C++ & friends", "C++ & friends"),
        ("~ Old-timer ~", "Old-timer"),
        ("1️⃣ First", "1 First"),
        ("👩‍🚀🇩🇪", ""),
        ("!!!", ""),
        ("Cafe\u0301 society", "Café society"),
        ("x" * 15 + "e\u0323\u0302\u031b", "x" * 15),  # of the last sign all or nothing
        ("नमस्कार मित्र", "नमस्कार मित्र"),
        ("\u20681\u2069st", "1st"),
        ("\u0301abc", "abc"),
        ("a" + "\u0317" * 30, ""),
        ("𠮷" * 9, "𠮷" * 8),
    ],
)
def test_titles(title: str, tag: str) -> None:
    assert rules.tag(title) == tag


@given(st.one_of(st.text(max_size=30), st.text(LETTERS, max_size=30)))
@example("a\u034f\u0301")
def test_any_title(title: str) -> None:
    tag = rules.tag(title)
    assert len(tag) <= len(tag.encode("utf-16-le")) // 2 <= 16
    assert not set(tag) & set(EMOJI)
    assert not any(unicodedata.category(sign) in ("So", "Sk", "Cf", "Cc", "Cn", "Co", "Cs", "Me") for sign in tag)
    assert rules.tag(tag) == tag, "what is shown stays as it is"
    assert tag == tag.strip()


@given(st.text(LETTERS, max_size=12))
def test_letters_that_fit_all_remain(title: str) -> None:
    """Of letters and digits none gets lost but by the cut."""
    plain = "".join(sign for sign in title if sign.isascii() and sign.isalnum())
    assert "".join(sign for sign in rules.tag(title) if sign.isascii() and sign.isalnum()) == plain or len(title) > 8


@pytest.mark.parametrize(("number", "minutes"), [(0, 0), (1, 1), (20, 1), (21, 2), (240, 12)])
def test_how_long_it_takes(number: int, minutes: int) -> None:
    assert rules.minutes(number, 20) == minutes
