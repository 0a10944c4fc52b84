"""The page's sentences: both languages say the same things, and say nothing that nobody hears."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "sandbox/page"
LINE = re.compile(r'^  "([\w.]+)": (.+),$', re.MULTILINE)
SCRIPTS = {path: path.read_text() for path in sorted([PAGE / "app.js", *(PAGE / "js").glob("*.js")])}
# Keys put together at run time: a quoted head, then a value.
COMPOSED = ("place.", "talk.empty.", "clock.hour", "clock.day", "clock.next")


def sentences(language: str) -> dict[str, str]:
    return dict(LINE.findall((PAGE / "js/lang" / f"{language}.js").read_text()))


ENGLISH, CHINESE = sentences("en"), sentences("zh-CN")
KEY = re.compile(r'"([a-z]+(?:\.[a-z]+)+)"')
USED = {key for script in SCRIPTS.values() for key in KEY.findall(script)}


def test_the_files_are_read() -> None:
    assert len(ENGLISH) > 100


def test_both_languages_have_the_same_keys() -> None:
    assert ENGLISH.keys() == CHINESE.keys()


def test_both_languages_fill_in_the_same_values() -> None:
    holes = {key: [set(re.findall(r"\{\w+\}", texts[key])) for texts in (ENGLISH, CHINESE)] for key in ENGLISH}
    assert {key: pair for key, pair in holes.items() if pair[0] != pair[1]} == {}


def test_every_sentence_that_is_asked_for_exists() -> None:
    asked = {key for script in SCRIPTS.values() for key in re.findall(r'\bt\("([\w.]+)"', script)}
    assert asked - ENGLISH.keys() == set()


def test_every_sentence_is_used() -> None:
    unused = {key for key in ENGLISH if key not in USED and not key.startswith(COMPOSED)}
    assert unused == set()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_data_never_becomes_html(path: Path) -> None:
    script = SCRIPTS[path]
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "DOMParser", "srcdoc"):
        assert way not in script


def test_nothing_comes_from_elsewhere() -> None:
    for path in [*PAGE.rglob("*.html"), *PAGE.rglob("*.css"), *SCRIPTS]:
        hosts = set(re.findall(r"(?:https?:)?//[\w-]+\.[\w.-]+", path.read_text())) - {"http://www.w3.org"}
        assert hosts == set(), path
