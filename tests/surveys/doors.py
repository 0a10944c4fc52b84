from collections.abc import Mapping

from bot.features import preferences, surveys
from bot.features.surveys import Occasion, store
from bot.kit.texts import Name, say
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, SETTERS, Doors
from tests.support.world import Human, World

OWNERS = ({"owner"}, frozenset[str]())  # in private alone, and who was asked


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """The owner was asked about one that is open; another is over."""
    owner = people["owner"].id
    async with world.app.workshop.work() as work:
        await preferences.line_opened(work, owner)
        title = say("challenges.titled", emoji=Name("🎈"), title=Name("Picnic"))
        for number in (1, 2):
            await surveys.open(work, 1, Occasion("picnic", number), title, [owner])
            await store.respond(work.db, 1, f"picnic-{number}", owner, {"state": store.ASKED})
        await store.close(work.db, 1, "picnic-2", '{"asked": 1, "answered": 0, "skipped": 0, "least": 5}')
    return {}


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(surveys.Settings, community_id)


DOORS = Doors(
    buttons={
        "surveys:turn:1:on": FOR_ADMINS,
        "surveys:report:1:picnic-2": (SETTERS, {"owner"}),
        "surveys:score:1:picnic-1:9": OWNERS,
        "surveys:next:1:picnic-1:open": OWNERS,
        "surveys:back:1:picnic-1": OWNERS,
        "surveys:skip:1:picnic-1": OWNERS,
    },
    commands={"surveysetup": "question What next?"},
    chosen=chosen,
    prepare=prepare,
)
