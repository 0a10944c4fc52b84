"""A challenge of three days, and what members wrote and showed in it."""

from typing import TYPE_CHECKING

from bot.features.highlights import store
from tests.challenges.conftest import started
from tests.support.world import photo

if TYPE_CHECKING:
    from tests.support.telegram import Said
    from tests.support.world import Human, World

YES = {"en": "Yes, show mine", "zh-CN": "可以，展示吧"}
SEE = {"en": "👀 Have a look", "zh-CN": "👀 看一看"}
LOOK = {"en": "🔄 Look again", "zh-CN": "🔄 再看一次"}
PUBLISH = {"en": "Publish in the group", "zh-CN": "发到群里"}


async def begun(world: "World", *names: str, agree: bool = True, language: str = "en") -> list["Human"]:
    """On the first day; all agree beforehand, unless they are to be asked."""
    admin, *members = await started(world, *names, language=language)
    for one in members if agree else ():
        await one.whispers("/showme on")
    await world.pass_time(days=1)
    return [admin, *members]


async def over(world: "World", admin: "Human", language: str = "en") -> "Said":
    """The challenge is over, admins were told, and one of them looks."""
    await world.pass_time(days=5)
    await admin.presses(SEE[language])
    return last(world, admin, LOOK[language])


async def shows(who: "Human", file_id: str, caption: str = "#checkin") -> str:
    return await who.says(photo=photo(file_id), caption=caption)


def last(world: "World", who: "Human", label: str) -> "Said":
    """The last message to them with such a button."""
    return next(one for one in reversed(world.said) if one.chat_id == who.id and label in one.buttons)


def in_group(world: "World", since: int) -> list["Said"]:
    return [one for one in world.said[since:] if one.chat_id == world.group.chat_id]


async def kept(world: "World") -> dict[str, int]:
    async with world.app.workshop.work() as work:
        return await store.census(work.db)


NOTHING = {"highlight_pieces": 0, "highlight_albums_open": 0}
