from bot.features.attention.service import telling
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await telling.merged(work, fact.kept_id, fact.retired_id)
