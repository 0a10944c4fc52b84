"""Members of the highest tier who offered to be asked, and the newcomers they stand by."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.features import attention, communities, members, tiers
from bot.features.welcomes import rules, store
from bot.features.welcomes.rules import Mentor
from bot.features.welcomes.settings import Settings
from bot.kit.texts import Name, say
from bot.kit.work import Refusal, Work


async def is_mentor(work: Work, community_id: int, member_id: int) -> bool:
    return member_id in dict(await store.mentors(work.db, community_id))


async def offer(work: Work, community_id: int, member_id: int) -> None:
    """
    Raises:
        Refusal: they are not of the highest tier.
    """
    if not await _is_of_the_highest(work, community_id, member_id):
        title = tiers.title_of(work, community_id, tiers.keys(work, community_id)[-1])
        raise Refusal("welcomes.mentor-not-yet", tier=title)
    await store.offer(work.db, community_id, member_id, work.now)


async def withdraw(work: Work, community_id: int, member_id: int) -> None:
    """No newcomers more; those they stand by keep them."""
    await store.withdraw(work.db, community_id, member_id)


async def offered(work: Work, community_id: int) -> Sequence[Mentor]:
    """Everybody who offered and could be asked now, with how many newcomers they stand by who are still there."""
    found = await store.mentors(work.db, community_id)
    pairs = await store.pairs(work.db, community_id, work.now - rules.NEW_FOR)
    there = await members.present_among(work, community_id, [*pairs, *(one for one, _ in found)])
    loads = Counter(mentor for newcomer, mentor in pairs.items() if newcomer in there)
    return [
        Mentor(one, loads[one], at)
        for one, at in found
        if one in there and await _is_of_the_highest(work, community_id, one)
    ]


async def share_out(work: Work, community_id: int, newcomers: Sequence[int]) -> Mapping[int, int]:
    """Whom each newcomer may turn to; who gets nobody is not in it. Nothing is noted yet."""
    most = work.settings(Settings, community_id).newcomers_per_mentor
    return rules.share_out(newcomers, await offered(work, community_id), most)


async def assign(work: Work, community_id: int, pairs: Mapping[int, int], key: str) -> None:
    """Notes them, and tells each mentor once of all that are new to them."""
    await store.assign(work.db, community_id, pairs)
    by_mentor: dict[int, list[int]] = {}
    for newcomer, mentor in pairs.items():
        by_mentor.setdefault(mentor, []).append(newcomer)
    title = Name(communities.get(work, community_id).title)
    for mentor, theirs in by_mentor.items():
        names = await members.in_a_row(work, theirs)
        await attention.tell(
            work, say("welcomes.you-mentor", names=names, community=title), about="welcomes.unasked-mentor",
            key=f"welcomes.mentor:{mentor}:{key}", community_id=community_id, member_id=mentor,
        )  # fmt: skip


async def _is_of_the_highest(work: Work, community_id: int, member_id: int) -> bool:
    return await tiers.tier_of(work, community_id, member_id) == tiers.keys(work, community_id)[-1]
