from collections.abc import Mapping

from bot.features import challenges, highlights, preferences
from bot.features.challenges import Plan
from bot.features.highlights import store
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, FOR_ADMINS_ALONE, INSIDE, NOBODY, SETTERS, Doors
from tests.support.world import Human, World

ONES_OWN = (INSIDE, NOBODY)


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """The owner showed a photo in a challenge that is over, and may be written to."""
    owner = people["owner"].id
    async with world.app.workshop.work() as work:
        await preferences.line_opened(work, owner)
        over = await challenges.draft(work, 1, owner, Plan(title="Read"))
        day = challenges.today_in(work, 1)
        row = {"community_id": 1, "challenge_id": over.id, "member_id": owner, "day": day, "message_id": None}
        await store.keep(work.db, row | {"note": "up early", "photo_id": "sunrise"}, most=1)
        await store.choose(work.db, 1, owner, store.YES)
        await store.begin(work.db, 1, over.id, work.now)
        seen = (await highlights.preview(work, 1, over.id)).selection.fingerprint
    return {"over": over.id, "shown": f"{owner}:{day.toordinal()}", "seen": seen}


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(highlights.Settings, community_id)


DOORS = Doors(
    buttons={
        "highlights:mine:1": ONES_OWN,
        "highlights:yes:1": ONES_OWN,
        "highlights:look:1:{over}": (SETTERS, {"owner"}),
        "highlights:photo:1:{over}:{shown}": FOR_ADMINS_ALONE,
        "highlights:leave:1:{over}:{shown}": FOR_ADMINS_ALONE,
        "highlights:back:1:{over}": FOR_ADMINS_ALONE,
        "highlights:publish:1:{over}:{seen}": ({"admin"}, NOBODY),
        "highlights:no:1": ONES_OWN,
        "highlights:turn:1:off": FOR_ADMINS,
    },
    commands={"highlights": ""},
    chosen=chosen,
    prepare=prepare,
)
