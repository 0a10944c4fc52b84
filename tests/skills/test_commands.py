"""What members and admins write and read, through the real app."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import communities

if TYPE_CHECKING:
    from tests.support.world import World


async def in_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def test_a_tree_is_planted_and_grows(world: "World") -> None:
    boss, ana = await world.person("Boss", admin=True), await world.person("Ana <3")
    assert await ana.says("/skills") == snapshot("No tree grows here yet. Admins can plant one with /skill.")
    assert await boss.says("/skill") == snapshot("""\
🌳 <b>What grows in our tree</b>
Nothing yet. A ready-made set below is one tap away.

A skill of your own, in one line: <code>/skill reading 📖 from checkins, pages/5, thanks</code>
It grows with checkins, thanks, messages, challenges, a track (<code>track:read</code>), or amounts: <code>pages/5</code> is one experience for five pages.
<code>/skill perk reading 3 title Bookworm</code> (or <code>points 20</code>, <code>badge 🌙</code>, <code>none</code>) says what a level brings.
<code>/skill levels reading 50/150/300</code> sets where levels begin, <code>usual</code> goes back; <code>rename</code>, <code>retire</code> and <code>restore</code> do what they say.\
""")
    await ana.says("/checkin 30 pages")
    assert await boss.says("/skill reading 📖 from checkins, pages/5 and thanks") == snapshot("""\
<b>📖 reading</b>
Grows with check-ins (10 each), what you tell with a check-in (5 pages for 1), thanks from others (5 each)
Levels begin at 25, 75, 150, 250, 375 …\
""")
    preview = world.said[-1]
    assert await ana.presses("Plant it", preview) == "Only admins of this group can do that."
    assert await boss.presses("Plant it", preview) == snapshot(
        "📖 reading is planted. What was done so far counts; it is being added in the next minutes, without noise."
    )
    await world.pass_time(minutes=5)
    assert await boss.says("/skill perk reading 1 title <Bookworm>") == snapshot("""\
📖 reading · level 1 brings from now on:
the title &lt;Bookworm&gt;\
""")
    assert await boss.says("/skill perk reading 2 points 20") == snapshot("""\
📖 reading · level 2 brings from now on:
20 points\
""")
    assert await ana.says("/skills") == snapshot("""\
🌳 <b>Ana &lt;3</b> · just planted
📖 reading: a seed · 9 more to level 1\
""")
    await world.pass_time(days=1)
    await ana.says("/checkin 10 pages")
    assert await ana.says("/skills") == snapshot("""\
🌳 <b>Ana &lt;3</b> · one level in all
📖 reading: level 1, &lt;Bookworm&gt; · 47 more to level 2\
""")
    assert await ana.says("/skills reading") == snapshot("""\
<b>📖 reading</b> · level 1, &lt;Bookworm&gt;
28 experience · 47 more to level 2
Grows with check-ins (10 each), what you tell with a check-in (5 pages for 1), thanks from others (5 each)
Level 1 brings the title &lt;Bookworm&gt;
Level 2 brings 20 points\
""")
    assert await ana.says("/skills dancing") == snapshot(
        "There is no skill called dancing here. /skills shows what grows."
    )
    assert await boss.says("/skill") == snapshot("""\
🌳 <b>What grows in our tree</b>
📖 reading: check-ins (10 each), what you tell with a check-in (5 pages for 1), thanks from others (5 each)

A skill of your own, in one line: <code>/skill reading 📖 from checkins, pages/5, thanks</code>
It grows with checkins, thanks, messages, challenges, a track (<code>track:read</code>), or amounts: <code>pages/5</code> is one experience for five pages.
<code>/skill perk reading 3 title Bookworm</code> (or <code>points 20</code>, <code>badge 🌙</code>, <code>none</code>) says what a level brings.
<code>/skill levels reading 50/150/300</code> sets where levels begin, <code>usual</code> goes back; <code>rename</code>, <code>retire</code> and <code>restore</code> do what they say.\
""")


async def test_the_same_in_chinese(world: "World") -> None:
    boss, ana = await world.person("站长", admin=True), await world.person("小安", language="zh-hans")
    await in_chinese(world)
    assert await ana.says("/skills") == snapshot("这里还没有成长树，管理员发 /skill 就能种下。")
    assert await boss.says("/skill") == snapshot("""\
🌳 <b>我们的成长树</b>
还是空的。点下面的现成组合，一下就种好。

自己种一项，一行就够：<code>/skill 阅读 📖 来自 打卡、页/5、感谢</code>
可以来自 打卡、感谢、发言、挑战、某个项目（<code>项目:晨读</code>），或者数量：<code>页/5</code> 就是每 5 页算 1 点经验。
<code>/skill 奖励 阅读 3 头衔 书虫</code>（也可以是 <code>积分 20</code>、<code>徽章 🌙</code>、<code>取消</code>）决定升到这一级有什么。
<code>/skill 门槛 阅读 50/150/300</code> 自定每级要多少经验，写 <code>默认</code> 就恢复；还有 <code>改名</code>、<code>停用</code>、<code>恢复</code>。\
""")
    assert await boss.says("/skill 书香 📚 来自 打卡、页/5和感谢、项目:晨读 门槛 10/50") == snapshot("""\
<b>📚 书香</b>
怎么长：打卡（每次 10）、打卡时写的数量（每 5 页算 1）、收到感谢（每次 5）、“晨读”打卡（每次 10）
每级需要经验：10、50\
""")
    assert await boss.presses("种下", world.said[-1]) == snapshot("📚 书香 种下了。之前做的都算数，几分钟内悄悄补上。")
    assert await boss.says("/skill 奖励 书香 1 头衔 书虫") == snapshot("""\
📚 书香 · 1 级，从现在起升到的人会得到：
头衔“书虫”\
""")
    assert await boss.says("/skill 奖励 书香 2 积分 20") == snapshot("""\
📚 书香 · 2 级，从现在起升到的人会得到：
20 积分\
""")
    await world.pass_time(minutes=5)
    await ana.says("打卡 读了30页")
    assert await ana.says("/skills") == snapshot("""\
🌳 <b>小安</b> · 一共 1 级
📚 书香：1 级，书虫 · 再攒 34 点经验到 2 级\
""")
    assert await ana.says("/skills 书香") == snapshot("""\
<b>📚 书香</b> · 1 级，书虫
经验 16 · 再攒 34 点经验到 2 级
怎么长：打卡（每次 10）、打卡时写的数量（每 5 页算 1）、收到感谢（每次 5）、“晨读”打卡（每次 10）
1 级：头衔“书虫”
2 级：20 积分\
""")
    assert await boss.says("/skill 改名 📚 读书") == snapshot("现在叫 📚 读书 了。")
    assert await boss.says("/skill 停用 读书") == snapshot(
        "📚 读书 休眠了：不再长，大家已有的等级都保留。<code>/skill 恢复</code> 可以唤醒。"
    )
    assert await ana.says("/skills") == snapshot("""\
🌳 <b>小安</b> · 一共 1 级
📚 读书：1 级，书虫 · 暂时休眠\
""")
    assert await boss.says("/skill 恢复 读书") == snapshot("📚 读书 又开始长了，这段时间做的也会补上。")


async def test_a_set_is_one_tap(world: "World") -> None:
    boss = await world.person("Boss", admin=True)
    await boss.says("/skill")
    overview = world.said[-1]
    assert await boss.presses("📖 Set for a reading circle", overview) == snapshot("""\
Planted:
📖 Reading: check-ins (10 each), what you tell with a check-in (5 pages for 1)
💬 Good talk: messages (1 each, up to 10 a day, counted when the day is over)
🤝 Helping: thanks from others (5 each)
What was done so far counts; it is being added in the next minutes, without noise. /skills shows one's tree.\
""")
    assert await boss.presses_data("skills:adopt:readers", overview) == snapshot("All of that set grows here already.")
    assert await boss.presses_data("skills:adopt:<dragons>", overview) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    await boss.presses_data("skills:adopt:runners", overview)
    await boss.presses_data("skills:adopt:parents", overview)
    assert await boss.says("/skills") == snapshot("""\
🌳 <b>Boss</b> · just planted
📖 Reading: a seed · 25 more to level 1
💬 Good talk: a seed · 25 more to level 1
🤝 Helping: a seed · 25 more to level 1
🏃 Running: a seed · 25 more to level 1
🔥 Staying power: a seed · 25 more to level 1
🧸 Time together: a seed · 25 more to level 1\
""")
    await in_chinese(world)
    assert await boss.says("/skills") == snapshot("""\
🌳 <b>Boss</b> · 刚种下
📖 阅读：种子 · 再攒 25 点经验到 1 级
💬 交流：种子 · 再攒 25 点经验到 1 级
🤝 互助：种子 · 再攒 25 点经验到 1 级
🏃 跑步：种子 · 再攒 25 点经验到 1 级
🔥 坚持：种子 · 再攒 25 点经验到 1 级
🧸 陪伴：种子 · 再攒 25 点经验到 1 级\
""")
    assert await boss.says("/skill") == snapshot("""\
🌳 <b>我们的成长树</b>
📖 阅读：打卡（每次 10）、打卡时写的数量（每 5 页算 1）
💬 交流：发言（每条 1，每天最多 10，过完当天再算）
🤝 互助：收到感谢（每次 5）
🏃 跑步：打卡时写的数量（每 0.5 公里算 1）
🔥 坚持：打卡（每次 10）
🧸 陪伴：打卡（每次 10）、打卡时写的数量（每 5 分钟算 1）

自己种一项，一行就够：<code>/skill 阅读 📖 来自 打卡、页/5、感谢</code>
可以来自 打卡、感谢、发言、挑战、某个项目（<code>项目:晨读</code>），或者数量：<code>页/5</code> 就是每 5 页算 1 点经验。
<code>/skill 奖励 阅读 3 头衔 书虫</code>（也可以是 <code>积分 20</code>、<code>徽章 🌙</code>、<code>取消</code>）决定升到这一级有什么。
<code>/skill 门槛 阅读 50/150/300</code> 自定每级要多少经验，写 <code>默认</code> 就恢复；还有 <code>改名</code>、<code>停用</code>、<code>恢复</code>。\
""")


async def test_what_cannot_be_understood_changes_nothing(world: "World") -> None:
    boss = await world.person("Boss", admin=True)
    await boss.says("/skill reading 📖 from checkins")
    await boss.presses("Plant it", world.said[-1])
    told = {
        line: await boss.says(f"/skill {line}")
        for line in (
            "swimming 🏊",
            "🏊 from checkins",
            "swimming from checkins",
            "swimming 🏊 from dreams",
            "swimming 🏊 from pages/0",
            "swimming 🏊 from checkins levels 5/3",
            "Reading 📘 from checkins",
            "books 📖 from checkins",
            "rename dancing Ballet",
            "retire",
            "restore reading",
            "perk reading x",
            "perk reading 3 fame",
            "perk reading 3 title",
            "perk reading 3 points 5000",
            "perk reading 3 badge 🦄",
            "levels reading many",
        )
    }
    assert told == snapshot(
        {
            "swimming 🏊": "What does it grow with? That goes behind “from”: <code>/skill reading 📖 from checkins, thanks</code>",
            "🏊 from checkins": "A skill needs a name of 1 to 24 characters: <code>/skill reading 📖 from checkins</code>",
            "swimming from checkins": "A skill needs one emoji behind its name: <code>/skill reading 📖 from checkins</code>",
            "swimming 🏊 from dreams": "I don't know how dreams would make a skill grow. I understand checkins, track:name, thanks, messages, challenges, and up to six in all; amounts look like pages, km/0.5 or minutes/5.",
            "swimming 🏊 from pages/0": "I don't know how pages/0 would make a skill grow. I understand checkins, track:name, thanks, messages, challenges, and up to six in all; amounts look like pages, km/0.5 or minutes/5.",
            "swimming 🏊 from checkins levels 5/3": "Levels go up, with slashes between them, twenty at most: <code>50/150/300</code>. I could not read 5/3.",
            "Reading 📘 from checkins": "A skill with this name or emoji is there already. /skill lists them.",
            "books 📖 from checkins": "A skill with this name or emoji is there already. /skill lists them.",
            "rename dancing Ballet": "Which skill? Its emoji or its name goes behind the word: <code>/skill rename 📖 Books</code>. /skill alone lists them.",
            "retire": "Which skill? Its emoji or its name goes behind the word: <code>/skill rename 📖 Books</code>. /skill alone lists them.",
            "restore reading": "So it is already.",
            "perk reading x": "Which level? The number of one that there is comes first: <code>/skill perk reading 3 title Bookworm</code>. I could make nothing of x.",
            "perk reading 3 fame": "A level can bring <code>title Bookworm</code>, <code>points 20</code>, <code>badge 🌙</code>, or <code>none</code>.",
            "perk reading 3 title": "A title has 1 to 24 characters: <code>/skill perk reading 3 title Bookworm</code>",
            "perk reading 3 points 5000": "Between 1 and 1000 points, please: <code>/skill perk reading 3 points 20</code>",
            "perk reading 3 badge 🦄": "There is no badge 🦄 that could be given. <code>/badge list</code> shows them all.",
            "levels reading many": "Levels go up, with slashes between them, twenty at most: <code>50/150/300</code>. I could not read many.",
        }
    )
    assert await boss.says("/skill") == snapshot("""\
🌳 <b>What grows in our tree</b>
📖 reading: check-ins (10 each)

A skill of your own, in one line: <code>/skill reading 📖 from checkins, pages/5, thanks</code>
It grows with checkins, thanks, messages, challenges, a track (<code>track:read</code>), or amounts: <code>pages/5</code> is one experience for five pages.
<code>/skill perk reading 3 title Bookworm</code> (or <code>points 20</code>, <code>badge 🌙</code>, <code>none</code>) says what a level brings.
<code>/skill levels reading 50/150/300</code> sets where levels begin, <code>usual</code> goes back; <code>rename</code>, <code>retire</code> and <code>restore</code> do what they say.\
""")


async def test_whoever_hides_keeps_their_tree(world: "World") -> None:
    boss, ana = await world.person("Boss", admin=True), await world.person("Ana")
    await boss.says("/skill reading 📖 from checkins")
    await boss.presses("Plant it", world.said[-1])
    await ana.says("/checkin")
    said = ana.last_message
    await ana.says("/hide")
    assert await boss.says("/skills", reply_to_message=said) == snapshot(
        "Ana would rather keep their tree to themselves."
    )


async def test_me_and_the_card_name_the_best(world: "World") -> None:
    boss, ana = await world.person("Boss", admin=True), await world.person("Ana")
    await boss.says("/skill reading 📖 from checkins levels 5/10/20")
    await boss.presses("Plant it", world.said[-1])
    await boss.says("/skill perk reading 1 title Bookworm")
    await ana.says("/checkin")
    assert (await ana.whispers("/me")).splitlines()[-2] == snapshot("🌳 📖 reading: level 2, Bookworm")
    assert await ana.says("/card") == snapshot("""\
🪪 <b>Ana</b> · 🌰 Newcomer · 📖 reading: level 2, Bookworm · Reading circle
1 day in a row · 1 check-in · 5 points · one badge\
""")
    await in_chinese(world)
    assert await ana.says("/card") == snapshot("""\
🪪 <b>Ana</b> · 🌰 新人 · 📖 reading：2 级，Bookworm · Reading circle
连续 1 天 · 打卡 1 次 · 累计 5 分 · 1 枚徽章\
""")
