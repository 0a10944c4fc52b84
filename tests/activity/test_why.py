"""Each number that a member sees, explained, in both languages."""

from inline_snapshot import snapshot

from bot.features import points
from tests.checkins.conftest import speaks_chinese
from tests.support.moments import START
from tests.support.world import Human, World


async def earns(world: World, who: Human, amount: int, key: str = "gift") -> None:
    async with world.app.workshop.work() as work:
        await points.award(work, 1, who.id, amount, reason="points.for-message", key=key, day=START.date())
    await world.settle()


async def reads(world: World, who: Human, days: int) -> None:
    for n in range(days):
        if n:
            await world.pass_time(days=1)
        await who.says(f"/checkin {n + 1} pages")


# --- Totals ---


async def test_a_total_is_its_check_ins_newest_first(world: World) -> None:
    ana = await world.person("Ana")
    assert await ana.says("/why totals") == snapshot("""\
Nothing counted yet, Ana. Write it with your check-in, and I add it up:
<code>/checkin 5.2 km</code> · <code>/checkin 30 pages</code> · <code>/checkin 1h20</code>\
""")
    await reads(world, ana, 3)
    await ana.says("/amount 30 pages")
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await ana.says("/amount 2 pages 5 km")
    await ana.says("/totals")
    assert await ana.presses("Why?") == snapshot("""\
<b>5 km</b> is what one check-in comes to, newest first:
7 May: 5 km, told afterwards\
""")
    assert await ana.presses("pages") == snapshot("""\
<b>35 pages</b> is what 4 check-ins come to, newest first:
7 May: 2 pages, told afterwards
6 May: 30 pages, corrected; the check-in said 3 pages
5 May: 2 pages
4 May: 1 page\
""")
    assert await ana.says("/why totals pages") == snapshot("""\
<b>35 pages</b> is what 4 check-ins come to, newest first:
7 May: 2 pages, told afterwards
6 May: 30 pages, corrected; the check-in said 3 pages
5 May: 2 pages
4 May: 1 page\
""")
    ben = await world.person("Ben")
    shown = next(one for one in reversed(world.said) if "kilometres" in one.buttons)
    assert await ben.presses("kilometres", shown) == snapshot('This button is for someone else.')


async def test_a_long_total_has_pages(world: World) -> None:
    ana = await world.person("Ana")
    await reads(world, ana, 12)
    first = await ana.says("/why totals")
    assert first == snapshot("""\
<b>78 pages</b> is what 12 check-ins come to, newest first (1 of 2):
15 May: 12 pages
14 May: 11 pages
13 May: 10 pages
12 May: 9 pages
11 May: 8 pages
10 May: 7 pages
9 May: 6 pages
8 May: 5 pages
7 May: 4 pages
6 May: 3 pages\
""")
    assert [*world.said[-1].buttons] == ["Older ›"]
    assert await ana.presses("Older ›") == snapshot("""\
<b>78 pages</b> is what 12 check-ins come to, newest first (2 of 2):
5 May: 2 pages
4 May: 1 page\
""")
    assert await ana.presses("‹ Newer") == first


async def test_totals_in_chinese(world: World) -> None:
    await speaks_chinese(world)
    ming = await world.person("小明")
    await ming.says("打卡 30页")
    await ming.says("/amount 20页")
    assert await ming.says("/why 累计") == snapshot("""\
<b>20 页</b>是 1 次打卡加起来的，从新到旧：
5月4日：20 页，更正过；打卡时写的是 30 页\
""")


# --- Skills ---


async def test_skills_say_what_they_grew_by(world: World) -> None:
    ana, admin = await world.person("Ana"), await world.person("Vera", admin=True)
    assert await ana.says("/why skills") == snapshot('No tree grows here yet. Admins can plant one with /skill.')
    await admin.says("/skill reading 📖 from checkins, pages/1, challenges")
    await admin.presses("Plant it")
    assert await ana.says("/why skills") == snapshot("""\
<b>What your skills grew by</b>
📖 reading: a seed, 0 experience from nothing yet. Level 1 begins at 25: 25 to go.\
""")
    await reads(world, ana, 3)
    assert await ana.says("/why skills") == snapshot("""\
<b>What your skills grew by</b>
📖 reading: level 1, 36 experience from 3 check-ins (30), amounts of 3 days (6). Level 2 begins at 75: 39 to go.\
""")
    await ana.says("/skills")
    assert await ana.presses("Why?") == snapshot("""\
<b>What your skills grew by</b>
📖 reading: level 1, 36 experience from 3 check-ins (30), amounts of 3 days (6). Level 2 begins at 75: 39 to go.\
""")
    await speaks_chinese(world)
    assert await ana.says("/why 技能") == snapshot("""\
<b>你的技能是这样长起来的</b>
📖 reading：1 级，经验 36，来自打卡 3 次（30）、3 天的数量（6）。2 级从 75 开始，还差 39。\
""")


# --- A place ---


async def test_a_place_says_who_is_right_above(world: World) -> None:
    ana, ben, cleo, dan = [await world.person(name) for name in ("Ana", "Ben", "Cleo", "Dan")]
    assert await ana.says("/why top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You earned nothing in that time yet, so you have no place. /rules says what earns points.\
""")
    for who, amount in ((ana, 30), (ben, 50), (cleo, 30), (dan, 40)):
        await who.says("/top")
        await earns(world, who, amount)
    assert await ana.says("/why top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You earned 30 points: place 3.
Right above is Dan with 40: 10 more.
One other has just as many: equal points share a place, and the next is left out.
It counts what was earned in that time, spent or not. Who left or is hidden is not on it.\
""")
    assert await ben.says("/why rank month") == snapshot("""\
🏆 <b>Reading circle</b>, this month (since 1 May)

You earned 50 points: place 1.
Nobody has more.
It counts what was earned in that time, spent or not. Who left or is hidden is not on it.\
""")
    await ana.says("/top")
    board = world.said[-1]
    assert await ben.presses("Why?", board) == snapshot('This button is for someone else.')
    assert await ana.presses("Why?", board) == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You earned 30 points: place 3.
Right above is Dan with 40: 10 more.
One other has just as many: equal points share a place, and the next is left out.
It counts what was earned in that time, spent or not. Who left or is hidden is not on it.\
""")
    assert (await ana.presses("‹ Back", board)).startswith("🏆")
    # Who does not want to be seen is neither named nor counted.
    await dan.says("/hide")
    assert "Dan" not in await ana.says("/why top")
    assert await dan.says("/why top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You asked not to be shown, so you have no place. What you earn counts all the same; /hide brings you back.\
""")
    await earns(world, cleo, 20, "more")
    assert await ana.says("/why top") == snapshot("""\
🏆 <b>Reading circle</b>, this week (since 4 May)

You earned 30 points: place 3.
Right above are Cleo and one other with 50: 20 more.
It counts what was earned in that time, spent or not. Who left or is hidden is not on it.\
""")


async def test_a_place_in_chinese(world: World) -> None:
    await speaks_chinese(world)
    ming, li, wang = [await world.person(name) for name in ("小明", "小李", "小王")]
    for who, amount in ((ming, 30), (li, 50), (wang, 50)):
        await who.says("/top")
        await earns(world, who, amount)
    assert await ming.says("/why 排名") == snapshot("""\
🏆 <b>Reading circle</b> · 本周榜（5月4日起）

你得了 30 分，排第 3。
前面是 小王 等两人，50 分，多 20 分。
算的是这段时间得到的积分，花没花都算；退群的和选择不上榜的不在内。\
""")
    assert await li.says("/why 排名 本月") == snapshot("""\
🏆 <b>Reading circle</b> · 本月榜（5月1日起）

你得了 50 分，排第 1。
没有人比你多。
还有 1 人和你同分：同分同名次，后面的名次空出来。
算的是这段时间得到的积分，花没花都算；退群的和选择不上榜的不在内。\
""")


# --- The streak ---


async def test_the_streak(world: World) -> None:
    ana = await world.person("Ana")
    assert await ana.says("/why streak") == snapshot('No check-in yet, Ana. The first one starts your streak.')
    await reads(world, ana, 2)
    assert await ana.says("/why streak") == snapshot("""\
<b>How Ana's last days count</b>
● 4 May: checked in
● 5 May: checked in
Days with a check-in make the streak longer. Days off and freezes neither end it nor make it longer.\
""")
    await ana.says("/why")
    assert [*world.said[-1].buttons] == snapshot(['Totals', 'Skills', 'My place', 'Streak'])
    assert await ana.presses("Streak") == await ana.says("/why 连续")
