from bot.features.activity.service import messages
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await messages.merged(work, fact.kept_id, fact.retired_id)
