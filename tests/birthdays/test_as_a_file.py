"""Admins have the birthdays that may be known as a file: in private, and nobody else has."""

from typing import TYPE_CHECKING

import pytest

from bot.features import birthdays
from bot.features.birthdays import Birthday
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_a_calendar_and_a_table(world: "World", language: str) -> None:
    admin, ana, ben = await people(world, "Ana", "Ben", language=language)
    async with world.app.workshop.work() as work:
        await birthdays.tell(work, 1, ana.id, Birthday(6, 5))
        await birthdays.tell(work, 1, ben.id, Birthday(7, 6))
        await birthdays.show(work, 1, ben.id, birthdays.Visibility.PRIVATE)
    await admin.says("/birthdaysetup")
    label = {"en": "📁 As a file", "zh-CN": "📁 导出文件"}[language]
    assert world.said[-1].buttons[label].endswith("?start=birthdayfiles_1")
    await admin.whispers("/start birthdayfiles_1")
    asked, since = world.said[-1], len(world.said)
    for button in asked.buttons.copy():
        await admin.presses(button)
    calendar, table = world.said[since:]
    assert {calendar.chat_id, table.chat_id} == {admin.id}
    assert {"en": "1 birthday that", "zh-CN": "1 个生日"}[language] in table.text
    files, names = world.telegram.files, world.telegram.names
    assert [names[one.document] for one in (calendar, table)] == ["birthdays.ics", "birthdays.csv"]
    assert b"SUMMARY:\xf0\x9f\x8e\x82 Ana" in files[calendar.document]
    assert files[table.document].startswith(b"\xef\xbb\xbfname,")
    assert not any(b"Ben" in files[one.document] for one in (calendar, table))
