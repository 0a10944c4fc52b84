"""Three ways to be greeted: before all, quietly, or known to nobody."""

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import birthdays
from bot.features.birthdays import Visibility
from tests.birthdays.test_birthdays import goes_to, tells
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_who_knows_what(world: "World", language: str) -> None:
    admin, ana, ben, cem = await people(world, "Ana", "Ben", "Cem", language=language)
    for one in (ana, ben, cem):
        await tells(world, one, 5, 20)
    await ben.whispers("/birthday")
    said = [await ben.presses({"en": "Quietly", "zh-CN": "低调一点"}[language])]
    await cem.whispers("/birthday")
    said.append(await cem.presses({"en": "Only between us", "zh-CN": "只在私聊里说"}[language]))
    said += [" · ".join(world.said[-1].buttons), await ana.says("/birthdays")]
    said.append(await admin.whispers("/start birthdayfiles_1"))
    assert (
        said
        == {
            "en": snapshot(
                [
                    """\
🎂 Your birthday in Reading circle: <b>20 May</b>.
I greet you here; the group hears nothing, and admins know the day.\
""",
                    """\
🎂 Your birthday in Reading circle: <b>20 May</b>.
I greet you here, and nobody else hears of it.\
""",
                    "In the group · Quietly · ⏰ At what hour · Another day · Forget it",
                    """\
🎂 <b>In the next weeks</b>
20 May: Ana\
""",
                    """\
🎂 <b>In the next weeks</b>
20 May: Ana
20 May: Ben (quietly)
📁 The birthdays that members of Reading circle let you know, without years. As what?\
""",
                ]
            ),
            "zh-CN": snapshot(
                [
                    """\
🎂 你在 Reading circle 的生日：<b>5月20日</b>。
我在这里悄悄祝你，群里不说，只有管理员知道是哪天。\
""",
                    """\
🎂 你在 Reading circle 的生日：<b>5月20日</b>。
我在这里悄悄祝你，别人不知道。\
""",
                    "在群里说 · 低调一点 · ⏰ 几点祝福 · 换一天 · 忘掉它",
                    """\
🎂 <b>最近的生日</b>
5月20日：Ana\
""",
                    """\
🎂 <b>最近的生日</b>
5月20日：Ana
5月20日：Ben（低调）
📁 Reading circle 里你们可以知道的生日，不含年份。要哪一种？\
""",
                ]
            ),
        }[language]
    )
    async with world.app.workshop.work() as work:
        content, count = await birthdays.file(work, 1, birthdays.TABLE)
    assert count == 2
    assert [name in content for name in ("Ana", "Ben", "Cem")] == [True, True, False]
    await goes_to(world, 5, 20)
    before = len(world.said)
    await world.pass_time(hours=2)
    told = {one.chat_id: one.text for one in world.said[before:]}
    assert told.keys() == {world.group.chat_id, ben.id, cem.id}
    assert [name in told[world.group.chat_id] for name in ("Ana", "Ben", "Cem")] == [True, False, False]


async def test_too_late_is_told_to_admins_of_whom_they_may_know(world: "World") -> None:
    _, ana, ben, cem = await people(world, "Ana", "Ben", "Cem")
    for one, visibility in ((ana, Visibility.PUBLIC), (ben, Visibility.QUIET), (cem, Visibility.PRIVATE)):
        await tells(world, one, 5, 20)
        async with world.app.workshop.work() as work:
            await birthdays.show(work, 1, one.id, visibility)
    await goes_to(world, 5, 26)
    [told] = await world.pass_time(minutes=1)
    assert [name in told for name in ("Ana", "Ben", "Cem")] == [True, True, False]


async def test_an_old_button_with_other_words(world: "World") -> None:
    _, ana = await people(world, "Ana")
    await tells(world, ana, 5, 20)
    await ana.whispers("/birthday")
    for data in ("birthdays:show:1:nobody", "birthdays:show:1", "birthdays:hour:1:noon"):
        await ana.presses_data(data, world.said[-1])
    async with world.app.workshop.work() as work:
        told = await birthdays.of(work, 1, ana.id)
    assert told is not None
    assert (told.visibility, told.hour) == (Visibility.PUBLIC, None)
