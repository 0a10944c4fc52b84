"""Thanks that were received, from each member once a day."""

from collections.abc import Iterable
from datetime import date

from bot.features import thanks
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import THANKS, Feed
from bot.features.thanks import Thanked, ThanksTakenBack
from bot.kit.texts import Text, say
from bot.kit.work import Work

PREFIX, EACH = "thanks:", 0
FACTS = (Thanked, ThanksTakenBack)
_WORDS = ("thanks", "thank-yous", "感谢")


def _key(giver_id: int, day: date) -> str:
    return f"{PREFIX}{giver_id}:{day}"


def read(word: str) -> Feed | None:
    return Feed("thanks") if word.casefold() in _WORDS else None


def source(_feed: Feed) -> Text:
    return say("skills.source-thanks", n=THANKS)


def hear(fact: Thanked | ThanksTakenBack, _feed: Feed) -> Fed | None:
    return Fed(fact.receiver_id, _key(fact.giver_id, fact.day), THANKS if isinstance(fact, Thanked) else 0)


async def on_day(work: Work, community_id: int, day: date) -> Iterable[Fed]:
    found = await thanks.said_on(work, community_id, day)
    return [Fed(receiver_id, _key(giver_id, day), THANKS) for giver_id, receiver_id in found]


async def first_day(work: Work, community_id: int) -> date | None:
    return await thanks.first_day(work, community_id)
