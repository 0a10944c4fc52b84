"""When a community changes: its clock, or two turn out to be one and their challenges go on side by side."""

from zoneinfo import ZoneInfo

from bot.features.challenges.service import asking, enrolling, programme, publishing, telling
from bot.features.challenges.service.touching import touch
from bot.features.challenges.store import challenges, enrolments, placards, templates
from bot.kit.work import Work


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    moving = [
        await programme.find(work, retired_id, row.id)
        for row in await challenges.everything_live(work.db)
        if row.community_id == retired_id
    ]
    for one in moving:
        await telling.unplan(work, one)
    await challenges.move(work.db, kept_id, retired_id)
    await enrolments.move(work.db, kept_id, retired_id)
    await placards.move(work.db, kept_id, retired_id)
    await templates.move(work.db, kept_id, retired_id)
    await asking.put_away(work, retired_id)
    await publishing.move_announcements(work, kept_id, retired_id)
    for one in moving:
        here = await programme.find(work, kept_id, one.id)
        await telling.plan_next(work, here, work.now)
        await touch(work, here, at_once=True)
    for community_id in (kept_id, retired_id):
        await programme.reread(work, community_id)
    # Other rooms move what was done there before us or after us.
    await work.plan("challenges.gather", str(kept_id), work.now, community_id=kept_id)


async def gather(work: Work, community_id: int) -> None:
    """What members did in either group counts where it had not been known."""
    for one in programme.live(work, community_id):
        await enrolling.bring_along(work, one, one.first_day)


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    """The same hours on the new wall."""
    for one in programme.live(work, community_id):
        await telling.plan_next(work, one, work.now, zone)
        await touch(work, one)
