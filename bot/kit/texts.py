"""Sentences by key, language and plural; values escaped, names isolated.

A `Text` is a key with values, no sentence yet: it is rendered where it is delivered, in the language its reader has.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache, lru_cache, reduce
from pathlib import Path
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.syntax.ast import Resource

DEFAULT = "en"
LANGUAGES = (DEFAULT, "zh-CN")
NAME_LIMIT = 48  # characters of a name that are shown
TEXT_LIMIT = 4096  # UTF-16 units, Bot API sendMessage
_KIT = Path(__file__).with_name("words")

# Fluent's guard against texts that blow themselves up; ours come from our own files, and a list may be long.
resolver.MAX_PART_LENGTH = 32_768

_One = TypeVar("_One")
Value = Any  # str | int | date | time | ZoneInfo | Name | Text | Lines


class Name(str):
    """What a person or a group calls itself: anything may be in it, so it is tamed, escaped and isolated."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence to be: `<room>.<key>` and its values."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts, one a line; usable as a value inside another text."""

    texts: tuple[Text, ...]


class Refusal(Exception):
    """An expected no: the person is told why, in words, and nothing changes."""

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key)
        self.text = Text(key, values)


def say(key: str, /, **values: Value) -> Text:
    return Text(key, values)


def lines(texts: Iterable[Text]) -> Lines:
    return Lines(tuple(texts))


def strung(texts: Iterable[_One], key: str) -> _One | Text:
    """One text of several, two by two: `key` puts `second` behind `first`."""
    first, *others = texts
    return reduce(lambda before, one: say(key, first=before, second=one), others, cast("_One | Text", first))


def match_language(tag: str | None) -> str:
    """The language of ours that fits an IETF tag best: `zh-hans`, `zh-CN` and `zh` are Simplified Chinese."""
    return "zh-CN" if tag and tag.lower().split("-")[0] == "zh" else DEFAULT


class Texts:
    """All sentences of the kit and of the rooms that are lit."""

    def __init__(self, rooms: Mapping[str, Path]) -> None:
        """`rooms` maps a room's name to the folder with its `<language>.ftl` files."""
        self._folders = {"kit": _KIT, **rooms}
        self._bundles: dict[tuple[str, str], FluentBundle] = {}

    def _bundle(self, room: str, language: str) -> FluentBundle:
        """Read when first spoken: all of them are a third of a start.

        Raises:
            KeyError: no such room.
        """
        if (bundle := self._bundles.get((room, language))) is None:
            file = self._folders[room] / f"{language}.ftl"
            bundle = self._bundles[room, language] = FluentBundle([language], use_isolating=False)
            if file.exists():
                bundle.add_resource(_resource(file.read_text("utf-8")))
        return bundle

    def render(self, text: Text | Lines, language: str) -> str:
        """Telegram HTML in `language`.

        Raises:
            KeyError: no such key, or a value is missing: a bug, caught by `python -m bot check`.
        """
        if isinstance(text, Lines):
            return "\n".join(self.render(one, language) for one in text.texts)
        room, _, key = text.key.partition(".")
        bundle = self._bundle(room, language)
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(text.key)
        values = {name: self._shown(value, language) for name, value in text.values.items()}
        sentence, errors = bundle.format_pattern(message.value, values)
        if errors:
            raise KeyError(f"{text.key}: {errors[0]}")
        return str(sentence)

    def plain(self, text: Text, language: str) -> str:
        """Without markup, for buttons, toasts, menus and text alternatives."""
        return html.unescape(re.sub(r"</?\w[^>]*>", "", self.render(text, language)))

    def has(self, key: str) -> bool:
        room, _, name = key.partition(".")
        return room in self._folders and self._bundle(room, DEFAULT).has_message(name)

    def _shown(self, value: Value, language: str) -> Any:
        match value:
            case Text() | Lines():
                return self.render(value, language)
            case Name():
                tamed = tame(value)
                return f"\u2068{html.escape(tamed)}\u2069" if tamed else self.render(Text("kit.nobody"), language)
            case str():
                return html.escape(value.translate(_TURNING), quote=False)
            case date():
                return _date(value, language)
            case time():
                return format_time(value, "HH:mm", locale=language.replace("-", "_"))
            case ZoneInfo():
                return html.escape(city_of(value, language))
            case _:
                return value


@cache
def _resource(source: str) -> Resource:
    return FluentResource(source)


# Marks that would turn the words around what somebody typed and we quote.
_TURNING = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


@lru_cache(maxsize=256)  # mostly of today
def _date(day: date, language: str) -> str:
    return str(format_date(day, "M月d日" if language == "zh-CN" else "d MMM", locale=language.replace("-", "_")))


# Where CLDR still goes by a city's old name.
_CLDR = {
    "America/Argentina/Buenos_Aires": "America/Buenos_Aires",
    "America/Argentina/Catamarca": "America/Catamarca",
    "America/Argentina/Cordoba": "America/Cordoba",
    "America/Argentina/Jujuy": "America/Jujuy",
    "America/Argentina/Mendoza": "America/Mendoza",
    "America/Indiana/Indianapolis": "America/Indianapolis",
    "America/Kentucky/Louisville": "America/Louisville",
    "America/Nuuk": "America/Godthab",
    "Asia/Ho_Chi_Minh": "Asia/Saigon",
    "Asia/Kathmandu": "Asia/Katmandu",
    "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Yangon": "Asia/Rangoon",
    "Atlantic/Faroe": "Atlantic/Faeroe",
    "Europe/Kyiv": "Europe/Kiev",
}


def city_of(zone: ZoneInfo, language: str) -> str:
    """What a time zone is called: the city it is named after, as readers of `language` know it."""
    cities = Locale.parse(language, sep="-").time_zones
    city = (cities.get(zone.key) or cities.get(_CLDR.get(zone.key)) or {}).get("city")
    if fixed := re.fullmatch(r"Etc/GMT([+-])(\d+)", zone.key):
        return f"UTC{'-' if fixed[1] == '+' else '+'}{fixed[2]}"  # POSIX signs
    return city or zone.key.rpartition("/")[2].replace("_", " ")


def tame(name: str) -> str:
    """A name on one short line: no control or direction characters, at most two marks on a letter."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", name):
        category = unicodedata.category(character)
        if category in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or (category == "Cf" and character not in "\u200d\ufe0f"):
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= 2:
            kept.append(" " if category == "Zs" else character)
    short = " ".join("".join(kept).split())
    visible = any(
        unicodedata.category(character)[0] in "LNPS" for character in short if character not in "\u3164\u2800"
    )
    if not visible:
        return ""
    return short if len(short) <= NAME_LIMIT else short[: NAME_LIMIT - 1].rstrip("\u200d") + "…"


def utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


_TAG = re.compile(r"<(/?)([a-z-]+)[^>]*>")


def split(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """Cuts Telegram HTML into parts of at most `limit` UTF-16 units, between lines where it can, tags kept whole."""
    if utf16_length(text) <= limit:
        return [text]
    parts: list[str] = []
    opened: list[str] = []  # the tags that are open where we are, as written
    current = ""
    for piece in _pieces(text, limit // 2):
        closing = "".join(f"</{_TAG.match(tag)[2]}>" for tag in reversed(opened))  # type: ignore[index]
        if current and utf16_length(current + piece + closing) > limit - 64:
            parts.append(current.rstrip("\n") + closing)
            current = "".join(opened)
        current += piece
        for tag in _TAG.finditer(piece):
            if tag[1]:
                opened.pop()
            else:
                opened.append(tag[0])
    return [*parts, current] if current.strip() or not parts else parts


def _pieces(text: str, most: int) -> Iterable[str]:
    """Lines; a line that is too long on its own is cut between tags, entities and characters."""
    for line in text.splitlines(keepends=True):
        if utf16_length(line) <= most:
            yield line
        else:
            yield from re.findall(r"<[^>]*>|&\w+;|&#\d+;|[^<&]{1,200}|.", line, re.DOTALL)


def dump(value: Value) -> Any:
    """A text or value as JSON can hold it; `restore` is the way back."""
    match value:
        case Text(key, values):
            return {"$text": key, **{name: dump(inner) for name, inner in values.items()}}
        case Lines(texts):
            return {"$lines": [dump(text) for text in texts]}
        case Name():
            return {"$name": str(value)}
        case date():
            return {"$date": value.isoformat()}
        case time():
            return {"$time": value.isoformat()}
        case ZoneInfo():
            return {"$zone": value.key}
        case list() | tuple():
            return [dump(one) for one in value]
        case dict():
            return {name: dump(one) for name, one in value.items()}
        case _:
            return value


def restore(data: Any) -> Any:
    match data:
        case {"$text": key, **values}:
            return Text(str(key), {str(name): restore(inner) for name, inner in values.items()})
        case {"$lines": texts}:
            return Lines(tuple(restore(text) for text in texts))
        case {"$name": name}:
            return Name(name)
        case {"$date": day}:
            return date.fromisoformat(day)
        case {"$time": at}:
            return time.fromisoformat(at)
        case {"$zone": key}:
            return ZoneInfo(key)
        case list():
            return [restore(one) for one in data]
        case dict():
            return {name: restore(one) for name, one in data.items()}
        case _:
            return data


def to_json(value: Value) -> str:
    return json.dumps(dump(value), ensure_ascii=False, separators=(",", ":"))
