from typing import TYPE_CHECKING

from inline_snapshot import snapshot

if TYPE_CHECKING:
    from tests.support.world import World


async def test_a_first_hello(world: "World") -> None:
    ana, li = await world.person("Ana"), await world.person("小李", language="zh-hans")
    assert await ana.whispers("/start") == snapshot("""\
Hello Ana, I'm Hearth. I look after a group's fire: check-ins, streaks, points, and a kind word at the right hour.

Add me to your group and I begin; nothing to set up first.\
""")
    assert [*world.said[-1].buttons.items()] == snapshot(
        [
            ("➕ Add me to a group", "https://t.me/HearthBot?startgroup=hello"),
            ("🌐 Language · 语言", "preferences:ask-language"),
        ]
    )
    assert await li.whispers("/start") == snapshot("""\
小李，你好，我是围炉。群里的打卡、连续天数、积分，还有到点的一句问候，都由我来照看。

把我拉进你的群就能开始，不用先做任何设置。\
""")
    for human in (ana, li):
        await human.says("/me")
    assert await ana.whispers("/start") == snapshot("""\
Hello Ana, I'm Hearth. Good to have you here.

I look after the fire in <b>Reading circle</b>: you check in once a day, and I keep your streak and your points.
Whatever you tell me here stays between us. /help shows the rest.\
""")
    assert [*world.said[-1].buttons] == snapshot(["⏰ Remind me once a day", "🕰 My time zone", "🌐 Language · 语言"])
    assert await ana.presses("⏰ Remind me once a day") == snapshot("""\
<b>Reading circle</b>
I don't remind you yet. At what hour would a word help?
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await li.whispers("/start") == snapshot("""\
小李，你好，我是围炉，很高兴你来。

我在<b>Reading circle</b>照看炉火：你每天来打个卡，连续天数和积分我替你记着。
你在这里跟我说的，只有你我知道。其余的看 /help。\
""")
    assert await li.presses("🕰 我的时区") == snapshot("""\
你跟着群里的时间走：<b>UTC</b>，现在 09:00。

人在别处？把城市发给我就行，比如 <code>/timezone 成都</code>。
也可以分享位置，我只记时区，不记地点。\
""")
    assert await li.whispers("/start something-unknown") != ""


async def test_start_in_a_group_points_to_the_private_chat(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/start@HearthBot") == snapshot(
        "Hello! I'm here. Everything personal is best said in our private chat."
    )
    assert [*world.said[-1].buttons.values()] == snapshot(["https://t.me/HearthBot?start=hello"])
    assert await ana.says("/start@OtherBot") == ""


async def test_help_lists_what_is_lit(world: "World") -> None:
    ana, li = await world.person("Ana"), await world.person("小李", language="zh-hans")
    heard = await ana.whispers("/help")
    listed = {line.split()[0] for line in heard.splitlines() if line.startswith("/")}
    commands = {f"/{route.name}" for route in world.app.house.routes if route.kind == "command" and route.in_menu}
    assert listed == commands
    everybody, admins = heard.split("<b>For admins, in the group</b>")
    assert "/checkin · Check in for today" in everybody
    assert "/settings ·" in admins
    assert "/checkin · 今日打卡" in await li.whispers("/help")
    assert everybody.splitlines()[1].startswith("/checkin")
    assert await ana.says("/help") == heard  # in private
    ben = await world.person("Ben")
    assert await ben.says("/help") == snapshot("I'll tell you in our private chat, so the group can go on talking.")
    assert [*world.said[-1].buttons.values()] == snapshot(["https://t.me/HearthBot?start=help"])
    assert await ana.whispers("/start help") == heard


async def test_where_one_stands(world: "World") -> None:
    ana, li = await world.person("Ana"), await world.person("小李", language="zh-hans")
    assert await ana.whispers("/me") == snapshot("This works once I am in a group you belong to.")
    assert await ana.says("/me") == snapshot("Ana · 🌰 Newcomer · ⭐ 0")
    assert await ana.whispers("/me") == snapshot("""\
<b>Ana</b> in Reading circle
🌰 Newcomer

🔥 Your first check-in begins a streak
🌤 Today's check-in is still open
⭐ 0 points · 0 today · 0 this week\
""")
    for _ in range(3):
        await ana.says("/checkin")
        await li.says("/checkin")
        await world.pass_time(days=1)
    assert await ana.says("/me") == snapshot("Ana · 🌰 Newcomer · 🔥 3 · ⭐ 15")
    assert await ana.whispers("/me") == snapshot("""\
<b>Ana</b> in Reading circle
🌰 Newcomer

🔥 3 days in a row (longest: 3)
🌤 Today's check-in is still open
⭐ 15 points · 0 today · 15 this week
🏆 Place 1 this week\
""")
    await ana.whispers("/checkin")
    assert await ana.whispers("/me") == snapshot("""\
<b>Ana</b> in Reading circle
🌰 Newcomer

🔥 4 days in a row (longest: 4)
✅ Checked in today
⭐ 20 points · 5 today · 20 this week
🏆 Place 1 this week\
""")
    await world.pass_time(days=3)
    assert await li.whispers("/me") == snapshot("""\
<b>小李</b> · Reading circle
🌰 新人

🔥 下一次打卡就是新的开始（最长 3 天）
🌤 今天还没打卡，随时都可以
⭐ 15 分 · 今天 0 · 本周 15
🏆 本周第 2 名\
""")
