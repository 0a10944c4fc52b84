"""Challenges of several groups where it gets difficult: at once, gone, moved, merged, no longer alike."""

import asyncio
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
    accepted,
    crowd,
    invited,
    joins,
    neighbour,
    published,
    rows,
    together,
)
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


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
    assert own == snapshot("That is your own invitation. It is for admins of other groups.")
    async with world.app.workshop.work() as work:
        await alliances.revoke(work, HOME, mine)
    over = snapshot("Nobody is invited by that code, or not any more. Ask for a new one.")
    for wrong in (code, "", "x", "0" * 16):
        assert await bo.whispers(f"/start ally_{wrong}") == over
    async with world.app.workshop.work() as work:
        code = (await alliances.invite(work, HOME, mine)).token
        assert (await alliances.invite(work, HOME, mine)).token == code, "the same while it lives"
    await world.pass_time(days=3)
    assert "invites you" in await bo.says(f"/ally {code}", group=world.groups[CHATS[CHESS]])
    assert await bo.presses("Accept for Chess") == snapshot(
        "It began on 5 May, and one begins together. The next one can be done together from the first day."
    )
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
    assert await vera.says("/together") == snapshot("""\
No challenge is shared with another group just now. /challenges shows what is on here.
🤝 🚀 7-day start is not shared with other groups any more. Your challenge stays as it is, with all that was done.\
""")


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
    await bo.says("/timezone Pacific/Auckland", group=world.groups[CHATS[CHESS]])
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
