"""How much of a unit was done, each day by itself, on whichever track it was told."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction

from bot.features import amounts
from bot.features.amounts import AmountNoted
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import SCALE, Feed, worth
from bot.kit.texts import Text, say
from bot.kit.work import Work

PREFIX, EACH = "amount:", 0
FACTS = (AmountNoted,)
_PER = re.compile(r"(?P<unit>[^/／\d]+)(?:[/／](?P<per>\d{1,6}(?:\.\d{1,3})?))?")
_UNITS: Mapping[str, str] = {
    word: unit
    for unit, words in {
        "km": "km kilometres kilometers 公里 千米", "page": "page pages 页", "chapter": "chapter chapters 章",
        "word": "word words 字 单词", "problem": "problem problems 题", "minute": "minute minutes min 分钟",
        "step": "step steps 步", "rep": "rep reps 次", "cup": "cup cups 杯",
    }.items()
    for word in words.split()
}  # fmt: skip
_USUAL_PER: Mapping[str, Fraction] = {
    "km": Fraction(1, 2), "page": Fraction(5), "chapter": Fraction(1, 2), "word": Fraction(200), "problem": Fraction(1),
    "minute": Fraction(5), "step": Fraction(1000), "rep": Fraction(10), "cup": Fraction(1),
}  # fmt: skip
"""Of a unit, for one point of experience: some ten points for what is a good day's work."""


def _key(unit: str, track: str, day: date) -> str:
    return f"{PREFIX}{unit}:{track}:{day}"


def read(word: str) -> Feed | None:
    found = _PER.fullmatch(word.casefold())
    unit = _UNITS.get(found["unit"].strip()) if found else None
    if found is None or unit is None:
        return None
    per = int((Fraction(found["per"]) if found["per"] else _USUAL_PER[unit]) * SCALE)
    return Feed("amounts", unit, per) if per else None


def source(feed: Feed) -> Text:
    return say("skills.source-amounts", amount=amounts.told(feed.name, feed.per))


def hear(fact: AmountNoted, feed: Feed) -> Fed | None:
    if fact.unit != feed.name:
        return None
    return Fed(fact.member_id, _key(fact.unit, fact.track, fact.day), worth(fact.amount, feed.per))


async def of_members(work: Work, community_id: int, feed: Feed, ids: Collection[int]) -> Iterable[Fed]:
    found = await amounts.every_day_of(work, community_id, feed.name, ids)
    return [
        Fed(member_id, _key(feed.name, track, day), worth(amount, feed.per)) for member_id, track, day, amount in found
    ]
