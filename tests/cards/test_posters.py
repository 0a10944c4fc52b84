from typing import TYPE_CHECKING

from inline_snapshot import snapshot

if TYPE_CHECKING:
    from tests.support.world import World


async def test_a_poster_of_the_last_checkin(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/poster") == snapshot(
        "There is nothing to put on a picture yet. Your first check-in will change that: /checkin"
    )
    await ana.says("/checkin finished <chapter> 7")
    assert await ana.says("/poster") == snapshot("""\
🖼 <b>Ana</b> · Reading circle
4 May: checked in, the first day of a streak, one check-in in all.
“finished &lt;chapter&gt; 7”\
""")
    first = world.said[-1].photo
    assert world.telegram.files[first].startswith(b"\xff\xd8")
    await ana.says("/poster")
    assert world.said[-1].photo == first, "the same picture, at no cost"
    await world.pass_time(days=1)
    await ana.says("/checkin")
    assert await ana.says("/poster") == snapshot("""\
🖼 <b>Ana</b> · Reading circle
5 May: checked in, 2 days in a row, 2 check-ins in all.\
""")
    assert world.said[-1].photo != first


async def test_in_chinese_and_in_private(world: "World") -> None:
    li = await world.person("小李", language="zh-hans")
    assert await li.whispers("/poster") == snapshot("等我和你在同一个群里，就可以用了。")
    await li.says("打卡 读完第三章")
    assert await li.whispers("/poster") == snapshot("""\
🖼 <b>小李</b> · Reading circle
5月4日打卡，连续打卡的第一天，累计打卡 1 次。
「读完第三章」\
""")
    assert world.said[-1].photo
