"""How much of a unit was done, each day by itself, on whichever track it was told."""

from collections.abc import Collection, Iterable
from datetime import date

from bot.features import amounts
from bot.features.amounts import AmountNoted
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import Feed, worth
from bot.kit.work import Work

FACTS = (AmountNoted,)


def _key(unit: str, track: str, day: date) -> str:
    return f"amount:{unit}:{track}:{day}"


def hear(fact: AmountNoted, feed: Feed) -> Fed | None:
    if fact.unit != feed.name:
        return None
    return Fed(fact.member_id, _key(fact.unit, fact.track, fact.day), worth(fact.amount, feed.per))


async def of_members(work: Work, community_id: int, feed: Feed, ids: Collection[int]) -> Iterable[Fed]:
    found = await amounts.every_day_of(work, community_id, feed.name, ids)
    return [
        Fed(member_id, _key(feed.name, track, day), worth(amount, feed.per)) for member_id, track, day, amount in found
    ]
