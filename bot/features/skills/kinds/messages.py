"""What was written here, once the day is over: nobody tells of each message, and nothing is asked of it."""

from collections.abc import Iterable
from datetime import date

from bot.features import activity
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import MESSAGE, MESSAGES_A_DAY, Feed
from bot.kit.work import Work

FACTS: tuple[type, ...] = ()


def hear(_fact: object, _feed: Feed) -> Fed | None:
    return None


async def on_day(work: Work, community_id: int, day: date) -> Iterable[Fed]:
    found = await activity.messages_on(work, community_id, day)
    return [
        Fed(member_id, f"messages:{day}", MESSAGE * min(number, MESSAGES_A_DAY)) for member_id, number in found.items()
    ]


async def first_day(work: Work, community_id: int) -> date | None:
    return await activity.first_day(work, community_id)
