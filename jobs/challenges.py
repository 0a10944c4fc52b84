"""A moment of a challenge has come: it is announced, begins, speaks, ends; its placard is looked at; its group became
another's, or is gone."""

from datetime import date

from bot.features import challenges
from bot.features.challenges import What
from bot.kit.scheduling import Due, Schedule
from bot.kit.work import Work

schedule = Schedule()


@schedule.due
async def strike(work: Work, due: Due) -> None:
    what, day = What(due.data["what"]), date.fromisoformat(due.data["day"])
    await challenges.strike(work, due.community_id, int(due.key), what, day, due.at)


@schedule.due
async def publish(work: Work, due: Due) -> None:
    await challenges.announce(work, due.community_id, int(due.key))


@schedule.due
async def show(work: Work, due: Due) -> None:
    await challenges.show(work, due.community_id, due.data["challenge"], is_midnight=due.data["is_midnight"])


@schedule.due
async def gather(work: Work, due: Due) -> None:
    await challenges.gather(work, due.community_id)


@schedule.due
async def abandon(work: Work, due: Due) -> None:
    await challenges.abandon(work, due.community_id)
