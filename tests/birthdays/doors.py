from collections.abc import Mapping

from bot.features import birthdays
from bot.kit.work import Work
from tests.support.doors import FOR_ADMINS, FOR_ADMINS_ALONE, INSIDE, NOBODY, Doors
from tests.support.world import Human, World

ONES_OWN = (INSIDE, NOBODY)


async def prepare(world: World, people: Mapping[str, Human]) -> Mapping[str, object]:
    """All have told a birthday on a 29 February, those who are not there any more, too; and all left a wish for a
    friend."""
    friend = await world.person("Friend")
    await friend.says("hello")
    today = world.clock.now().date()
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, 1, "wish_days", 3)
        await birthdays.write(work, 1, "All the best, {name}")
        for one in people.values():
            await birthdays.tell(work, 1, one.id, birthdays.Birthday(2, 29))
        await birthdays.tell(work, 1, friend.id, birthdays.Birthday(today.month, today.day + 2))
    async with world.app.workshop.work() as work:
        for one in people.values():
            await birthdays.wish(work, 1, one.id, friend.id, "All the best")
    return {"friend": friend.id}


async def chosen(work: Work, community_id: int) -> object:
    return work.settings(birthdays.Settings, community_id), await birthdays.written(work, community_id)


DOORS = Doors(
    buttons={
        "birthdays:month:1:2": ONES_OWN,
        "birthdays:leap:1:mar1": ONES_OWN,
        "birthdays:day:1:4:5": ONES_OWN,
        "birthdays:show:1:private": ONES_OWN,
        "birthdays:hours:1": ONES_OWN,
        "birthdays:hour:1:7": ONES_OWN,
        "birthdays:present:1": (NOBODY, NOBODY),  # there is none for any of them
        "birthdays:change:1": ONES_OWN,
        "birthdays:off:1": ONES_OWN,
        "birthdays:set:1:gift:50": FOR_ADMINS,
        "birthdays:set:1:wishes:7": FOR_ADMINS,
        "birthdays:set:1:card:1": FOR_ADMINS,
        "birthdays:set:1:coupon:1": FOR_ADMINS,
        "birthdays:set:1:joining:1": FOR_ADMINS,
        "birthdays:greetings:1": FOR_ADMINS,
        "birthdays:remove:1:1": ({"admin"}, {"admin"}),  # the owner comes too late
        "birthdays:file:1:table": FOR_ADMINS_ALONE,
        "birthdays:unwish:1:{friend}": ONES_OWN,
    },
    commands={"birthdaysetup": "", "birthdaygreetings": "Cheers, {name}"},
    chosen=chosen,
    prepare=prepare,
)
