"""A reward of the shop for everybody who came to the goal, handed out once, when a challenge closes."""

from collections.abc import Sequence

from bot.features import members, preferences, rewards
from bot.features.challenges.rules import Challenge
from bot.features.challenges.rules.written import read_title
from bot.features.challenges.service import telling
from bot.features.rewards import Reward
from bot.kit.texts import Name, say
from bot.kit.work import Refusal, Work


async def reward_named(work: Work, community_id: int, words: str) -> Reward:
    """With or without its emoji.

    Raises:
        Refusal: the shop has none of that name.
    """
    for name in dict.fromkeys((words, read_title(words)[1])):
        if reward := await rewards.named(work, community_id, name):
            return reward
    raise Refusal("challenges.reward-unknown", reward=words[:48])


async def hand_out(work: Work, one: Challenge, completed: Sequence[int]) -> int:
    """How many have it. Where there are fewer than came to the goal, or none any more, admins hear of it."""
    there = await members.present_among(work, one.community_id, list(completed)) if completed else set()
    wanted = [member_id for member_id in completed if member_id in there]
    if not one.plan.reward or not wanted:
        return 0
    given = sum([await _give(work, one, member_id) for member_id in wanted])
    if given < len(wanted):
        about = {"title": telling.title(one), "reward": Name(one.plan.reward), "missing": len(wanted) - given}
        text, key = say("challenges.reward-short", **about), f"challenge:{one.id}:reward"
        await preferences.tell_admins(work, one.community_id, text, key=key)
    return given


async def _give(work: Work, one: Challenge, member_id: int) -> bool:
    try:
        async with work.savepoint():
            reward = await reward_named(work, one.community_id, one.plan.reward)
            await rewards.give(work, one.community_id, member_id, reward.id)
    except Refusal:
        return False
    return True
