"""Rules about the sentences themselves: both languages say the same things, in HTML that Telegram takes."""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from bot.checks.fluent import Sentence, read
from bot.checks.premises import Premises
from bot.kit.texts import LANGUAGES, Lines, Name, Text

_SAMPLES: tuple[Any, ...] = (
    Name('<b>&"\u202e</a>{ $x }\n🐉ﷺ'),
    Name(""),
    'a < b & "c" > </i>',
    0, 1, 2, 5,
    date(2024, 2, 29),
    time(23, 59),
    Text("kit.nobody"),
    Lines((Text("kit.nobody"), Text("kit.expired"))),
)  # fmt: skip
_ADDRESS = "https://t.me/HearthBot?start=a_1-b&amp=1"
_TOKEN = re.compile(r"<(/?)([a-z-]+)((?:\s[^<>]*)?)>|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);|[<&]")
_TAGS = {
    **dict.fromkeys(("b", "i", "u", "s", "code", "pre", "tg-spoiler"), r""),
    "blockquote": r"(?: expandable)?",
    "a": r' href="[^"<>\s]+"',
}  # fmt: skip


def can_be_read(premises: Premises) -> Iterator[str]:
    for room in ("kit", *premises.lit):
        for language in LANGUAGES:
            name = premises.file_of(room, language)
            for mistake in read(premises.root / name)[1]:
                yield f"{name}:{mistake}"


def languages_agree(premises: Premises) -> Iterator[str]:
    """The same keys; a value that one language shows is known to the other (which may only choose by it)."""
    for room, by_language in premises.words.items():
        for language, sentences in by_language.items():
            for other in LANGUAGES:
                theirs = by_language[other]
                for key, sentence in sentences.items():
                    if key not in theirs:
                        yield f"{premises.file_of(room, other)}: {key} is missing"
                    elif unknown := sentence.placed - theirs[key].values:
                        yield (
                            f"{premises.file_of(room, other)}:{theirs[key].line}: {key} does not know "
                            f"{_dollars(unknown)} of {language}.ftl"
                        )


def can_be_shown(premises: Premises) -> Iterator[str]:
    """Whatever the values are, what comes out is HTML that Telegram takes."""
    for room, by_language in premises.words.items():
        for language, sentences in by_language.items():
            for key, sentence in sentences.items():
                if mistake := _first_mistake(premises, f"{room}.{key}", sentence, language):
                    yield f"{premises.file_of(room, language)}:{sentence.line}: {key} {mistake}"


def _first_mistake(premises: Premises, key: str, sentence: Sentence, language: str) -> str | None:
    for sample in _SAMPLES:
        # A value called url or link is an address; one inside NUMBER() is a number.
        values = {
            name: _ADDRESS if name in {"url", "link"} else 7 if name in sentence.counted else sample
            for name in sentence.values
        }
        try:
            shown = premises.texts.render(Text(key, values), language)
        except Exception as error:
            return f"cannot be shown: {error}"
        if mistake := markup_mistake(shown):
            return f"with {sample!r}: {mistake}" if values else mistake
        if not shown.strip():
            return "says nothing"
    return None


def markup_mistake(html: str) -> str | None:
    """What Telegram's `parse_mode=HTML` would not take, if anything."""
    opened: list[str] = []
    for found in _TOKEN.finditer(html):
        closing, tag, attributes = found.group(1, 2, 3)
        if not tag:
            if len(found.group()) == 1:
                return f"a bare {found.group()} (write &lt; or &amp;)"
        elif tag not in _TAGS:
            return f"Telegram knows no <{tag}>"
        elif closing:
            if not opened or opened.pop() != tag:
                return f"</{tag}> closes what is not open"
        elif not re.fullmatch(_TAGS[tag], attributes):
            return f"<{tag}{attributes}> has attributes that Telegram does not take"
        else:
            opened.append(tag)
    return f"<{opened[-1]}> stays open" if opened else None


def _dollars(names: set[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names))
