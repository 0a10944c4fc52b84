"""Of two admins who change the same of a skill, the second sees what the first did, and nothing of theirs is saved."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import skills

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def two(world: "World") -> tuple["Human", "Human"]:
    vera = await world.person("Vera", admin=True)
    second = await world.person("Second <admin>", admin=True)
    await second.says("hello")
    await vera.says("/skill reading 📖 from checkins")
    await vera.presses("Plant it")
    return vera, second


CASES = {
    "rename": ("rename 📖 Books", "rename 📖 Stories"),
    "levels": ("levels 📖 50/150", "levels 📖 20/40"),
    "perk": ("perk 📖 3 title Bookworm", "perk 📖 3 points 20"),
}
TOLD = snapshot(
    {
        "rename": """\
⚠️ 📖 Books was changed just now:
Second &lt;admin&gt;: name reading → Books
Nothing of yours was changed. Send it once more if yours shall hold.\
""",
        "levels": """\
⚠️ 📖 reading was changed just now:
Second &lt;admin&gt;: levels usual → 50/150
Nothing of yours was changed. Send it once more if yours shall hold.\
""",
        "perk": """\
⚠️ 📖 reading was changed just now:
Second &lt;admin&gt;: level 3 brings nothing of its own → level 3 brings the title Bookworm
Nothing of yours was changed. Send it once more if yours shall hold.\
""",
    }
)


@pytest.mark.parametrize("case", CASES)
async def test_the_second_sees_the_change(world: "World", case: str) -> None:
    vera, second = await two(world)
    first, other = CASES[case]
    await second.says(f"/skill {first}")
    async with world.app.workshop.work() as work:
        [before] = skills.all_of(work, 1)
    assert await vera.says(f"/skill {other}") == TOLD[case]
    async with world.app.workshop.work() as work:
        assert skills.all_of(work, 1) == [before]
    await vera.says(f"/skill {other}")
    async with world.app.workshop.work() as work:
        assert skills.all_of(work, 1) != [before]


async def test_what_rests_is_not_woken_unawares(world: "World") -> None:
    vera, second = await two(world)
    await second.says("/skill retire 📖")
    assert await vera.says("/skill restore 📖") == snapshot("""\
⚠️ 📖 reading was changed just now:
Second &lt;admin&gt;: grows → rests
Nothing of yours was changed. Send it once more if yours shall hold.\
""")
    assert "rests now" not in str(await vera.says("/skill rename 📖 Books"))
    await world.pass_time(minutes=11)
    assert "grows again" in str(await vera.says("/skill restore 📖"))
