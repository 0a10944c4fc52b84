"""The log: ids, no words, no secrets, no storms."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import text

from bot.config import Log
from bot.operating import logs
from tests.support.world import Human, World


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def at(seconds: float, event: str = "the same", error: str = "") -> logging.LogRecord:
    message = {"event": event} | ({"exception": f"Traceback\n{error}"} if error else {})
    record = logging.LogRecord("bot", logging.ERROR, "", 0, message, None, None)
    record.created = seconds
    return record


def test_a_storm_is_said_once_a_minute() -> None:
    """Ten times a second for an hour, with a traceback of eight kilobytes: less than a megabyte."""
    calm = logs.Calm()
    said = [record for tenth in range(36_000) if calm.filter(record := at(tenth / 10, error="OSError: no space"))]
    assert len(said) == 5 + 59
    more: list[Any] = [record.msg for record in said]
    assert 36_000 - 600 <= sum(one.get("times_more", 0) for one in more) + len(said) <= 36_000
    assert len(said) * 8_000 < 1_000_000


def test_what_differs_is_said() -> None:
    calm = logs.Calm()
    assert all(calm.filter(at(0, f"fault {number}")) for number in range(3_000))
    assert all(calm.filter(at(0, error=f"Error{number}: x")) for number in range(100))
    assert all(calm.filter(at(minute * 200)) for minute in range(100)), "what is rare is no storm"


def test_the_file_is_kept_small(tmp_path: Path) -> None:
    file = tmp_path / "logs" / "hearth.log"
    logs.set_up(Log(file=file, max_mb=1, keep=2, format="json"))
    log = structlog.get_logger("test")
    for number in range(4_000):
        log.info(f"{number} {'x' * 1_000}")
    files = sorted(file.parent.iterdir())
    assert [one.name for one in files] == ["hearth.log", "hearth.log.1", "hearth.log.2"]
    assert all(one.stat().st_size <= 1_000_000 for one in files)
    assert str(lines(file)[-1]["event"]).startswith("3999 ")


def test_no_secret_is_written(tmp_path: Path) -> None:
    file = tmp_path / "hearth.log"
    token = "8100000001:" + "a" * 35
    logs.set_up(Log(file=file, format="json"), ("a secret of its own kind",))
    log = structlog.get_logger("test")
    try:
        raise OSError(f"https://api.telegram.org/bot{token}/getMe")
    except OSError:
        log.exception("failed", url=token, what="a secret of its own kind, and more")
    assert token not in file.read_text()
    assert "a secret" not in file.read_text()


async def test_a_fault_says_what_it_is_about_and_not_what_was_written(world: World, ana: Human, tmp_path: Path) -> None:
    file = tmp_path / "hearth.log"
    logs.set_up(Log(file=file, format="json"))
    async with world.app.workshop.work() as work:
        await work.db.execute(text("ALTER TABLE checkins RENAME TO checkins_elsewhere"))
    await ana.says("/checkin my very private note")
    (fault,) = [line for line in lines(file) if line["event"] == "update quarantined"]
    assert {name: fault[name] for name in ("community", "member", "route")} == {
        "community": 1, "member": ana.id, "route": "checkins:checkin",
    }  # fmt: skip
    assert isinstance(fault["update_id"], int)
    assert "very private" not in file.read_text()


def test_people_read_it_on_standard_error(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream := io.StringIO())
    logs.set_up(Log())
    structlog.get_logger("test").info("hello", row=7)
    assert "hello" in stream.getvalue()
    assert "row=7" in stream.getvalue()
