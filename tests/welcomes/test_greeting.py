"""What admins write for newcomers is seen by them before anybody else reads it."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import welcomes
from tests.support.circle import people
from tests.support.world import World

if TYPE_CHECKING:
    from tests.support.world import Human

Reading = Callable[..., Awaitable[list[str]]]

ON = {"en": "✅ Turn on", "zh-CN": "✅ 开启"}
OWN = {"en": "Hi <{name}>! {community}: {link}", "zh-CN": "嗨 {名字}，这里是{社群}，从这里开始：{链接}"}
USE = {"en": "✅ Use these words", "zh-CN": "✅ 就用这段"}
STANDARD = {"en": "↩️ The words I came with", "zh-CN": "↩️ 用回自带的欢迎语"}


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_a_preview_to_other_words(world: World, in_the_group: Reading, language: str) -> None:
    (admin,) = await people(world, language=language)
    ana, ben, cat = [await world.person(name, language=language) for name in ("Ana", "Ben", "Cat")]
    await ana.joins()
    assert await in_the_group(days=1) == []  # off at first
    said = [await admin.says("/welcome"), await admin.presses(ON[language])]
    await ben.joins()
    said += await in_the_group(minutes=3)
    said.append(await admin.says(f"/welcome text {OWN[language]}"))
    await cat.joins()
    said += await in_the_group(minutes=15)  # still the old words
    said.append(await admin.presses(USE[language]))
    dan, eve = [await world.person(name, language=language) for name in ("Dan & Co", "Eve")]
    await dan.joins()
    await eve.joins()
    said += await in_the_group(minutes=15)
    said.append(await admin.says("/welcome rules Be kind <3"))
    said.append(await admin.presses(STANDARD[language]))
    said.append(await admin.says("/welcome off"))
    await (await world.person("Fay")).joins()
    assert await in_the_group(days=1) == []
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
👋 Welcome to <b>Reading circle</b>, Vera!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.

———
⚪️ Nobody is greeted yet. This is how it would read.
📜 No rules to read yet.
🧭 Nobody has offered to be a mentor yet (/mentor on, for the highest tier).

Other words: <code>/welcome text Hello {name}, this is {community}. Begin here: {link}</code>
Rules that newcomers can read: <code>/welcome rules …</code>\
""",
                    "✅ From now on, whoever joins is greeted.",
                    """\
👋 Welcome to <b>Reading circle</b>, Ben!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.\
""",
                    """\
Hi &lt;Vera&gt;! Reading circle: https://t.me/HearthBot?start=steps_1

———
✏️ This is how it would read. Until you say so, the old words stay.\
""",
                    """\
👋 Welcome to <b>Reading circle</b>, Cat!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.\
""",
                    "✅ These words greet whoever comes next.",
                    "Hi &lt;Dan &amp; Co, Eve&gt;! Reading circle: https://t.me/HearthBot?start=steps_1",
                    """\
Hi &lt;Vera&gt;! Reading circle: https://t.me/HearthBot?start=steps_1

———
✅ Whoever joins is greeted like this; those who come within minutes are greeted together.
📜 Rules: Be kind &lt;3
🧭 Nobody has offered to be a mentor yet (/mentor on, for the highest tier).

Other words: <code>/welcome text Hello {name}, this is {community}. Begin here: {link}</code>
Rules that newcomers can read: <code>/welcome rules …</code>\
""",
                    """\
👋 Welcome to <b>Reading circle</b>, Vera!
Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.

———
✏️ This is how it would read. Until you say so, the old words stay.\
""",
                    "Nobody is greeted any more. What you wrote stays here for later.",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
👋 欢迎 Vera 来到<b>Reading circle</b>！
很高兴你来。想说话的时候打个招呼吧，按钮里有几件可以先做的小事。

———
⚪️ 还没有开启，开启后会是这个样子。
📜 还没有写群规。
🧭 还没有人愿意当领路人（最高等级的成员发 /mentor on 即可）。

换一段欢迎语：<code>/welcome text 欢迎{名字}来到{社群}，从这里开始：{链接}</code>
写给新人看的群规：<code>/welcome rules …</code>\
""",
                    "✅ 从现在起，新成员进群都会收到欢迎。",
                    """\
👋 欢迎 Ben 来到<b>Reading circle</b>！
很高兴你来。想说话的时候打个招呼吧，按钮里有几件可以先做的小事。\
""",
                    """\
嗨 Vera，这里是Reading circle，从这里开始：https://t.me/HearthBot?start=steps_1

———
✏️ 新的欢迎语是这个样子。你确认之前，仍用原来的。\
""",
                    """\
👋 欢迎 Cat 来到<b>Reading circle</b>！
很高兴你来。想说话的时候打个招呼吧，按钮里有几件可以先做的小事。\
""",
                    "✅ 下一位新成员就会看到这段话。",
                    "嗨 Dan &amp; Co、Eve，这里是Reading circle，从这里开始：https://t.me/HearthBot?start=steps_1",
                    """\
嗨 Vera，这里是Reading circle，从这里开始：https://t.me/HearthBot?start=steps_1

———
✅ 新成员进群时这样欢迎；几分钟内来的合成一条。
📜 群规：Be kind &lt;3
🧭 还没有人愿意当领路人（最高等级的成员发 /mentor on 即可）。

换一段欢迎语：<code>/welcome text 欢迎{名字}来到{社群}，从这里开始：{链接}</code>
写给新人看的群规：<code>/welcome rules …</code>\
""",
                    """\
👋 欢迎 Vera 来到<b>Reading circle</b>！
很高兴你来。想说话的时候打个招呼吧，按钮里有几件可以先做的小事。

———
✏️ 新的欢迎语是这个样子。你确认之前，仍用原来的。\
""",
                    "不再欢迎新成员了。写好的内容都留着，以后还能用。",
                ]
            ),
        }[language]
    )


async def test_what_is_turned_on_is_what_was_seen(world: World, admin: "Human") -> None:
    await admin.says("/welcome text Hello {name}")
    seen = world.said[-1]
    await admin.says("/welcome text Good day {name}")
    assert await admin.presses("✅ Turn on", seen) == snapshot(
        "These words have changed since. /welcome shows them as they are now."
    )
    async with world.app.workshop.work() as work:
        assert not (await welcomes.setup(work, 1)).is_on


async def test_a_draft_that_was_changed_meanwhile_is_not_used(world: World, greeting: "Human") -> None:
    await greeting.says("/welcome text Hello {name}")
    seen = world.said[-1]
    await greeting.says("/welcome text Good day {name}")
    await greeting.presses("✅ Use these words", seen)
    async with world.app.workshop.work() as work:
        assert (await welcomes.setup(work, 1)).written.words == ""
    await greeting.says("/welcome")
    await greeting.presses("✏️ See the new words")
    await greeting.presses("✅ Use these words")
    async with world.app.workshop.work() as work:
        assert (await welcomes.setup(work, 1)).written.words == "Good day {name}"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("text Hi {nmae}", snapshot("I don't know {nmae}. There are {name}, {community} and {link}.")),
        ("text " + "{name}" * 7, snapshot("That is too many names and links for one welcome: 6 at most.")),
        ("text " + "x" * 1001, snapshot("That is too long: 1,000 characters at most.")),
        ("rules " + "x" * 3001, snapshot("That is too long: 3,000 characters at most.")),
        (
            "rules",
            snapshot("""\
For example:
<code>/welcome text Hello {name}, this is {community}. Begin here: {link}</code>
<code>/welcome rules Be kind. No ads.</code>
<code>/welcome on</code> · <code>/welcome off</code>
The words may also be in a message that you answer.\
"""),
        ),
        (
            "dance",
            snapshot("""\
For example:
<code>/welcome text Hello {name}, this is {community}. Begin here: {link}</code>
<code>/welcome rules Be kind. No ads.</code>
<code>/welcome on</code> · <code>/welcome off</code>
The words may also be in a message that you answer.\
"""),
        ),
    ],
)
async def test_what_cannot_be_a_welcome(admin: "Human", words: str, answer: str) -> None:
    assert await admin.says(f"/welcome {words}") == answer


async def test_words_may_stand_in_the_message_answered(world: World, admin: "Human") -> None:
    template = world.message(world.group.chat, admin.user, text="Hello {name},\nnice to see you")
    await admin.says("/welcome text", reply_to_message=template)
    async with world.app.workshop.work() as work:
        assert (await welcomes.setup(work, 1)).written.words == "Hello {name},\nnice to see you"


async def test_rules_can_be_taken_away(world: World, admin: "Human") -> None:
    await admin.says("/welcome rules\nBe kind")
    await admin.says("/welcome rules off")
    async with world.app.workshop.work() as work:
        assert (await welcomes.setup(work, 1)).written.rules == ""
