"""A word that nobody asked for: few, never a second one into silence, and none to whoever said stop."""

import asyncio
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import attention
from bot.features.attention import Answer
from bot.kit.texts import say
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def tell(world: "World", who: "Human", key: str) -> Answer:
    async with world.app.workshop.work() as work:
        return await attention.tell(
            work, say("nudges.listed", names="Bo", community="us"),
            about="nudges.unasked", key=key, community_id=1, member_id=who.id,
        )  # fmt: skip


async def test_one_word_then_a_sign_of_life_then_another(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    assert await tell(world, ana, "one") is Answer.SAID
    assert await tell(world, ana, "two") is Answer.UNANSWERED
    assert await tell(world, ben, "one") is Answer.AGAIN
    assert await tell(world, ben, "one of ben") is Answer.SAID
    await world.pass_time(days=40)
    assert await tell(world, ana, "three") is Answer.UNANSWERED
    await ana.says("I am back")
    assert await tell(world, ana, "four") is Answer.SAID
    await ana.whispers("/language")
    await world.pass_time(minutes=1)
    assert await tell(world, ana, "five") is Answer.SAID


async def test_a_week_has_its_measure(world: "World") -> None:
    _, ana = await people(world, "Ana")
    found = []
    for number in range(5):
        found.append(await tell(world, ana, f"word {number}"))
        await world.pass_time(hours=1)
        await ana.whispers("/language")
    assert found == [Answer.SAID] * 3 + [Answer.SPENT] * 2
    await world.pass_time(days=7)
    assert await tell(world, ana, "next week") is Answer.SAID


async def test_of_many_at_once_one_speaks(world: "World") -> None:
    _, ana = await people(world, "Ana")
    found = await asyncio.gather(*(tell(world, ana, f"word {number}") for number in range(8)))
    await world.settle()
    assert sorted(found).count(Answer.SAID) == 1
    said = [one.text for one in world.said if one.chat_id == ana.id and "quiet around" in one.text]
    assert len(said) == 1


async def test_without_a_line_nothing_is_counted(world: "World") -> None:
    mia = await world.person("Mia")
    await mia.says("hello")
    assert await tell(world, mia, "one") is Answer.NO_LINE
    await mia.whispers("/start")
    assert await tell(world, mia, "one") is Answer.SAID


@pytest.mark.parametrize(("language", "words"), [("en", "Please stop!"), ("zh-CN", "别再发了")])
async def test_stop_in_ones_own_words(world: "World", language: str, words: str) -> None:
    _, ana = await people(world, "Ana", language=language)
    await tell(world, ana, "one")
    await world.settle()
    assert (
        await ana.whispers(words)
        == {
            "en": snapshot(
                """\
Understood. From now on I write to you only when you ask me, or asked me to: answers, reminders at an hour you set, what you ordered. Warnings about streaks stop as well.
The last word of mine was on 4 May, for Reading circle: a word because it had grown quiet around you.\
"""
            ),
            "zh-CN": snapshot("""\
明白了。以后只有你找我，或是你自己要的（回答、你定了时间的提醒、你兑换的东西），我才发消息。连续打卡快断的提醒也不发了。
上一次主动发消息是5月4日，为了 Reading circle：好久没见你，问候一声。\
"""),
        }[language]
    )
    assert await tell(world, ana, "two") is Answer.STOPPED
    assert (
        await ana.presses({"en": "You may write again", "zh-CN": "可以再找我"}[language])
        == {
            "en": snapshot(
                "Thank you. At most 3 words a week, from all your groups together, never a second one before you have shown yourself, and never in your quiet hours."
            ),
            "zh-CN": snapshot("谢谢。所有群加起来一周最多 3 条；你没露面之前不发第二条，免打扰时段不发。"),
        }[language]
    )
    assert await tell(world, ana, "three") is Answer.SAID


async def test_stop_among_others_means_others(world: "World") -> None:
    _, ana = await people(world, "Ana")
    before = len(world.said)
    await ana.says("stop it, both of you")
    await ana.says("stop")
    assert len(world.said) == before
    assert await tell(world, ana, "one") is Answer.SAID


async def test_who_was_never_told_anything_may_say_stop_too(world: "World") -> None:
    _, ana = await people(world, "Ana")
    assert await ana.whispers("/stop") == snapshot(
        "Understood. From now on I write to you only when you ask me, or asked me to: answers, reminders at an hour you set, what you ordered. Warnings about streaks stop as well."
    )
    async with world.app.workshop.work() as work:
        assert (await attention.would_answer(work, [ana.id])) == {ana.id: Answer.STOPPED}
        peace = await attention.peace_of(work, ana.id)
    assert peace.wants_none
    assert peace.last_at is None


async def test_a_word_keeps_quiet_hours(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await ana.whispers("/quiet 00:00-23:59")
    before = len(world.said)
    await tell(world, ana, "one")
    await world.settle()
    assert len(world.said) == before
    await world.pass_time(hours=24)
    assert len(world.said) == before + 1


async def test_stop_takes_back_what_waits_for_the_end_of_quiet_hours(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await ana.whispers("/quiet 00:00-23:59")
    await tell(world, ana, "one")
    await ana.whispers("stop")
    before = len(world.said)
    await world.pass_time(hours=24)
    assert len(world.said) == before


async def test_what_they_do_before_it_can_be_read_is_no_answer(world: "World") -> None:
    """A word at eleven waits until six the next morning; by then they have been seen, in private and in the group."""
    _, ana = await people(world, "Ana")
    await ana.whispers("/quiet 00:00-23:30")
    assert await tell(world, ana, "one") is Answer.SAID
    await ana.whispers("/language")
    assert await tell(world, ana, "two") is Answer.UNANSWERED
    await world.pass_time(days=1)
    await ana.whispers("/language")
    assert await tell(world, ana, "three") is Answer.SAID


async def test_a_night_in_the_group_is_no_answer_to_what_comes_in_the_morning(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await ana.whispers("/quiet 22:00-08:00")
    await world.pass_time(hours=13)  # to midnight on their wall
    assert await tell(world, ana, "one") is Answer.SAID
    await world.pass_time(hours=3)  # the next day, UTC
    await ana.says("I cannot sleep")
    await world.pass_time(hours=6)
    assert await tell(world, ana, "two") is Answer.UNANSWERED
