"""What a plan may ask besides: a last day in place of a length, a language of its own, a reward of the shop."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import challenges, points, rewards
from bot.features.challenges import What
from bot.features.rewards import Shown
from tests.challenges.conftest import BACK, JOIN, MORE, NEXT, PUBLISH, STARTER, placard
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

LAST_DAY = "✍️ Last day"


async def a_draft(world: "World", admin: "Human", language: str = "en") -> int:
    await admin.says("/challenge")
    await admin.presses(STARTER[language])
    return int(next(data for data in world.said[-1].buttons.values() if ":set:" in data).split(":")[3])


async def plan_of(world: "World", number: int) -> challenges.Plan:
    async with world.app.workshop.work() as work:
        return (await challenges.find(work, 1, number)).plan


# --- A last day ---


async def test_until_a_day_in_private_and_in_the_group(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses(LAST_DAY)
    said = [await admin.whispers(words) for words in ("yesterday evening", "4 May", "2026-05-04", "2030-01-01")]
    card = await admin.whispers("21 May")
    assert (said, [line for line in card.split("\n") if "🗓" in line]) == snapshot(
        (
            [
                """\
“yesterday evening” is no day. Write it like 2027-01-04.
Write it once more, or “cancel”.\
""",
                """\
That is before it begins, on 5 May. Choose a later day, or another first day.
Write it once more, or “cancel”.\
""",
                """\
That is before it begins, on 5 May. Choose a later day, or another first day.
Write it once more, or “cancel”.\
""",
                """\
That is too far: a challenge lasts 366 days at most.
Write it once more, or “cancel”.\
""",
            ],
            ["🗓 5 May to 21 May (17 days)"],
        )
    )
    assert (await plan_of(world, number)).days == 17
    assert "(3 days)" in await admin.says("/challenge until 2026-05-07")
    assert (await plan_of(world, number)).goal == 3, "fewer days ask for no more than they are"
    assert "(one day)" in await admin.says("/challenge 结束 5月5日")
    assert "4 May to 4 May" in await admin.says("/challenge start today")
    assert "8 May to 8 May" in await admin.says("/challenge start 8 May")


# --- A language of its own ---


@pytest.mark.parametrize(("language", "own"), [("en", "zh-CN"), ("zh-CN", "en")])
async def test_what_it_says_in_the_group_is_in_its_own_language(world: "World", language: str, own: str) -> None:
    admin, ana = await people(world, "Ana", language=language)
    number = await a_draft(world, admin, language)
    await admin.presses(MORE[language])
    card = await admin.presses({"zh-CN": "🗣 中文", "en": "🗣 English"}[own])
    assert {"en": "It speaks Chinese", "zh-CN": "用英文说"}[language] in card, "the card stays in the admin's"
    await admin.presses(BACK[language])
    await admin.presses(NEXT[language])
    before = len(world.said)
    await admin.presses(PUBLISH[language])
    await ana.presses(JOIN[own])
    async with world.app.workshop.work() as work:
        await challenges.extend(work, 1, number, 1)
    await world.pass_time(days=1)
    await ana.says("/checkin")
    await world.pass_time(minutes=15)
    shown = placard(world).text
    await world.pass_time(days=12)
    group = [one for one in world.said[before:] if one.chat_id == world.group.chat_id and "🚀" in one.text]
    told = [shown, *(one.text.split("\n")[0] for one in group)]
    assert (
        told
        == {
            "zh-CN": snapshot(
                [
                    """\
<b>🚀 7 天起步</b> · 第 1 天，共 8 天
👥 1 位参加 · ✅ 今天 1 位已完成
🚪 5月6日 之前（含当天）都能报名
✍️ 照常打卡就算：/checkin
🗓 到 5月12日 结束\
""",
                    "<b>🚀 7 天起步</b> 结束了，谢谢大家这些天的陪伴！",
                    "<b>🚀 7 天起步</b> 延长到 5月12日。多几天，目标不变。",
                    "<b>🚀 7 天起步</b> 今天开始。已经有 1 位参加。",
                    "<b>🚀 7 天起步</b> · 第 2 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 3 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 4 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 5 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 6 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 7 天，共 8 天",
                    "<b>🚀 7 天起步</b> · 第 8 天，共 8 天",
                    "<b>🚀 7 天起步</b> 结束了，谢谢大家这些天的陪伴！",
                ]
            ),
            "en": snapshot(
                [
                    """\
<b>🚀 7-day start</b> · day 1 of 8
👥 One of us is in · ✅ 1 did today's
🚪 Open to join until 6 May
✍️ Your check-in of the day counts by itself: /checkin
🗓 Until 12 May\
""",
                    "<b>🚀 7-day start</b> is over. Thank you for these days!",
                    "<b>🚀 7-day start</b> goes on until 12 May. More days, the same goal.",
                    "<b>🚀 7-day start</b> begins today. One of us is in.",
                    "<b>🚀 7-day start</b> · day 2 of 8",
                    "<b>🚀 7-day start</b> · day 3 of 8",
                    "<b>🚀 7-day start</b> · day 4 of 8",
                    "<b>🚀 7-day start</b> · day 5 of 8",
                    "<b>🚀 7-day start</b> · day 6 of 8",
                    "<b>🚀 7-day start</b> · day 7 of 8",
                    "<b>🚀 7-day start</b> · day 8 of 8",
                    "<b>🚀 7-day start</b> is over. Thank you for these days!",
                ]
            ),
        }[own]
    )


async def test_back_to_the_groups_language(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses(MORE["en"])
    await admin.presses("🗣 中文")
    assert (await plan_of(world, number)).language == "zh-CN"
    card = await admin.presses("🗣 The group's language")
    assert "speaks Chinese" not in card
    said = await admin.presses_data(f"challenges:set:1:{number}:language:de", world.said[-1])
    assert "does not fit together" in said
    assert (await plan_of(world, number)).language == ""


# --- A reward of the shop ---

TO_THE_GOAL = {"en": ("days 2", "goal 1", "start 2026-05-04"), "zh-CN": ("天数 2", "目标 1", "开始 2026-05-04")}


async def owned(world: "World", who: "Human") -> list[str]:
    async with world.app.workshop.work() as work:
        return [one.name for one in await rewards.mine(work, 1, who.id)]


async def offered(world: "World", admin: "Human", stock: str = "") -> None:
    await admin.says(f'/reward new "☕ Coffee <i>voucher</i>" 200{stock}')


async def on_its_way(world: "World", admin: "Human", language: str = "en") -> int:
    number = await a_draft(world, admin, language)
    for words in (*TO_THE_GOAL[language], "reward coffee <I>Voucher</i>"):
        await admin.says(f"/challenge {words}")
    async with world.app.workshop.work() as work:
        await challenges.publish(work, 1, number)
    await world.settle()
    return number


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_everybody_at_the_goal_has_it_once(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    await offered(world, admin)
    number = await on_its_way(world, admin, language)
    announced = world.said[-1]
    for one in (ana, ben):
        await one.presses(JOIN[language], announced)
    await ana.says("/checkin")
    async with world.app.workshop.work() as work:
        before = (await points.account_of(work, 1, ana.id)).balance
    assert await owned(world, ana) == [], "what is taken back before the end is no goal"
    heard = await world.pass_time(days=5)
    told = [line for line in announced.text.split("\n") if "🎁" in line]
    told += [line for one in heard for line in one.split("\n") if "🎁" in line]
    assert (
        told
        == {
            "en": snapshot(["🎁 Coffee &lt;i&gt;voucher&lt;/i&gt;: one at the goal has it now, see /redeem"]),
            "zh-CN": snapshot(["🎁 Coffee &lt;i&gt;voucher&lt;/i&gt;：达成目标的 1 位已经拿到，/redeem 里看"]),
        }[language]
    )
    assert (await owned(world, ana), await owned(world, ben)) == (["Coffee <i>voucher</i>"], [])
    async with world.app.workshop.work() as work:
        assert (await points.account_of(work, 1, ana.id)).balance == before, "it costs nothing"
        await challenges.strike(work, 1, number, What.CLOSE, work.now.date(), work.now)
    assert len(await owned(world, ana)) == 1


async def test_fewer_than_came_to_the_goal(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await offered(world, admin, " stock 1")
    await on_its_way(world, admin)
    announced = world.said[-1]
    for one in (ana, ben):
        await one.presses(JOIN["en"], announced)
        await one.says("/checkin")
    heard = await world.pass_time(days=5)
    assert [one for one in heard if "🎁" in one or "not enough" in one] == snapshot(
        [
            """\
<b>🚀 7-day start</b> is over. Thank you for these days!
2 of us were in, and 2 came to the goal.
🏁 Ana, Ben
🎁 Coffee &lt;i&gt;voucher&lt;/i&gt;: one at the goal has it now, see /redeem\
""",
            "<b>🚀 7-day start</b> is over, and there was not enough of Coffee &lt;i&gt;voucher&lt;/i&gt; in the shop: one member at the goal got none. A code from /coupon could make up for it.",
        ]
    )
    assert sorted([*await owned(world, ana), *await owned(world, ben)]) == ["Coffee <i>voucher</i>"]


async def test_a_reward_that_is_not_there(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await a_draft(world, admin)
    await admin.presses("✍️ Reward")
    said = [await admin.whispers("Tea")]
    await offered(world, admin)
    assert "🎁" in await admin.whispers("☕ Coffee <i>voucher</i>")
    async with world.app.workshop.work() as work:
        reward = await rewards.named(work, 1, "Coffee <i>voucher</i>")
        assert reward is not None
        await rewards.show(work, 1, reward.id, Shown.RETIRED, changed_by_id=1)
    said.append(await admin.presses_data(f"challenges:publish:1:{number}", world.said[-1]))
    assert said == snapshot(
        [
            """\
The shop has no “Tea”. /reward shows what there is.
Write it once more, or “cancel”.\
""",
            "The shop has no “Coffee <i>voucher</i>”. /reward shows what there is.",
        ]
    )
    assert "🎁" not in await admin.says("/challenge reward none")
    await offered(world, admin)
    await admin.says("/challenge reward Coffee <i>voucher</i>")
    for words in TO_THE_GOAL["en"]:
        await admin.says(f"/challenge {words}")
    await admin.presses_data(f"challenges:publish:1:{number}", world.said[-1])
    await ana.presses(JOIN["en"])
    await ana.says("/checkin")
    async with world.app.workshop.work() as work:
        reward = await rewards.named(work, 1, "Coffee <i>voucher</i>")
        assert reward is not None
        await rewards.show(work, 1, reward.id, Shown.RETIRED, changed_by_id=1)
    heard = await world.pass_time(days=5)
    assert any("was not enough" in one for one in heard), "retired meanwhile"
    assert await owned(world, ana) == []
