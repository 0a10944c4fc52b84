"""What a coupon says, how a code is made and known again, and how an admin's words are read."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that is taken for something else
LENGTH = 8
LONGEST = 32  # bytes: a button carries it
REASON_LIMIT = 120
MOST_USES, MOST_DAYS = 100_000, 3650


@dataclass(frozen=True, slots=True)
class Terms:
    """What an admin says about a coupon."""

    points: int
    uses: int = 1
    days: int = 0  # that it is good for; 0: until it is used up
    code: str = ""  # empty: one by chance
    reason: str = ""


class Unclear(ValueError):
    """Words that could not be read; `word` is the first of them."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def plain(code: str) -> str:
    """By which a code is known again: case, width, spaces and dashes make no difference."""
    return "".join(one for one in unicodedata.normalize("NFKC", code).upper() if one.isalnum())


def by_chance(choose: Callable[[str], str]) -> str:
    """A new code; `choose` takes one of some characters."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """In two halves, when it came by chance."""
    is_ours = len(code) == LENGTH and set(code) <= set(ALPHABET)
    return f"{code[:4]}-{code[4:]}" if is_ours else code


_KEYS = {
    "uses": "uses", "次数": "uses", "份": "uses",
    "days": "days", "天数": "days", "有效": "days",
    "code": "code", "积分码": "code", "口令": "code", "码": "code",
}  # fmt: skip
_REASONS = ("for", "因为", "原因")
_NUMBER = re.compile(r"(\d{1,7})(?:积分|分|points?|pts?|天|days?|次|份)?", re.IGNORECASE)


def read(text: str) -> Terms:
    """`50 uses 30 days 14 code SPRING24 for the book fair`.

    Raises:
        Unclear: no number of points, a word that is no key, or a value that does not fit.
    """
    words = text.split()
    if not words or (found := _NUMBER.fullmatch(words[0])) is None or not int(found[1]):
        raise Unclear(words[0] if words else "")
    terms, at = Terms(int(found[1])), 1
    while at < len(words):
        word = words[at].casefold()
        if word in _REASONS:
            return replace(terms, reason=" ".join(words[at + 1 :])[:REASON_LIMIT])
        key, value = _KEYS.get(word), words[at + 1] if at + 1 < len(words) else ""
        if key is None:
            raise Unclear(words[at])
        changes: dict[str, Any] = {key: _value(key, value)}
        terms = replace(terms, **changes)
        at += 2
    return terms


def _value(key: str, word: str) -> str | int:
    if key == "code":
        if len(plain(word)) < 2 or not 4 <= len(plain(word).encode()) <= LONGEST:
            raise Unclear(word)
        return plain(word)
    found = _NUMBER.fullmatch(word)
    if found is None or not 1 <= int(found[1]) <= (MOST_USES if key == "uses" else MOST_DAYS):
        raise Unclear(word)
    return int(found[1])
