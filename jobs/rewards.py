"""A redemption's last day is over."""

from bot.features import rewards
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def expire(work: Work, due: Due) -> None:
    reward_id, member_id, number = map(int, due.key.split(":"))
    await rewards.expire(work, due.community_id, reward_id, member_id, number)
