from typing import Any

from bot.features.communities import CommunitiesMerged
from bot.features.skills.kinds import KINDS
from bot.features.skills.service import feeding
from bot.kit.work import Reactions, Work

reactions = Reactions()


async def grow(work: Work, fact: Any) -> None:
    await feeding.hear(work, fact)


for _fact in dict.fromkeys(fact for kind in KINDS.values() for fact in kind.FACTS):
    reactions.on(_fact)(grow)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await feeding.merged(work, fact.kept_id, fact.retired_id)
