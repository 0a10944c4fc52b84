from bot.features.communities import CommunitiesMerged, CommunityActivated, TaggingAllowed, TaggingRefused
from bot.features.members import MemberBack, MemberJoined, MemberLeft
from bot.features.points import PointsChanged
from bot.features.thanks import Thanked
from bot.features.tiers.service import judging, merging, tagging
from bot.kit.work import Reactions, Work

reactions = Reactions()


@reactions.on(PointsChanged)
async def follow_the_points(work: Work, fact: PointsChanged) -> None:
    await judging.follow(work, fact.changes)


@reactions.on(Thanked)
async def look_at_who_helped(work: Work, fact: Thanked) -> None:
    await judging.helped(work, fact.community_id, fact.receiver_id)


@reactions.on(CommunitiesMerged)
async def bring_together(work: Work, fact: CommunitiesMerged) -> None:
    await merging.merged(work, fact.kept_id, fact.retired_id)


@reactions.on(MemberJoined)
async def show_tag(work: Work, fact: MemberJoined) -> None:
    await tagging.retag(work, fact.community_id, [fact.member_id])


@reactions.on(MemberBack)
async def show_tag_again(work: Work, fact: MemberBack) -> None:
    await tagging.retag(work, fact.community_id, [fact.member_id])


@reactions.on(MemberLeft)
async def forget_tag(work: Work, fact: MemberLeft) -> None:
    await tagging.left(work, fact.community_id, fact.member_id)


@reactions.on(TaggingAllowed)
async def begin_tagging(work: Work, fact: TaggingAllowed) -> None:
    await tagging.begin(work, fact.community_id)


@reactions.on(TaggingRefused)
async def keep_in_mind(work: Work, fact: TaggingRefused) -> None:
    await tagging.refused(work, fact.community_id, fact.member_id)


@reactions.on(CommunityActivated)
async def tag_again(work: Work, fact: CommunityActivated) -> None:
    await tagging.again(work, fact.community_id)
