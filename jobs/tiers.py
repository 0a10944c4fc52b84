"""Once a day everybody's tier is looked at, some hundred members at a time; tags follow, so many a minute."""

from datetime import timedelta

from bot.features import tiers
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def review(work: Work, due: Due) -> None:
    await tiers.review(work, due.community_id, due.data.get("after", 0), is_quiet=due.data.get("is_quiet", False))


@schedule.every(timedelta(minutes=10))
async def begin(work: Work) -> None:
    await tiers.begin(work)


@schedule.due
async def tag(work: Work, due: Due) -> None:
    await tiers.go_on(work, due.community_id, due.data.get("after", 0), due.data.get("left", 0))
