"""From the door to being at home; two gentle words come when something is left, and not one more."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import communities, outlook, welcomes
from bot.features.communities import CommunitiesMerged
from tests.support.circle import people
from tests.support.world import World
from tests.welcomes.newcomers import heard_in, newcomer, told

if TYPE_CHECKING:
    from tests.support.world import Human

Reading = Callable[..., Awaitable[list[str]]]
Lifting = Callable[["Human"], Awaitable[None]]

ON = {"en": "✅ Turn on", "zh-CN": "✅ 开启"}
RULES = {"en": "📜 The rules", "zh-CN": "📜 群规"}
MET = {"en": "🤝 We have met", "zh-CN": "🤝 我们认识了"}


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_the_door_to_being_at_home(
    world: World, in_the_group: Reading, expert: Lifting, language: str
) -> None:
    admin, mia = await people(world, "Mia", language=language)
    await expert(mia)
    said = [await mia.says("/mentor"), await mia.says("/mentor on"), await mia.says("/mentor")]
    await admin.says("/welcome rules Be kind <3")
    await admin.says("/welcome")
    await admin.presses(ON[language])
    since = len(world.said)
    ana = await world.person("Ana", language=language)
    await ana.joins()
    said += await in_the_group(minutes=5)
    said += told(world, mia, since)
    said.append(await ana.says("/steps"))
    said.append(await ana.whispers("/start steps_1"))
    await world.pass_time(days=1.2)
    said += told(world, ana)[1:]
    await ana.says("Hello everybody")
    await ana.whispers("/timezone Berlin")
    await ana.says("/checkin")
    said.append(await ana.whispers("/steps"))
    said.append(await ana.presses(RULES[language]))
    said.append(await ana.whispers("/steps"))
    said.append(await ana.presses(MET[language]))
    assert await heard_in(world, ana, 6) == []  # nothing is left
    said.append(await admin.says("/welcome"))
    said.append(await mia.says("/mentor off"))
    await world.pass_time(days=25)
    said.append(await ana.whispers("/steps"))
    assert (
        said
        == {
            "en": snapshot(
                [
                    "Mentors are members of the highest tier whom newcomers can ask. /mentor on, and you are one.",
                    "🧭 Thank you. Newcomers will now hear that they can ask you; /mentor off whenever it is too much.",
                    "🧭 You are a mentor here: newcomers hear that they can ask you. /mentor off ends it.",
                    """\
👋 Welcome to <b>Reading circle</b>, Ana!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.

🧭 Ana, you can ask Mia anything.\
""",
                    "🧭 Ana just came to Reading circle, and may turn to you. A hello from you would be a warm start. (/mentor off whenever it is too much.)",
                    "Your first steps are best taken in our private chat.",
                    """\
🌱 <b>Your first steps</b>, at your own pace:

✅ Write something in the group
▫️ Tell me your time zone
▫️ Check in for the first time
▫️ Read the rules
▫️ Meet your mentor, Mia\
""",
                    """\
Hello Ana, settling in at Reading circle? These first steps are still open, whenever you like:

▫️ Tell me your time zone
▫️ Check in for the first time
▫️ Read the rules
▫️ Meet your mentor\
""",
                    """\
🌱 <b>Your first steps</b>, at your own pace:

✅ Write something in the group
✅ Tell me your time zone
✅ Check in for the first time
▫️ Read the rules
▫️ Meet your mentor, Mia\
""",
                    "📜 Be kind &lt;3",
                    """\
🌱 <b>Your first steps</b>, at your own pace:

✅ Write something in the group
✅ Tell me your time zone
✅ Check in for the first time
✅ Read the rules
▫️ Meet your mentor, Mia\
""",
                    """\
🌳 <b>You have found your way in.</b>

✅ Write something in the group
✅ Tell me your time zone
✅ Check in for the first time
✅ Read the rules
✅ Meet your mentor, Mia

It is good to have you here.\
""",
                    """\
👋 Welcome to <b>Reading circle</b>, Vera!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.

———
✅ Whoever joins is greeted like this; those who come within minutes are greeted together.
📜 Rules: Be kind &lt;3
🧭 Mentors:
Mia · one newcomer

Other words: <code>/welcome text Hello {name}, this is {community}. Begin here: {link}</code>
Rules that newcomers can read: <code>/welcome rules …</code>\
""",
                    "No newcomers more. Thank you for those you helped to settle in.",
                    "First steps are for the first month. You have long been at home here; /me shows how you are doing.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "领路人是最高等级里愿意被新人请教的成员。发 /mentor on 就能加入。",
                    "🧭 谢谢你！之后新人会知道可以请教你；忙不过来就发 /mentor off。",
                    "🧭 你是这里的领路人，新人会知道可以请教你。发 /mentor off 可以退出。",
                    """\
👋 欢迎 Ana 来到<b>Reading circle</b>！
很高兴你来。想说话的时候打个招呼吧，按钮里有几件可以先做的小事。

🧭 Ana，有什么都可以问 Mia。\
""",
                    "🧭 Ana 刚来到Reading circle，有事可能会请教你。你先打个招呼，对方会很暖心。（忙不过来就发 /mentor off。）",
                    "新手清单在私聊里看更方便。",
                    """\
🌱 <b>新手清单</b>，不着急，慢慢来：

✅ 在群里说句话
▫️ 告诉我你的时区
▫️ 第一次打卡
▫️ 看看群规
▫️ 认识你的领路人 Mia\
""",
                    """\
Ana，在Reading circle还习惯吗？这几件小事还没做，什么时候都可以：

▫️ 告诉我你的时区
▫️ 第一次打卡
▫️ 看看群规
▫️ 认识你的领路人\
""",
                    """\
🌱 <b>新手清单</b>，不着急，慢慢来：

✅ 在群里说句话
✅ 告诉我你的时区
✅ 第一次打卡
▫️ 看看群规
▫️ 认识你的领路人 Mia\
""",
                    "📜 Be kind &lt;3",
                    """\
🌱 <b>新手清单</b>，不着急，慢慢来：

✅ 在群里说句话
✅ 告诉我你的时区
✅ 第一次打卡
✅ 看看群规
▫️ 认识你的领路人 Mia\
""",
                    """\
🌳 <b>你已经在这里安顿下来了。</b>

✅ 在群里说句话
✅ 告诉我你的时区
✅ 第一次打卡
✅ 看看群规
✅ 认识你的领路人 Mia

有你在真好。\
""",
                    """\
👋 欢迎 Vera 来到<b>Reading circle</b>！
很高兴你来。想说话的时候打个招呼吧，按钮里有几件可以先做的小事。

———
✅ 新成员进群时这样欢迎；几分钟内来的合成一条。
📜 群规：Be kind &lt;3
🧭 领路人：
Mia · 正带着 1 位新人

换一段欢迎语：<code>/welcome text 欢迎{名字}来到{社群}，从这里开始：{链接}</code>
写给新人看的群规：<code>/welcome rules …</code>\
""",
                    "不会再有新人找你了，谢谢你带过的每一位。",
                    "新手清单只陪第一个月。你早就是自己人了，/me 看看近况吧。",
                ]
            ),
        }[language]
    )


async def test_two_words_in_a_week_and_not_one_more(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    assert await heard_in(world, ana, 1.2) == snapshot(
        [
            """\
Hello Ana, settling in at Reading circle? These first steps are still open, whenever you like:

▫️ Write something in the group
▫️ Tell me your time zone
▫️ Check in for the first time\
"""
        ]
    )
    assert await heard_in(world, ana, 2) == []
    await ana.whispers("/steps")  # an answer: a word more is welcome
    assert await heard_in(world, ana, 2) == snapshot(
        [
            """\
Ana, your first week at Reading circle is nearly over. If you like, these are still open:

▫️ Write something in the group
▫️ Tell me your time zone
▫️ Check in for the first time\
"""
        ]
    )
    assert await heard_in(world, ana, 30) == []


async def test_an_unanswered_word_is_not_followed_by_another(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    assert len(await heard_in(world, ana, 7)) == 1


async def test_a_word_is_said_in_the_morning_on_the_members_wall(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    await ana.whispers("/timezone Auckland")  # where it is eleven o'clock at 23:00 UTC
    assert await heard_in(world, ana, 13.9 / 24) == []
    [word] = await heard_in(world, ana, 0.1)
    assert "time zone" not in word


async def test_a_word_whose_hour_is_over_where_they_live_now_is_left_out(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    await world.pass_time(hours=20)  # five in the morning in UTC, and in Auckland five in the evening
    await ana.whispers("/timezone Auckland")
    assert await heard_in(world, ana, 2) == []
    assert len(await heard_in(world, ana, 2)) == 1


async def test_words_follow_the_clock_of_the_group(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    await greeting.says("/zone Auckland")
    assert await heard_in(world, ana, 13.9 / 24) == []
    assert len(await heard_in(world, ana, 0.1)) == 1


@pytest.mark.parametrize("why", ["no line", "stop", "gone", "off", "put out"])
async def test_no_word_where_none_is_wanted(world: World, greeting: "Human", why: str) -> None:
    ana = await world.person("Ana")
    await ana.joins()
    await world.pass_time(minutes=3)
    if why != "no line":
        await ana.opens_private_chat()
    if why == "stop":
        await ana.whispers("/stop")
    elif why == "gone":
        await ana.leaves()
    elif why == "off":
        await greeting.says("/welcome off")
    elif why == "put out":
        await world.group.bot_becomes("left", greeting)
    assert await heard_in(world, ana, 8) == []


async def test_a_word_that_is_late_by_hours_is_not_said(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    world.clock.set(world.clock.now() + timedelta(days=1, hours=9))
    assert await heard_in(world, ana, 1) == []


async def test_a_stay_that_began_anew_has_its_own_words(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    await ana.leaves()
    await world.pass_time(days=40)
    await ana.joins()
    assert len(await heard_in(world, ana, 1.2)) == 1


async def test_words_are_in_the_outlook(world: World, greeting: "Human") -> None:
    for name in ("Ana", "Ben"):
        await newcomer(world, name)
    silent = await world.person("Cy")
    await silent.joins()
    await world.pass_time(minutes=15)
    async with world.app.workshop.work() as work:
        lines = [one.coming for one in await outlook.lines(work, 1) if one.coming.what.key.startswith("welcomes.")]
    assert [(one.at.isoformat(), one.what.values["count"]) for one in lines] == snapshot(
        [("2026-05-05T11:00:00+00:00", 2), ("2026-05-08T11:00:00+00:00", 2)]
    )


async def test_two_communities_become_one(world: World, greeting: "Human") -> None:
    ana = await newcomer(world)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Other")
        await work.change_setting(welcomes.Settings, other.id, "is_on", True)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(other.id, 1))
    async with world.app.workshop.work() as work:
        assert (await welcomes.funnel(work, other.id, 30)).joined == 1
        assert (await welcomes.funnel(work, 1, 30)).joined == 0
    [word] = await heard_in(world, ana, 1.2)
    assert "Other" in word
