"""Birthdays as files: what members let the group know, without years, and nothing else."""

import csv
from pathlib import Path

import pytest
from inline_snapshot import snapshot
from typer.testing import CliRunner

from bot.cli import app
from bot.features import birthdays, communities
from bot.features.birthdays import Birthday, Calendar
from bot.operating import Halt
from bot.operating.birthdays import export
from tests.support.circle import people
from tests.support.world import World


async def told(world: World) -> None:
    _, ana, ben, cem, dan, eve = await people(world, "=Ana, cmd", "小李 🌙", "Cem", "Dan", "Eve")
    async with world.app.workshop.work() as work:
        await birthdays.tell(work, 1, ana.id, Birthday(5, 20))
        await birthdays.tell(work, 1, ben.id, Birthday(8, 15, Calendar.LUNAR))
        await birthdays.tell(work, 1, cem.id, Birthday(2, 29, leap="mar1"))
        for one in (dan, eve):
            await birthdays.tell(work, 1, one.id, Birthday(5, 21))
        await birthdays.show(work, 1, dan.id, birthdays.Visibility.PRIVATE)
    await eve.leaves()


async def test_a_calendar_and_a_table(world: World, tmp_path: Path) -> None:
    """Neither who keeps it to themselves nor who left is in them."""
    await told(world)
    for name in ("birthdays.ics", "birthdays.CSV"):
        assert await export(world.app.config, world.clock, "", tmp_path / name) == 3
    calendar = (tmp_path / "birthdays.ics").read_bytes().decode()
    assert [line for line in calendar.split("\r\n") if line.startswith(("DTSTART", "RRULE", "SUMMARY"))] == snapshot(
        [
            "DTSTART;VALUE=DATE:20260520",
            "RRULE:FREQ=YEARLY",
            "SUMMARY:🎂 =Ana\\, cmd",
            "DTSTART;VALUE=DATE:20260925",
            "SUMMARY:🎂 小李 🌙",
            "DTSTART;VALUE=DATE:20270915",
            "SUMMARY:🎂 小李 🌙",
            "DTSTART;VALUE=DATE:20270301",
            "RRULE:FREQ=YEARLY;BYYEARDAY=60",
            "SUMMARY:🎂 Cem",
        ]
    )
    table = (tmp_path / "birthdays.CSV").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(table.decode("utf-8-sig").splitlines())) == snapshot(
        [
            ["name", "calendar", "month", "day", "29 February", "next"],
            ["'=Ana, cmd", "solar", "5", "20", "", "2026-05-20"],
            ["小李 🌙", "lunar", "8", "15", "", "2026-09-25"],
            ["Cem", "solar", "2", "29", "1 March", "2027-03-01"],
        ]
    )


async def test_what_does_not_work_is_said(world: World, tmp_path: Path) -> None:
    await told(world)
    config, clock = world.app.config, world.clock
    with pytest.raises(Halt, match=r"in \.ics for a calendar or in \.csv for a table"):
        await export(config, clock, "", tmp_path / "birthdays.txt")
    with pytest.raises(Halt, match="no such community"):
        await export(config, clock, "Chess", tmp_path / "birthdays.ics")
    with pytest.raises(Halt, match="No such file"):
        await export(config, clock, "Reading circle", tmp_path / "nowhere" / "birthdays.ics")
    async with world.app.workshop.work() as work:
        await communities.of_chat(work, -1002, "Another")
    with pytest.raises(Halt, match="several communities"):
        await export(config, clock, "", tmp_path / "birthdays.ics")
    assert await export(config, clock, "Another", tmp_path / "birthdays.ics") == 0
    assert not (tmp_path / "birthdays.txt").exists()


def test_as_an_operator_types_it(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["birthdays", "export", str(tmp_path / "birthdays.txt")])
    assert result.exit_code == 2
    assert "the name ends in .ics" in result.output
