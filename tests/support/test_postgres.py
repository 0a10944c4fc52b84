"""The server that tests bring along is durable when asked to be, and never outlives the one who needs it."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.support import postgres

NEEDS_ONE_AND_WAITS = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs us in the background has it ignored
from tests.support.postgres import postgres_server
with postgres_server() as url_for:
    print(url_for("mine"), flush=True)
    input()
"""


async def show(url: str, setting: str) -> Any:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        value = (await connection.execute(text(f"SHOW {setting}"))).scalar_one()
    await engine.dispose()
    return value


async def test_it_writes_durably_when_that_is_measured() -> None:
    with postgres.postgres_server(fsync=True) as url_for:
        url = url_for("mine")
        assert url_for("mine") == url
        assert [await show(url, name) for name in ("fsync", "synchronous_commit", "full_page_writes")] == ["on"] * 3
        folder = folder_of(url)
    assert not folder.exists()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_nothing_is_left_of_a_killed_run(end: signal.Signals) -> None:
    command = [sys.executable, "-c", NEEDS_ONE_AND_WAITS]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=Path(__file__).parents[2]
    ) as user:
        assert user.stdout
        folder = folder_of(user.stdout.readline().strip())
        server = int((folder / "data/postmaster.pid").read_text().splitlines()[0])
        user.send_signal(end)
        user.wait()
    postgres.wait_until(lambda: not folder.exists())
    assert not Path(f"/proc/{server}/cmdline").exists() or not Path(f"/proc/{server}/cmdline").read_bytes()


def folder_of(url: str) -> Path:
    return Path(url.partition("host=")[2])
