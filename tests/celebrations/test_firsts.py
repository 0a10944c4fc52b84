"""What those who joined do for the first time is told once, with the message of the day; of nobody else at all."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import celebrations, communities
from bot.features.celebrations import Mode, rules
from bot.features.celebrations.rules import First
from bot.features.communities import CommunitiesMerged
from tests.celebrations.test_digest import evening, in_chinese
from tests.support.moments import START
from tests.support.world import photo

if TYPE_CHECKING:
    from tests.support.world import Human, World

SETS = st.integers(0, 15).map(First)


@given(st.lists(SETS, max_size=12))
def test_each_kind_once_whatever_comes_again(looks: list[First]) -> None:
    done, told = rules.NONE, []
    for seen in looks:
        new = rules.news(done, seen)
        told += new
        done |= First(sum(new))
    assert len(told) == len(set(told))
    assert First(sum(told)) == First(sum({one for seen in looks for one in seen}))


@given(st.integers(0, 200), SETS)
def test_not_for_ever(days: int, done: First) -> None:
    is_looked_for = rules.are_looked_for(START, done, START + timedelta(days=days))
    assert is_looked_for is (days < rules.NEW_FOR.days and done != rules.ALL)


async def joins(world: "World", *names: str) -> "tuple[Human, ...]":
    """Old has been there for as long as anybody knows; the others join."""
    old = await world.person("Old")
    await old.says("hello everybody, I have been here for long")
    everybody = [await world.person(name) for name in names]
    for one in everybody:
        await one.joins()
    return old, *everybody


async def shows_a_photo(who: "Human") -> None:
    await who.says(photo=photo(f"photo-{who.id}"), caption="what I read today")


async def answers(who: "Human", whom: "Human") -> None:
    assert whom.last_message is not None
    await who.says("that is very true, I think", reply_to_message=whom.last_message)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_in_one_message_and_once(world: "World", language: str) -> None:
    old, ana, ben = await joins(world, "Ana <3", "Ben")
    if language != "en":
        await in_chinese(world)
    await ana.says("/checkin")
    await shows_a_photo(ana)
    await answers(ben, old)
    await shows_a_photo(old)
    await answers(old, ben)
    await old.says("/thanks", reply_to_message=ana.last_message)
    assert (
        await evening(world)
        == {
            "en": snapshot(
                [
                    """\
🎉 <b>Today’s good news</b>
Ana &lt;3: 👣 First step, 🤝 Helping hand · one person helped, 📷 first photo, 💛 first thanks received
Ben: 💬 first answer to somebody\
"""
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🎉 <b>今天的好消息</b>
Ana &lt;3：👣 第一步、🤝 热心肠 · 帮过 1 个人、📷 第一张照片、💛 第一次被感谢
Ben：💬 第一次回复别人\
"""
                ]
            ),
        }[language]
    )
    for one in (ana, ben):
        await one.says("/checkin")
        await shows_a_photo(one)
        await answers(one, old)
    await world.restart()
    assert (
        await evening(world)
        == {
            "en": snapshot(
                [
                    """\
🎉 <b>Worth a cheer today</b>
Ben: 👣 First step, 📷 first photo
Ana &lt;3: 💬 first answer to somebody\
"""
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🎉 <b>今天值得鼓掌的人</b>
Ben：👣 第一步、📷 第一张照片
Ana &lt;3：💬 第一次回复别人\
"""
                ]
            ),
        }[language]
    )
    await shows_a_photo(ana)
    assert await world.pass_time(days=100) == []


async def test_who_was_there_before_or_comes_back_is_not_told(world: "World") -> None:
    old, ana = await joins(world, "Ana")
    await shows_a_photo(ana)
    assert len(await evening(world)) == 1
    for one in (old, ana):
        await one.leaves()
        await one.joins()
        await shows_a_photo(one)
        await answers(old, ana)
    assert await evening(world) == []


async def test_who_would_rather_not_be_named(world: "World") -> None:
    _, ana, ben = await joins(world, "Ana", "Ben")
    await ana.says("/celebrations mute")
    for one in (ana, ben):
        await shows_a_photo(one)
    assert [("Ana" in told, "Ben" in told) for told in await evening(world)] == [(False, True)]
    await ana.says("/celebrations on")
    assert await evening(world) == []


@pytest.mark.parametrize("how", ["off", "no-firsts"])
async def test_what_was_done_while_nothing_was_told_is_not_told_later(world: "World", how: str) -> None:
    _, ana = await joins(world, "Ana")

    async def turn(*, is_on: bool) -> None:
        async with world.app.workshop.work() as work:
            if how == "off":
                await celebrations.choose_mode(work, 1, Mode.DIGEST if is_on else Mode.OFF)
            else:
                await celebrations.choose_firsts(work, 1, are_told=is_on)

    await turn(is_on=False)
    await shows_a_photo(ana)
    assert await evening(world) == []
    await turn(is_on=True)
    assert await evening(world) == []
    await answers(ana, (await joins(world))[0])
    assert len(await evening(world)) == 1


async def test_with_badges_told_at_once_first_times_wait_for_the_evening(world: "World") -> None:
    _, ana = await joins(world, "Ana")
    async with world.app.workshop.work() as work:
        await celebrations.choose_mode(work, 1, Mode.NOW)
    before = len(world.said)
    await shows_a_photo(ana)
    assert len(world.said) == before
    async with world.app.workshop.work() as work:
        assert len(await celebrations.will_say(work, 1, world.clock.now() + timedelta(days=1))) == 1
    assert len(await evening(world)) == 1
    async with world.app.workshop.work() as work:
        assert await celebrations.will_say(work, 1, world.clock.now() + timedelta(days=1)) == []


async def test_forwarded_or_to_oneself_is_no_first_time(world: "World") -> None:
    _, ana = await joins(world, "Ana")
    await ana.says("a thought of my own for today")
    await answers(ana, ana)
    origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}
    await ana.says(photo=photo("photo-1"), forward_origin=origin)
    assert await evening(world) == []


async def test_too_long_ago(world: "World") -> None:
    _, ana = await joins(world, "Ana")
    await world.pass_time(days=rules.NEW_FOR.days + 1)
    await shows_a_photo(ana)
    assert await evening(world) == []


async def test_two_groups_become_one(world: "World") -> None:
    _, ana = await joins(world, "Ana")
    await shows_a_photo(ana)
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(1, other.id))
    assert len(await evening(world)) == 1
    assert await evening(world) == []
