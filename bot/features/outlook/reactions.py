from bot.features.communities import CommunitiesMerged
from bot.features.outlook.service import asking, foretelling
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await foretelling.merged(work, fact.kept_id, fact.retired_id)
    await asking.put_away(work, fact.retired_id)
