"""A group with an admin and whoever else is in the story."""

from tests.support.circle import people
from tests.support.telegram import Said
from tests.support.world import Human, World

HABIT = {"en": "🌱 21 days, one habit", "zh-CN": "🌱 21 天养成一个习惯"}
NEXT = {"en": "Next: what will be said ›", "zh-CN": "下一步：看看会发什么 ›"}
PUBLISH = {"en": "Publish it", "zh-CN": "发布"}
JOIN = {"en": "I'm in", "zh-CN": "我参加"}
STARTER = {"en": "🚀 7-day start", "zh-CN": "🚀 7 天起步"}
MORE = {"en": "More …", "zh-CN": "更多……"}
BACK = {"en": "‹ Back", "zh-CN": "‹ 返回"}
BY_LOT = {"en": "Teams by lot", "zh-CN": "抽签分队"}
TO_CHOOSE = {"en": "Teams to choose", "zh-CN": "自己选队"}
OFF, ON = (
    {"en": "📌 No pinned card", "zh-CN": "📌 不要进度卡"},
    {"en": "📌 Pin a progress card", "zh-CN": "📌 置顶进度卡"},
)
LIVE = {"en": "▶️ 🚀 7-day start", "zh-CN": "▶️ 🚀 7 天起步"}
AT_REST = {"en": "⏸ 🚀 7-day start", "zh-CN": "⏸ 🚀 7 天起步"}
MINE = {"en": "My progress", "zh-CN": "我的进度"}


async def published(world: World, admin: Human, template: str, *changes: str, language: str = "en") -> int:
    """A challenge from a template, changed in words, announced; its id."""
    await admin.says("/challenge")
    await admin.presses(template)
    for words in changes:
        await admin.says(f"/challenge {words}")
    await admin.presses(NEXT[language])
    await admin.presses(PUBLISH[language])
    said = next(one for one in reversed(world.said) if one.chat_id == world.group.chat_id and one.buttons)
    return int(next(data for data in said.buttons.values()).split(":")[3])


def placard(world: World) -> Said:
    """The last one that was put up."""
    pinned = [parameters["message_id"] for method, parameters in world.telegram.calls if method == "pinChatMessage"]
    return next(one for one in world.said if one.message_id == pinned[-1])


def edits(world: World) -> int:
    return sum(method == "editMessageText" for method, _ in world.telegram.calls)


async def press(world: World, admin: Human, label: str, *buttons: str) -> None:
    await admin.says("/challenge")
    await admin.presses(label)
    for each in buttons:
        await admin.presses(each)


async def started(world: World, *names: str, language: str = "en") -> list[Human]:
    """A challenge that all but the admin are in, on the afternoon before it begins."""
    admin, *members = await people(world, *names, language=language)
    await published(world, admin, STARTER[language], "days 3", "goal 2", language=language)
    for one in members:
        await one.presses(JOIN[language])
    return [admin, *members]
