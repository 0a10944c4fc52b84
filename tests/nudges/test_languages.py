"""A policy in the words of two languages, each reader's own; and with a code as its present."""

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import coupons, nudges, points, preferences
from bot.features.nudges import Stage
from bot.features.nudges.rules.policies import Channel, Policy
from tests.nudges.test_policies import lives, private_words
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

BOTH = "/nudgesetup drifting 2 days group code 20 points: [en] Hi {name}, come by. [zh] {名字}，来坐坐。"
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")
TEXTS = st.lists(st.text(min_size=1), min_size=1, max_size=2).map(tuple)


@given(TEXTS, TEXTS | st.just(()), st.sampled_from(["en", "zh-CN", "zh", "zh-hant", "de", ""]))
def test_the_reader_s_language_or_the_other(texts: tuple[str, ...], chinese: tuple[str, ...], language: str) -> None:
    found = Policy(Stage.LOST, 0, Channel.PRIVATE, texts, in_chinese=chinese).texts_for(language)
    assert found == (chinese if chinese and language.startswith("zh") else texts)


async def turn_on(world: "World") -> None:
    async with world.app.workshop.work() as work:
        await work.change_setting(nudges.Settings, 1, "held_back_percent", 0)
        [kept] = await nudges.policies(work, 1)
        assert await nudges.turn_on(work, 1, kept.number, kept.version, sure_of=99)


async def balance(world: "World", member_id: int) -> int:
    async with world.app.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        assert (await coupons.census(work.db))["problems"] == []
        return (await points.account_of(work, 1, member_id)).balance


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_each_reads_their_own_and_has_a_code(world: "World", language: str) -> None:
    admin, ana, xin = await people(world, "Ana", "小新", language=language)
    async with world.app.workshop.work() as work:
        await preferences.choose_language(work, ana.id, "en")
        await preferences.choose_language(work, xin.id, "zh-CN")
    said = [CODE.sub("CODE-CODE", await admin.says(BOTH))]
    await lives(world, ana, xin, days=6)
    await turn_on(world)
    since = len(world.said)
    await world.pass_time(days=12)
    [to_ana], [to_xin] = private_words(world, ana, since), private_words(world, xin, since)
    assert CODE.search(to_ana)
    codes = [{*CODE.findall(one)}.pop() for one in (to_ana, to_xin)]
    assert codes[0] != codes[1]
    said += [CODE.sub("CODE-CODE", one) for one in (to_ana, to_xin)]
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
#1 ⏸ drifting away for 2 days
In private, else by name in the group if they allow it; the others are on the Monday list.
As you would read it:
———
Hi Vera, come by.

🎁 With it comes <code>CODE-CODE</code>, worth 20 points: <code>/code CODE-CODE</code>
———
Vera，来坐坐。

🎁 With it comes <code>CODE-CODE</code>, worth 20 points: <code>/code CODE-CODE</code>
Today that would write to 0 of 3 members.\
""",
                    """\
Hi Ana, come by.

🎁 With it comes <code>CODE-CODE</code>, worth 20 points: <code>/code CODE-CODE</code>\
""",
                    """\
小新，来坐坐。

🎁 随信送你积分码 <code>CODE-CODE</code>，值 20 分：发 <code>/code CODE-CODE</code>\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
#1 ⏸ 渐渐远了，满 2 天
私聊；不行就在群里点名，本人同意才点；其余列进周一的名单。
你会读到的样子：
———
Hi Vera, come by.

🎁 随信送你积分码 <code>CODE-CODE</code>，值 20 分：发 <code>/code CODE-CODE</code>
———
Vera，来坐坐。

🎁 随信送你积分码 <code>CODE-CODE</code>，值 20 分：发 <code>/code CODE-CODE</code>
今天会问候 3 位里的 0 位。\
""",
                    """\
Hi Ana, come by.

🎁 With it comes <code>CODE-CODE</code>, worth 20 points: <code>/code CODE-CODE</code>\
""",
                    """\
小新，来坐坐。

🎁 随信送你积分码 <code>CODE-CODE</code>，值 20 分：发 <code>/code CODE-CODE</code>\
""",
                ]
            ),
        }[language]
    )
    before = await balance(world, ana.id)
    await ana.whispers(f"/code {codes[0]}")
    assert await balance(world, ana.id) == before + 20
    await world.restart()
    await world.pass_time(days=3)
    async with world.app.workshop.work() as work:
        assert len(await coupons.everything(work, 1)) == 2


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_in_the_group_in_its_language_and_the_code_behind_a_button(world: "World", language: str) -> None:
    admin, ben = await people(world, "Ben", language=language)
    ana = await world.person("Ana", language="en" if language != "en" else "zh-CN")  # who has no private line
    await ana.says("hello")
    async with world.app.workshop.work() as work:
        await nudges.allow_mention(work, 1, ana.id, is_allowed=True)
    await admin.says(BOTH)
    await lives(world, ana, ben, days=6)
    await turn_on(world)
    since = len(world.said)
    for _ in range(12):
        await lives(world, ben, days=1)
    [said] = [one for one in world.said[since:] if one.chat_id == world.group.chat_id and "Ana" in one.text]
    [label] = said.buttons
    told = [said.text, label, await ben.presses(label, said)]
    shown = await ana.presses(label, said)
    assert CODE.search(shown)
    told.append(CODE.sub("CODE-CODE", shown))
    assert (
        told
        == {
            "en": snapshot(
                [
                    """\
Hi Ana, come by.

🎁 With it comes a code worth 20 points, behind the button.\
""",
                    "🎁 My present",
                    "No present of yours waits here.",
                    "🎁 CODE-CODE is worth 20 points until 17 Jun: /code CODE-CODE",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
Ana，来坐坐。

🎁 随信送一个积分码，值 20 分，点按钮看。\
""",
                    "🎁 我的礼物",
                    "这里没有等你拆的礼物。",
                    "🎁 CODE-CODE 值 20 分，6月17日 前有效：发 /code CODE-CODE",
                ]
            ),
        }[language]
    )


async def test_a_word_that_is_not_said_brings_no_code(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says(BOTH)
    await lives(world, ana, days=6)
    await turn_on(world)
    await ana.whispers("stop")
    await world.pass_time(days=15)
    async with world.app.workshop.work() as work:
        assert await coupons.everything(work, 1) == []


async def test_changed_to_one_language_and_points(world: "World") -> None:
    admin, *_ = await people(world, "Ana")
    await admin.says(BOTH)
    await admin.says("/nudgesetup #1 lost 5 points: Hi")
    async with world.app.workshop.work() as work:
        [kept] = await nudges.policies(work, 1)
    assert kept.policy == Policy(Stage.LOST, 0, Channel.PRIVATE, ("Hi",), 5)
    assert kept.version == 2
