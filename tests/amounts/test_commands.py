"""What people write and see, through the real app."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import communities

if TYPE_CHECKING:
    from tests.support.world import World


async def speaks_chinese(world: "World") -> None:
    async with world.app.workshop.work() as work:
        community = await communities.of_chat(work, world.group.chat_id, world.group.title)
        await communities.choose_language(work, community, "zh-CN")


async def test_totals(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    assert await ana.says("/totals") == snapshot("""\
Nothing counted yet, Ana. Write it with your check-in, and I add it up:
<code>/checkin 5.2 km</code> · <code>/checkin 30 pages</code> · <code>/checkin 1h20</code>\
""")
    assert await ana.says("/totals group") == snapshot(
        "Nothing counted here yet. It begins with the first <code>/checkin 5.2 km</code> or <code>/checkin 30 pages</code>."
    )
    await ana.says("/checkin ran 5.2 km and read one page")
    await ben.says("打卡 30页，一个半小时")
    await world.pass_time(days=7)
    await ana.says("#checkin 10.1 km, 20 min")
    assert await ana.says("/totals") == snapshot("""\
What you did, Ana:
<b>15.3 km</b> on 2 days
this week 10.1 km · this month 15.3 km · best day 10.1 km (11 May)
<b>1 page</b> on one day
this month 1 page
<b>20 min</b> on one day
this week 20 min · this month 20 min\
""")
    assert await ben.whispers("/totals") == snapshot("""\
What you did, Ben:
<b>30 pages</b> on one day
this month 30 pages
<b>1 h 30 min</b> on one day
this month 1 h 30 min\
""")
    assert await ben.says("/totals group") == snapshot("""\
What we did together in <b>Reading circle</b>:
<b>15.3 km</b>
this week 10.1 km · this month 15.3 km
<b>31 pages</b>
this month 31 pages
<b>1 h 50 min</b>
this week 20 min · this month 1 h 50 min\
""")
    await world.pass_time(days=40)
    assert await ana.says("/totals together") == snapshot("""\
What we did together in <b>Reading circle</b>:
<b>15.3 km</b>
nothing new this month
<b>31 pages</b>
nothing new this month
<b>1 h 50 min</b>
nothing new this month\
""")


async def test_totals_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming = await world.person("小明", language="zh-hans")
    assert await ming.says("/totals") == snapshot("""\
小明，还没有可以累计的数量。打卡时顺手写上，我来替你加：
<code>/checkin 5.2公里</code> · <code>打卡 30页</code> · <code>打卡 一个半小时</code>\
""")
    assert await ming.says("/totals 大家") == snapshot(
        "这里还没有累计的数量，从第一条 <code>打卡 5.2公里</code> 或 <code>打卡 30页</code> 开始算。"
    )
    await ming.says("打卡 跑了5.2公里，读了一页")
    await world.pass_time(days=7)
    await ming.says("打卡 10公里，一个半小时，背了50个单词")
    assert await ming.says("/totals") == snapshot("""\
小明，你已经做到了：
<b>15.2 公里</b>，共 2 天
本周 10 公里 · 本月 15.2 公里 · 单日最多 10 公里（5月11日）
<b>1 页</b>，共 1 天
本月 1 页
<b>50 字</b>，共 1 天
本周 50 字 · 本月 50 字
<b>1 小时 30 分钟</b>，共 1 天
本周 1 小时 30 分钟 · 本月 1 小时 30 分钟\
""")
    assert await ming.says("/totals 大家") == snapshot("""\
我们在<b>Reading circle</b>一起做到了：
<b>15.2 公里</b>
本周 10 公里 · 本月 15.2 公里
<b>1 页</b>
本月 1 页
<b>50 字</b>
本周 50 字 · 本月 50 字
<b>1 小时 30 分钟</b>
本周 1 小时 30 分钟 · 本月 1 小时 30 分钟\
""")


async def test_correcting(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/amount 5.2 km") == snapshot(
        "You haven't checked in today yet. Do both at once: <code>/checkin 5.2 km</code>"
    )
    await ana.says("/checkin")
    assert await ana.says("/amount") == snapshot("""\
Tell me how much it was today, for instance
<code>/amount 5.2 km</code> · <code>/amount 30 pages</code> · <code>/amount 1h20</code>
With 0 it is taken off: <code>/amount 0 km</code>\
""")
    assert await ana.says("/amount quite a lot") == snapshot("""\
Tell me how much it was today, for instance
<code>/amount 5.2 km</code> · <code>/amount 30 pages</code> · <code>/amount 1h20</code>
With 0 it is taken off: <code>/amount 0 km</code>\
""")
    assert await ana.says("/amount 5.2 km, 1h20") == snapshot("✓ 4 May: 5.2 km · 1 h 20 min")
    assert await ana.whispers("/amount 2 chapters") == snapshot("✓ 4 May: 2 chapters")
    assert await ana.says("/amount 0 km") == snapshot("✓ 4 May: taken off.")
    assert await ana.presses("Undo") == snapshot("Taken back for 4 May, Ana. You can check in again whenever you like.")
    assert await ana.says("/totals") == snapshot("""\
Nothing counted yet, Ana. Write it with your check-in, and I add it up:
<code>/checkin 5.2 km</code> · <code>/checkin 30 pages</code> · <code>/checkin 1h20</code>\
""")


async def test_correcting_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming = await world.person("小明")
    assert await ming.says("/amount 五公里") == snapshot("你今天还没打卡，可以一起写：<code>/checkin 5.2公里</code>")
    await ming.says("打卡")
    assert await ming.says("/amount 很多") == snapshot("""\
告诉我今天是多少就行，比如
<code>/amount 5.2公里</code> · <code>/amount 30页</code> · <code>/amount 一个半小时</code>
写 0 就是去掉：<code>/amount 0公里</code>\
""")
    assert await ming.says("/amount 五公里半，一小时二十分") == snapshot("✓ 5月4日：5.5 公里 · 1 小时 20 分钟")
    assert await ming.says("/amount 0公里") == snapshot("✓ 5月4日的数量已去掉。")


async def test_units(world: "World") -> None:
    ana = await world.person("Ana", admin=True)
    assert await ana.says("/units") == snapshot("""\
Counted here, when somebody writes it with a check-in: <b>kilometres · pages · chapters · words · problems · minutes · steps · reps · cups</b>
To choose, the most important first: <code>/units km minutes</code>, or <code>/units all</code>\
""")
    assert await ana.says("/units bananas") == snapshot("""\
I can count kilometres, pages, chapters, words, problems, minutes, steps, reps and cups. Name some of them, separated by spaces:
<code>/units km minutes</code>\
""")
    assert await ana.says("/units pages km") == snapshot(
        "From now on these are counted here: <b>pages · kilometres</b>"
    )
    await ana.says("/checkin 20 min")
    assert await ana.says("/amount 30 min") == snapshot(
        "That is not counted here; <code>/units</code> is how admins choose what is."
    )
    assert await ana.says("/amount 30") == snapshot("✓ 4 May: 30 pages")
    assert await ana.says("/units all") == snapshot(
        "From now on these are counted here: <b>kilometres · pages · chapters · words · problems · minutes · steps · reps · cups</b>"
    )


async def test_units_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming = await world.person("小明", admin=True)
    assert await ming.says("/units") == snapshot("""\
打卡时写到这些数量，我都会累计：<b>公里 · 页 · 章 · 字 · 题 · 分钟 · 步 · 次 · 杯</b>
修改方法（最看重的写在最前）：<code>/units 公里 分钟</code>，全部统计：<code>/units all</code>\
""")
    assert await ming.says("/units 香蕉") == snapshot("""\
我会数公里、页、章、字、题、分钟、步、次和杯。写上要统计的，用空格分开：
<code>/units 公里 分钟</code>\
""")
    assert await ming.says("/units 公里 分钟") == snapshot("从现在起，这里统计：<b>公里 · 分钟</b>")
    await ming.says("打卡 30页")
    assert await ming.says("/amount 30页") == snapshot(
        "这里不统计这一项。统计哪些由管理员用 <code>/units</code> 决定。"
    )


async def test_in_private_of_no_community(world: "World") -> None:
    ana = await world.person("Ana")
    for command in ("/totals", "/totals group", "/amount 5 km"):
        assert await ana.whispers(command) == snapshot("This works once I am in a group you belong to.")


async def test_an_amount_that_cannot_be_meant_is_asked_back(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    asked = await ana.says("/checkin 5000 km, 30 min")
    assert asked == snapshot("""\
✓ 4 May: your first check-in, Ana. Good to have you here. +5
5,000 km is more than I can believe; did you mean 50 km? I haven't noted that amount.\
""")
    assert await ben.presses("50 km") == snapshot("This button is for someone else.")
    assert " km" not in await ana.says("/totals")
    assert await ana.presses("50 km") == snapshot("✓ 4 May: 50 km")
    assert await ana.says("/totals") == snapshot("""\
What you did, Ana:
<b>50 km</b> on one day
this week 50 km · this month 50 km
<b>30 min</b> on one day
this week 30 min · this month 30 min\
""")
    assert await ben.says("/checkin -5 km") == snapshot("""\
✓ 4 May: your first check-in, Ben. Good to have you here. +5
There is a minus before 5 km; did you mean 5 km? I haven't noted that amount.\
""")
    assert await ben.says("/amount 12 laps") == snapshot("""\
I read “12 laps”, but I can't count in that, so I haven't noted it. How much is it in kilometres?
<code>/amount 5 km</code>\
""")
    assert await ben.says("/amount 5 books") == snapshot("""\
I read “5 books”, but I can't count in that, so I haven't noted it. I can count in kilometres, for instance:
<code>/amount 5 km</code>\
""")
    assert await ben.says("/amount 9999 km, 20 pages") == snapshot("""\
✓ 4 May: 20 pages
9,999 km is more than I can believe; did you mean 99.99 km? I haven't noted that amount.\
""")
    assert await ben.says("/amount 5 steps") == snapshot(
        "5 steps is too little for me to count. I haven't noted that amount."
    )


async def test_an_amount_that_cannot_be_meant_is_asked_back_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming = await world.person("小明", language="zh-hans")
    assert await ming.says("打卡 跑了-5公里") == snapshot("""\
✓ 小明，5月4日打卡成功，这是你第一次打卡，欢迎！积分 +5
5 公里前面有个负号，是要记 5 公里吗？这个数量还没记。\
""")
    told = [await ming.says(f"/amount {words}") for words in ("5000公里", "20圈", "五本书", "-9999公里")]
    assert told == snapshot(
        [
            "5,000 公里多得有点难以置信，是想写 50 公里吗？这个数量还没记。",
            """\
我看到了“20圈”，但不会按这个单位数，所以还没记。换算成公里是多少呢？
<code>/amount 5 公里</code>\
""",
            """\
我看到了“五本书”，但不会按这个单位数，所以还没记。我会数的有公里等，比如：
<code>/amount 5 公里</code>\
""",
            "9,999 公里前面有个负号，这个数量还没记。用 <code>/amount</code> 改一下就好。",
        ]
    )
