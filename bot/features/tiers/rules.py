"""Who stands on which step: risen at once, kept on a lower line, and never taken down without a word and some time."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

DAY = timedelta(days=1)
BAR = 10  # signs
TITLE_LIMIT = 24
TAG_LIMIT = 16  # characters: Telegram's
VIRAMA = 9  # the combining class of what joins two letters
WITHOUT_A_WORD = 2  # times the grace, for whom nobody can tell


class Signals(NamedTuple):
    """What a step asks for, or what somebody has of it."""

    points: int = 0  # ever earned, spent or not
    active_days: int = 0  # in the window
    helped: int = 0  # different people


Ladder = tuple[Signals, ...]
"""What each step asks for from whoever comes to it. The first asks for nothing, and none asks for less than the one
below."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a step is kept."""

    keep_percent: int = 90  # of the active days that were asked for
    grace: timedelta = timedelta(days=14)  # between the word and the step down


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands, and since when they have less than it takes to stay there."""

    step: int = 0
    below_at: datetime | None = None
    told_at: datetime | None = None


class Act(StrEnum):
    """What to do about a member."""

    REST = "rest"
    RISE = "rise"
    TELL = "tell"  # that they are about to lose a step, in private
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Verdict:
    act: Act
    standing: Standing


# --- Lines ---


def meets(have: Signals, line: Signals) -> bool:
    return all(mine >= asked for mine, asked in zip(have, line, strict=True))


def keep_line(asked: Signals, percent: int) -> Signals:
    """Points and people don't get fewer by themselves, days do: some of them may be missing, rounded in the member's
    favour."""
    return asked._replace(active_days=max(asked.active_days * percent // 100, min(asked.active_days, 1)))


def step_for(have: Signals, ladder: Ladder) -> int:
    """The highest step that somebody has all for."""
    return max(step for step, asked in enumerate(ladder) if step == 0 or meets(have, asked))


def goes_up(ladder: Sequence[Signals]) -> bool:
    """Whether each step asks for something more than the one below, and for nothing less."""
    return all(higher != lower and meets(higher, lower) for lower, higher in pairwise(ladder))


def is_crossed(before: int, after: int, lines: Sequence[int]) -> bool:
    """Whether points went up over one of the lines."""
    return any(before < line <= after for line in lines)


# --- The decision ---


def judge(
    standing: Standing, have: Signals, ladder: Ladder, terms: Terms, now: datetime, *, can_tell: bool, is_locked: bool
) -> Verdict:
    """Up at once and as far as it goes; down one step at a time, after a word in private and the grace that begins
    with it. Who cannot be told has twice the grace. Where the lines are reached again meanwhile, nothing has been."""
    step = min(standing.step, len(ladder) - 1)
    if is_locked:
        return Verdict(Act.REST, Standing(step))
    reached = step_for(have, ladder)
    if reached > step:
        return Verdict(Act.RISE, Standing(reached))
    if reached == step or meets(have, keep_line(ladder[step], terms.keep_percent)):
        return Verdict(Act.REST, Standing(step))
    below = replace(standing, step=step, below_at=standing.below_at or now)
    if below.told_at is None and can_tell:
        return Verdict(Act.TELL, replace(below, told_at=now))
    falls_at = falls(below, terms)
    return Verdict(Act.FALL, Standing(step - 1)) if now >= falls_at else Verdict(Act.REST, below)


def falls(below: Standing, terms: Terms) -> datetime:
    """When somebody who stays below loses the step."""
    if below.told_at is not None:
        return below.told_at + terms.grace
    assert below.below_at is not None  # noqa: S101
    return below.below_at + WITHOUT_A_WORD * terms.grace


# --- What is written ---


def bar(have: int, asked: int) -> str:
    """As full as it is true: all of it only when nothing is missing."""
    full = min(have * BAR // asked, BAR)
    return "▰" * full + "▱" * (BAR - full)


def plain(title: str) -> str:
    """A title without emoji and other ornament."""
    return " ".join("".join(sign for sign in title if sign.isalnum() or sign in " -_.&+'").split())


_BESIDE = " -_.&+'·"  # may stand in a tag beside letters and numbers
_EDGES = " -_·"  # but not at its ends
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # letters and marks by name only
_EMOJI_LETTERS = frozenset("\u2139")
_TAILS = frozenset("\u0e33\u0eb3")  # vowels of Thai and Lao that belong to the letter before


def tag(title: str) -> str:
    """What of a title may be a tag: letters and numbers of any script, no emoji, 16 characters; of a sign that is made
    of several either all or none."""
    signs = "".join(sign for sign in unicodedata.normalize("NFC", title) if _may_be_in_tag(sign))
    words, kept, size = unicodedata.normalize("NFC", " ".join(signs.split())).strip(_EDGES), "", 0
    for whole in _wholes(words):
        size += len(whole.encode("utf-16-le")) // 2  # as Telegram counts elsewhere; never less than the characters
        if size > TAG_LIMIT:
            break
        kept += whole
    return kept.strip(_EDGES)


def _may_be_in_tag(sign: str) -> bool:
    if sign in _BESIDE or sign.isspace():
        return True
    kind = unicodedata.category(sign)
    is_selector = "VARIATION SELECTOR" in unicodedata.name(sign, "")
    return kind[0] in "LMN" and kind != "Me" and not is_selector and sign not in _UNSEEN | _EMOJI_LETTERS


def _wholes(words: str) -> list[str]:
    """What a reader takes for one sign each. Marks with nothing before them are none."""
    wholes: list[str] = []
    for sign in words:
        is_mark = unicodedata.category(sign)[0] == "M" or sign in _TAILS
        if is_mark and not wholes:
            continue
        if is_mark or (wholes and _goes_on(wholes[-1][-1], sign)):
            wholes[-1] += sign
        else:
            wholes.append(sign)
    return wholes


def _goes_on(last: str, sign: str) -> bool:
    """A conjunct of an Indic script, or a Korean syllable written letter by letter."""
    is_joined = unicodedata.combining(last) == VIRAMA and sign.isalpha()
    return is_joined or (_is_jamo(last) and _is_jamo(sign))


def _is_jamo(sign: str) -> bool:
    return "\u1100" <= sign <= "\u11ff" or "\ua960" <= sign <= "\ua97c" or "\ud7b0" <= sign <= "\ud7fb"


def minutes(number: int, per_minute: int) -> int:
    """That so many changes take."""
    return -(-number // per_minute)


class Line(NamedTuple):
    """One step as an admin wrote it."""

    title: str
    asked: Signals


_UNITS = {
    "points": r"(?:points?|pts?|积分|分)?",
    "active_days": r"(?:days?|d|天|日)",
    "helped": r"(?:people|persons?|helped|p|人)",
}
_NUMBER = re.compile("|".join(rf"(?P<{name}>\d{{1,9}}){unit}" for name, unit in _UNITS.items()), re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_APART = re.compile(r"(?<=\d)\s+(?=(?:points?|pts?|days?|people|persons?|积分|分|天|日|人)(?!\w))", re.IGNORECASE)


def read_line(text: str) -> Line | None:
    """`Expert 1,000 10 days`, `达人：1000 分，10 天，3 人`: a title, and behind it what is asked for; None without a
    title of a fitting length. Numbers that are one too many belong to the title: `Level 2 200`."""
    seen = "".join(sign for sign in text if sign.isprintable() or sign.isspace() or sign == "\u200d")
    words = [word for word in re.split(r"[\s,，、·:：;；]+", _APART.sub("", _THOUSANDS.sub("", seen))) if word]
    asked: dict[str, int] = {}
    while words and (number := _NUMBER.fullmatch(words[-1])) and number.lastgroup not in asked:
        asked[str(number.lastgroup)] = int(number[str(number.lastgroup)])
        words.pop()
    title = " ".join(words)
    return Line(title, Signals(**asked)) if 0 < len(title) <= TITLE_LIMIT else None
