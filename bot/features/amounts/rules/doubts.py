"""Amounts that cannot be meant as they are written, and what may be meant instead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bot.features.amounts.rules import (
    BOUNDS,
    CLAUSES,
    Found,
    clause_of,
    in_thousandths,
    is_believed,
    plain_of,
    sums_of,
    told_in,
    with_unit,
)

USUALLY = 5  # a good day is within a fifth of what is believed at all
# Written in one unit, and said in another: metres as kilometres, minutes as hours.
_SLIPS: Mapping[str, int] = {"km": 1000, "minute": 60}


class Why(StrEnum):
    NEGATIVE = "negative"
    TOO_MUCH = "too-much"
    TOO_LITTLE = "too-little"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Doubt:
    why: Why
    unit: str  # of an unknown one: what it could be told in; empty: nobody knows
    amount: int = 0  # thousandths, without a sign
    likely: tuple[int, ...] = ()  # what may be meant, thousandths, the likeliest first
    words: str = ""  # as they were written, where the unit is unknown


# --- In a note ---

_VERBS = (
    r"(?<![a-z])(?:ran|run|running|jog|jogged|jogging|walk|walked|walking|swam|swim|swimming|cycled|cycling|rode|biked"
    r"|hiked|rowed|rowing|read|reading|wrote|writing|studied|learned|learnt|practi[sc]ed|worked|trained|exercised|did"
    r"|done|made|drank|solved|meditated|played)"
    r"|(?:跑步?|走路?|游泳?|骑车?|读书?|看书?|写|学习?|练习?|做|完成|喝水?|背|刷|听|爬|划|徒步|散步|阅读|运动|锻炼)[了过]?"
)
_FILLERS = r"(?:(?:about|around|today|today's|i|we|just|a whole|今天|今日|我|大概|大约|总共|一共|差不多|[:：])\s*)*"
_AFTER_A_VERB = re.compile(rf"(?:{_VERBS})\s*{_FILLERS}\Z")
_FROM_THE_BEGINNING = re.compile(rf"\W*{_FILLERS}\Z")
_TO_THE_END = re.compile(r"\W*(?:(?:today|done|now|already|in total|altogether|今天|左右|打卡|完成|了)\W*)?")
# A lap is as long as its pool. Only what stands for a unit that we know is asked for: with "read 5 books" nothing is
# missing, and whoever counts friends need not explain.
_MEASURES: Mapping[str, str] = {
    "km": r"(?:laps?|lengths?|yards?|yds?)(?![a-z0-9_])|圈|趟|个?来回",
    "cup": r"(?:ml|litres?|liters?|oz|ounces?)(?![a-z0-9_])|毫升|升(?![级职学])",
}
_COUNT = (
    r"(?:\d{1,7}(?:[.,]\d{1,3})?|[一二两三四五六七八九十百]{1,4}"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
)
_MEASURED = re.compile(
    rf"(?<![\d.,:/第])(?P<words>{_COUNT}\s?-?(?:"
    + "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in _MEASURES.items())
    + "))"
)


def doubts_in(text: str) -> list[Doubt]:
    """Of a note, in their order. What is told beside other things may be anything, and is asked for only where it is
    what was done: right behind a word for doing, or all there is to a sentence."""
    plain = plain_of(text)
    told = list(told_in(plain))
    found = [doubt for one in told if _is_stated(plain, one.start, one.end) and (doubt := _doubt_about(one))]
    found = [one for one in found if one.why is not Why.TOO_LITTLE]
    believed = [one for one in told if is_believed(one.unit, one.amount)]
    found += _sums(believed)
    known = {one.unit for one in believed} | {one.unit for one in found}
    return found + [one for one in _measured(plain) if one.unit not in known]


def _is_stated(text: str, start: int, end: int) -> bool:
    clause = clause_of(text, start)
    if _AFTER_A_VERB.search(text, clause, start):
        return True
    after = CLAUSES.search(text, end)
    is_all = _TO_THE_END.fullmatch(text, end, after.start() if after else len(text))
    return bool(is_all and _FROM_THE_BEGINNING.match(text, clause, start))


def _sums(believed: Sequence[Found]) -> Iterator[Doubt]:
    for unit, amount in sums_of(believed).items():
        if amount > BOUNDS[unit][1]:
            yield Doubt(Why.TOO_MUCH, unit, in_thousandths(amount))


def _measured(text: str) -> Iterator[Doubt]:
    for one in _MEASURED.finditer(text):
        if _is_stated(text, one.start(), one.end()):
            yield Doubt(Why.UNKNOWN, next(unit for unit in _MEASURES if one[unit]), words=one["words"])


# --- In what is meant as an amount and nothing else ---

_ANY = re.compile(
    r"[-\u2212]?\d{1,15}(?:[.,]\d{1,3})?\s?[^\W\d_]{1,20}|[一二两三四五六七八九十百千万]{1,6}[^\W\d_]{1,8}"
)


def doubts_about(text: str, unit: str | None) -> list[Doubt]:
    """The same where every word counts; a mere number is of `unit`."""
    plain = with_unit(plain_of(text), unit)
    told = list(told_in(plain))
    found = [doubt for one in told if one.amount and (doubt := _doubt_about(one))]
    found += _sums([one for one in told if is_believed(one.unit, one.amount)])
    if found or told:
        return found
    if measured := _MEASURED.search(plain):
        return [Doubt(Why.UNKNOWN, next(unit for unit in _MEASURES if measured[unit]), words=measured["words"])]
    words = _ANY.search(plain)
    return [Doubt(Why.UNKNOWN, "", words=words[0])] if words else []


# --- What may be meant ---


def _doubt_about(one: Found) -> Doubt | None:
    if is_believed(one.unit, one.amount):
        return None
    amount = abs(one.amount)
    if one.amount < 0:
        why = Why.NEGATIVE
        likely: tuple[Fraction, ...] = (amount,) if is_believed(one.unit, amount) else ()
    elif amount < BOUNDS[one.unit][0]:
        why, likely = Why.TOO_LITTLE, ()
    else:
        why, likely = Why.TOO_MUCH, _slips(one.unit, amount)
    return Doubt(why, one.unit, in_thousandths(amount), tuple(map(in_thousandths, likely)))


def _slips(unit: str, amount: Fraction) -> tuple[Fraction, ...]:
    """A nought too many, or a point that was lost; and the unit that is next to it."""
    likely = amount
    while likely * USUALLY > BOUNDS[unit][1]:
        likely /= 10
    found = [likely]
    if unit in _SLIPS:
        found.append(amount / _SLIPS[unit])
    usual = [one for one in found if is_believed(unit, one) and one * USUALLY <= BOUNDS[unit][1]]
    return tuple(dict.fromkeys(usual))
