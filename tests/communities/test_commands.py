from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from bot.features import communities, help
from tests.support.telegram import BOT

if TYPE_CHECKING:
    from tests.support.world import World


async def test_hello_and_setting_up_by_buttons(world: "World") -> None:
    ana = await world.person("Ana", admin=True)
    ben = await world.person("Ben")
    assert await world.group.adds_the_bot(ana) == snapshot(
        [
            """\
👋 Hi, I'm Hearth. I keep an eye on check-ins, streaks and points here, and I keep it short.
Admins: which language should I speak, and whose clock do we follow?\
"""
        ]
    )
    assert [*world.said[-1].buttons] == snapshot(
        ["✓ English", "中文", "London", "New York", "Los Angeles", "Kolkata", "Another city…"]
    )
    assert await ben.presses("中文") == snapshot("Only admins of this group can do that.")
    assert await ana.presses("中文") == snapshot("""\
👋 大家好，我是围炉，在这里帮大家记打卡、连续天数和积分，平时话不多。
请管理员选一下：我说哪种语言？按哪里的时间算一天？\
""")
    assert [*world.said[-1].buttons] == snapshot(["English", "✓ 中文", "上海", "香港", "台北", "新加坡", "其他城市…"])
    assert await ana.presses("上海") == snapshot("""\
好了，按<b>上海</b>时间算，那边现在 17:00。
随时发 /checkin 打卡。管理员想改就用 /settings。\
""")
    assert len(world.said) == 1


async def test_hello_in_chinese_with_what_is_lacking(world: "World") -> None:
    xiaoming = await world.person("小明", language="zh-hans", admin=True)
    assert await world.group.adds_the_bot(xiaoming, as_admin=False) == snapshot(
        [
            """\
👋 大家好，我是围炉，在这里帮大家记打卡、连续天数和积分，平时话不多。
请管理员选一下：我说哪种语言？按哪里的时间算一天？

<b>这些还用不了</b>
• 看不到表情回应，成员进出也看不全。把我设为管理员就好了。\
"""
        ]
    )
    said = world.said[-1]
    await world.group.bot_becomes("administrator", xiaoming)
    await xiaoming.presses("再看一下")
    assert said.text == snapshot("""\
👋 大家好，我是围炉，在这里帮大家记打卡、连续天数和积分，平时话不多。
请管理员选一下：我说哪种语言？按哪里的时间算一天？\
""")


async def test_it_comes_back_without_a_second_hello_and_speaks_of_demotion_once(world: "World") -> None:
    ana = await world.person("Ana", admin=True)
    await world.group.adds_the_bot(ana)
    assert await world.group.bot_becomes("left", ana) == []
    assert await world.group.adds_the_bot(ana) == snapshot(
        ["I'm back, and so is everything you had: points, streaks and days."]
    )
    assert await world.group.bot_becomes("member", ana) == snapshot(
        [
            """\
I'm no longer an admin here.

<b>Not working yet</b>
• I can't see reactions, nor everybody who comes and goes. Make me an admin and this works.\
"""
        ]
    )
    await world.group.bot_becomes("administrator", ana)
    assert await world.group.bot_becomes("member", ana) == []


async def test_settings_open_in_private(world: "World") -> None:
    ana = await world.person("Ana", admin=True)
    ben = await world.person("Ben")
    assert await ben.says("/settings") == snapshot("Only admins of this group can do that.")
    assert await ben.whispers("/settings") == snapshot("This works inside a group.")
    assert await ana.says("/settings") == snapshot(
        "The settings are in our private chat, so that nobody is disturbed here."
    )
    assert world.said[-1].buttons == snapshot({"Open the settings": "https://t.me/HearthBot?start=settings_1"})
    assert await ben.whispers("/start settings_1") == snapshot("Only admins of this group can do that.")
    assert await ana.whispers("/start settings_1") == snapshot("""\
<b>Reading circle</b>
Language: English
Time zone: UTC, where it is 09:00 now
A new day starts at 00:00\
""")
    assert world.said[-1].buttons == snapshot(
        {
            "Language": "communities:language:1",
            "Time zone": "communities:zone:1",
            "Start of the day": "communities:day:1",
        }
    )
    assert await ana.whispers("/start settings_99") == snapshot("Only admins of this group can do that.")


async def test_an_anonymous_admin_is_shown_the_way(world: "World") -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    await world.deliver(
        {"message": world.message(world.group.chat, anonymous, text="/settings", sender_chat=world.group.chat)}
    )
    assert world.said[-1].text == snapshot("The settings are in our private chat, so that nobody is disturbed here.")
    assert world.said[-1].chat_id == world.group.chat_id


async def test_settings_by_tapping(world: "World") -> None:
    ana = await world.person("Ana", admin=True)
    await ana.says("/settings")
    await ana.whispers("/start settings_1")
    said = world.said[-1]
    assert await ana.presses("Time zone") == snapshot(
        "Whose clock should <b>Reading circle</b> follow? Choose a city, or tap the time it is at your place now."
    )
    assert {"London", "05:00", "14:45", "3 May, 22:00", "4 May, 22:00", "‹ Back"} <= set(said.buttons)
    assert await ana.presses("05:00") == snapshot("In these cities it is 05:00 now. Which one is closest to you?")
    assert {"New York", "Toronto", "‹ Back"} <= set(said.buttons)
    assert await ana.presses("New York") == snapshot("""\
<b>Reading circle</b>
Language: English
Time zone: New York, where it is 05:00 now
A new day starts at 00:00\
""")
    assert await ana.presses("Start of the day") == snapshot("""\
When does a new day begin in <b>Reading circle</b>?
With 04:00, whoever is still up at 03:59 checks in for yesterday.\
""")
    assert [*said.buttons] == snapshot(["00:00", "01:00", "02:00", "03:00", "04:00", "05:00", "06:00", "‹ Back"])
    assert await ana.presses("04:00") == snapshot("""\
<b>Reading circle</b>
Language: English
Time zone: New York, where it is 05:00 now
A new day starts at 04:00\
""")
    assert await ana.presses("Language") == snapshot("Which language should I speak in <b>Reading circle</b>?")
    assert await ana.presses("‹ Back") == snapshot("""\
<b>Reading circle</b>
Language: English
Time zone: New York, where it is 05:00 now
A new day starts at 04:00\
""")
    await ana.presses("Language")
    assert await ana.presses("中文") == snapshot("""\
<b>Reading circle</b>
Language: 中文
Time zone: New York, where it is 05:00 now
A new day starts at 04:00\
""")
    assert await ana.says("/settings") == snapshot("设置放在和我的私聊里，免得打扰大家。")


async def test_clocks_that_changed_since_they_were_shown_are_asked_again(world: "World") -> None:
    ana = await world.person("Ana", admin=True)
    await ana.says("/settings")
    await ana.whispers("/start settings_1")
    assert await ana.presses_data("communities:clock:1:7", world.said[-1]) == snapshot(
        "Whose clock should <b>Reading circle</b> follow? Choose a city, or tap the time it is at your place now."
    )


async def test_settings_in_chinese(world: "World") -> None:
    xiaoming = await world.person("小明", language="zh-hans", admin=True)
    await world.group.adds_the_bot(xiaoming)
    await xiaoming.whispers("/start settings_1")
    assert await xiaoming.presses("时区") == snapshot(
        "<b>Reading circle</b> 按哪里的时间算？选一个城市，或者点一下你那边现在几点。"
    )
    assert await xiaoming.presses("17:00") == snapshot("这些城市现在是 17:00，哪个离你们最近？")
    assert await xiaoming.presses("上海") == snapshot("""\
<b>Reading circle</b>
语言：中文
时区：上海，那边现在 17:00
新的一天从 00:00 开始\
""")
    assert await xiaoming.presses("每天起点") == snapshot("""\
<b>Reading circle</b> 里，新的一天从几点开始？
比如选 04:00，凌晨 03:59 还没睡的人，打卡算前一天的。\
""")
    assert await xiaoming.presses("04:00") == snapshot("""\
<b>Reading circle</b>
语言：中文
时区：上海，那边现在 17:00
新的一天从 04:00 开始\
""")
    assert await xiaoming.presses("语言") == snapshot("我在 <b>Reading circle</b> 里说哪种语言？")


async def test_a_press_is_worth_what_the_presser_is_at_that_moment(world: "World") -> None:
    ana = await world.person("Ana", admin=True)
    await ana.says("/settings")
    await ana.whispers("/start settings_1")
    said = world.said[-1]
    world.telegram.roles[world.group.chat_id, ana.id] = "member"
    assert await ana.presses("Language", said) == snapshot("Only admins of this group can do that.")
    assert await ana.presses_data("communities:language:1:zh-CN", said) == snapshot(
        "Only admins of this group can do that."
    )
    assert (await ana.says("/settings")) == snapshot("Only admins of this group can do that.")


@pytest.mark.parametrize(
    "data",
    ["zone:1:Mars/Olympus", "zone:1:../../etc", "language:1:fr", "day:1:24", "day:1:x", "clock:1", "clock:1:-99999"],
)
async def test_a_forged_press_changes_nothing(world: "World", data: str) -> None:
    ana = await world.person("Ana", admin=True)
    await ana.says("/settings")
    await ana.whispers("/start settings_1")
    before = world.said[-1].text
    heard = await ana.presses_data(f"communities:{data}", world.said[-1])
    assert heard == "This button no longer does anything. It belonged to something that is over."
    assert await ana.whispers("/start settings_1") == before


async def test_the_zone_by_name_of_a_city(world: "World") -> None:
    ana = await world.person("Ana", admin=True)
    ben = await world.person("Ben")
    assert await ben.says("/zone Lisbon") == snapshot("Only admins of this group can do that.")
    assert await ana.says("/zone") == snapshot(
        "Our days follow <b>UTC</b>, where it is 09:00 now. To change that, name a city: <code>/zone Lisbon</code>"
    )
    assert await ana.says("/zone Nowhereville") == snapshot(
        "I don't know “Nowhereville”. Try the nearest big city, or a name like <code>Europe/Lisbon</code>."
    )
    assert await ana.says("/zone Lisbon") == snapshot("Done: our days follow <b>Lisbon</b>, where it is 10:00 now.")
    assert await ana.says("/zone China") == snapshot("Which of these is ours?")
    choices = ["Shanghai · 17:00", "Urumqi · 15:00"]
    assert [*world.said[-1].buttons] == choices
    assert await ben.presses(choices[0]) == snapshot("Only admins of this group can do that.")
    assert await ana.presses(choices[0]) == snapshot("""\
All set: our days follow <b>Shanghai</b>, where it is 17:00 now.
Say /checkin whenever you like. Admins can change this with /settings.\
""")
    assert await ana.says("/zone america/new_york") == snapshot(
        "Done: our days follow <b>New York</b>, where it is 05:00 now."
    )
    assert await ana.says("/zone UTC+8") == snapshot("Done: our days follow <b>UTC+8</b>, where it is 17:00 now.")


async def test_the_zone_in_chinese(world: "World") -> None:
    xiaoming = await world.person("小明", language="zh-hans", admin=True)
    await world.group.adds_the_bot(xiaoming)
    assert await xiaoming.says("/zone") == snapshot(
        "本群按 <b>UTC</b> 时间算，那边现在 09:00。想改就带上城市名：<code>/zone 成都</code>"
    )
    assert await xiaoming.says("/zone 没有这个地方") == snapshot(
        "没找到“没有这个地方”。换个附近的大城市试试，或者写成 <code>Asia/Shanghai</code> 这样。"
    )
    assert await xiaoming.says("/zone 成都") == snapshot("好了，以后按 <b>上海</b> 时间算，那边现在 17:00。")


@pytest.mark.parametrize("is_new_first", [False, True])
async def test_a_group_that_becomes_a_supergroup_keeps_its_choices(world: "World", is_new_first: bool) -> None:
    ana = await world.person("Ana", admin=True)
    old = world.group.chat | {"id": -5, "type": "group"}
    await world.deliver({"message": world.message(old, ana.user, text="hello")})
    world.telegram.roles[-5, ana.id] = "administrator"
    await world.deliver({"message": world.message(old, ana.user, text="/zone Lisbon")})
    notices = [
        {"message": world.message(old, ana.user, migrate_to_chat_id=world.group.chat_id)},
        {"message": world.message(world.group.chat, ana.user, migrate_from_chat_id=-5)},
    ]
    words = [{"message": world.message(world.group.chat, ana.user, text="hello again")}]
    await world.deliver(*(words + notices[::-1] if is_new_first else notices + words))
    assert await ana.says("/zone") == snapshot(
        "Our days follow <b>Lisbon</b>, where it is 10:00 now. To change that, name a city: <code>/zone Lisbon</code>"
    )
    assert world.said[-1].chat_id == world.group.chat_id


async def test_a_move_is_learned_from_a_refusal_alone(world: "World") -> None:
    ana = await world.person("Ana", admin=True)

    def moved_away(method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        if method != "sendMessage" or parameters["chat_id"] != world.group.chat_id:
            return None
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        return 400, {
            "ok": False, "error_code": 400, "description": words, "parameters": {"migrate_to_chat_id": -1009},
        }  # fmt: skip

    world.telegram.faults.append(moved_away)
    heard = await ana.says("/zone Lisbon")
    assert heard == "Done: our days follow <b>Lisbon</b>, where it is 10:00 now."
    assert world.said[-1].chat_id == -1009
    async with world.app.workshop.work() as work:
        assert await communities.census(work.db) == {"communities": 1}
        assert (await communities.of_chat(work, -1009, "")).zone.key == "Europe/Lisbon"


async def test_menus_name_what_admins_can_do(world: "World") -> None:
    from bot.engine.menus import menus

    everything = {
        language: menus(help.in_order(world.app.house.routes), world.app.house.texts, language)
        for language in ("en", "zh-CN")
    }
    for language, scopes in everything.items():
        found = {line["command"]: line["description"] for line in scopes["all_chat_administrators"]}
        assert next(iter(found)) == "checkin"
        assert {"settings", "zone"} <= set(found), language
        assert all(len(found[name]) <= 60 for name in ("settings", "zone"))
        assert not {"settings", "zone"} & {line["command"] for line in scopes["all_group_chats"]}


@pytest.mark.parametrize("type", ["channel", "private"])
async def test_only_groups_are_communities(world: "World", type: str) -> None:
    ana = await world.person("Ana")
    chat = {"id": -1007, "type": "channel", "title": "News"} if type == "channel" else ana.private_chat
    for status in ("member", "left"):
        change = {
            "chat": chat,
            "from": ana.user,
            "date": int(world.clock.now().timestamp()),
            "old_chat_member": {"user": BOT, "status": "left"},
            "new_chat_member": {"user": BOT, "status": status},
        }
        await world.deliver({"my_chat_member": change})
    assert world.said == []
    async with world.app.workshop.work() as work:
        assert await communities.census(work.db) == {"communities": 0}
