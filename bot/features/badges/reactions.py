from typing import Any

from bot.features.badges.facts import ChallengesCompleted
from bot.features.badges.kinds import KINDS
from bot.features.badges.service import counting, walking
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Reactions, Work

reactions = Reactions()


async def count(work: Work, fact: Any) -> None:
    await counting.hear(work, fact)


for _fact in dict.fromkeys(fact for kind in KINDS.values() for fact in kind.FACTS):
    reactions.on(_fact)(count)


@reactions.on(ChallengesCompleted)
async def count_challenges(work: Work, fact: ChallengesCompleted) -> None:
    await counting.complete(work, fact)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await walking.merged(work, fact.kept_id, fact.retired_id)
