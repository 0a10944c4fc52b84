"""Check-ins to a track, each day once."""

from collections.abc import Collection, Iterable
from datetime import date

from bot.features import checkins
from bot.features.checkins import CheckedIn, CheckinUndone
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import CHECKIN, Feed
from bot.kit.work import Work

FACTS = (CheckedIn, CheckinUndone)


def _key(track: str, day: date) -> str:
    return f"checkin:{track}:{day}"


def hear(fact: CheckedIn | CheckinUndone, feed: Feed) -> Fed | None:
    if fact.track != feed.name:
        return None
    return Fed(fact.member_id, _key(fact.track, fact.day), CHECKIN if isinstance(fact, CheckedIn) else 0)


async def of_members(work: Work, community_id: int, feed: Feed, ids: Collection[int]) -> Iterable[Fed]:
    found = await checkins.every_day_of(work, community_id, ids, track=feed.name)
    return [Fed(member_id, _key(feed.name, day), CHECKIN) for member_id, day in found]
