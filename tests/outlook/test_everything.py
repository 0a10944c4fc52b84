"""What members asked for themselves is counted for admins, and named to nobody."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import outlook
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_reminders_and_letters_are_foretold(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    is_en = language == "en"
    await world.pass_time(days=20)
    await ana.whispers("/remind 7:15")
    await ben.whispers("/remind 21:40")
    await ana.whispers("/remind streak")
    await ben.whispers("/remind tomorrow 6:30 see the doctor" if is_en else "/remind 明天6点半 看医生")
    await ben.whispers("/remind in 5 days buy a ring" if is_en else "/remind 5天后 买戒指")
    await ana.whispers("/letter")
    await ana.presses("Write to me" if is_en else "给我写信")
    said = [await admin.says("/outlook")]
    for number in ("1", "2", "3", "4"):
        said.append(await admin.presses(number))
        said.append(" | ".join(world.said[-1].buttons))
        await admin.presses("‹ All that is coming" if is_en else "‹ 全部安排")
    assert said == {"en": snapshot(), "zh-CN": snapshot()}[language]
    for secret in ("Ana", "Ben", "07:15", "21:40", "06:30", "doctor", "ring", "医生", "戒指"):
        assert not any(secret in one for one in said)


async def test_who_left_or_closed_the_line_is_not_counted(world: "World") -> None:
    _, ana, ben = await people(world, "Ana", "Ben")
    await ana.whispers("/remind 7:15")
    await ben.whispers("/remind 7:15")
    await ben.leaves()
    async with world.app.workshop.work() as work:
        [line] = await outlook.lines(work, 1)
    assert line.coming.what.values == {"count": 1}


async def test_what_is_theirs_cannot_be_moved(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await ana.whispers("/remind 7:15")
    async with world.app.workshop.work() as work:
        [line] = await outlook.lines(work, 1)
    since = len(world.said)
    await admin.says("/outlook")
    await admin.presses("1")
    assert list(world.said[-1].buttons) == ["‹ All that is coming"]
    assert len(world.said) > since
    for name in ("skip", "ask"):
        assert await admin.presses_data(f"outlook:{name}:1:{line.token}:0", world.said[-1]) == snapshot()
