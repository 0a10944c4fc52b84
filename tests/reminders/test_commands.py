from typing import TYPE_CHECKING

from inline_snapshot import snapshot

if TYPE_CHECKING:
    from tests.support.world import World


async def test_an_hour_is_asked_for_in_private(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.whispers("/remind 20:00") == snapshot("This works once I am in a group you belong to.")
    await ana.says("/me")
    assert await ana.whispers("/remind") == snapshot("""\
<b>Reading circle</b>
I don't remind you yet. At what hour would a word help?
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert [*world.said[-1].buttons] == snapshot(
        ["07:00", "08:00", "12:00", "18:00", "20:00", "22:00", "🔥 Tell me before a streak ends", "✍️ In my own words"]
    )
    assert await ana.presses("08:00") == snapshot("""\
<b>Reading circle</b>
⏰ Every day at 08:00 (UTC time) I remind you, unless you have checked in by then.
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert [*world.said[-1].buttons] == snapshot(
        [
            "07:00",
            "08:00",
            "12:00",
            "18:00",
            "20:00",
            "22:00",
            "🔥 Tell me before a streak ends",
            "No daily reminder",
            "✍️ In my own words",
        ]
    )
    assert await ana.whispers("/remind 8pm") == snapshot("""\
<b>Reading circle</b>
⏰ Every day at 20:00 (UTC time) I remind you, unless you have checked in by then.
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await ana.whispers("/remind streak") == snapshot("""\
<b>Reading circle</b>
⏰ Every day at 20:00 (UTC time) I remind you, unless you have checked in by then.
🔥 And at 20:00 a word, if your streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await ana.presses("No word about streaks") == snapshot("""\
<b>Reading circle</b>
⏰ Every day at 20:00 (UTC time) I remind you, unless you have checked in by then.
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await ana.presses("No daily reminder") == snapshot("""\
<b>Reading circle</b>
I don't remind you yet. At what hour would a word help?
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await ana.presses("🔥 Tell me before a streak ends") == snapshot("""\
<b>Reading circle</b>
I don't remind you yet. At what hour would a word help?
🔥 And at 20:00 a word, if your streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    await ana.whispers("/remind streak off")
    assert await ana.whispers("/remind off") == snapshot("""\
<b>Reading circle</b>
I don't remind you yet. At what hour would a word help?
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await ana.whispers("/remind <now>") == snapshot(
        """\
I could not make an hour out of “&lt;now&gt;”.
Try <code>/remind 20:00</code> or <code>/remind tomorrow 9:00 call mum</code>, and <code>/remind off</code> to end it.\
"""
    )


async def test_in_chinese(world: "World") -> None:
    li = await world.person("小李", language="zh-hans")
    await li.says("/me")
    await li.whispers("/timezone 上海")
    assert await li.whispers("/remind 晚上8点") == snapshot("""\
<b>Reading circle</b>
⏰ 每天 20:00（上海时间）提醒你；那时已经打过卡，我就不出声。
需要的话，连续天数眼看要断的那天，我也可以在 20:00 告诉你一声。

想换别的时间？直接发给我，比如 <code>/remind 19:30</code>。
要提醒别的事？<code>/remind 明天9点 给妈妈打电话</code>\
""")
    assert [*world.said[-1].buttons] == snapshot(
        ["07:00", "08:00", "12:00", "18:00", "20:00", "22:00", "🔥 快断的时候告诉我", "不要每日提醒", "✍️ 自己写的提醒"]
    )
    assert await li.whispers("/remind 连续") == snapshot("""\
<b>Reading circle</b>
⏰ 每天 20:00（上海时间）提醒你；那时已经打过卡，我就不出声。
🔥 另外，连续天数眼看要断的那天，20:00 告诉你一声。

想换别的时间？直接发给我，比如 <code>/remind 19:30</code>。
要提醒别的事？<code>/remind 明天9点 给妈妈打电话</code>\
""")
    assert await li.whispers("/remind 连续 关") == snapshot("""\
<b>Reading circle</b>
⏰ 每天 20:00（上海时间）提醒你；那时已经打过卡，我就不出声。
需要的话，连续天数眼看要断的那天，我也可以在 20:00 告诉你一声。

想换别的时间？直接发给我，比如 <code>/remind 19:30</code>。
要提醒别的事？<code>/remind 明天9点 给妈妈打电话</code>\
""")
    assert await li.whispers("/remind 关") == snapshot("""\
<b>Reading circle</b>
还没有设每日提醒。几点叫你合适？
需要的话，连续天数眼看要断的那天，我也可以在 20:00 告诉你一声。

想换别的时间？直接发给我，比如 <code>/remind 19:30</code>。
要提醒别的事？<code>/remind 明天9点 给妈妈打电话</code>\
""")
    assert await li.whispers("/remind 有空再说") == snapshot(
        """\
“有空再说”我没看懂是几点。
试试 <code>/remind 20:00</code>、<code>/remind 明天9点 给妈妈打电话</code>；不想要了就发 <code>/remind 关</code>。\
"""
    )


async def test_an_hour_in_ones_own_words(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.says("/me")
    for words in ("every day at 7:30 pm", "每天晚上七点半", "daily 19:30"):
        await ana.whispers("/remind off")
        assert "Every day at 19:30 (UTC time)" in await ana.whispers(f"/remind {words}")
    assert "could not make an hour" in await ana.whispers("/remind soon")
    for words in ("every friday at 19:30", "tomorrow at 9"):
        assert "What shall I remind you of?" in await ana.whispers(f"/remind {words}")


async def test_an_hour_within_quiet_hours_is_spoken_of(world: "World") -> None:
    ana, li = await world.person("Ana"), await world.person("小李", language="zh-hans")
    for human in (ana, li):
        await human.says("/me")
        await human.whispers("/quiet 22-8")
    assert await ana.whispers("/remind 06:30") == snapshot("""\
<b>Reading circle</b>
⏰ You asked for 06:30. That is within your quiet hours, so I write at 08:00, when they end (UTC time).
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await ana.whispers("/remind 22:30") == snapshot("""\
<b>Reading circle</b>
⏰ You asked for 22:30, but your quiet hours last until the day is over.
Pick another hour, or change /quiet, and I'll be there.
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await li.whispers("/remind 06:30") == snapshot("""\
<b>Reading circle</b>
⏰ 你定的是 06:30，正好在免打扰时段里，所以等到 08:00 再提醒你（UTC时间）。
需要的话，连续天数眼看要断的那天，我也可以在 20:00 告诉你一声。

想换别的时间？直接发给我，比如 <code>/remind 19:30</code>。
要提醒别的事？<code>/remind 明天9点 给妈妈打电话</code>\
""")
    assert await li.whispers("/remind 22:30") == snapshot("""\
<b>Reading circle</b>
⏰ 你定的是 22:30，可免打扰要到当天结束才停，我没机会开口。
换个时间，或者用 /quiet 改一下免打扰吧。
需要的话，连续天数眼看要断的那天，我也可以在 20:00 告诉你一声。

想换别的时间？直接发给我，比如 <code>/remind 19:30</code>。
要提醒别的事？<code>/remind 明天9点 给妈妈打电话</code>\
""")


async def test_from_a_group_the_private_chat_is_one_tap_away(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/remind") == snapshot("I write reminders in private only. Let's settle the hour there.")
    assert await ana.says("/remind 21:00") == snapshot(
        "Gladly, I have noted it. One thing only you can do: open our private chat, so that I may write to you."
    )
    assert [*world.said[-1].buttons.items()] == snapshot(
        [("Open our private chat", "https://t.me/HearthBot?start=remind_1")]
    )
    # Nobody is written to who never opened the private chat.
    assert await world.pass_time(days=1) == []
    assert await ana.whispers("/start remind_1") == snapshot("""\
<b>Reading circle</b>
⏰ Every day at 21:00 (UTC time) I remind you, unless you have checked in by then.
If you like, I also tell you at 20:00 when a streak would end that night.

Another hour? Send me, for example, <code>/remind 19:30</code>.
Something else? <code>/remind tomorrow 9:00 call mum</code>\
""")
    assert await world.pass_time(days=1) == snapshot(
        ["You asked me for a word: today's check-in in <b>Reading circle</b> is still open."]
    )
    # From then on the answer goes there, and the group stays quiet.
    await ana.says("/remind 22:00")
    assert {one.chat_id for one in world.said[-1:]} == {ana.id}


async def test_a_deep_link_or_button_is_for_members_only(world: "World") -> None:
    ana, eve = await world.person("Ana"), await world.person("Eve")
    await ana.says("/me")
    assert await eve.whispers("/start remind_1") == snapshot("This works once I am in a group you belong to.")
    await ana.whispers("/remind 20:00")
    assert await eve.presses_data("reminders:at:1:0800", world.said[-1]) == snapshot(
        "This works once I am in a group you belong to."
    )
    assert await eve.presses_data("reminders:at:77:0800", world.said[-1]) == snapshot(
        "This works once I am in a group you belong to."
    )
    assert await ana.presses_data("reminders:skip:1:today", world.said[-1]) != ""
    assert await ana.presses_data("reminders:at:1:soon", world.said[-1]) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
