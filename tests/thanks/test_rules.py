"""What thanks somebody, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.thanks import Settings, rules

EAR = rules.ear_for(Settings().words)


@pytest.mark.parametrize(
    "text",
    [
        "谢谢",
        "谢谢你！",
        "太感谢了",
        "辛苦了～",
        "Thanks!",
        "thank you so much",
        "Many THANKS",
        "ok ty",
        "🙏",
        "🙏🏽 great",
        "thx,",
    ],
)
def test_thanks_are_heard(text: str) -> None:
    assert EAR.hears(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "party",
        "Thanksgiving",
        "no thanks",
        "No, thanks",
        "不谢谢",
        "不用谢谢",
        "不用感谢",
        "city",
        "x" * 400 + " thanks",
    ],
)
def test_what_is_no_thanks(text: str) -> None:
    assert not EAR.hears(text)


@given(st.text(max_size=400))
def test_any_text_is_heard_or_not(text: str) -> None:
    assert EAR.hears(text) in (True, False)
    assert len(rules.names_in(text)) <= rules.NAMED
    assert len(rules.reason_in(text)) <= rules.REASON_LIMIT


@pytest.mark.parametrize(
    ("text", "names", "reason"),
    [
        ("@ben_reads for the notes", ("ben_reads",), "for the notes"),
        ("@Ben_Reads @cat_runs @ben_reads 帮我改稿", ("ben_reads", "cat_runs"), "帮我改稿"),
        ("me@example.com helped", (), "me@example.com helped"),
        ("@abcd @abce @abcf @abcg", ("abcd", "abce", "abcf"), ""),
        ("", (), ""),
    ],
)
def test_names_and_reasons(text: str, names: tuple[str, ...], reason: str) -> None:
    assert rules.names_in(text) == names
    assert rules.reason_in(text) == reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("thanks, cheers，谢谢、🙏", ("thanks", "cheers", "谢谢", "🙏")),
        ("thank you, merci", ("thank you", "merci")),
        ("谢谢 感谢", ("谢谢", "感谢")),
        ("谢 谢", ("谢",)),
        ("a", ()),
        ("", ()),
        ("/thanks", ()),
        ("@ben", ()),
        ("x" * 33, ()),
        (",".join(f"word{n}" for n in range(21)), ()),
    ],
)
def test_an_admins_words(text: str, words: tuple[str, ...]) -> None:
    assert rules.read_words(text) == words


@given(st.lists(st.text(min_size=2, max_size=8).filter(str.isalnum), min_size=1, max_size=5))
def test_words_that_were_chosen_are_heard(words: list[str]) -> None:
    for word in rules.read_words(", ".join(words)):
        assert rules.ear_for((word,)).hears(word)
