from bot.features.alliances.service import comparing, sharing
from bot.features.challenges import ChallengeOver
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(ChallengeOver)
async def follow(work: Work, fact: ChallengeOver) -> None:
    if fact.is_called_off:
        await sharing.called_off(work, fact.community_id, fact.challenge_id)
    await comparing.over(work, fact.community_id, fact.challenge_id)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await sharing.merged(work, fact.kept_id, fact.retired_id)
