"""Six on a day are the most, however they come to be said; and two admins at the same instant."""

import asyncio
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from bot.features import announcements
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


async def test_what_is_posted_now_counts_as_well(world: "World") -> None:
    (admin,) = await people(world)
    for number in range(3):
        await admin.says(f"/announce daily {20 + number}:00 Evening {number}")
        await admin.presses("✅ Publish")
    await admin.says("/announce sunday 9:00 Now and then")
    posted = [await admin.presses("Post now")]
    for _ in range(3):
        await world.pass_time(minutes=1)
        posted.append(await admin.presses("Post now"))
    assert posted == snapshot(
        [
            """\
It is on its way to the group.
Now and then\
""",
            """\
It is on its way to the group.
Now and then\
""",
            """\
It is on its way to the group.
Now and then\
""",
            "Today has 6 announcements already, with those that come yet. One more would be noise; post it tomorrow, or skip another.",
        ]
    )
    await admin.says("/announce today 23:00 One more")
    assert world.said[-1].text == snapshot(
        "A day that this would come on has 6 announcements already, and more would be noise. Another day, or pause one in /announce."
    )
    said = await world.pass_time(hours=16)
    assert len(said) == 3, "those that were planned"
    async with world.app.workshop.work() as work:
        assert await announcements.post_now(work, 1, 4) is announcements.Posted.NOW, "another day"


async def test_what_was_said_counts_though_it_is_over(world: "World") -> None:
    (admin,) = await people(world)
    for minute in range(6):
        await admin.says(f"/announce today 10:0{minute} Words {minute}")
        await admin.presses("✅ Publish")
    assert len(await world.pass_time(hours=2)) == 6
    assert "6 announcements already" in await admin.says("/announce today 22:00 One more")
    await admin.says("/announce tomorrow 10:00 One more")
    assert "✅ Publish" in world.said[-1].buttons


async def test_one_that_is_skipped_today_leaves_its_room(world: "World") -> None:
    (admin,) = await people(world)
    for minute in range(6):
        await admin.says(f"/announce daily 20:0{minute} Words {minute}")
        await admin.presses("✅ Publish")
    assert "Today has 6" in await admin.presses("Post now")
    await admin.presses("Skip next time")
    assert await admin.presses("Post now") == "It is on its way to the group.\nWords 5"


async def test_many_begin_one_at_the_same_instant(world: "World") -> None:
    await people(world)

    async def one(words: str) -> int:
        async with world.app.workshop.work() as work:
            return (await announcements.draft(work, 1, f"daily 8:00 {words}", "")).number

    numbers = await asyncio.gather(*(one(f"Words {number}") for number in range(6)))
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
