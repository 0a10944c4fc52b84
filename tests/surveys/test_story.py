"""A challenge is over, and those in it are asked; in both languages, on both databases."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import surveys
from bot.features.communities import CommunitiesMerged
from bot.features.surveys import Occasion, store
from bot.kit.texts import Name, say
from tests.challenges.conftest import started
from tests.support.circle import people
from tests.support.world import Group

if TYPE_CHECKING:
    from tests.support.telegram import Said
    from tests.support.world import Human, World

NAMES = ("Ana", "Ben", "Cem", "Dai", "Eva")
ASKED = {"en": "would you recommend", "zh-CN": "推荐给朋友"}


def told(world: "World", who: "Human", since: int) -> list[str]:
    return [one.text for one in world.said[since:] if one.chat_id == who.id]


async def asked(world: "World", *names: str) -> tuple["Human", ...]:
    """A survey about something that is not a challenge; the admin first."""
    admin, *members = await people(world, *names)
    async with world.app.workshop.work() as work:
        title = say("challenges.titled", emoji=Name("🎈"), title=Name("<b>Picnic"))
        assert await surveys.open(work, 1, Occasion("picnic", 7), title, [one.id for one in members])
    await world.pass_time(minutes=1)
    return admin, *members


def question(world: "World", who: "Human") -> "Said":
    """The last message to them that has to do with a survey, whatever it has become."""
    return next(
        one
        for one in reversed(world.said)
        if one.chat_id == who.id and any(data.startswith("surveys:") for data in one.buttons.values())
    )


async def give(world: "World", who: "Human", score: int, *words: str) -> list[str]:
    said = question(world, who)
    occasion = next(data for data in said.buttons.values() if data.startswith("surveys:")).split(":")[3]
    heard = [await who.presses_data(f"surveys:score:1:{occasion}:{score}", said)]
    return [*heard, *[await who.whispers(one) for one in words]]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_after_a_challenge(world: "World", language: str) -> None:
    admin, *members = await started(world, *NAMES, language=language)
    await admin.says("/surveysetup")
    label = {"en": "Ask after every challenge", "zh-CN": "每个挑战结束都问"}[language]
    setup = await admin.presses(label)
    own = await admin.says(
        {"en": "/surveysetup question What <next>?", "zh-CN": "/surveysetup 问题 接下来想<做>什么？"}[language]
    )
    since = len(world.said)
    await world.pass_time(days=5)
    [first] = [text for text in told(world, members[0], since) if "10" in text]
    answers = await give(world, members[0], 10, "The <prompts>\nevery morning", "Again!")
    for one, score in zip(members[1:], (9, 8, 6, 10), strict=True):
        await give(world, one, score)
    since = len(world.said)
    await world.pass_time(days=5)
    [report] = told(world, admin, since)
    assert not any(name in report for name in NAMES)
    assert [setup, own, first, *answers, report] == {
        "en": snapshot(
            [
                """\
📝 Whoever was in a challenge is asked about it when it is over.
No question of your own.
Members are asked in private, may decline, and nobody sees who said what. You get a report after some days.
A question of your own: <code>/surveysetup question What next?</code>\
""",
                "From the next survey on I ask, too: <b>What &lt;next&gt;?</b>",
                """\
<b>🚀 7-day start</b> in Reading circle is over. One question, if you like:
Would you recommend it to a friend? From 0 (no) to 10 (by all means).

The admins see numbers and words of all together, never who said what.\
""",
                """\
Thank you, a 10 for <b>🚀 7-day start</b>.
What should stay, what should be different? Write it here in your next message, or leave it at that.\
""",
                """\
Noted, without your name: <i>The &lt;prompts&gt; every morning</i>

One more:
<b>What &lt;next&gt;?</b>
Write it here in your next message, or leave it at that.\
""",
                """\
Noted, without your name: <i>Again!</i>

That's all there was to ask about <b>🚀 7-day start</b>. Thank you!\
""",
                """\
📝 What members say of <b>🚀 7-day start</b> in Reading circle
5 were asked, 5 answered, 0 would rather not.
Would recommend it (NPS): <b>+40</b>. With this many answers, anything from −30 to +80 may be the truth (95%).
9–10: 3 · 7–8: 1 · 0–6: 1. The NPS is the share of the first less the share of the last.
<b>What should stay, what should be different:</b>
· The &lt;prompts&gt; every morning
<b>What &lt;next&gt;?</b>
· Again!\
""",
            ]
        ),
        "zh-CN": snapshot(
            [
                """\
📝 挑战结束后，会问参加过的人几句。
没有自己的问题。
问题只在私聊里问，可以不答，谁也看不到是谁说的。过几天给你一份汇总。
加一个自己的问题：<code>/surveysetup 问题 接下来想做什么？</code>\
""",
                "从下一份问卷起，还会问：<b>接下来想&lt;做&gt;什么？</b>",
                """\
Reading circle 的 <b>🚀 7 天起步</b> 结束了。愿意的话，回答一个问题：
你会推荐给朋友吗？0 是不会，10 是一定会。

管理员只看到大家合在一起的数字和话，看不到是谁说的。\
""",
                """\
谢谢，你给 <b>🚀 7 天起步</b> 打了 10 分。
哪里要保留，哪里可以更好？直接在这里发下一条消息告诉我，不写也没关系。\
""",
                """\
记下了，不带名字：<i>The &lt;prompts&gt; every morning</i>

还有一个问题：
<b>接下来想&lt;做&gt;什么？</b>
直接在这里发下一条消息告诉我，不写也没关系。\
""",
                """\
记下了，不带名字：<i>Again!</i>

关于 <b>🚀 7 天起步</b> 就问这些，谢谢你！\
""",
                """\
📝 Reading circle 的成员怎么看 <b>🚀 7 天起步</b>
问了 5 位，5 位回答，0 位不想答。
推荐意愿（NPS）：<b>+40</b>。就这么多份回答，真实值可能在 −30 到 +80 之间（95%）。
9–10 分：3 位 · 7–8 分：1 位 · 0–6 分：1 位。NPS 就是第一组的占比减去最后一组的占比。
<b>哪里要保留，哪里可以更好：</b>
· The &lt;prompts&gt; every morning
<b>接下来想&lt;做&gt;什么？</b>
· Again!\
""",
            ]
        ),
    }[language]
    await world.pass_time(days=5)
    over = {"en": "This survey is over", "zh-CN": "这份问卷已经结束了"}[language]
    assert over in (await give(world, members[0], 0))[0]


async def test_nobody_is_asked_unless_admins_want_it(world: "World") -> None:
    await started(world, *NAMES)
    said = await world.pass_time(days=12)
    assert not any("recommend" in one for one in said)


async def test_the_answers_of_few_are_shown_to_nobody(world: "World") -> None:
    admin, ana, *_ = await asked(world, *NAMES)
    await give(world, ana, 0, "Only mine")
    since = len(world.said)
    await world.pass_time(days=5)
    assert told(world, admin, since) == snapshot(
        [
            """\
📝 What members say of <b>🎈 &lt;b&gt;Picnic</b> in Reading circle
5 were asked, 1 answered, 0 would rather not.
Fewer than 5 answered, so nothing of it is shown: anybody could guess who said what.\
"""
        ]
    )
    await admin.says("/surveysetup")
    label = next(label for label, data in world.said[-1].buttons.items() if data == "surveys:report:1:picnic-7")
    assert "Only mine" not in await admin.presses(label)
    async with world.app.workshop.work() as work:
        assert await store.responses(work.db, 1, "picnic-7") == []
        assert "Only mine" not in (await store.over(work.db, 1, 1))[0].result


async def test_while_it_is_open_admins_see_nothing(world: "World") -> None:
    admin, ana, *_ = await asked(world, *NAMES)
    await give(world, ana, 3)
    said = question(world, ana)
    assert "still open" in await admin.presses_data("surveys:report:1:picnic-7", said)


async def test_skipped_and_taken_back(world: "World") -> None:
    _, ana, ben, *_ = await asked(world, *NAMES)
    assert await ana.presses("Not this time", question(world, ana)) == snapshot(
        "All right. I won't ask about this again."
    )
    heard = await give(world, ben, 4, "Too loud")
    assert "Too loud" in heard[1]
    assert "forgotten" in await ben.presses("↩️ Take my answers back")
    async with world.app.workshop.work() as work:
        rows = {row.member_id: row for row in await store.responses(work.db, 1, "picnic-7")}
    assert [(rows[one.id].state, rows[one.id].score, rows[one.id].words) for one in (ana, ben)] == [
        ("skipped", None, ""),
        ("skipped", None, ""),
    ]
    assert "Too loud" not in await ben.whispers("Too loud again")  # nothing was asked


async def test_a_word_counts_as_one_of_the_week_and_stop_means_stop(world: "World") -> None:
    _, ana, ben, *_ = await people(world, *NAMES)
    await ben.whispers("/stop")
    async with world.app.workshop.work() as work:
        title = say("challenges.titled", emoji=Name("🎈"), title=Name("Picnic"))
        await surveys.open(work, 1, Occasion("picnic", 7), title, [ana.id, ben.id])
        assert not await surveys.open(work, 1, Occasion("picnic", 7), title, [ana.id, ben.id])
        assert not await surveys.open(work, 1, Occasion("picnic", 8), title, [])
    since = len(world.said)
    await world.pass_time(days=3)
    assert len(told(world, ana, since)) == 1
    assert told(world, ben, since) == []
    assert "a few questions" in await ana.whispers("stop")


async def test_words_in_private_later_are_no_answer(world: "World") -> None:
    _, ana, *_ = await asked(world, *NAMES)
    await give(world, ana, 9)
    await world.restart()
    await world.pass_time(hours=3)
    assert "Noted" not in await ana.whispers("What a day")
    await give(world, ana, 9)
    await world.restart()
    assert "Noted" in await ana.whispers("What a day")


async def test_who_was_not_asked_or_has_left_is_no_part_of_it(world: "World") -> None:
    admin, ana, *_ = await asked(world, *NAMES)
    said = question(world, ana)
    assert await admin.presses_data("surveys:score:1:picnic-7:10", said) == snapshot(
        "This button no longer does anything. It belonged to something that is over."
    )
    for data in ("surveys:score:1:picnic-7:11", "surveys:score:1", "surveys:next:1:nothing:open"):
        assert await ana.presses_data(data, said) != ""
    async with world.app.workshop.work() as work:
        assert (await store.response(work.db, 1, "picnic-7", ana.id)).state == "asked"  # type: ignore[union-attr]


async def test_two_communities_become_one(world: "World") -> None:
    admin, ana, *others = await asked(world, *NAMES)
    second = Group(world, -1002, "Second")
    await second.adds_the_bot(admin)
    await admin.says("hello", group=second)
    async with world.app.workshop.work() as work:
        kept = 2
        await work.announce(CommunitiesMerged(kept, 1))
    async with world.app.workshop.work() as work:
        assert [row.occasion for row in await store.still_open(work.db, kept)] == ["picnic-7"]
        assert len(await store.responses(work.db, kept, "picnic-7")) == len([ana, *others])
        assert await store.still_open(work.db, 1) == []
    await world.pass_time(days=6)
    async with world.app.workshop.work() as work:
        assert await store.still_open(work.db, kept) == []
