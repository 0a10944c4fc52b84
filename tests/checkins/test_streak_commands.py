"""What people see of their streaks: days left out, what covered them, and how each day is counted."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from tests.checkins.conftest import days_in_a_row, speaks_chinese

if TYPE_CHECKING:
    from tests.support.world import World


async def test_streak(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/streak") == snapshot("No check-in yet, Ana. The first one starts your streak.")
    assert [*world.said[-1].buttons] == snapshot(["Check in"])
    await days_in_a_row(world, ana, 3)
    assert await ana.says("/streak") == snapshot("""\
<b>Ana</b>: 3 days in a row
Longest 3 · 3 check-ins in all
○○○○○○○○○○○●●●
Today is done ✓\
""")
    assert [*world.said[-1].buttons] == snapshot(["Undo", "How is this counted?"])
    await world.pass_time(days=1)
    assert await ana.says("/streak") == snapshot("""\
<b>Ana</b>: 3 days in a row
Longest 3 · 3 check-ins in all
○○○○○○○○○○●●●◌
Today is still open.\
""")
    assert [*world.said[-1].buttons] == snapshot(["Check in", "How is this counted?"])
    await world.pass_time(days=5)
    assert await ana.says("/streak") == snapshot("""\
<b>Ana</b>: no streak at the moment
Longest 3 · 3 check-ins in all
○○○○○●●●○○○○○◌
Today is still open.\
""")


async def test_streak_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming = await world.person("小明")
    assert await ming.says("/streak") == snapshot("小明，你还没有打过卡，第一次打卡就是连续天数的起点。")
    await days_in_a_row(world, ming, 3)
    assert await ming.says("/streak") == snapshot("""\
<b>小明</b>：已连续打卡 3 天
最长连续 3 天 · 累计 3 次
○○○○○○○○○○○●●●
今天已打卡 ✓\
""")
    await world.pass_time(days=5)
    assert await ming.says("/streak") == snapshot("""\
<b>小明</b>：目前没有连续打卡
最长连续 3 天 · 累计 3 次
○○○○○○●●●○○○○◌
今天还没打卡，随时都可以。\
""")
    assert [*world.said[-1].buttons] == snapshot(["打卡"])


# --- Freezes ---


async def test_a_freeze_covers_the_day_that_was_left_out(world: "World") -> None:
    ana = await world.person("Ana")
    await days_in_a_row(world, ana, 7)
    await world.pass_time(days=2)
    assert await ana.says("/streak") == snapshot("""\
<b>Ana</b>: 7 days in a row
Longest 7 · 7 check-ins in all
○○○○○●●●●●●●❄◌
Today is still open.
❄ 11 May was left out: a freeze covers it as soon as you check in. You have one.
11 May can still be made up for, until 12:00, for 10 points: /makeup\
""")
    assert await ana.says("/me") == snapshot("Ana · 🌰 Newcomer · 🔥 7 · ⭐ 45")
    assert await ana.says("/checkin") == snapshot("""\
✓ 12 May: 8 days in a row, Ana. +5
❄ 11 May was left out, and a freeze covered it. None is left.\
""")
    assert await ana.says("/streak") == snapshot("""\
<b>Ana</b>: 8 days in a row
Longest 8 · 8 check-ins in all
○○○○○●●●●●●●❄●
Today is done ✓
❄ freeze
11 May can still be made up for, until 12:00, for 10 points: /makeup\
""")
    assert await ana.presses("How is this counted?") == snapshot("""\
<b>How Ana's last days count</b>
● 4 May: checked in
● 5 May: checked in
● 6 May: checked in
● 7 May: checked in
● 8 May: checked in
● 9 May: checked in
● 10 May: checked in
❄ 11 May: a freeze covers it
● 12 May: checked in
Days with a check-in make the streak longer. Days off and freezes neither end it nor make it longer.\
""")
    await world.pass_time(days=2)
    assert await ana.says("/checkin") == snapshot("✓ 14 May: good to see you, Ana. Day 1 of a new streak. +5")


async def test_two_freezes_cover_two_days_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming = await world.person("小明", language="zh-hans")
    await days_in_a_row(world, ming, 14)
    await world.pass_time(days=3)
    assert await ming.says("/streak") == snapshot("""\
<b>小明</b>：已连续打卡 14 天
最长连续 14 天 · 累计 14 次
●●●●●●●●●●●❄❄◌
今天还没打卡，随时都可以。
❄ 5月18日和5月19日没打卡，今天一打卡，保护卡就替你补上（手里有 2 张）。\
""")
    assert await ming.says("/checkin") == snapshot("""\
✓ 小明，5月20日打卡成功，已连续 15 天。积分 +5
❄ 5月18日和5月19日没打卡，两张保护卡替你补上了，现在一张不剩。\
""")
    assert await ming.says("/streak 明细") == snapshot("""\
<b>小明 最近这些天是这样算的</b>
● 5月7日：打卡
● 5月8日：打卡
● 5月9日：打卡
● 5月10日：打卡
● 5月11日：打卡
● 5月12日：打卡
● 5月13日：打卡
● 5月14日：打卡
● 5月15日：打卡
● 5月16日：打卡
● 5月17日：打卡
❄ 5月18日：用了保护卡
❄ 5月19日：用了保护卡
● 5月20日：打卡
打了卡的日子，连续天数加一；不用打卡的日子和保护卡补上的日子，不加也不断。\
""")


# --- Yesterday ---


async def test_yesterday_is_made_up_for(world: "World") -> None:
    ana, ben = await world.person("Ana"), await world.person("Ben")
    await days_in_a_row(world, ana, 3)
    await world.pass_time(days=2)
    assert await ana.says("/checkin") == snapshot("✓ 8 May: good to see you, Ana. Day 1 of a new streak. +5")
    assert await ana.says("/streak") == snapshot("""\
<b>Ana</b>: one day
Longest 3 · 4 check-ins in all
○○○○○○○○○●●●○●
Today is done ✓
7 May can still be made up for, until 12:00, for 10 points: /makeup\
""")
    made_up = world.said[-1]
    assert await ben.presses("Make up for 7 May") == snapshot("This button is for someone else.")
    assert await ana.presses("Make up for 7 May") == snapshot("◉ 7 May is made up for, Ana. 5 days in a row. −10")
    assert await ana.says("/points") == snapshot("""\
<b>10 points</b> to spend
Earned today 5, this week 20, all in all 20.\
""")
    assert await ana.says("/streak") == snapshot("""\
<b>Ana</b>: 5 days in a row
Longest 5 · 5 check-ins in all
○○○○○○○○○●●●◉●
Today is done ✓
◉ made up\
""")
    assert await ana.says("/makeup") == snapshot("7 May has its check-in already. Nothing to make up for.")
    assert await ana.presses("Undo", made_up) == snapshot(
        "Taken back for 7 May, Ana. You can check in again whenever you like."
    )
    assert await ana.says("/points") == snapshot("""\
<b>20 points</b> to spend
Earned today 5, this week 20, all in all 20.\
""")
    assert await ben.says("/makeup") == snapshot("There is no day before your first check-in to make up for.")
    await world.pass_time(hours=4)
    assert await ana.says("/makeup") == snapshot(
        "7 May could be made up for until 12:00 today. Today itself is still open."
    )


async def test_yesterday_is_made_up_for_in_chinese(world: "World") -> None:
    await speaks_chinese(world)
    ming, wen = await world.person("小明", language="zh-hans"), await world.person("小文", language="zh-hans")
    await days_in_a_row(world, ming, 3)
    await world.pass_time(days=2)
    assert await ming.says("/streak") == snapshot("""\
<b>小明</b>：目前没有连续打卡
最长连续 3 天 · 累计 3 次
○○○○○○○○○●●●○◌
今天还没打卡，随时都可以。
5月7日还可以补签，12:00 前都行，需要 10 积分：/makeup\
""")
    assert await ming.says("/makeup") == snapshot("◉ 小明，5月7日补签成功，已连续 4 天。积分 −10")
    assert await wen.says("/makeup") == snapshot("第一次打卡之前没有可以补的日子。")
    await wen.says("打卡")
    await world.pass_time(days=2)
    assert await wen.says("/makeup") == snapshot("需要 10 积分，你现在有 5。")
