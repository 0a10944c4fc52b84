"""What was written here, once the day is over: nobody tells of each message, and nothing is asked of it."""

from collections.abc import Iterable
from datetime import date

from bot.features import activity
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import MESSAGE, MESSAGES_A_DAY, Feed
from bot.kit.texts import Text, say
from bot.kit.work import Work

PREFIX, EACH = "messages:", 0
FACTS: tuple[type, ...] = ()
_WORDS = ("messages", "replies", "消息", "发言")


def read(word: str) -> Feed | None:
    return Feed("messages") if word.casefold() in _WORDS else None


def source(_feed: Feed) -> Text:
    return say("skills.source-messages", n=MESSAGE, most=MESSAGE * MESSAGES_A_DAY)


def hear(_fact: object, _feed: Feed) -> Fed | None:
    return None


async def on_day(work: Work, community_id: int, day: date) -> Iterable[Fed]:
    found = await activity.messages_on(work, community_id, day)
    return [
        Fed(member_id, f"{PREFIX}{day}", MESSAGE * min(number, MESSAGES_A_DAY)) for member_id, number in found.items()
    ]


async def first_day(work: Work, community_id: int) -> date | None:
    return await activity.first_day(work, community_id)
