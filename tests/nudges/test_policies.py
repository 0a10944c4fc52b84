"""Words that admins write: seen first, sent bit by bit, in private, in the group, or by hand."""

from datetime import time
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import nudges, points, preferences
from bot.features.nudges import State
from bot.kit.calendar import Quiet
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

DRIFT = "/nudgesetup drifting 2 days private: Hi {name}, {days} days without you in {community} & all. / {name}?"
WORDS = {
    "en": "/nudgesetup drifting 2 days private +5 points: Hi {name}, {days} days <b>without</b> you. / {name}, come by.",
    "zh-CN": "/nudgesetup 渐远 2天 私聊 送5分：{名字}，{天数}天没见了。 / {名字}，来坐坐。",
}
TURN_ON = {"en": "Turn on", "zh-CN": "打开"}
SURE = {"en": "Yes, write to 1", "zh-CN": "对，发给 1 位"}


async def lives(world: "World", *who: "Human", days: int) -> None:
    for _ in range(days):
        for one in who:
            await one.says("/checkin")
        await world.pass_time(days=1)


def private_words(world: "World", who: "Human", since: int) -> list[str]:
    """With the button that stops them."""
    stops = {"No such words, please", "不用问候我"}
    return [one.text for one in world.said[since:] if one.chat_id == who.id and stops & set(one.buttons)]


async def state_of(world: "World", number: int = 1) -> State:
    async with world.app.workshop.work() as work:
        return {one.number: one.state for one in await nudges.policies(work, 1)}[number]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_from_the_first_words_to_the_last(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    await lives(world, ana, ben, days=6)
    await lives(world, ben, days=8)
    since = len(world.said)
    assert (
        await admin.says(WORDS[language])
        == {
            "en": snapshot("""\
#1 ⏸ drifting away for 2 days
In private; whom I can't reach is on the Monday list.
As you would read it:
———
Hi Vera, 9 days &lt;b&gt;without&lt;/b&gt; you.

🎁 With it come 5 points for you.
———
Vera, come by.

🎁 With it come 5 points for you.
——— Days shown as for somebody away for 9.
Today that would write to 1 of 3 members.\
"""),
            "zh-CN": snapshot("""\
#1 ⏸ 渐渐远了，满 2 天
私聊；找不到的，列进周一的名单。
你会读到的样子：
———
Vera，9天没见了。

🎁 随信送你 5 分。
———
Vera，来坐坐。

🎁 随信送你 5 分。
——— 天数按离开 9 天举例。
今天会问候 3 位里的 1 位。\
"""),
        }[language]
    )
    await world.pass_time(days=1)
    assert private_words(world, ana, since) == []  # off, as long as nobody turned it on
    assert (
        await admin.presses(TURN_ON[language])
        == {
            "en": snapshot("""\
#1 ⏸ drifting away for 2 days
In private; whom I can't reach is on the Monday list.
As you would read it:
———
Hi Vera, 9 days &lt;b&gt;without&lt;/b&gt; you.

🎁 With it come 5 points for you.
———
Vera, come by.

🎁 With it come 5 points for you.
——— Days shown as for somebody away for 9.
Today that would write to 1 of 3 members.
That is more than a fifth of the group, or more than 30 members, at once. Do you mean it? They would hear of it bit by bit, 20 a day at most.\
"""),
            "zh-CN": snapshot("""\
#1 ⏸ 渐渐远了，满 2 天
私聊；找不到的，列进周一的名单。
你会读到的样子：
———
Vera，9天没见了。

🎁 随信送你 5 分。
———
Vera，来坐坐。

🎁 随信送你 5 分。
——— 天数按离开 9 天举例。
今天会问候 3 位里的 1 位。
一下子超过了全群的五分之一，或者超过 30 位，真要发吗？会分几天慢慢发，每天最多 20 位。\
"""),
        }[language]
    )
    assert await state_of(world) is State.OFF
    await admin.presses(SURE[language])
    assert await state_of(world) is State.ON
    await world.pass_time(days=2)
    assert (
        private_words(world, ana, since)
        == {
            "en": snapshot(
                [
                    """\
Hi Ana, 10 days &lt;b&gt;without&lt;/b&gt; you.

🎁 With it come 5 points for you.\
"""
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
Ana，10天没见了。

🎁 随信送你 5 分。\
"""
                ]
            ),
        }[language]
    )
    async with world.app.workshop.work() as work:
        assert [
            one.amount for one in await points.entries_of(work, 1, ana.id, 9) if one.reason == "nudges.present"
        ] == [5]
    await world.pass_time(days=60)
    assert len(private_words(world, ana, since)) == 1
    assert (
        await admin.says("/nudgesetup")
        == {
            "en": snapshot("""\
I don't write to members who drift away.
By their own rhythm: 1 too new to tell, 0 settling in, 0 active, 0 drifting away, 0 silent, 2 long gone, 0 back again.
A look right now would send no word in private.
Your own words, to 20 members a day at most:
#1 ✅ drifting away for 2 days\
"""),
            "zh-CN": snapshot("""\
现在不问候渐渐沉默的群友。
按各人自己的节奏：1 位还看不出，0 位刚上手，0 位活跃，0 位渐渐远了，0 位沉默，2 位离开很久，0 位刚回来。
现在看一遍的话，会私聊问候 0 位。
你们自己写的问候，每天最多 20 位：
#1 ✅ 渐渐远了，满 2 天\
"""),
        }[language]
    )


async def test_whoever_restarts_reads_the_same_words(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await lives(world, ana, days=6)
    await world.pass_time(days=10)
    await admin.says(DRIFT)
    await admin.presses("Turn on")
    since = len(world.said)
    await world.restart()
    await admin.presses("Yes, write to 1")
    await world.pass_time(days=1)
    await world.restart()
    await world.pass_time(days=20)
    assert len(private_words(world, ana, since)) == 1


async def test_who_said_no_is_neither_told_nor_listed_nor_mentioned(world: "World") -> None:
    admin, ana, ben, cem, dan = await people(world, "Ana", "Ben", "Cem", "Dan")
    eve = await world.person("Eve")
    await lives(world, ana, ben, cem, dan, eve, days=6)
    await ana.whispers("stop")
    await ben.whispers("/nudges")
    await ben.presses("No such words, please")
    await cem.says("/vacation 2026-05-10 2026-06-01")
    await dan.leaves()
    await eve.leaves()
    await admin.says("/nudgesetup drifting group: Hello {name}")
    await admin.presses("Turn on")
    since = len(world.said)
    await world.pass_time(days=18)
    told = [one.text for one in world.said[since:]]
    assert [text for text in told if any(name in text for name in ("Ana", "Ben", "Cem", "Dan", "Eve"))] == []


async def test_by_name_in_the_group_only_if_they_allow_it_and_else_on_the_list(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    cem, dan, eve = [await world.person(name) for name in ("Cem", "Dan", "Eve")]
    await lives(world, ana, cem, dan, eve, days=6)
    about = await cem.says("/nudges")
    assert "may be greeted here by name" in about
    assert await cem.presses("Greet me in the group") == snapshot(
        "Good. When I can't write to you in private, I may greet you by name in the group, once a month at most."
    )
    await dan.says("/nudges")
    await dan.presses("Greet me in the group")
    assert await dan.presses("Don't name me there") == snapshot("Good, I won't greet you by name in the group.")
    await eve.says("/nudges")
    await eve.presses("Greet me in the group")
    async with world.app.workshop.work() as work:
        await preferences.choose_quiet(work, eve.id, Quiet(time(9), time(13)))  # a look is at eleven
    await admin.says("/nudgesetup drifting group: Hello {name}")
    await admin.presses("Turn on")
    since = len(world.said)
    await lives(world, ana, days=15)
    assert [one.text for one in world.said[since:] if one.text.startswith("Hello ")] == ["Hello Cem"]
    assert [one.text for one in world.said[since:] if "by hand" in one.text] == snapshot(
        [
            """\
In Reading circle, for you to write to by hand:
#1 drifting away: Dan, Eve\
"""
        ]
    )


async def test_a_greeting_in_the_group_has_the_admins_words_and_their_present(
    world: "World", monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one message of a day, however many members are looked at in one go."""
    admin, ana = await people(world, "Ana")
    quiet = [await world.person(f"P{number}") for number in range(7)]
    await lives(world, ana, *quiet, days=6)
    async with world.app.workshop.work() as work:
        for one in quiet:
            await nudges.allow_mention(work, 1, one.id, is_allowed=True)
        before = {one.id: (await points.account_of(work, 1, one.id)).balance for one in quiet}
    monkeypatch.setattr("bot.features.nudges.service.noticing.AT_ONCE", 2)
    await admin.says("/nudgesetup drifting group +5 points: You are missed in {community}.")
    await admin.presses("Turn on")
    if "Do you mean it" in world.said[-1].text:
        await admin.presses("Yes, write to", world.said[-1])
    told: list[list[str]] = []
    for _ in range(12):
        since = len(world.said)
        await lives(world, ana, days=1)
        if found := [one.text for one in world.said[since:] if "You are missed" in one.text]:
            told.append(found)
    assert [len(one) for one in told] == [1, 1]
    assert told[0] == snapshot(
        [
            """\
👋 P0, P1, P2, P3, P4: You are missed in Reading circle.

🎁 With it come 5 points for you.\
"""
        ]
    )
    async with world.app.workshop.work() as work:
        after = {one.id: (await points.account_of(work, 1, one.id)).balance for one in quiet}
    assert {one: after[one] - before[one] for one in after} == {one.id: 5 for one in quiet}


async def test_many_are_reached_bit_by_bit_and_only_after_a_second_word(world: "World") -> None:
    admin, *others = await people(world, *(f"P{number}" for number in range(8)))
    await lives(world, *others, days=5)
    await world.pass_time(days=7)
    await admin.says("/nudgesetup drifting: Hello {name}")
    assert "That would write" not in await admin.presses("Turn on")
    said = world.said[-1]
    assert await admin.says("/nudgesetup 3 a day") == snapshot(
        "Done: what you wrote reaches 3 members a day at most, all of it together."
    )
    # A press that names fewer than there are now does not count.
    await admin.presses_data("nudges:on:1:1:1:7", said)
    assert await state_of(world) is State.OFF
    await admin.presses_data("nudges:on:1:1:1:8", said)
    assert await state_of(world) is State.ON
    told = []
    for _ in range(4):
        since = len(world.said)
        await world.pass_time(days=1)
        told.append(sum(len(private_words(world, one, since)) for one in others))
    assert told == [3, 3, 2, 0]


async def test_what_was_not_seen_is_not_turned_on(world: "World") -> None:
    admin, _ana = await people(world, "Ana")
    await admin.says("/nudgesetup lost: One")
    said = world.said[-1]
    assert "Two" in await admin.says("/nudgesetup #1 lost 5 days: Two")
    assert await admin.presses("Turn on", said) == snapshot(
        "#1 has been changed meanwhile. Please look at it once more."
    )
    await admin.presses("Turn on")
    assert await state_of(world) is State.ON
    await admin.says("/nudgesetup #1 lost: Three")
    assert await state_of(world) is State.OFF  # until it was seen


async def test_deleted_and_brought_back(world: "World") -> None:
    admin, _ana = await people(world, "Ana")
    await admin.says("/nudgesetup lost: One")
    await admin.presses("Turn on")
    deleted = await admin.presses("Delete")
    assert deleted == snapshot("#1 is deleted.")
    assert "Your own words" not in await admin.says("/nudgesetup")
    await admin.presses("Bring it back")
    assert await state_of(world) is State.OFF
    assert await admin.presses_data("nudges:restore:1:1", world.said[-1]) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    assert await admin.says("/nudgesetup #7") == snapshot("There is no #7 (any more). /nudgesetup shows all.")
    await admin.says("/nudgesetup lost: Another")
    async with world.app.workshop.work() as work:
        assert [one.number for one in await nudges.policies(work, 1)] == [1, 2]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_what_is_unclear_is_said(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    if language == "en":
        assert await admin.says("/nudgesetup drifting: Hi {nmae}") == snapshot(
            "I don't know {nmae}. There are {name}, {community} and {days}."
        )
        assert await admin.says("/nudgesetup drifting soonish: Hi") == snapshot(
            "I don't understand “soonish” before the colon. For example: /nudgesetup drifting 10 days private: Hi {name}, …"
        )
        assert await admin.says("/nudgesetup 0 a day") == snapshot(
            "A number from 1 to 500, please: /nudgesetup 20 a day"
        )
    else:
        assert await admin.says("/nudgesetup 渐远：{姓} 你好") == snapshot(
            "不认识 {姓}。可以用 {名字}、{社群}、{天数}。"
        )
        assert await admin.says("/nudgesetup 渐远 改天：你好") == snapshot(
            "冒号前面的“改天”没看懂。比如：/nudgesetup 渐远 10天 私聊：{名字}，……"
        )
        assert await admin.says("/nudgesetup 每天 900 位") == snapshot("请给一个 1 到 500 的数：/nudgesetup 每天 20 位")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_how_it_is_written(world: "World", language: str) -> None:
    (admin,) = await people(world, language=language)
    await admin.says("/nudgesetup")
    assert (
        await admin.presses({"en": "Write my own", "zh-CN": "自己写"}[language])
        == {
            "en": snapshot("""\
Write it in the group, for example:
/nudgesetup drifting 10 days private: Hi {name}, your chair by the fire is still warm. / {name}, we kept your place.

Stage: new, activated, active, drifting, silent, lost or returned. Then, as you like: days in it · private, group (by name, if there is no private chat and they allow it) or list (you write by hand) · +5 points, or a code of 5 points. Two texts with " / " between them are compared. {name}, {community} and {days} (since they were last here) are filled in. [en] … [zh] … writes for readers of both languages; each reads theirs, in the group its own.
Nothing is sent before you have seen it and turned it on.\
"""),
            "zh-CN": snapshot("""\
在群里这样写，比如：
/nudgesetup 渐远 10天 私聊：{名字}，炉边的位子还给你留着。 / {名字}，大家都记得你。

阶段：新人、上手、活跃、渐远、沉默、失联、回归。后面随意加：在这一阶段的天数 · 私聊、群里（没有私聊、本人同意时点名）或名单（由你亲自写）· 送5分，或者积分码 5分。两段话用“ / ”隔开，会互相比较。{名字}、{社群}、{天数}（离开多少天）会自动填上。[en] …… [zh] …… 写成两种语言，各看各的，群里用群的语言。
你看过、打开之前，什么都不会发。\
"""),
        }[language]
    )


async def test_a_word_is_in_nobodys_quiet_hours(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/quiet 9-13")
    await lives(world, ana, days=6)
    await world.pass_time(days=10)
    await admin.says(DRIFT)
    await admin.presses("Turn on")
    await admin.presses("Yes, write to 1")
    since = len(world.said)
    now = world.clock.now()
    await world.pass_time(hours=(11.5 - now.hour - now.minute / 60) % 24)
    assert private_words(world, ana, since) == []
    await world.pass_time(hours=2)
    assert len(private_words(world, ana, since)) == 1
