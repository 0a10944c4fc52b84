"""How a group looks on its pictures: tried on first, and kept by a press."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import communities, themes
from bot.features.communities import CommunitiesMerged

if TYPE_CHECKING:
    from tests.support.world import World


async def look(world: "World", community_id: int = 1) -> tuple[str, str, str]:
    async with world.app.workshop.work() as work:
        found = await themes.look_of(work, community_id)
    return found.colour, found.symbol, found.logo


async def test_a_colour_is_tried_on_and_kept(world: "World") -> None:
    boss, ana = await world.person("Boss", admin=True), await world.person("Ana")
    assert await boss.says("/theme") == snapshot("""\
This is how <b>Reading circle</b> looks on its pictures.

Colour: tap one below, or write <code>/theme #1d7fc4</code>
Symbol: <code>/theme 🌻</code>
Logo: answer a photo with <code>/theme logo</code>
Everything back to how it was at first: <code>/theme default</code>\
""")
    shown = world.said[-1]
    assert await ana.presses("🌲 Pine", shown) == "Only admins of this group can do that."
    assert await boss.presses("🌲 Pine", shown) == snapshot(
        "This is how <b>Reading circle</b> would look on its pictures. Shall I keep it?"
    )
    tried_on = world.said[-1].photo
    assert world.telegram.files[tried_on].startswith(b"\xff\xd8")
    assert await look(world) == ("#d9481c", "🔥", "")
    assert await boss.presses("Keep it") == snapshot(
        "This is how <b>Reading circle</b> looks on its pictures from now on."
    )
    assert await look(world) == ("#0f766e", "🔥", "")


async def test_a_draft_is_left(world: "World") -> None:
    boss = await world.person("Boss", admin=True)
    await boss.says("/theme 🌻")
    old = world.said[-1]
    assert await boss.presses("Leave it as it was") == snapshot("All stays as it was.")
    assert await look(world) == ("#d9481c", "🔥", "")
    assert await boss.presses_data(next(iter(old.buttons.values()), "themes:keep:0"), old) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )


async def test_a_logo_is_a_photo_that_is_answered(world: "World") -> None:
    boss = await world.person("Boss", admin=True)
    assert await boss.says("/theme logo") == snapshot(
        "Which photo? Send it here, then answer it with <code>/theme logo</code>."
    )
    await boss.says(photo=[{"file_id": "logo-1", "file_unique_id": "u", "width": 640, "height": 640}])
    assert "would look" in await boss.says("/theme logo", reply_to_message=boss.last_message)
    await boss.presses("Keep it")
    assert await look(world) == ("#d9481c", "🔥", "logo-1")
    await boss.says("/theme default")
    await boss.presses("Keep it")
    assert await look(world) == ("#d9481c", "🔥", "")


@pytest.mark.parametrize("wish", ["blue-ish", "#12345", "🌻🌻", "<b>"])
async def test_what_is_no_look(world: "World", wish: str) -> None:
    boss = await world.person("Boss", admin=True)
    assert "I can take a colour" in await boss.says(f"/theme {wish}")
    assert await look(world) == ("#d9481c", "🔥", "")


async def test_in_chinese(world: "World") -> None:
    boss = await world.person("群主", admin=True)
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")
    assert await boss.says("/theme") == snapshot("""\
<b>Reading circle</b> 的图片现在是这个样子。

换颜色：点下面的按钮，或发送 <code>/theme #1d7fc4</code>
换图标：<code>/theme 🌻</code>
换标志：用 <code>/theme logo</code> 回复一张照片
恢复最初的样子：<code>/theme default</code>\
""")
    assert await boss.says("/theme #1d7fc4") == snapshot("<b>Reading circle</b> 的图片会变成这个样子，就用它吗？")
    assert await boss.presses("就用它") == snapshot("从现在起，<b>Reading circle</b> 的图片就是这个样子。")


async def test_two_groups_become_one(world: "World") -> None:
    boss = await world.person("Boss", admin=True)
    await boss.says("/theme plum")
    await boss.presses("Keep it")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -2, "Elsewhere")
        await work.announce(CommunitiesMerged(other.id, 1))
    assert (await look(world, other.id))[0] == "#7c3f9e"
