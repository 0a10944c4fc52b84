"""Puts the play on: a sandbox in a process of its own, the unchanged bot, and a clock that both follow.

The sandbox owns the clock. Before it moves, it asks here what falls due on the way, stops at each such moment and waits
until the bot has done what was due, so that three weeks pass in seconds and every message bears its right date.
"""

import asyncio
import contextlib
import signal
import socket
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import config
from bot.app import App, assemble, settings_models
from bot.config import ConfigError
from bot.demo import history
from bot.demo.circle import Circle
from bot.engine.pacing import Pacer
from bot.engine.web import serve
from bot.kit import outbox, scheduling
from bot.kit.clock import ShiftedClock
from bot.migrating import migrate
from bot.operating import logs
from bot.running import run

TOKEN = "100001:" + "hearth-demo-token-of-no-value-0000"
DAYS = 60


def start(port: int, *, open_browser: bool) -> None:
    """Runs until Ctrl-C.

    Raises:
        ConfigError: the port is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise ConfigError(f"port {port} is taken; choose another with --port") from None
    logs.set_up(config.Log(level="WARNING"))
    with contextlib.suppress(KeyboardInterrupt), tempfile.TemporaryDirectory(prefix="hearth-demo-") as folder:
        asyncio.run(_stage(port, Path(folder), open_browser))


async def _stage(port: int, folder: Path, open_browser: bool) -> None:
    console = Console()
    address = f"http://127.0.0.1:{port}"
    clock = ShiftedClock()
    clock.set(clock.now() - timedelta(days=DAYS))
    url = f"sqlite:///{folder}/demo.sqlite3"
    await migrate(url)
    telegram = {"token": TOKEN, "base_url": f"{address}/bot", "base_file_url": f"{address}/file/bot"}
    loaded = config.load(None, settings_models(), telegram=telegram, database={"url": url})
    # Sixty days of answers are given within a minute; the real limits would take twenty.
    app = assemble(loaded, clock, pacer=Pacer.unlimited())
    host_port = _free_port()
    host = serve(_clock_host(app, clock), "127.0.0.1", host_port)
    async with _sandbox(port, host_port, clock.now()), aiohttp.ClientSession(address) as session:
        ready = asyncio.Event()
        playing = asyncio.create_task(run(app, on_ready=ready.set))
        hosting = asyncio.create_task(host)
        await asyncio.wait([playing, asyncio.create_task(ready.wait())], return_when=asyncio.FIRST_COMPLETED)
        console.print(f"\n  🔥 Hearth 围炉 is at [link={address}/page/]{address}/page/[/link]   (Ctrl-C to stop)\n")
        if open_browser and sys.stdout.isatty():
            webbrowser.open(f"{address}/page/")
        try:
            living = asyncio.create_task(_live(app, session, console))
            done, _ = await asyncio.wait([playing, living], return_when="FIRST_COMPLETED")
            for task in done:
                task.result()
        finally:
            hosting.cancel()
            await asyncio.gather(hosting, return_exceptions=True)


async def _live(app: App, session: aiohttp.ClientSession, console: Console) -> None:
    """Sixty days of a community's life, through the real door, with a bar to watch."""
    columns = (
        TextColumn("  {task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Sixty days of a reading circle", total=DAYS)
        async for day in history.live(Circle(session, lambda: _idle(app)), DAYS):
            bar.update(task, completed=day)
            await session.post(
                "/sandbox/progress", json={"label": "", "done": day, "total": DAYS} if day < DAYS else {}
            )
    console.print("  The circle has lived its sixty days. Pick a person on the page and type [bold]/checkin[/bold].\n")
    await asyncio.Event().wait()


async def _idle(app: App) -> None:
    """Until everything that was said has had its effect and its answer."""
    await app.inbox.idle()
    await app.courier.settle()


def _clock_host(app: App, clock: ShiftedClock) -> Starlette:
    async def upcoming(_request: Request) -> Response:
        async with app.engine.connect() as db:
            moments = [await scheduling.next_due(db), await outbox.next_waiting(db, clock.now())]
        found = min((moment for moment in moments if moment), default=None)
        return JSONResponse({"next": found.isoformat() if found else None})

    async def moved(request: Request) -> Response:
        clock.set(datetime.fromisoformat((await request.json())["now"]))
        while await scheduling.run_due(app.workshop, app.house.due_doors):
            pass  # what was done may have planned more for this very moment, and the clock stops for it but once
        await app.courier.settle()
        return JSONResponse({})

    return Starlette(routes=[Route("/", upcoming, methods=["GET"]), Route("/", moved, methods=["POST"])])


@contextlib.asynccontextmanager
async def _sandbox(port: int, host_port: int, at: datetime) -> AsyncIterator[None]:
    command = [sys.executable, "-m", "sandbox", "--port", str(port), "--token", TOKEN, "--bot-name", "Hearth 围炉"]
    command += ["--bot-username", "HearthBot", "--no-limits", "--no-privacy", "--start", at.isoformat()]
    command += ["--clock-host", f"http://127.0.0.1:{host_port}/"]
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None  # noqa: S101
        await process.stdout.readline()
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        await process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


__all__ = ["start"]
