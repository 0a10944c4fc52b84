"""Start, run until told to stop, stop within seconds with nothing lost."""

import asyncio
import contextlib
import signal
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ContextTypes

from bot.app import App
from bot.features import communities
from bot.kit import inbox, outbox, scheduling
from bot.kit.botapi import NotSent, Refused, Unanswered
from bot.kit.config import ConfigError
from bot.kit.fetcher import ALLOWED_UPDATES, Fetcher, check_no_webhook
from bot.kit.menus import menus
from bot.kit.texts import DEFAULT, LANGUAGES

log = structlog.get_logger(__name__)

TICK = timedelta(seconds=1)  # how late a reminder may be
MENUS = 2.0  # seconds after which Telegram is told the menus, for which the texts of all rooms are read


async def run(app: App, *, take_over: bool = False, on_ready: Callable[[], None] = lambda: None) -> None:
    """Serves until SIGTERM or SIGINT.

    Raises:
        ConfigError: the token is wrong, or another program receives this bot's updates.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGTERM, signal.SIGINT)
    for number in numbers:
        loop.add_signal_handler(number, stop.set)
    # From the first moment on: Telegram may be out of reach, and nobody has to wait for it to stop.
    tasks = [asyncio.create_task(stop.wait()), asyncio.create_task(_serve(app, take_over, on_ready))]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for number in numbers:
            loop.remove_signal_handler(number)
        log.info("stopped")


async def _serve(app: App, take_over: bool, on_ready: Callable[[], None]) -> None:
    async with _running(app, take_over) as tasks:
        log.info("ready", bot=app.bot.username, mode=app.config.telegram.mode, rooms=len(app.house.rooms))
        on_ready()
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        try:
            for task in done:
                task.result()
        except Refused as refusal:
            if refusal.code != 401:
                raise
            raise ConfigError("[telegram] token: Telegram no longer knows this token") from None


@contextlib.asynccontextmanager
async def _running(app: App, take_over: bool) -> Any:
    tasks: list[asyncio.Task[None]] = []
    application = Application.builder().bot(app.bot).updater(None).build()
    try:
        await app.request.initialize()
        await _sign_in(app, application)
        async with app.workshop.work() as work:
            await outbox.recover(work.db)
        await app.open()
        app.workshop.recall(communities.Directory).can_read_all_groups = bool(app.bot.can_read_all_group_messages)
        await app.inbox.recover()
        source, health = await _source(app, take_over)
        jobs: list[Coroutine[Any, Any, None]] = [source, app.inbox.run(), app.courier.run()]
        if app.config.web.listen:
            from bot.kit.web import health_app, serve

            host, _, port = app.config.web.listen.rpartition(":")
            jobs.append(serve(health_app(_measure(app.engine, app, health)), host or "127.0.0.1", int(port)))
        tasks += [asyncio.create_task(job) for job in jobs]
        _hang_ticks(app, application)
        await application.start()
        tasks.append(asyncio.create_task(_announce_menus(app)))
        yield tasks[:-1]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if application.running:
            await application.job_queue.stop(wait=False)  # type: ignore[union-attr]
            await application.stop()
        await app.courier.close()
        await app.request.shutdown()
        await app.engine.dispose()


async def _sign_in(app: App, application: Any) -> None:
    delay = 1.0
    while True:
        try:
            await application.initialize()
            return
        except InvalidToken:
            raise ConfigError("[telegram] token: Telegram does not know this token") from None
        except (NetworkError, RetryAfter) as error:
            log.warning("Telegram is out of reach; trying again", seconds=delay, reason=type(error).__name__)
            await asyncio.sleep(delay)
            delay = min(delay * 2, 30)


async def _source(app: App, take_over: bool) -> tuple[Coroutine[Any, Any, None], Callable[[], float]]:
    """Where updates come from, and the seconds since it last gave a sign of life."""
    settings = app.config.telegram
    if settings.mode == "polling":
        await check_no_webhook(app.api, take_over)
        fetcher = Fetcher(app.api, app.inbox)
        return fetcher.run(), lambda: time.monotonic() - fetcher.last_good
    from bot.kit.web import WebhookDoor, serve

    hook = settings.webhook
    assert hook.secret is not None  # noqa: S101
    await app.api.call(
        "setWebhook",
        {
            "url": hook.url.rstrip("/") + hook.path,
            "secret_token": hook.secret.get_secret_value(),
            "allowed_updates": list(ALLOWED_UPDATES),
            "max_connections": 40,
        },
    )
    return serve(WebhookDoor(app.inbox, hook).app, hook.listen, hook.port), lambda: 0.0


def _hang_ticks(app: App, application: Any) -> None:
    """The few fixed ticks; APScheduler decides no day and knows nobody."""
    ticks: dict[str, tuple[timedelta, Callable[[], Coroutine[Any, Any, Any]]]] = {
        "kit.due": (TICK, lambda: scheduling.run_due(app.workshop, app.house.due_doors)),
        "kit.tidy": (timedelta(hours=6), lambda: _tidy(app)),
    }
    for name, (interval, door) in app.house.ticks.items():
        ticks[name] = (interval, lambda door=door: _in_work(app, door))  # type: ignore[misc]
    for name, (interval, work) in ticks.items():

        async def tick(_context: ContextTypes.DEFAULT_TYPE, name: str = name, work: Any = work) -> None:
            try:
                await work()
            except Exception:
                log.exception("a tick failed", tick=name)

        kwargs = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        application.job_queue.run_repeating(tick, interval, first=interval, name=name, job_kwargs=kwargs)


async def _in_work(app: App, door: Any) -> None:
    async with app.workshop.work() as work:
        await door(work)


async def _tidy(app: App) -> None:
    async with app.workshop.work() as work:
        await outbox.forget_sent(work.db, work.now - outbox.KEEP_ANSWERS)


async def _announce_menus(app: App) -> None:
    """The command menus, per scope and language; without them everything still works, so those who wait come first."""
    await asyncio.sleep(MENUS)
    for language in LANGUAGES:
        for scope, commands in menus(app.house.routes, app.house.texts, language).items():
            parameters: dict[str, Any] = {"commands": commands, "scope": {"type": scope}}
            if language != DEFAULT:
                parameters["language_code"] = language[:2]
            try:
                await app.api.call("setMyCommands", parameters)
            except (Refused, NotSent, Unanswered) as error:
                log.warning("cannot set the command menu", scope=scope, reason=str(error))


def _measure(engine: AsyncEngine, app: App, last_sign: Callable[[], float]) -> Any:
    async def measure() -> dict[str, float]:
        async with engine.connect() as db:
            oldest = await inbox.oldest_pending(db)
            queued = (await outbox.census(db))["queued"]
        waited = (app.workshop.clock.now() - oldest).total_seconds() if oldest else 0.0
        return {"last_poll_age_seconds": last_sign(), "oldest_pending_seconds": waited, "outbox_queued": float(queued)}

    return measure
