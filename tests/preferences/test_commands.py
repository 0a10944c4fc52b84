from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import preferences

if TYPE_CHECKING:
    from tests.support.world import World


async def test_the_language_of_the_private_chat(world: "World") -> None:
    li = await world.person("小李", language="zh-hans")
    assert await li.whispers("/language") == snapshot("我们私聊用哪种语言？")
    assert [*world.said[-1].buttons] == snapshot(["English", "简体中文", "跟随我的 Telegram"])
    assert await li.presses("English") == snapshot("Good, here we speak English from now on.")
    assert await li.whispers("/language") == snapshot("Which language shall we speak here?")
    assert await li.presses("Same as my Telegram") == snapshot("好，以后私聊就说中文。")


async def test_a_city_is_looked_up(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.whispers("/timezone") == snapshot("""\
Your days follow the group's clock: <b>UTC</b>, where it is 09:00 now.

Somewhere else? Send me your city, like this: <code>/timezone Lisbon</code>.
Or share your location; I keep the time zone only, never the place.\
""")
    assert [*world.said[-1].buttons] == snapshot(["📍 Use my location"])
    assert await ana.whispers("/timezone Lisbon") == snapshot(
        "Done. Your days now follow <b>Lisbon</b>, where it is 10:00. Your streak comes along."
    )
    assert await ana.whispers("/timezone Europe/Berlin") == snapshot(
        "Done. Your days now follow <b>Berlin</b>, where it is 11:00. Your streak comes along."
    )
    assert await ana.whispers("/timezone Qwxzy") == snapshot(
        "I don't know “Qwxzy”. Try the nearest big city, or a name like <code>Europe/Lisbon</code>."
    )
    assert await ana.whispers("/timezone") == snapshot("""\
Your days follow <b>Berlin</b>, where it is 11:00 now.

Somewhere else? Send me your city, like this: <code>/timezone Lisbon</code>.
Or share your location; I keep the time zone only, never the place.\
""")
    assert await ana.presses("Follow the group's clock") == snapshot(
        "Done. Your days now follow the group's clock: <b>UTC</b>, where it is 09:00. Your streak comes along."
    )
    li = await world.person("小李", language="zh-hans")
    assert await li.whispers("/timezone") == snapshot("""\
你跟着群里的时间走：<b>UTC</b>，现在 09:00。

人在别处？把城市发给我就行，比如 <code>/timezone 成都</code>。
也可以分享位置，我只记时区，不记地点。\
""")
    assert await li.whispers("/timezone 成都") == snapshot(
        "好了，以后按 <b>上海</b> 的时间算，那边现在 17:00。连续天数照旧，不会断。"
    )
    assert await li.whispers("/timezone 没这个地方") == snapshot(
        "没找到“没这个地方”。换个附近的大城市试试，或者写成 <code>Asia/Shanghai</code> 这样。"
    )


async def test_a_name_of_several_places_is_asked_about(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.whispers("/timezone United States") == snapshot("Which of these is yours?")
    label = [*world.said[-1].buttons][1]
    assert await ana.presses(label) == snapshot(
        "Done. Your days now follow <b>Chicago</b>, where it is 04:00. Your streak comes along."
    )


async def test_a_place_is_shared_and_confirmed(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.whispers("/timezone")
    assert await ana.presses("📍 Use my location") == snapshot(
        "Tap the button below and I will look up the time zone. The place itself is not kept."
    )
    keyboard = world.telegram.calls[-1][1]["reply_markup"]["keyboard"]
    assert keyboard == snapshot([[{"text": "📍 Share my location", "request_location": True}]])
    assert await ana.shares_location(35.7, 139.7) == snapshot(
        "That looks like <b>Tokyo</b>, where it is 18:00 now. Shall your days follow it?"
    )
    assert await ana.presses("Yes, that's mine") == snapshot(
        "Done. Your days now follow <b>Tokyo</b>, where it is 18:00. Your streak comes along."
    )


async def test_quiet_hours(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.whispers("/quiet") == snapshot("""\
You have no quiet hours yet.

Choose below, or send me your own: <code>/quiet 22:00-08:00</code>.\
""")
    assert [*world.said[-1].buttons] == snapshot(
        ["22:00 – 08:00", "23:00 – 07:00", "21:00 – 09:00", "00:00 – 08:00", "No quiet hours"]
    )
    assert await ana.presses("23:00 – 07:00") == snapshot(
        "Good. From 23:00 to 07:00 I leave you in peace (UTC time). If you write to me, I still answer."
    )
    assert await ana.whispers("/quiet 10pm to 8am") == snapshot(
        "Good. From 22:00 to 08:00 I leave you in peace (UTC time). If you write to me, I still answer."
    )
    assert await ana.whispers("/quiet") == snapshot("""\
From 22:00 to 08:00 I leave you in peace (UTC time).

Choose below, or send me your own: <code>/quiet 22:00-08:00</code>.\
""")
    assert await ana.whispers("/quiet <soon>") == snapshot(
        "I could not make hours out of “&lt;soon&gt;”. Try <code>/quiet 22:00-08:00</code>, or <code>/quiet off</code>."
    )
    assert await ana.whispers("/quiet off") == snapshot("Good, no quiet hours. I won't chatter all the same.")
    li = await world.person("小李", language="zh-hans")
    await li.whispers("/timezone 上海")
    assert await li.whispers("/quiet 晚上10点到早上8点") == snapshot(
        "好，每天 22:00 到 08:00 我不打扰你（上海时间）。你来找我，我照样回。"
    )
    assert await li.whispers("/quiet") == snapshot("""\
每天 22:00 到 08:00 我不打扰你（上海时间）。

点下面选一个，或者自己写：<code>/quiet 22:00-08:00</code>。\
""")
    assert await li.whispers("/quiet 看心情") == snapshot(
        "“看心情”我没看懂是几点到几点。试试 <code>/quiet 晚上10点到早上8点</code>，或 <code>/quiet 关</code>。"
    )
    assert await li.presses("不设免打扰") == snapshot("好，不设免打扰。放心，我话不多。")


async def test_a_group_does_not_read_along(world: "World") -> None:
    """To whoever never opened the private chat only the way there is shown; others are answered there."""
    ana = await world.person("Ana")
    for command in ("/language", "/timezone Lisbon", "/quiet 22-8"):
        assert await ana.says(command) == snapshot(
            "That is between the two of us. Let's settle it in our private chat."
        )
        assert world.said[-1].chat_id == world.group.chat_id
    assert [*world.said[-1].buttons.items()] == snapshot(
        [("Open our private chat", "https://t.me/HearthBot?start=quiet")]
    )
    assert await ana.whispers("/start quiet") == snapshot("""\
You have no quiet hours yet.

Choose below, or send me your own: <code>/quiet 22:00-08:00</code>.\
""")
    await ana.whispers("/start")
    for command in ("/language", "/timezone Lisbon", "/quiet 22-8", "/hide"):
        assert await ana.says(command)
        assert world.said[-1].chat_id == ana.id


async def test_hiding_needs_no_private_chat(world: "World") -> None:
    ana = await world.person("Ana")
    assert await ana.says("/hide") == snapshot(
        "Done, the boards no longer show you. Your points and your streak go on as ever."
    )
    assert not world.said[-1].buttons
    assert await ana.says("/hide") == snapshot("Welcome back! The boards show you again.")
    assert await ana.whispers("/hide") == snapshot(
        "Done, the boards no longer show you. Your points and your streak go on as ever."
    )
    assert await ana.presses("Show me on the boards") == snapshot("Welcome back! The boards show you again.")
    li = await world.person("小李", language="zh-hans")
    assert await li.whispers("/hide") == snapshot("好了，排行榜上不再显示你。积分和连续天数照常累计。")
    assert await li.whispers("/hide") == snapshot("欢迎回来！排行榜上又能看到你了。")


async def test_a_button_made_up_or_out_of_date_says_so(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.whispers("/quiet")
    for data in (
        "preferences:zone:Mars/Base",
        "preferences:zone:../etc",
        "preferences:language:xx",
        "preferences:quiet:x",
    ):
        assert await ana.presses_data(data, world.said[-1]) == snapshot(
            "This button no longer does anything. It belonged to something that is over."
        )


async def test_whoever_blocks_the_bot_closes_the_line(world: "World") -> None:
    ana = await world.person("Ana")
    await ana.whispers("/start")

    async def is_open() -> bool:
        async with world.app.workshop.glance() as work:
            return preferences.of(work, ana.id).is_line_open

    assert await is_open()
    world.telegram.faults.append(
        lambda method, _: (
            403,
            {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"},
        )
    )
    await ana.whispers("/help")
    assert not await is_open()
    world.telegram.faults.clear()
    await ana.whispers("/start")
    assert await is_open()


async def test_a_choice_holds_from_the_next_word_of_the_same_delivery_on(world: "World") -> None:
    ana = await world.person("Ana")
    hello = world.message(world.group.chat, ana.user, text="hello everybody")
    words = [world.message(ana.private_chat, ana.user, text=text) for text in ("/timezone Asia/Tokyo", "/remind 20:00")]
    await world.deliver({"message": hello}, *({"message": one} for one in words))
    assert "(Tokyo time)" in world.said[-1].text
