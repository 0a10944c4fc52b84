"""Two admins, and the clock, in the same moment."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features import challenges
from bot.features.challenges import Plan, State
from bot.kit.work import Refusal
from tests.challenges.conftest import JOIN, STARTER, published
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


async def test_of_changes_in_one_moment_one_is_saved_and_none_is_lost_unseen(world: "World") -> None:
    admin, *others = await people(world, "Ana", "Ben", "Cem")
    number = await published(world, admin, STARTER["en"])
    who = [one.id for one in (admin, *others)]
    looked_at = {}
    for hour, member_id in enumerate(who, 9):
        async with world.app.workshop.work() as work:
            found = await challenges.propose(work, 1, number, member_id, "prompt_at", str(hour))
            looked_at[member_id] = found

    async def save(member_id: int) -> bool:
        found = looked_at[member_id]
        try:
            async with world.app.workshop.work() as work:
                return (await challenges.amend(work, 1, number, member_id, found.version, found.seal))[1]
        except Refusal:
            return False

    saved = await asyncio.gather(*(save(member_id) for member_id in who))
    await world.settle()
    assert sum(saved) == 1
    winner = who[saved.index(True)]
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, number)
        assert one.plan.prompt_at == looked_at[winner].plan.prompt_at
        for member_id in set(who) - {winner}:
            seen = await challenges.amendment_of(work, 1, number, member_id)
            assert seen.fields == ["prompt_at"], "what they were about to change is still there, to be looked at"
    assert sum("speaks at another hour" in one.text for one in world.said) == 1


async def test_published_by_hand_in_the_moment_in_which_it_is_announced(world: "World") -> None:
    admin, _ = await people(world, "Ana")
    at = world.clock.now() + timedelta(hours=1)
    async with world.app.workshop.work() as work:
        draft = await challenges.draft(work, 1, admin.id, Plan(title="Walk", days=7, goal=5))
        await challenges.announce_at(work, 1, draft.id, at)
    world.clock.set(at)

    async def by_hand() -> None:
        try:
            async with world.app.workshop.work() as work:
                await challenges.publish(work, 1, draft.id)
        except Refusal:
            pass

    async def by_itself() -> None:
        async with world.app.workshop.work() as work:
            await challenges.announce(work, 1, draft.id)

    await asyncio.gather(by_hand(), by_itself(), by_hand(), by_itself())
    await world.settle()
    await world.pass_time(minutes=5)
    assert sum(JOIN["en"] in one.buttons for one in world.said) == 1
    assert not any("could not be" in one.text for one in world.said)
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, draft.id)
    assert (one.state, one.publish_at) == (State.LIVE, None)


async def test_a_button_pressed_while_words_are_waited_for(world: "World") -> None:
    """The question is still there, and so is what the button changed; saved meanwhile, nobody listens any more."""
    admin, _ = await people(world, "Ana")
    number = await published(world, admin, STARTER["en"])
    await admin.says("/challenge")
    await admin.presses("▶️ 🚀 7-day start")
    await admin.presses("✏️ Change it …")
    here = world.said[-1]
    await admin.presses("✍️ Title")
    await admin.presses_data(f"challenges:amend:1:{number}:prompt_at:9", here)
    save = here.buttons["Change it so"]
    told = await admin.whispers("Run")
    assert "09:00" in told
    assert "Run" in told
    await admin.presses("✍️ About", world.said[-1])
    await admin.presses_data(save, here)  # it shows less than there is by now
    await admin.presses("Change it so", here)
    assert await admin.whispers("Because it is May") == ""
    async with world.app.workshop.work() as work:
        plan = (await challenges.find(work, 1, number)).plan
    assert (plan.title, plan.about, plan.prompt_at.hour) == ("Run", "", 9)
