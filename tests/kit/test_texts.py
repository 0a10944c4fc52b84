"""Any name, in any script, in any sentence: valid Telegram HTML, tamed, and never too long."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.texts import (
    TEXT_LIMIT,
    Lines,
    Name,
    Text,
    Texts,
    match_language,
    restore,
    say,
    split,
    tame,
    to_json,
    utf16_length,
)

names = st.text(st.characters(codec="utf-8"), max_size=120) | st.sampled_from(
    [
        "<b>",
        "</b>",
        "&amp;",
        "a" + "\u0301" * 40,
        "\u202egnp.exe",
        "👩‍👩‍👧‍👦" * 30,
        "\u3164",
        "",
        "‏שלום",
        "<3",
        "{name}",
    ]
)

ENGLISH = """
hi = Hi <b>{ $name }</b>, { $n ->
    [one] one day
   *[other] { $n } days
 }
on = { $day } at { $at }
list = Top:
    { $lines }
"""
CHINESE = """
hi = 你好 <b>{ $name }</b>，{ $n } 天
on = { $day } { $at }
list = 榜单：
    { $lines }
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "en.ftl").write_text(ENGLISH)
    (folder / "zh-CN.ftl").write_text(CHINESE)
    return Texts({"room": Path(folder)})


def test_plurals_and_languages(texts: Texts) -> None:
    assert texts.render(say("room.hi", name=Name("Ana"), n=1), "en") == "Hi <b>\u2068Ana\u2069</b>, one day"
    assert texts.render(say("room.hi", name=Name("Ana"), n=2), "en") == "Hi <b>\u2068Ana\u2069</b>, 2 days"
    assert texts.render(say("room.hi", name=Name("小明"), n=2), "zh-CN") == "你好 <b>\u2068小明\u2069</b>，2 天"


def test_days_and_times(texts: Texts) -> None:
    on = say("room.on", day=date(2026, 11, 2), at=time(20, 5))
    assert texts.render(on, "en") == "2 Nov at 20:05"
    assert texts.render(on, "zh-CN") == "11月2日 20:05"


def test_a_missing_value_or_key_is_a_bug(texts: Texts) -> None:
    with pytest.raises(KeyError):
        texts.render(say("room.hi", name=Name("Ana")), "en")
    with pytest.raises(LookupError):
        texts.render(say("room.nothing"), "en")


@given(name=names)
def test_a_name_cannot_break_a_sentence(texts: Texts, name: str) -> None:
    for language in ("en", "zh-CN"):
        shown = texts.render(say("room.hi", name=Name(name), n=3), language)
        assert re.fullmatch(r"[^<>]*<b>[^<>]*</b>[^<>]*", shown, re.DOTALL)
        assert "\u202e" not in shown
        assert len(shown) < 400


@given(words=names)
def test_what_is_quoted_turns_nothing_around_it(texts: Texts, words: str) -> None:
    shown = texts.render(say("room.hi", name=words, n=3), "en")
    assert not set(shown) & set("\u202e\u2066\u2067\u2068\u2069\u200f")
    assert re.fullmatch(r"[^<>]*<b>[^<>]*</b>[^<>]*", shown, re.DOTALL)


@given(name=names)
def test_taming_is_final_and_short(name: str) -> None:
    tamed = tame(name)
    assert tame(tamed) == tamed
    assert len(tamed) <= 48
    assert "\n" not in tamed


def test_a_name_without_anything_visible_is_nobody(texts: Texts) -> None:
    assert "Deleted account" in texts.render(say("room.hi", name=Name("\u3164\u200f"), n=1), "en")


@given(st.lists(st.tuples(names, st.integers(0, 200)), max_size=300))
def test_a_long_text_is_cut_into_parts_that_stand_alone(texts: Texts, rows: list[tuple[str, int]]) -> None:
    inner = Lines(tuple(say("room.hi", name=Name(name), n=n) for name, n in rows))
    whole = texts.render(say("room.list", lines=inner), "en")
    parts = split(whole)
    for part in parts:
        assert utf16_length(part) <= TEXT_LIMIT
        assert part.count("<b>") == part.count("</b>")
    plain = re.sub(r"<[^>]*>", "", "".join(parts))
    assert plain.replace("\n", "") == re.sub(r"<[^>]*>", "", whole).replace("\n", "")


@given(
    st.recursive(
        st.integers() | st.text() | names.map(Name) | st.dates() | st.times(),
        lambda inner: st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), inner, max_size=3).map(
            lambda values: Text("room.key", values)
        ),
        max_leaves=6,
    )
)
def test_a_text_survives_its_row(value: object) -> None:
    import json

    assert restore(json.loads(to_json(value))) == value


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-hans", "zh-CN"),
        ("zh", "zh-CN"),
        ("zh-TW", "zh-CN"),
        ("en-GB", "en"),
        ("pt-br", "en"),
        (None, "en"),
        ("", "en"),
    ],
)
def test_languages_are_matched(tag: str | None, language: str) -> None:
    assert match_language(tag) == language
