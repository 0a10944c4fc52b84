"""Wishes are left beforehand, stay a surprise, and are told with the greeting, in both languages."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import birthdays
from bot.features.birthdays import Birthday
from bot.kit.texts import say
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

DAY = (5, 9)  # five days after the world begins


async def gathers(
    world: "World", *names: str, language: str = "en", born: tuple[int, int] = DAY, **choices: object
) -> "tuple[Human, ...]":
    """An admin and others; the first of them has a birthday soon, and wishes are collected."""
    everybody = await people(world, *names, language=language)
    async with world.app.workshop.work() as work:
        for key, value in ({"wish_days": 7, "gift": 0} | choices).items():
            await birthdays.choose(work, 1, key, value)
    await tells(world, everybody[1], *born)
    return everybody


async def tells(world: "World", who: "Human", month: int, day: int) -> None:
    async with world.app.workshop.work() as work:
        await birthdays.tell(work, 1, who.id, Birthday(month, day))


async def waiting(world: "World") -> int:
    async with world.app.workshop.work() as work:
        return (await birthdays.census(work.db))["birthday-wishes"]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_left_in_private_and_said_with_the_greeting(world: "World", language: str) -> None:
    _, _ana, ben = await gathers(world, "Ana <3", "Ben & Co", language=language)
    words = {"en": "May all <b>your</b> books end well & late", "zh-CN": "愿你读到的书都有 <好> 结局"}[language]
    said = [
        await ben.whispers("/wish"),
        await ben.whispers(f"/wish Ana <3, {words}"),
        await ben.whispers("/wish"),
        await ben.says("/birthdays"),
    ]
    before = len(world.said)
    said += await world.pass_time(days=6)
    assert {one.chat_id for one in world.said[before:]} == {world.group.chat_id}
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
💌 <b>A wish for the day</b>
9 May: Ana &lt;3
Like this: <code>/wish @name words</code>, or the name as it stands here. I say it with the greeting; until then nobody sees it.\
""",
                    "🤫 Kept until 9 May: “May all &lt;b&gt;your&lt;/b&gt; books end well &amp; late” for Ana &lt;3. Nobody sees it before.",
                    """\
💌 <b>A wish for the day</b>
9 May: Ana &lt;3 · yours: “May all &lt;b&gt;your&lt;/b&gt; books end well &amp; late”
Like this: <code>/wish @name words</code>, or the name as it stands here. I say it with the greeting; until then nobody sees it.\
""",
                    """\
🎂 <b>In the next weeks</b>
9 May: Ana &lt;3
💌 A wish for one of them? /wish keeps it until the day.\
""",
                    """\
🎉 Today is for Ana &lt;3. Happy birthday, and cake!
💌 For Ana &lt;3:
<blockquote expandable>May all &lt;b&gt;your&lt;/b&gt; books end well &amp; late — Ben &amp; Co</blockquote>\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
💌 <b>提前写一句祝福</b>
5月9日：Ana &lt;3
这样写：<code>/wish @用户名 祝福的话</code>，或者直接写上面的名字。生日那天一起送出，之前谁也看不到。\
""",
                    "🤫 收好了，5月9日 送给 Ana &lt;3：「愿你读到的书都有 &lt;好&gt; 结局」。之前谁也看不到。",
                    """\
💌 <b>提前写一句祝福</b>
5月9日：Ana &lt;3 · 你写的：「愿你读到的书都有 &lt;好&gt; 结局」
这样写：<code>/wish @用户名 祝福的话</code>，或者直接写上面的名字。生日那天一起送出，之前谁也看不到。\
""",
                    """\
🎂 <b>最近的生日</b>
5月9日：Ana &lt;3
💌 想祝福谁？用 /wish 写下来，到那天才说。\
""",
                    """\
🎉 今天的主角是 Ana &lt;3，生日快乐，记得吃蛋糕！
💌 给 Ana &lt;3：
<blockquote expandable>Ben &amp; Co：愿你读到的书都有 &lt;好&gt; 结局</blockquote>\
""",
                ]
            ),
        }[language]
    )
    assert await waiting(world) == 0
    assert await world.pass_time(days=20) == []


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_every_no(world: "World", language: str) -> None:
    _, ana, ben, cem = await gathers(world, "Ana", "Ben", "Cem", language=language)
    said = [await ben.whispers(f"/wish {words}") for words in ("Ana", "Ana " + "x" * 201, "Cem hello", "@nobody hi")]
    said.append(await ben.presses_data(f"birthdays:unwish:1:{ana.id}", world.said[-1]))
    answered = {"message_id": 77, "date": 1, "chat": world.group.chat, "from": cem.user, "text": "here I am"}
    said.append(await ben.says("/wish all the best", reply_to_message=answered))
    answered["from"] = ben.user
    said.append(await ben.says("/wish all the best", reply_to_message=answered))
    async with world.app.workshop.work() as work:
        await birthdays.show(work, 1, ana.id, birthdays.Visibility.PRIVATE)
    said.append(await ben.whispers("/wish"))
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, 1, "wish_days", 0)
    said.append(await ben.whispers("/wish Ana hello"))
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
💌 A wish that I keep until the day: <code>/wish @name words</code>.
Write it in our private chat and it stays a surprise; there /wish lists whose day comes, and their plain name will do.\
""",
                    "That is 201 characters; a wish has 200 at most.",
                    """\
💌 A wish that I keep until the day: <code>/wish @name words</code>.
Write it in our private chat and it stays a surprise; there /wish lists whose day comes, and their plain name will do.\
""",
                    "@nobody: nobody here has that name, as far as I know.",
                    "No wish of yours waits there any more.",
                    "I know of no birthday of Cem in the next 7 days that I may tell.",
                    "For your own day others do the wishing.",
                    "No birthday in the next 7 days that I may tell, so there is nobody to wish anything yet.",
                    "No wishes are collected here beforehand.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
💌 提前写一句祝福，到那天我来说：<code>/wish @用户名 祝福的话</code>。
在私聊里写，惊喜才不会走漏；在那里发 /wish 能看到最近谁过生日，直接写名字也行。\
""",
                    "这有 201 个字，祝福最多 200 个字。",
                    """\
💌 提前写一句祝福，到那天我来说：<code>/wish @用户名 祝福的话</code>。
在私聊里写，惊喜才不会走漏；在那里发 /wish 能看到最近谁过生日，直接写名字也行。\
""",
                    "@nobody：我不认识群里的这个人。",
                    "那里没有你的祝福了。",
                    "未来 7 天里，没有听说 Cem 过生日（或者不方便说）。",
                    "自己的生日，等大家来祝福吧。",
                    "未来 7 天没有能说的生日，还没有人可以祝福。",
                    "本群没有开启提前收祝福。",
                ]
            ),
        }[language]
    )
    assert await waiting(world) == 0


async def test_off_unless_turned_on(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await tells(world, ana, *DAY)
    assert await ben.whispers("/wish Ana hello") == snapshot("No wishes are collected here beforehand.")
    assert "/wish" not in await ben.says("/birthdays")
    await admin.says("/birthdaysetup")
    await admin.presses("Wishes: 7 days")
    await admin.says("/birthdaysetup")
    await admin.presses("With a card")
    assert await admin.says("/birthdaysetup") == snapshot("""\
Birthdays are greeted at 09:00, with 20 points as a present.
Members may leave a wish by /wish from 7 days before; the greeting brings it.
A card comes with the greeting.
What shall be different?\
""")
    assert "Kept" in await ben.whispers("/wish Ana hello")


@pytest.mark.parametrize(("days", "is_kept"), [(3, False), (4, False), (5, True)])
async def test_not_too_early(world: "World", days: int, is_kept: bool) -> None:
    _, _ana, ben = await gathers(world, "Ana", "Ben", wish_days=days)
    assert ("Kept" in await ben.whispers("/wish Ana hello")) is is_kept


async def test_in_the_group_the_answer_gives_nothing_away(world: "World") -> None:
    """In private, or a sign where there is no private chat; the second wish takes the place of the first."""
    _, ana, ben = await gathers(world, "Ana", "Ben")
    cem = await world.person("Cem")  # who never wrote in private
    await cem.says("hello")
    answered = {"message_id": 77, "date": 1, "chat": world.group.chat, "from": ana.user, "text": "what a day"}
    assert await ben.says("/wish all the best", reply_to_message=answered) == snapshot("""\
🤫 Kept until 9 May: “all the best” for Ana. Nobody sees it before.
Next time write it here, so that it stays a surprise.\
""")
    assert world.said[-1].chat_id == ben.id
    assert await cem.says("/wish hugs", reply_to_message=answered) == "🙊"
    assert await cem.says("/wish kisses", reply_to_message=answered) == "🙊"
    assert await waiting(world) == 2
    [told] = await world.pass_time(days=6)
    assert "all the best — Ben" in told
    assert "kisses — Cem" in told
    assert "hugs" not in told


async def test_taken_back(world: "World") -> None:
    _, _ana, ben = await gathers(world, "Ana", "Ben")
    await ben.whispers("/wish Ana hello")
    assert await ben.presses("Take back: Ana") == snapshot("Taken back: I keep no wish of yours for Ana any more.")
    await ben.whispers("/wish Ana hello again")
    assert await ben.whispers("/wish Ana off") == snapshot("Taken back: I keep no wish of yours for Ana any more.")
    assert await waiting(world) == 0
    [told] = await world.pass_time(days=6)
    assert "hello" not in told


async def test_by_username(world: "World") -> None:
    _, ana, ben = await gathers(world, "Ana", "Ben")
    message = world.message(world.group.chat, ana.user | {"username": "ana_reads"}, text="now with a name")
    await world.deliver({"message": message})
    assert "for Ana" in await ben.whispers("/wish @Ana_Reads hello")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_the_rest_in_words(world: "World", language: str) -> None:
    admin, ana, ben = await gathers(world, "Ana", "Ben", language=language)
    cem = await world.person("Cem", language=language)  # who never wrote in private
    said = [await cem.says("hello"), await cem.says("/wish")]
    answered = {"message_id": 77, "date": 1, "chat": world.group.chat, "from": ana.user, "text": "what a day"}
    said.append(await ben.says("/wish ❤", reply_to_message=answered))
    label = next(iter(world.said[-1].buttons))
    said += [label, await ben.says("/wish"), await ben.presses(label), await ben.presses(label)]
    await ben.says("/wish ❤", reply_to_message=answered)
    async with world.app.workshop.work() as work:
        await birthdays.forget(work, 1, ana.id)
    said.append(await ben.whispers("/wish"))
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, 1, "has_card", True)
    said += [await admin.says("/birthdaysetup"), " · ".join(world.said[-1].buttons)]
    texts = world.app.house.texts
    for key in ("wishes-more", "card-more", "card-title"):
        said += [texts.render(say(f"birthdays.{key}", count=count), language) for count in (1, 12)]
    assert (
        said
        == {
            "en": snapshot(
                [
                    "",
                    """\
💌 A wish that I keep until the day: <code>/wish @name words</code>.
Write it in our private chat and it stays a surprise; there /wish lists whose day comes, and their plain name will do.\
""",
                    """\
🤫 Kept until 9 May: “❤” for Ana. Nobody sees it before.
Next time write it here, so that it stays a surprise.\
""",
                    "Take back: Ana",
                    """\
💌 <b>A wish for the day</b>
9 May: Ana · yours: “❤”
Like this: <code>/wish @name words</code>, or the name as it stands here. I say it with the greeting; until then nobody sees it.\
""",
                    "Taken back: I keep no wish of yours for Ana any more.",
                    "No wish of yours waits there any more.",
                    """\
💌 <b>A wish for the day</b>
Ana · yours: “❤” (it waits until 16 May)
Like this: <code>/wish @name words</code>, or the name as it stands here. I say it with the greeting; until then nobody sees it.\
""",
                    """\
Birthdays are greeted at 09:00, without a present.
Members may leave a wish by /wish from 7 days before; the greeting brings it.
A card comes with the greeting.
What shall be different?\
""",
                    "At 07:00 · At 08:00 · At 09:00 · At 10:00 · At 12:00 · At 18:00 · No present · 10 points · 20 points · 50 points · No wishes · Wishes: 3 days · Wishes: 7 days · Wishes: 14 days · Present: a code · Greet years with us · Without a card · Don't greet · ✍️ Own greetings · 📁 As a file",
                    "And one more wish.",
                    "And 12 more wishes.",
                    "and one more",
                    "and 12 more",
                    "Happy birthday!",
                    "Happy birthday!",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "",
                    """\
💌 提前写一句祝福，到那天我来说：<code>/wish @用户名 祝福的话</code>。
在私聊里写，惊喜才不会走漏；在那里发 /wish 能看到最近谁过生日，直接写名字也行。\
""",
                    """\
🤫 收好了，5月9日 送给 Ana：「❤」。之前谁也看不到。
下次在这里写，惊喜才不会走漏。\
""",
                    "收回：Ana",
                    """\
💌 <b>提前写一句祝福</b>
5月9日：Ana · 你写的：「❤」
这样写：<code>/wish @用户名 祝福的话</code>，或者直接写上面的名字。生日那天一起送出，之前谁也看不到。\
""",
                    "收回了，给 Ana 的祝福没有留下。",
                    "那里没有你的祝福了。",
                    """\
💌 <b>提前写一句祝福</b>
Ana · 你写的：「❤」（保留到 5月16日）
这样写：<code>/wish @用户名 祝福的话</code>，或者直接写上面的名字。生日那天一起送出，之前谁也看不到。\
""",
                    """\
生日在 09:00 祝福，不送积分。
提前 7 天起，大家可以用 /wish 写祝福，到那天一起送出。
祝福时附一张贺卡。
想改哪一样？\
""",
                    "07:00 · 08:00 · 09:00 · 10:00 · 12:00 · 18:00 · 不送积分 · 送 10 分 · 送 20 分 · 送 50 分 · 不收祝福 · 提前 3 天收祝福 · 提前 7 天收祝福 · 提前 14 天收祝福 · 改送积分码 · 祝贺入群周年 · 不附贺卡 · 不祝生日 · ✍️ 自己写的祝福 · 📁 导出文件",
                    "另有 1 条祝福。",
                    "另有 12 条祝福。",
                    "还有 1 位",
                    "还有 12 位",
                    "生日快乐！",
                    "生日快乐！",
                ]
            ),
        }[language]
    )
