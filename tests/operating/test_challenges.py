"""Challenges as files: shown first, done when told to, and every mistake with its line."""

import tomllib
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.cli import app
from bot.features import challenges
from bot.features.challenges import Challenge, Plan, State
from bot.operating import Halt, catalogues
from bot.operating.challenges import apply, export, read_plans, report
from tests.challenges.conftest import published
from tests.support.circle import people
from tests.support.world import World

FILE = """\
# Ours.
[run]
title = "Morning run"
kind = "total"
unit = "km"
goal = 40

[photo]
template = "photo"
tasks = [
    { words = ["#photo"] },
]
proof = "photo"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "challenges.toml"
    path.write_text(FILE, "utf-8")
    return path


async def drafts(world: World) -> list[Challenge]:
    async with world.app.workshop.work() as work:
        return [one for one in await challenges.everything(work, 1) if one.state is State.DRAFT]


async def applied(world: World, file: Path, *, keep: bool) -> list[str]:
    found = await apply(world.app.config, world.clock, 1, read_plans(file), keep=keep)
    return report(found, kept=keep)


async def test_shown_first_and_done_when_told_to(world: World, file: Path) -> None:
    await people(world, "Ana")
    shown = [
        "+ run: a new draft, 21 days, goal 40 (total)",
        "+ photo: a new draft, 21 days, goal 18 (days)",
        "2 to do; --yes does it. Admins publish drafts with /challenge.",
    ]
    assert await applied(world, file, keep=False) == shown
    assert await drafts(world) == []
    assert (await applied(world, file, keep=True))[-1].startswith("2 done")
    assert len(await drafts(world)) == 2
    assert await applied(world, file, keep=True) == [
        "= run: the draft is like that already",
        "= photo: the draft is like that already",
    ]
    file.write_text(FILE.replace("goal = 40", "goal = 60"), "utf-8")
    assert await applied(world, file, keep=True) == [
        "~ run: the draft changes",
        "    goal: 40 → 60",
        "= photo: the draft is like that already",
        "1 done. Admins publish drafts with /challenge.",
    ]
    assert {one.plan.goal for one in await drafts(world)} == {60, 18}


async def test_what_goes_out_comes_in_again(world: World, file: Path, tmp_path: Path) -> None:
    admin, _ = await people(world, "Ana")
    await published(world, admin, "🥗 Two good things a day")
    await applied(world, file, keep=True)
    written = await export(world.app.config, world.clock, 1)
    copy = tmp_path / "copy.toml"
    copy.write_text(written, "utf-8")
    assert set(read_plans(copy)) == {"healthy", "morning-run", "photo"}
    assert sorted((await applied(world, copy, keep=False))[:-1]) == [
        "+ healthy: a new draft, 14 days, goal 10 (days)",  # the one on its way stays as it is
        "= morning-run: the draft is like that already",
        "= photo: the draft is like that already",
    ]


async def test_templates_go_out_by_themselves(world: World, tmp_path: Path) -> None:
    admin, _ = await people(world, "Ana")
    number = await published(world, admin, "🥗 Two good things a day")
    assert tomllib.loads(await export(world.app.config, world.clock, 1, own=True)) == {}
    async with world.app.workshop.work() as work:
        for name in ("Spring", "spring!", "春天"):
            await challenges.save_template(work, 1, number, name)
    copy = tmp_path / "copy.toml"
    copy.write_text(await export(world.app.config, world.clock, 1, own=True), "utf-8")
    assert set(read_plans(copy)) == {"spring", "spring-2", "challenge"}
    assert set(read_plans(copy).values()) == {challenges.templates()["healthy"]}


async def test_nobody_is_there(world: World, file: Path) -> None:
    with pytest.raises(Halt, match="no community 7; there are none"):
        await apply(world.app.config, world.clock, 7, read_plans(file), keep=True)
    with pytest.raises(Halt, match="no community 7"):
        await export(world.app.config, world.clock, 7)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[run]\ngoal = 40\ncolour = 'red'\n", ":3: [run] colour: unknown key"),
        ("[other]\ndays = 7\ngoal = 7\n[run]\n\ngoal = 40\n", ":4: [run]: goal must be 21 at most"),
        ("[run]\ntitle = 'Run'\ndays = 'many'\n", ":3: [run] days: Input should be a valid integer"),
        ("[run]\ntasks = [{ words = [] }]\n", ":2: [run] tasks.0.words: Tuple should have at least 1 item"),
        ("run = 3\n", ": run: a table was expected, [run]"),
        ("[run\n", ": not valid TOML: "),
        ("", ": there is no challenge in it"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Halt) as caught:
        read_plans(path)
    assert any(told in line and str(path) in line for line in caught.value.args), caught.value.args


def test_the_command_says_it_and_ends_with_2(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text("[run]\ncolour = 'red'\n", "utf-8")
    result = CliRunner().invoke(app, ["challenges", "apply", str(path), "--community", "1"])
    assert result.exit_code == 2
    assert "wrong.toml:2: [run] colour: unknown key" in result.stderr
    missing = CliRunner().invoke(app, ["challenges", "apply", str(tmp_path / "none.toml"), "--community", "1"])
    assert missing.exit_code == 2
    assert "No such file" in missing.stderr


TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TITLES, st.integers(1, 21), st.lists(st.text("abc#中", min_size=1, max_size=5), min_size=1, max_size=3))
def test_every_plan_can_be_written_and_read(title: str, goal: int, words: list[str]) -> None:
    plan = Plan.model_validate({"title": title, "goal": goal, "tasks": [{"words": words}], "about": title})
    written = tomli_w.dumps({"x": plan.model_dump(exclude_defaults=True)})
    assert Plan.model_validate(tomllib.loads(written)["x"]) == plan


def test_a_key_is_found_in_its_own_table() -> None:
    text = "[a]\ngoal = 1\n\n[b]\ntitle = 'x'\ngoal = 2\n"
    assert catalogues.line_of(text, "b", ["goal"]) == 6
    assert catalogues.line_of(text, "a", ["goal"]) == 2
    assert catalogues.line_of(text, "b", ["colour"]) == 4
    assert catalogues.line_of(text, "c", ["goal"]) == 1
