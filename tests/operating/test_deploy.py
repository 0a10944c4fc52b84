"""The examples say only what is true: commands, files and figures that exist."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from bot import config
from bot.app import settings_models
from bot.cli import app
from bot.operating.metrics import Metrics
from tests.support.world import Human, World

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
GUIDES = [*DEPLOY.iterdir(), *(ROOT / "docs").glob("operators*.md")]
COMMAND = re.compile(r"python[\"']?,? [\"']?-m[\"']?,? [\"']?bot\b[\"\]]*((?: +(?:[a-z][a-z-]*|--[a-z-]+))*)")


def commands() -> Iterator[tuple[str, list[str]]]:
    for file in GUIDES:
        for found in COMMAND.findall(file.read_text()):
            yield file.name, found.split()


def test_every_command_and_option_exists() -> None:
    top = typer.main.get_command(app)
    seen = 0
    for name, words in commands():
        command: Any = top
        for word in words:
            if word.startswith("--"):
                options = {flag for parameter in command.params for flag in parameter.opts}
                assert word in options | {"--help"}, f"{name}: {shlex.join(words)}"
            elif word in getattr(command, "commands", ()):
                command = command.commands[word]
            else:
                assert command is not top, f"{name}: no command {word}"
                break
        seen += bool(words)
    assert seen > 15


def test_the_container_copies_what_is_there_and_runs_the_bot() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    for source in re.findall(r"^COPY (\S+) \S+$", text, re.MULTILINE):
        assert (ROOT / source).exists(), source
    assert json.loads(re.findall(r"^ENTRYPOINT (.*)$", text, re.MULTILINE)[0]) == ["python", "-m", "bot"]
    assert json.loads(re.findall(r"^CMD (.*)$", text, re.MULTILINE)[0]) == ["run"]
    assert re.search(r"^USER hearth$", text, re.MULTILINE)


@pytest.mark.parametrize("file", sorted(DEPLOY.iterdir()), ids=lambda file: file.name)
def test_every_setting_exists(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in re.findall(r"\b(HEARTH_[A-Z_]+)=(\S+)", file.read_text()):
        monkeypatch.setenv(name, value)
    config.load(None, settings_models())


def expressions() -> list[str]:
    board = json.loads((DEPLOY / "grafana.json").read_text())
    variables = [one["query"]["query"] for one in board["templating"]["list"] if one["type"] == "query"]
    return variables + [target["expr"] for panel in board["panels"] for target in panel.get("targets", ())]


async def test_the_board_shows_figures_that_exist(world: World, ana: Human) -> None:
    metrics = Metrics(world.app, lambda: 3.0)
    await ana.says("/points")
    text = (await metrics.render()).decode()
    known = set(re.findall(r"^(\w+?)(?:\{| )", text, re.MULTILINE))
    known |= {f"{name}_bucket" for name in re.findall(r"^# TYPE (\w+) histogram$", text, re.MULTILINE)}
    known |= set(re.findall(r"^# TYPE (\w+) ", text, re.MULTILINE))
    named = {name for one in expressions() for name in re.findall(r"\b(?:hearth|process)_\w+", one)}
    assert len(named) > 12
    assert named <= known
    in_readme = set(re.findall(r"\bhearth_\w+", (DEPLOY / "README.md").read_text()))
    assert in_readme <= known


async def test_what_happens_is_counted(world: World, ana: Human) -> None:
    metrics = Metrics(world.app, lambda: 3.0)
    before = figures(await metrics.render())
    await ana.says("Something for all of you to read tonight")
    await ana.says("/points")
    after = figures(await metrics.render())
    changed = {name: after[name] - before.get(name, 0) for name in after if after[name] != before.get(name, 0)}
    assert {
        "hearth_updates_stored_total": 2.0,
        'hearth_updates_applied_total{kind="message"}': 1.0,
        'hearth_updates_applied_total{kind="request"}': 1.0,
        'hearth_messages_ended_total{lane="answer",state="sent"}': 1.0,
        'hearth_message_seconds_count{lane="answer"}': 1.0,
    }.items() <= changed.items()
    assert after["hearth_last_poll_age_seconds"] == 3.0
    assert after["hearth_database_bytes"] > 10_000
    assert after['hearth_outbox_waiting{lane="answer"}'] == 0


def figures(text: bytes) -> dict[str, float]:
    lines = [line.rpartition(" ") for line in text.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}
