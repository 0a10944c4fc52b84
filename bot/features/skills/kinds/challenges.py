"""Challenges that were completed. Whoever runs them tells how many there are, whenever one comes or goes."""

from collections.abc import Collection, Iterable

from bot.features import badges
from bot.features.badges import ChallengesCompleted
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import CHALLENGE, Feed
from bot.kit.texts import Text, say
from bot.kit.work import Work

PREFIX, EACH = "challenges", CHALLENGE
FACTS = (ChallengesCompleted,)
_WORDS = ("challenges", "challenge", "挑战")


def read(word: str) -> Feed | None:
    return Feed("challenges") if word.casefold() in _WORDS else None


def source(_feed: Feed) -> Text:
    return say("skills.source-challenges", n=CHALLENGE)


def hear(fact: ChallengesCompleted, _feed: Feed) -> Fed | None:
    return Fed(fact.member_id, PREFIX, CHALLENGE * len(fact.days))


async def of_members(work: Work, community_id: int, _feed: Feed, ids: Collection[int]) -> Iterable[Fed]:
    found = await badges.challenges_of(work, community_id, ids)
    return [Fed(member_id, PREFIX, CHALLENGE * number) for member_id, number in found.items() if number]
