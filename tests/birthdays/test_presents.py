"""A present of points, or of a code that is worth them: once, also when it comes late, and for nobody else's eyes."""

import re
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import birthdays, coupons, points
from bot.features.birthdays import Visibility
from tests.birthdays.test_birthdays import goes_to, tells
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


def hidden(text: str) -> str:
    return CODE.sub("CODE-CODE", text)


async def turned(world: "World") -> None:
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, 1, "gift_as", "coupon")


async def balance(world: "World", member_id: int) -> int:
    async with world.app.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        assert (await coupons.census(work.db))["problems"] == []
        return (await points.account_of(work, 1, member_id)).balance


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_chosen_given_shown_and_used(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    await tells(world, ana, 5, 20)
    await admin.says("/birthdaysetup")
    await admin.presses({"en": "Present: a code", "zh-CN": "改送积分码"}[language])
    said = [await admin.says("/birthdaysetup")]
    await goes_to(world, 5, 20)
    said += await world.pass_time(hours=2)
    greeting = world.said[-1]
    assert not CODE.search(greeting.text)
    [label] = greeting.buttons
    said += [label, await ben.presses(label, greeting), await ana.presses(label, greeting)]
    assert world.said[-1].chat_id == ana.id
    [code] = {*CODE.findall(world.said[-1].text)}
    before = await balance(world, ana.id)
    said.append(await ana.whispers(f"/code {code}"))
    assert await balance(world, ana.id) == before + 20
    said.append(await ana.presses(label, greeting))
    assert [*map(hidden, said)] == {
        "en": snapshot(
            [
                """\
Birthdays are greeted at 09:00, with a code worth 20 points as a present.
No wishes of members are collected beforehand.
The greeting comes without a card.
What shall be different?\
""",
                """\
🎂 Happy birthday, Ana! May the year be kind to you.
🎁 With a code worth 20 points as a present. The button shows it, to nobody else.\
""",
                "🎁 My present",
                "No present of yours waits here. Your own day will come!",
                "🎁 Your present: <code>CODE-CODE</code>, worth 20 points until 19 Jun. <code>/code CODE-CODE</code> unwraps it.",
                "🎟 20 points for you. You have 21 to spend.",
                "No present of yours waits here. Your own day will come!",
            ]
        ),
        "zh-CN": snapshot(
            [
                """\
生日在 09:00 祝福，送一个值 20 积分的积分码。
不提前收大家的祝福。
祝福时不附贺卡。
想改哪一样？\
""",
                """\
🎂 Ana，生日快乐！愿新的一岁事事温柔。
🎁 送上一个积分码，值 20 积分。点按钮看，别人看不到。\
""",
                "🎁 我的礼物",
                "这里没有等你拆的礼物。你的那天会来的！",
                "🎁 你的礼物：<code>CODE-CODE</code>，值 20 积分，6月19日 前有效。发 <code>/code CODE-CODE</code> 拆开。",
                "🎟 你领到 20 积分，现在可用 21。",
                "这里没有等你拆的礼物。你的那天会来的！",
            ]
        ),
    }[language]


async def test_who_has_no_private_line_sees_it_all_the_same(world: "World") -> None:
    await people(world)
    await turned(world)
    dan = await world.person("Dan")
    await dan.says("hello")
    await tells(world, dan, 5, 20)
    await goes_to(world, 5, 20)
    await world.pass_time(hours=2)
    before = len(world.said)
    assert CODE.search(await dan.presses("🎁 My present"))
    assert len(world.said) == before  # nothing that others would read


async def test_late_once_and_in_private_with_the_code(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    await turned(world)
    async with world.app.workshop.work() as work:
        await birthdays.show(work, 1, ana.id, Visibility.QUIET)
    await goes_to(world, 5, 22)
    await world.restart()
    assert [*map(hidden, await world.pass_time(minutes=5))] == snapshot(
        [
            """\
🎂 Happy birthday, Ana! All the best from Reading circle.
🎁 Your present: <code>CODE-CODE</code>, worth 20 points until 21 Jun. <code>/code CODE-CODE</code> unwraps it.\
"""
        ]
    )
    await world.restart()
    assert await world.pass_time(days=30) == []
    async with world.app.workshop.work() as work:
        [coupon] = await coupons.everything(work, 1)
    assert (coupon.points, coupon.uses) == (20, 1)


async def test_no_more_than_a_code_may_bring_and_once_by_its_key(world: "World") -> None:
    _, ana = await people(world, "Ana")
    async with world.app.workshop.work() as work:
        first = await coupons.give(work, 1, ana.id, 1000, 30, key="birthday:2026")
        assert first is not None
        assert first.points == coupons.Settings().most
        assert await coupons.give(work, 1, ana.id, 1000, 30, key="birthday:2026") is None
        assert await coupons.given(work, 1, ana.id, "birthday:") == first
        assert await coupons.given(work, 1, ana.id, "other:") is None
    await world.pass_time(days=31)
    async with world.app.workshop.work() as work:
        assert await coupons.given(work, 1, ana.id, "birthday:") is None


async def test_known_too_late_for_a_present(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await turned(world)
    await ana.whispers("/birthday 6 May")
    await world.pass_time(days=3)
    assert not world.said[-1].buttons
    async with world.app.workshop.work() as work:
        assert await coupons.everything(work, 1) == []


async def test_who_would_never_see_a_code_has_the_points(world: "World") -> None:
    await people(world)
    await turned(world)
    dan = await world.person("Dan")  # greeted in private, and there is no private line
    await dan.says("hello")
    await tells(world, dan, 5, 20)
    async with world.app.workshop.work() as work:
        await birthdays.show(work, 1, dan.id, Visibility.PRIVATE)
    before = await balance(world, dan.id)
    await goes_to(world, 5, 20)
    assert await world.pass_time(hours=2) == []
    assert await balance(world, dan.id) == before + 20
    async with world.app.workshop.work() as work:
        assert await coupons.everything(work, 1) == []
