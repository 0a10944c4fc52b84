"""What people see of it, in both languages."""

from inline_snapshot import snapshot

from tests.support.world import World


async def test_points_in_english(world: World) -> None:
    ana = await world.person("Ana")
    assert await ana.says("/points") == snapshot(
        "No points yet. They come by themselves when you take part: say hello!"
    )
    await ana.says("Good evening to all of you")
    assert await ana.says("/points") == snapshot("""\
<b>1 point</b> to spend
Earned today 1, this week 1, all in all 1.\
""")
    bo = await world.person("Bo")
    await bo.says("So good to see you here, Ana", reply_to_message=ana.last_message)
    await world.pass_time(days=8)
    assert await ana.says("/points") == snapshot("""\
<b>3 points</b> to spend
Earned today 0, this week 0, all in all 3.\
""")


async def test_points_in_chinese(world: World) -> None:
    admin = await world.person("Ana", admin=True)
    await world.group.adds_the_bot(admin)
    ming = await world.person("小明", language="zh-hans")
    await ming.says("今天读完了第三章，很喜欢")
    assert await ming.whispers("/points") == snapshot("""\
可用积分 <b>1</b>
今日 +1，本周 +1，累计获得 1。\
""")
    li = await world.person("小丽", language="zh-hans")
    assert await li.whispers("/points") == snapshot("等我和你在同一个群里，就可以用了。")
