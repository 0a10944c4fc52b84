from bot.features.communities import CommunitiesMerged
from bot.features.excuses import service
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunitiesMerged)
async def move_along(work: Work, fact: CommunitiesMerged) -> None:
    await service.merged(work, fact.kept_id, fact.retired_id)
