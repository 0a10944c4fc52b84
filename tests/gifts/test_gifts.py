"""From one balance to another: once, never more than is there, and nobody's rank or tier changes."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.features import communities, gifts, points
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Refusal
from tests.support.circle import people
from tests.support.moments import START

if TYPE_CHECKING:
    from bot.features.points import Account
    from tests.support.world import Human, World


async def account(world: "World", who: "Human", community_id: int = 1) -> "Account":
    async with world.app.workshop.work() as work:
        assert (await points.audit(work.db))["problems"] == []
        return await points.account_of(work, community_id, who.id)


async def earns(world: "World", who: "Human", amount: int) -> None:
    async with world.app.workshop.work() as work:
        day = points.today_of(work, 1, who.id)
        key = f"test:{world.clock.now().isoformat()}"
        await points.award(work, 1, who.id, amount, reason="awards.for-award", key=key, day=day)


async def answers(who: "Human", whom: "Human", text: str) -> str:
    about = {"message_id": 77, "date": 1, "chat": who.world.group.chat, "from": whom.user, "text": "here you are"}
    return await who.says(text, reply_to_message=about)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_given_undone_and_told(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    await earns(world, ana, 60)
    before = await account(world, ana), await account(world, ben)
    said = [await answers(ana, ben, {"en": "/gift 20 for the lift", "zh-CN": "/gift 20分 谢谢捎我一程"}[language])]
    after = await account(world, ana), await account(world, ben)
    assert [one.balance for one in after] == [before[0].balance - 20, before[1].balance + 20]
    assert [one.lifetime for one in after] == [one.lifetime for one in before]
    said.append(await ana.whispers("/why"))
    said.append(await ben.whispers("/why"))
    said.append(await answers(ana, ben, "/gift 40"))
    said.append(await answers(ana, ben, "/gift 3"))
    said.append(await ana.presses({"en": "Undo", "zh-CN": "撤回"}[language]))
    said.append(await admin.says("/gifts"))
    assert (
        said
        == {
            "en": snapshot(
                [
                    "🎁 Ana gives Ben 20 points: for the lift",
                    """\
<b>Your last entries</b>
<b>+60</b> from an admin · 4 May
<b>+1</b> for a message · 4 May
<b>−20</b> a gift to Ben: for the lift · 4 May
Reply to a message with /why to hear what that one earned.\
""",
                    """\
<b>Your last entries</b>
<b>+1</b> for a message · 4 May
<b>+20</b> a gift from Ana: for the lift · 4 May
Reply to a message with /why to hear what that one earned.\
""",
                    "50 points a day are the most one may give here. Today 30 are left.",
                    "🎁 Ana gives Ben 3 points. How kind!",
                    "↩️ 3 points are back with Ana; nothing went to Ben.",
                    """\
🎁 <b>Given from member to member</b>
4 May · 20 from Ana to Ben: for the lift
<s>4 May · 3 from Ana to Ben</s>
Each may give up to 50 a day. Change it with <code>/gifts 30</code>, stop it with <code>/gifts off</code>.\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    "🎁 Ana 赠送给 Ben 20 积分：谢谢捎我一程",
                    """\
<b>最近的积分记录</b>
<b>+60</b> 管理员加分 · 5月4日
<b>+1</b> 发言 · 5月4日
<b>−20</b> 赠送给 Ben：谢谢捎我一程 · 5月4日
用 /why 回复某条消息，可以看它得了多少分。\
""",
                    """\
<b>最近的积分记录</b>
<b>+1</b> 发言 · 5月4日
<b>+20</b> Ana 赠送的：谢谢捎我一程 · 5月4日
用 /why 回复某条消息，可以看它得了多少分。\
""",
                    "本群每人一天最多赠送 50 积分，今天还能送 30。",
                    "🎁 Ana 赠送给 Ben 3 积分，真好！",
                    "↩️ Ana 收回了给 Ben 的 3 积分。",
                    """\
🎁 <b>群友之间的赠送</b>
5月4日 · Ana 赠送给 Ben 20 积分：谢谢捎我一程
<s>5月4日 · Ana 赠送给 Ben 3 积分</s>
每人一天最多赠送 50 积分。发 <code>/gifts 30</code> 修改，<code>/gifts 关</code> 关闭。\
""",
                ]
            ),
        }[language]
    )


async def test_what_is_not_done(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    robot = {"id": 99, "is_bot": True, "first_name": "Robot"}
    about = {"message_id": 77, "date": 1, "chat": world.group.chat, "from": robot, "text": "beep"}
    before = await account(world, ana), await account(world, ben)
    said = [
        await ana.says("/gift"),
        await ana.says("/gift 5"),
        await ana.says("/gift 5 @nobody_here"),
        await ana.says("/gift 5 @some_bot"),
        await ana.says("/gift 5", reply_to_message=about),
        await answers(ana, ana, "/gift 5"),
        await answers(ana, ben, "/gift 0"),
        await answers(ana, ben, "/gift -5"),
        await answers(ana, ben, "/gift 51"),
        await answers(ana, ben, "/gift 50"),
    ]
    assert said == snapshot(
        [
            """\
Answer somebody's message with <code>/gift 20 for the lift</code>, or write <code>/gift 20 @name for the lift</code>.
The points come from what you have to spend; nobody's place or tier changes.\
""",
            """\
Answer somebody's message with <code>/gift 20 for the lift</code>, or write <code>/gift 20 @name for the lift</code>.
The points come from what you have to spend; nobody's place or tier changes.\
""",
            "I know nobody here called @nobody_here. You can answer one of their messages.",
            "Bots have no use for points. Somebody here will be glad of them!",
            "Bots have no use for points. Somebody here will be glad of them!",
            "To yourself? Pick somebody else, they will be glad.",
            "A gift is one point at least.",
            "A gift is one point at least.",
            "50 points are the most one may give in a day here.",
            "That takes 50 points, and you have 1.",
        ]
    )
    await admin.says("/gifts off")
    assert await answers(ana, ben, "/gift 1") == snapshot(
        "Giving points is turned off in this group. A thank-you always works: /thanks"
    )
    await admin.says("/gifts 开")
    assert await admin.says("/gifts a lot") == snapshot(
        "That is <code>/gifts on</code>, <code>/gifts off</code>, or how many points one may give a day, from 1 to 10,000: <code>/gifts 30</code>"
    )
    await ben.leaves()
    assert await answers(ana, ben, "/gift 1") == snapshot(
        "That person is not in the group at present, so they would not get it."
    )
    assert (await account(world, ana), await account(world, ben)) == before


async def test_undo_is_for_whoever_gave_and_for_ten_minutes(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    await earns(world, ana, 30)
    await answers(ana, ben, "/gift 10")
    given = world.said[-1]
    await ben.presses("Undo", given)
    await world.pass_time(minutes=11)
    await ana.presses("Undo", given)
    assert [toast for toast, _ in world.telegram.toasts[-2:]] == snapshot(
        ["This button is for someone else.", "It has been more than ten minutes; it is theirs now."]
    )
    await answers(ana, ben, "/gift 10")
    async with world.app.workshop.work() as work:
        held = (await points.account_of(work, 1, ben.id)).balance
        await points.spend(work, 1, ben.id, held - 3, reason="rewards.for-reward", key="all", day=START.date())
    await ana.presses("Undo")
    assert world.telegram.toasts[-1][0] == snapshot("They have spent some of it already, so it stays with them.")


async def test_the_same_message_twice_gives_once(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    await earns(world, ana, 30)
    async with world.app.workshop.work() as work:
        await gifts.give(work, 1, ana.id, ben.id, 5, "", 400)
        with pytest.raises(Refusal):
            await gifts.give(work, 1, ana.id, ben.id, 5, "", 400)
    assert (await account(world, ben)).balance == (await account(world, ben)).lifetime + 5


async def test_of_ten_at_once_the_day_and_the_balance_bear_some(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    await earns(world, ana, 200)
    before = (await account(world, ana)).balance

    async def give(number: int) -> None:
        with suppress(Refusal):
            async with world.app.workshop.work() as work:
                await gifts.give(work, 1, ana.id, ben.id, 20, "", number)

    await asyncio.gather(*(give(number) for number in range(1, 11)))
    assert (await account(world, ana)).balance == before - 40  # fifty a day


STEPS = st.lists(
    st.tuples(st.sampled_from(["give", "undo", "spend", "earn", "day"]), st.integers(0, 2), st.integers(0, 2),
              st.integers(1, 60)),
    max_size=25,
)  # fmt: skip


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_whatever_is_done_the_books_add_up(world: "World", steps: list[tuple[str, int, int, int]]) -> None:
    everybody = [await world.person(name, id=7_000 + number) for number, name in enumerate(("Ana", "Ben", "Cem"))]
    if not world.said:
        await people(world)
        for each in everybody:
            await each.says("hello everybody")
    earned = [(await account(world, each)).lifetime for each in everybody]
    last = 0
    for number, (what, one, other, amount) in enumerate(steps):
        who, whom = everybody[one], everybody[other]
        known = world.clock.now().timestamp() * 1000 + number
        with suppress(Refusal):
            match what:
                case "give":
                    async with world.app.workshop.work() as work:
                        await gifts.give(work, 1, who.id, whom.id, amount, "", int(known))
                    last = int(known)
                case "undo":
                    async with world.app.workshop.work() as work:
                        await gifts.undo(work, 1, who.id, last)
                case "spend":
                    async with world.app.workshop.work() as work:
                        key = f"spend:{known}"
                        await points.spend(
                            work, 1, who.id, amount, reason="rewards.for-reward", key=key, day=START.date()
                        )
                case "earn":
                    await earns(world, who, amount)
                    earned[one] += amount
                case _:
                    await world.pass_time(days=1)
        await world.pass_time(seconds=1)
        held = [await account(world, each) for each in everybody]
        assert [found.lifetime for found in held] == earned
        assert all(found.balance >= 0 for found in held)


async def test_two_groups_become_one(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    await earns(world, ana, 30)
    await answers(ana, ben, "/gift 10 for the lift")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(other.id, 1))
    async with world.app.workshop.work() as work:
        [told] = await gifts.recent(work, other.id)
        assert (told.amount, told.reason) == (10, "for the lift")
        kept = await points.account_of(work, other.id, ben.id)
    assert kept.balance == kept.lifetime + 10
    await account(world, ben, other.id)
