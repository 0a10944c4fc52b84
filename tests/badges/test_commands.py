from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import communities

if TYPE_CHECKING:
    from tests.support.world import World


async def in_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def test_mine(world: "World") -> None:
    ana = await world.person("Ana <3")
    assert await ana.says("/badges") == snapshot("""\
🎖 Ana &lt;3, no badge yet, and that changes quickly.

<b>Not far from here</b>
👣 First step: 0 so far\
""")
    await ana.says("/checkin 20 pages")
    assert await ana.says("/badges") == snapshot("""\
🎖 <b>Ana &lt;3</b> · one badge
👣 First step

<b>Not far from here</b>
🔥 Steady flame · 7 days in a row: 1 so far\
""")
    for _ in range(22):
        await world.pass_time(days=1)
        await ana.says("/checkin")
    assert await ana.says("/badges") == snapshot("""\
🎖 <b>Ana &lt;3</b> · 3 badges
🔥 Steady flame · 21 days in a row
🧱 Regular · 10 check-ins
👣 First step

<b>Not far from here</b>
🧱 Regular · 30 check-ins: 23 so far\
""")
    assert await ana.whispers("/badges") == snapshot("""\
🎖 <b>Ana &lt;3</b> · 3 badges
🔥 Steady flame · 21 days in a row
🧱 Regular · 10 check-ins
👣 First step

<b>Not far from here</b>
🧱 Regular · 30 check-ins: 23 so far
🏕 Weekend camper · 10 check-ins: 6 so far
🔥 Steady flame · 50 days in a row: 23 so far\
""")
    assert await ana.says("/badges 🔥") == snapshot("""\
<b>🔥 Steady flame</b>
For days in a row.

10 May: 7 days in a row
24 May: 21 days in a row
Next: 50 days in a row. You are at 23.\
""")
    assert await ana.says("/badges diary") == snapshot("""\
<b>📝 Diarist</b>
For check-ins with a note.

Next: 10 check-ins. You are at 1.\
""")
    assert await ana.says("/badges spark") == snapshot("""\
<b>✨ A spark</b>
From the admins, for something no counter sees.

Nothing yet.\
""")
    assert await ana.says("/badges <nothing>") == snapshot(
        "I know no badge “&lt;nothing&gt;” here. /badges lists yours; <code>/badges 🔥</code> tells about one."
    )


async def test_mine_in_chinese(world: "World") -> None:
    await in_chinese(world)
    ming = await world.person("小明", language="zh-hans")
    assert await ming.says("/badges") == snapshot("""\
🎖 小明，徽章还没有，不过很快就会有。

<b>快到手的</b>
👣 第一步（现在 0）\
""")
    for _ in range(22):
        await ming.says("打卡 读了二十页")
        await world.pass_time(days=1)
    assert await ming.says("/badges") == snapshot("""\
🎖 <b>小明</b> · 4 枚徽章
🔥 不灭的火 · 连续 21 天
🧱 常客 · 打卡 10 次
📝 日记本 · 打卡 10 次
👣 第一步

<b>快到手的</b>
🧱 常客 · 打卡 30 次（现在 22）\
""")
    assert await ming.whispers("/badges") == snapshot("""\
🎖 <b>小明</b> · 4 枚徽章
🔥 不灭的火 · 连续 21 天
🧱 常客 · 打卡 10 次
📝 日记本 · 打卡 10 次
👣 第一步

<b>快到手的</b>
🧱 常客 · 打卡 30 次（现在 22）
🏕 周末不打烊 · 打卡 10 次（现在 6）
🔥 不灭的火 · 连续 50 天（现在 22）\
""")
    assert await ming.says("/badges 🔥") == snapshot("""\
<b>🔥 不灭的火</b>
一天不落地连着打卡。

5月10日：连续 7 天
5月24日：连续 21 天
下一级：连续 50 天，你现在是 22。\
""")
    assert await ming.says("/badges 🧨") == snapshot(
        "这里没有叫“🧨”的徽章。/badges 能看到你的；想问某一枚，发 <code>/badges 🔥</code> 这样就行。"
    )


async def test_somebody_elses(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await ben.says("Good morning, everybody!")
    answered = {"reply_to_message": ben.last_message}
    assert await ana.says("/badges", **answered) == snapshot("🎖 Ben has no badge yet.")
    await ben.says("/checkin")
    assert await ana.says("/badges", **answered) == snapshot("""\
🎖 <b>Ben</b> · one badge
👣 First step\
""")
    assert await ana.says("/badges @nobody_here") == snapshot(
        "I know nobody called @nobody_here here. A reply to one of their messages works too: /badges"
    )
    await ben.whispers("/hide")
    assert await ana.says("/badges", **answered) == snapshot("Ben would rather not be shown.")


async def test_a_secret_is_kept_until_it_is_earned(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/badges 🌌") == snapshot(
        "I know no badge “🌌” here. /badges lists yours; <code>/badges 🔥</code> tells about one."
    )
    await world.pass_time(hours=19)  # 04:00
    await ana.says("/checkin")
    assert await ana.says("/badges 🌌") == snapshot("""\
<b>🌌 The small hours</b>
For a check-in between 3 and 5 in the morning.

5 May: one check-in\
""")


async def test_in_private_of_no_community(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.whispers("/badges") == snapshot("This works once I am in a group you belong to.")
