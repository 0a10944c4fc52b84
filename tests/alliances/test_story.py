"""Two groups do a challenge together: invited, accepted, compared, told at the end."""

import asyncio
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import alliances, challenges, communities
from bot.features.alliances import Measure
from bot.features.communities import CommunitiesMerged
from bot.kit.work import Refusal
from tests.alliances.conftest import (
    CHATS,
    CHESS,
    CHOIR,
    HOME,
    INVITE,
    TOGETHER,
    accepted,
    crowd,
    drafted,
    invited,
    joins,
    neighbour,
    published,
    rows,
    together,
)
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

START = date(2026, 5, 5)


async def check_in(world: "World", community_id: int, *who: "Human") -> None:
    for one in who:
        await one.says("/checkin", group=world.groups[CHATS.get(community_id, -1001)])


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_invited_and_accepted(world: "World", language: str) -> None:
    (vera,) = await people(world, language=language)
    bo = await neighbour(world, CHESS, "Bo", "Chess", language=language)
    mine = await drafted(world, vera, language=language)
    told = [await vera.presses(TOGETHER[language]), await vera.presses(INVITE[language])]
    code = re.findall("[0-9a-f]{16}", told[-1])[-1]
    told.append(await bo.whispers(f"/start ally_{code}"))
    before = len(world.said)
    told.append(await bo.presses({"en": "Accept for Chess", "zh-CN": "为Chess接受"}[language]))
    told += [one.text for one in world.said[before:] if one.chat_id == vera.id]
    async with world.app.workshop.work() as work:
        theirs = (await challenges.everything(work, CHESS))[0]
        ours = await challenges.find(work, HOME, mine)
        assert (theirs.first_day, theirs.plan.days, theirs.plan.goal) == (START, ours.plan.days, ours.plan.goal)
        assert theirs.state is challenges.State.DRAFT, "nothing is published for them"
    told.append(await bo.presses({"en": "🤝 Together with other groups", "zh-CN": "🤝 和别的群一起"}[language]))
    assert [text.replace(code, "CODE") for text in told] == {"en": snapshot(), "zh-CN": snapshot()}[language]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_ones_own_circle_first_and_the_common_result_once(world: "World", language: str) -> None:
    vera, bo, mine, theirs = await together(world, language=language)
    ours, others = await crowd(world, HOME, "Ana Ben Cy"), await crowd(world, CHESS, "Dan Eve Flo Gus")
    told = [await vera.says("/together")]
    await joins(world, HOME, mine, *ours)
    await joins(world, CHESS, theirs, *others[:2])
    await world.pass_time(days=1)
    await check_in(world, HOME, *ours[:2])
    told.append(await vera.says("/together"))
    await joins(world, CHESS, theirs, *others[2:])
    await check_in(world, CHESS, *others)
    await world.pass_time(minutes=6)
    told.append(await vera.says("/together"))
    told.append(await vera.presses({"en": "By total", "zh-CN": "按总量"}[language]))
    told.append(await vera.presses({"en": "By share of active members", "zh-CN": "按活跃占比"}[language]))
    told.append(await bo.says("/together", group=world.groups[CHESS]))
    before = len(world.said)
    await world.pass_time(days=9)
    results = [(one.chat_id, one.text) for one in world.said[before:] if one.text.startswith("🤝")]
    assert sorted(chat for chat, _ in results) == [-1002, -1001], "once in each group"
    told += [text for _, text in sorted(results)]
    assert told == {"en": snapshot(), "zh-CN": snapshot()}[language]


async def test_two_admins_accept_at_once_and_it_is_there_once(world: "World") -> None:
    (vera,) = await people(world)
    bo = await neighbour(world, CHESS, "Bo", "Chess")
    _, code = await invited(world, vera)
    made = await asyncio.gather(*(accepted(world, CHESS, bo, code) for _ in range(4)))
    assert len(set(made)) == 1
    async with world.app.workshop.work() as work:
        assert len(await challenges.everything(work, CHESS)) == 1
    assert [row.community_id for row in await rows(world)] == [HOME, CHESS]


async def test_what_an_invitation_bears(world: "World") -> None:
    (vera, ana) = await people(world, "Ana")
    bo = await neighbour(world, CHESS, "Bo", "Chess")
    mine, code = await invited(world, vera)
    assert "Accept for" not in str(list(world.said[-1].buttons))
    await ana.whispers(f"/start ally_{code}")
    assert not world.said[-1].buttons, "who is no admin may look"
    await ana.presses_data(f"alliances:accept:2:{code}", world.said[-1])
    await bo.presses_data(f"alliances:accept:1:{code}", world.said[-1])
    assert [row.community_id for row in await rows(world)] == [HOME]
    own = await vera.presses_data(f"alliances:accept:1:{code}", world.said[-1])
    assert own == snapshot()
    async with world.app.workshop.work() as work:
        await alliances.revoke(work, HOME, mine)
    over = snapshot()
    for wrong in (code, "", "x", "0" * 16):
        assert await bo.whispers(f"/start ally_{wrong}") == over
    async with world.app.workshop.work() as work:
        code = (await alliances.invite(work, HOME, mine)).token
        assert (await alliances.invite(work, HOME, mine)).token == code, "the same while it lives"
    await world.pass_time(days=3)
    assert await bo.says(f"/ally {code}", group=world.groups[CHESS]) != over
    assert await bo.presses("Accept for Chess") == snapshot()
    await world.pass_time(days=5)
    assert await bo.whispers(f"/start ally_{code}") == over


async def test_each_may_go_and_its_challenge_stays(world: "World") -> None:
    vera, bo, mine, theirs = await together(world)
    async with world.app.workshop.work() as work:
        code = (await alliances.invite(work, HOME, mine)).token
    third = await neighbour(world, CHOIR, "Kit", "Choir")
    sung = await accepted(world, CHOIR, third, code)
    await published(world, CHOIR, sung)
    async with world.app.workshop.work() as work:
        with pytest.raises(Refusal, match="not-host"):
            await alliances.remove(work, CHESS, theirs, CHOIR)
        await challenges.cancel(work, HOME, mine)
    await world.settle()
    assert [(row.community_id, row.is_host) for row in await rows(world)] == [(CHESS, True), (CHOIR, False)]
    assert any("Yours is host now" in one.text for one in world.said if one.chat_id == bo.id)
    async with world.app.workshop.work() as work:
        assert (await alliances.board(work, CHOIR, sung)).groups == 2
        await alliances.remove(work, CHESS, theirs, CHOIR)
        with pytest.raises(Refusal, match="alone"):
            await alliances.board(work, CHESS, theirs)
        assert {(await challenges.find(work, *each)).state for each in ((CHESS, theirs), (CHOIR, sung))} == {
            challenges.State.LIVE
        }
    async with world.app.workshop.work() as work:
        await alliances.end(work, CHESS, theirs)
    assert await rows(world) == []
    assert await vera.says("/together") == snapshot()


async def test_a_group_that_asks_something_else_is_not_compared(world: "World") -> None:
    _, _, mine, theirs = await together(world)
    async with world.app.workshop.work() as work:
        await challenges.extend(work, CHESS, theirs, 7)
        found = await alliances.board(work, HOME, mine)
    assert [one.community_id for one in found.apart] == [CHESS]


async def test_a_new_chat_in_the_midst_of_it_another_clock_and_a_hostile_name(world: "World") -> None:
    vera, bo, mine, theirs = await together(world)
    ours, others = await crowd(world, HOME, "Ana Ben Cy"), await crowd(world, CHESS, "Dan Eve Flo")
    await joins(world, HOME, mine, *ours)
    await joins(world, CHESS, theirs, *others)
    await bo.says("/timezone Pacific/Auckland", group=world.groups[CHESS])
    async with world.app.workshop.work() as work:
        await communities.moved(work, CHATS[CHESS], -100777)
        assert communities.get(work, CHESS).id == CHESS
    async with world.app.workshop.work() as work:
        await communities.of_chat(work, -100777, "<b>\u202e& Chess")
    await world.pass_time(days=1)
    told = await vera.says("/together")
    assert "&lt;b&gt;" in told
    assert "\u202e" not in told
    await world.restart()
    async with world.app.workshop.work() as work:
        assert (await alliances.board(work, HOME, mine, Measure.TOTAL)).groups == 2


async def test_two_groups_of_it_become_one(world: "World") -> None:
    _, _, mine, theirs = await together(world)
    async with world.app.workshop.work() as work:
        await work.announce(CommunitiesMerged(kept_id=CHESS, retired_id=HOME))
    assert [(row.community_id, row.challenge_id, row.is_host) for row in await rows(world)] == [(CHESS, theirs, True)]
    async with world.app.workshop.work() as work:
        assert (await challenges.find(work, CHESS, mine)).id == mine


async def test_a_board_counts_once_in_some_minutes(world: "World") -> None:
    _, _, mine, _ = await together(world)
    ours = await crowd(world, HOME, "Ana Ben Cy")
    async with world.app.workshop.work() as work:
        assert (await alliances.board(work, HOME, mine)).own.members == 0
    await joins(world, HOME, mine, *ours)
    async with world.app.workshop.work() as work:
        assert (await alliances.board(work, HOME, mine)).own.members == 0
    await world.pass_time(minutes=5)
    async with world.app.workshop.work() as work:
        assert (await alliances.board(work, HOME, mine)).own.members == 3
