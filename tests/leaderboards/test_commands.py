from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import preferences

if TYPE_CHECKING:
    from tests.support.world import Human, World

Earns = Callable[["Human", int], Awaitable[None]]


async def test_a_board_and_its_periods(world: "World", earns: Earns) -> None:
    ana, ben, li = [await world.person(name) for name in ("Ana", "Ben <3", "小李")]
    assert await ana.says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

Nothing here yet. The first log for the fire may well be yours.\
""")
    assert [*world.said[-1].buttons] == snapshot(["Today", "· Week ·", "Month", "All time", "Why?"])
    for human, amount in ((ana, 30), (ben, 50), (li, 30)):
        await human.says("/top")
        await earns(human, amount)
    assert await ana.says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Ben &lt;3 · 50
🥈 <b>Ana · 30</b>
🥈 小李 · 30\
""")
    board = world.said[-1]
    await world.pass_time(days=1)
    await earns(li, 7)
    assert await ben.presses("Today", board) == snapshot("""\
🏆 <b>Reading circle</b>, today (5 May)

🥇 小李 · 7\
""")
    assert [*board.buttons] == snapshot(["· Today ·", "Week", "Month", "All time", "Why?"])
    assert await ana.presses("Month", board) == snapshot("""\
🏆 <b>Reading circle</b>, this month (since 1 May)

🥇 Ben &lt;3 · 50
🥈 小李 · 37
🥉 <b>Ana · 30</b>\
""")
    assert await ana.presses("All time", board) == snapshot("""\
🏆 <b>Reading circle</b>, of all time

🥇 Ben &lt;3 · 50
🥈 小李 · 37
🥉 <b>Ana · 30</b>\
""")
    assert await ana.presses("· All time ·", board) == ""  # the same again changes nothing, and harms nobody


async def test_in_chinese_and_in_private(world: "World", earns: Earns) -> None:
    li = await world.person("小李", language="zh-hans")
    assert await li.whispers("/top") == snapshot("等我和你在同一个群里，就可以用了。")
    await li.says("/top")
    assert await li.whispers("/top 今日") == snapshot("""\
🏆 <b>Reading circle</b> · 今日榜（5月4日）

榜上还没有人。第一把柴，等你来添。\
""")
    assert [*world.said[-1].buttons] == snapshot(["· 今日 ·", "本周", "本月", "总榜", "怎么排的？"])
    await earns(li, 12)
    assert await li.presses("本月") == snapshot("""\
🏆 <b>Reading circle</b> · 本月榜（5月1日起）

🥇 <b>小李 · 12</b>\
""")
    assert await li.whispers("/top 总榜") == snapshot("""\
🏆 <b>Reading circle</b> · 总榜

🥇 <b>小李 · 12</b>\
""")


async def test_me_and_my_neighbours(world: "World", earns: Earns) -> None:
    people = [await world.person(f"Member {number:02}") for number in range(1, 16)]
    for place, human in enumerate(people):
        await human.says("/me")
        await earns(human, 100 - place)
    assert await people[12].says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Member 01 · 100
🥈 Member 02 · 99
🥉 Member 03 · 98
4. Member 04 · 97
5. Member 05 · 96
6. Member 06 · 95
7. Member 07 · 94
8. Member 08 · 93
9. Member 09 · 92
10. Member 10 · 91
⋯
12. Member 12 · 89
13. <b>Member 13 · 88</b>
14. Member 14 · 87\
""")
    assert await people[10].says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Member 01 · 100
🥈 Member 02 · 99
🥉 Member 03 · 98
4. Member 04 · 97
5. Member 05 · 96
6. Member 06 · 95
7. Member 07 · 94
8. Member 08 · 93
9. Member 09 · 92
10. Member 10 · 91
11. <b>Member 11 · 90</b>
12. Member 12 · 89\
""")
    assert await people[14].says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Member 01 · 100
🥈 Member 02 · 99
🥉 Member 03 · 98
4. Member 04 · 97
5. Member 05 · 96
6. Member 06 · 95
7. Member 07 · 94
8. Member 08 · 93
9. Member 09 · 92
10. Member 10 · 91
⋯
14. Member 14 · 87
15. <b>Member 15 · 86</b>\
""")


async def test_who_hides_or_left_is_not_shown_and_not_counted(world: "World", earns: Earns) -> None:
    mod = await world.person("Mod", admin=True)
    await world.group.adds_the_bot(mod)
    ana, ben, eve = [await world.person(name) for name in ("Ana", "Ben", "Eve")]
    for human, amount in ((ana, 30), (ben, 50), (eve, 40)):
        await human.joins()
        await earns(human, amount)
    await ben.says("/hide")
    await eve.leaves()
    assert await ana.says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 <b>Ana · 30</b>\
""")
    assert await ben.says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Ana · 30\
""")
    assert await ben.whispers("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Ana · 30

<i>You asked not to be shown here; /hide brings you back.</i>\
""")
    await eve.joins()
    async with world.app.workshop.work() as work:
        await preferences.hide(work, ben.id, False)
    assert await ana.says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Ben · 50
🥈 Eve · 40
🥉 <b>Ana · 30</b>\
""")


async def test_a_deleted_account_has_a_place_too(world: "World", earns: Earns) -> None:
    ana = await world.person("Ana")
    await ana.says("/top")
    gone = await world.person("\u3164")
    await gone.says("/top")
    await earns(gone, 10)
    assert await ana.says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Deleted account · 10\
""")


async def test_strangers_see_no_board(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.says("/top")
    eve = await world.person("Eve")
    assert await eve.whispers("/top") == snapshot("This works once I am in a group you belong to.")
    await ana.whispers("/top")
    for made_up in ("leaderboards:show:year:1", "leaderboards:show:week:x", "leaderboards:show:week"):
        assert await ana.presses_data(made_up, world.said[-1]) == snapshot(
            "This button no longer does anything. It belonged to something that is over."
        )
    assert await eve.presses_data("leaderboards:show:week:1", world.said[-1]) == snapshot(
        "This works once I am in a group you belong to."
    )


async def test_equal_points_share_a_rank_and_medals_are_for_three_at_most(world: "World", earns: Earns) -> None:
    people = [await world.person(f"Member {number:02}") for number in range(1, 14)]
    for human in people:
        await human.says("/me")
        await earns(human, 10)
    equal = await people[12].says("/top")
    assert "🥇" not in equal
    assert equal == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

1. Member 01 · 10
1. Member 02 · 10
1. Member 03 · 10
1. Member 04 · 10
1. Member 05 · 10
1. Member 06 · 10
1. Member 07 · 10
1. Member 08 · 10
1. Member 09 · 10
1. Member 10 · 10
⋯
1. Member 12 · 10
1. <b>Member 13 · 10</b>\
""")
    assert await people[10].says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

1. Member 01 · 10
1. Member 02 · 10
1. Member 03 · 10
1. Member 04 · 10
1. Member 05 · 10
1. Member 06 · 10
1. Member 07 · 10
1. Member 08 · 10
1. Member 09 · 10
1. Member 10 · 10
1. <b>Member 11 · 10</b>
1. Member 12 · 10\
""")
    await world.pass_time(minutes=1)
    await earns(people[12], 10)
    await earns(people[11], 5)
    await earns(people[10], 5)
    assert await people[0].says("/top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

🥇 Member 13 · 20
🥈 Member 11 · 15
🥈 Member 12 · 15
4. <b>Member 01 · 10</b>
4. Member 02 · 10
4. Member 03 · 10
4. Member 04 · 10
4. Member 05 · 10
4. Member 06 · 10
4. Member 07 · 10\
""")
