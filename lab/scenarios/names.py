"""Hostile names in every sentence of both languages: Telegram takes each one, none is longer than it may be, and no
name turns the words around it."""

import json
import random
import unicodedata
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import features
from bot.app import build_house
from bot.checks.fluent import Sentence, read
from bot.kit.texts import LANGUAGES, Name, Text, dump, restore, utf16_length
from lab.scenario import Lab, Variant
from sandbox.entities import formatted
from sandbox.errors import ApiError

VARIANTS = (Variant(),)
QUICK = 16
FULL = 500

LIMIT = 4096  # UTF-16 units
FIRST_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c")

FAMILIES = (
    "👨‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍🚀", "🇺🇳🇨🇳", "❤️‍🔥",
    "مرحبا بالعالم", "שלום", "\u202egpj.exe", "\u2067right\u2066left", "\u2069\u2069closed", "\u2068open",
    "Z̴̡̛͔͎͓̗͕͈a̶̢̨͓̤̖͙̗l̶̘͙̞̀g̶̨̣̠o̷", "e" + "\u0301" * 60, "\u0300" * 30,
    "<b>", "</b>", "<a href='javascript:x'>", "<b><i>", "&amp;", "&", "&#0;", "&#xD800;", "&lt", '"', "'",
    "`*_[](){}~|\\",
    "{ $name }", '{ "x" }', "{", "}", "-term = x", ".attr = y", "{0}", "%s%n", "{name!r:>9999}", "${jndi:ldap://x}",
    '=cmd|" /C calc"!A0', "@SUM(1+1)", "'; DROP TABLE members; --", "../../etc/passwd",
    "\x01\x02\x1f", "\x7f\x80\x9f", "a\x0bb", "a\r\nb", "\t\t", "\u2028line\u2029paragraph", "\ufeffbom",
    "\ufffe\uffff",
    "\ud800", "\udfff", "\ud83d", "\U0010ffff", "\ue000", "\U000e0041\U000e007f",
    "\u200b\u200c\u200d\u2060", "\u3164", "\u2800", "\u00a0\u2003", "ｆｕｌｌ", "ﷺ" * 8, "𒐫" * 16, "W" * 64,
    "字" * 64, "🐉" * 32,
    "ı̇İßﬁ", "/start", "@admin", "#tag", "https://evil.example", "t.me/x", "null", "0", "-1", "NaN",
)  # fmt: skip


def hostile(size: int, random_: random.Random) -> Iterator[str]:
    """The known ones, then mixtures of them up to what Telegram lets a first and a last name be."""
    yield from FAMILIES[:size]
    for _ in range(size - len(FAMILIES)):
        mixed = "".join(random_.choices(FAMILIES, k=random_.randint(2, 5)))
        if random_.random() < 0.3:
            mixed = "".join(random_.sample(mixed, len(mixed)))
        yield mixed[: random_.choice((16, 64, 129))]


async def run(lab: Lab) -> None:
    house = build_house()
    rooms = {"kit": Path(features.__path__[0]).parent / "kit" / "words"}
    rooms |= {room: Path(features.__path__[0]) / room / "texts" for room in house.rooms}
    names = list(hostile(lab.size, lab.random))
    rendered = longest = 0
    for room, folder in rooms.items():
        for language in LANGUAGES:
            for key, sentence in read(folder / f"{language}.ftl")[0].items():
                for name in names:
                    for value in (Name(name), _as_typed(name)):
                        text = Text(f"{room}.{key}", _values(sentence, value))
                        # As the outbox keeps it.
                        kept: Text = restore(json.loads(json.dumps(dump(text))))
                        said = house.texts.render(kept, language)
                        rendered += 1
                        longest = max(longest, utf16_length(said))
                        if wrong := _what_is_wrong(said, house.texts.plain(kept, language)):
                            lab.failures.append(f"{room}.{key} in {language} with {name!r}: {wrong}")
                            break
    lab.figures |= {"names": len(names), "sentences": rendered, "longest": longest}


def _as_typed(name: str) -> str:
    """What somebody wrote and we quote; it came as JSON, where no half of a pair passes."""
    return name.encode("utf-8", "ignore").decode()


def _values(sentence: Sentence, value: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in sentence.values:
        if name in ("url", "link"):
            found[name] = "https://t.me/HearthBot?start=a_1"
        elif name in sentence.counted or name in sentence.chosen_by:
            found[name] = 3
        else:
            found[name] = _REAL.get(name, value)
    return found


# What no person words.
_REAL: dict[str, Any] = {"day": date(2026, 2, 28), "at": time(8), "zone": ZoneInfo("Asia/Shanghai")}


def _what_is_wrong(said: str, plain: str) -> str | None:
    try:
        shown, _ = formatted(said, "HTML")
    except ApiError as error:
        return str(error)
    if utf16_length(said) > LIMIT:
        return f"{utf16_length(said)} units"
    depth = 0
    for character in shown:
        depth += (character == FIRST_ISOLATE) - (character == POP_ISOLATE)
        if depth not in (0, 1):
            return "the isolation is broken"
    if depth:
        return "a name is not closed"
    if turning := TURNING & set(shown):
        return f"a mark that turns the words: {[unicodedata.name(one) for one in turning]}"
    if "\ud800" <= max(plain, default="") <= "\udfff":
        return "half of a pair"
    return None
