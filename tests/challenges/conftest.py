"""A group with an admin and whoever else is in the story."""

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
