"""Of two admins who change the tiers, the second sees what the first did, and nothing of theirs is saved."""

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import tiers
from bot.features.tiers import Privilege
from tests.tiers.test_setup import boss

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def two(world: "World") -> tuple["Human", "Human"]:
    """The one who looks, and the one who comes in between."""
    first = await boss(world)
    second = await world.person("Second <admin>", admin=True)
    await second.says("hello")
    await second.opens_private_chat()
    return first, second


async def points_asked(world: "World") -> list[int]:
    async with world.app.workshop.work() as work:
        return [step.points for step in tiers.settings_of(work, 1).ladder]


async def test_another_ladder_is_shown_before_one_is_put_up(world: "World") -> None:
    first, second = await two(world)
    await first.says("/tiersetup Newcomer\nGrowing 50")
    hers = world.said[-1]
    await second.says("/tiersetup Newcomer\nGrowing 70")
    theirs = world.said[-1]
    assert await first.presses("Do it", hers) == snapshot("""\
⚠️ After you looked, this was changed:
Second &lt;admin&gt; is trying out another ladder. Before:
🌰 Newcomer: where everybody begins
🌱 Growing: from 50 points
Now:
🌰 Newcomer: where everybody begins
🌱 Growing: from 70 points

Nothing of yours was changed. This is how it stands now:

<b>A rehearsal: nothing has changed yet</b>
🌰 Newcomer: where everybody begins
🌱 Growing: from 70 points

↑ Nobody would rise.
↓ Nobody would fall.
✉ No message here, none in private.\
""")
    assert await points_asked(world) == [0, 100, 1000]
    await second.presses("Do it", theirs)
    assert await first.presses("Do it", hers) == snapshot("""\
⚠️ After you looked, this was changed:
Second &lt;admin&gt; put up a ladder. Before:
🌰 Newcomer: where everybody begins
🌱 Growing: from 100 points
🌳 Expert: from 1,000 points
Now:
🌰 Newcomer: where everybody begins
🌱 Growing: from 70 points

Nothing of yours was changed. This is how it stands now:

<b>The tiers of Reading circle</b>
🌰 Newcomer: where everybody begins
🌱 Growing: from 70 points

To change names, numbers or steps, send this in the group as you want it, one step a line.
Nothing changes before you have seen whom it concerns.
<code>/tiersetup
🌰 Newcomer
🌱 Growing 70</code>

Below: what a tier brings, from which step on. Press to move it.\
""")
    assert await points_asked(world) == [0, 70]


async def test_a_ladder_that_was_let_go_is_not_put_up(world: "World") -> None:
    first, second = await two(world)
    await first.says("/tiersetup Newcomer\nGrowing 50")
    hers = world.said[-1]
    async with world.app.workshop.work() as work:
        token = hers.buttons["Do it"].rpartition(":")[2].partition(".")[0]
        await tiers.leave(work, 1, token, changed_by_id=second.id)
    assert "let this one go" in str(await first.presses("Do it", hers))
    assert await points_asked(world) == [0, 100, 1000]


async def test_a_privilege_that_was_moved_is_shown_before_it_is_moved(world: "World") -> None:
    first, second = await two(world)
    await first.says("/tiersetup")
    hers = world.said[-1]
    async with world.app.workshop.work() as work:
        await tiers.give(work, 1, Privilege.EARLY, 2, changed_by_id=second.id)
    assert await first.presses("rewards before others: nobody", hers) == snapshot("""\
⚠️ After you looked, this was changed:
Second &lt;admin&gt;: rewards before others: nobody → 🌳 Expert

Nothing of yours was changed. This is how it stands now:

<b>The tiers of Reading circle</b>
🌰 Newcomer: where everybody begins
🌱 Growing: from 100 points
🌳 Expert: from 1,000 points

To change names, numbers or steps, send this in the group as you want it, one step a line.
Nothing changes before you have seen whom it concerns.
<code>/tiersetup
🌰 Newcomer
🌱 Growing 100
🌳 Expert 1,000</code>

Below: what a tier brings, from which step on. Press to move it.\
""")
    async with world.app.workshop.work() as work:
        assert tiers.begins_at(tiers.settings_of(work, 1).ladder, Privilege.EARLY) == 2
    await first.presses("rewards before others: from 🌳 Expert")
    async with world.app.workshop.work() as work:
        assert tiers.begins_at(tiers.settings_of(work, 1).ladder, Privilege.EARLY) == 3
