"""Start, run until told to stop, stop within seconds with nothing lost."""

import asyncio
import contextlib
import ctypes
import signal
import time
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from apscheduler.triggers.base import BaseTrigger
from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ContextTypes

from bot.app import App
from bot.config import ConfigError, Webhook
from bot.engine import memory
from bot.engine.botapi import BotApi, NotSent, Refused, Unanswered
from bot.engine.fetcher import ALLOWED_UPDATES, Fetcher, check_no_webhook
from bot.engine.lease import Lease
from bot.engine.menus import menus
from bot.features import communities, help
from bot.kit import outbox, scheduling
from bot.kit.clock import SystemClock
from bot.kit.texts import DEFAULT, LANGUAGES
from bot.operating import tidying, watching

if TYPE_CHECKING:
    from bot.operating.metrics import Metrics

log = structlog.get_logger(__name__)

TICK = timedelta(seconds=1)  # how late a reminder may be
LAST_TICKS = 1  # seconds that ticks at work have at the end
KEEP_CHANGES = timedelta(days=1)  # longer than any process is behind the others
LARGE = 128 * 1024  # bytes; where glibc's `malloc` begins
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # mallopt(3)
MENUS = 2.0  # seconds after which Telegram is told the menus, for which the texts of all rooms are read


async def run(app: App, *, take_over: bool = False, on_ready: Callable[[], None] = lambda: None) -> None:
    """Serves until SIGTERM or SIGINT.

    Raises:
        ConfigError: the token is wrong, or another program receives this bot's updates.
        LeaseLost: another process has taken over.
    """
    _give_memory_back()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGTERM, signal.SIGINT)
    for number in numbers:
        loop.add_signal_handler(number, stop.set)
    try:
        # From the first moment on: Telegram may be out of reach, and nobody has to wait for it to stop.
        await _together(stop.wait(), _serve(app, take_over, on_ready))
    except Refused as refusal:
        if refusal.code != 401:
            raise
        raise ConfigError("[telegram] token: Telegram no longer knows this token") from None
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)
        log.info("stopped")


def _give_memory_back() -> None:
    """glibc keeps ever larger pieces for itself, the larger those are that were let go of: on PostgreSQL a process grew
    by 2 MB in 100,000 updates, and with the sizes where they begin by 0.1 MB (`python -m lab soak`). Elsewhere nothing
    is to be done."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_TRIM_THRESHOLD, LARGE)
        mallopt(M_MMAP_THRESHOLD, LARGE)


async def _together(*jobs: Coroutine[Any, Any, Any]) -> None:
    """Until one of them ends, well or badly; then all do."""
    tasks = [asyncio.create_task(job) for job in jobs]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Signs:
    """Of life, for the health page."""

    def __init__(self) -> None:
        # Seconds since Telegram last answered; 0 where nobody asks it.
        self.since_last: Callable[[], float] = lambda: 0.0
        self.metrics: Metrics | None = None  # where they are asked for


async def _serve(app: App, take_over: bool, on_ready: Callable[[], None]) -> None:
    """The role's share of the work: `web` stores what webhook calls bring, a `worker` applies what waits, and one of
    the workers leads. Who is `alone` does all of it, or stands by until the one before has gone."""
    role, signs, lease = app.config.process.role, _Signs(), Lease(app.config.database.url)

    def ready() -> None:
        log.info("ready", bot=app.bot.username if role != "web" else None, role=role, mode=app.config.telegram.mode)
        on_ready()

    jobs: list[Coroutine[Any, Any, Any]] = []
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(app.engine.dispose)
        stack.push_async_callback(lease.release)
        stack.push_async_callback(app.request.shutdown)
        stack.push_async_callback(app.easel.close)
        await app.request.initialize()
        if role == "web":
            jobs.append(_webhook(app))
            ready()
        else:
            if role == "alone":
                await lease.acquire()
            application = Application.builder().bot(app.bot).updater(None).build()
            await _sign_in(application)
            await app.open()
            app.workshop.recall(communities.Directory).can_read_all_groups = bool(app.bot.can_read_all_group_messages)
            await app.inbox.recover()
            if role == "worker":
                stack.push_async_callback(app.inbox.leave)
                app.workshop.deliver = lambda rows: None  # whoever leads finds them in the database
                ready()
            leading = ready if role == "alone" else lambda: log.info("leading")
            jobs += [app.inbox.run(), _lead(app, application, lease, take_over, signs, leading)]
        if app.config.web.listen:
            from bot.engine.web import health_app, serve
            from bot.operating.metrics import Metrics

            host, _, port = app.config.web.listen.rpartition(":")
            metrics = Metrics(app, lambda: signs.since_last())
            signs.metrics = metrics
            jobs.append(serve(health_app(metrics.measure, metrics.render), host or "127.0.0.1", int(port)))
        await _together(*jobs)


async def _lead(
    app: App, application: Any, lease: Lease, take_over: bool, signs: _Signs, leading: Callable[[], None]
) -> None:
    """What only one process may do: ask Telegram for updates, speak, and let things fall due."""
    if app.config.process.role == "worker":
        await lease.acquire()
        app.workshop.deliver = app.courier.offer
    async with app.workshop.work() as work:
        await outbox.recover(work.db)
    jobs = [app.courier.run(), lease.keep(), _follow_the_clock(application)]
    if app.config.telegram.mode == "polling":
        await check_no_webhook(app.api, take_over)
        fetcher = Fetcher(app.api, app.inbox)
        signs.since_last = lambda: time.monotonic() - fetcher.last_good
        jobs.append(fetcher.run())
    elif app.config.process.role == "alone":
        jobs.append(_webhook(app))
    menus = asyncio.create_task(_announce_menus(app))
    _hang_ticks(app, application, signs)
    await application.start()
    leading()
    try:
        await _together(*jobs)
    finally:
        menus.cancel()
        with contextlib.suppress(TimeoutError):  # a tick that is at work ends in peace, if it is quick
            async with asyncio.timeout(LAST_TICKS):
                await application.job_queue.stop()
        await application.job_queue.stop(wait=False)
        await application.stop()
        await app.courier.close()


async def _sign_in(application: Any) -> None:
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


async def _webhook(app: App) -> None:
    """Takes Telegram's calls, and tells it where to call."""
    from bot.engine.web import WebhookDoor, serve

    hook = app.config.telegram.webhook
    assert hook.secret is not None  # noqa: S101
    await _together(serve(WebhookDoor(app.inbox, hook).app, hook.listen, hook.port), _set_webhook(app.api, hook))


async def _set_webhook(api: BotApi, hook: Webhook) -> None:
    """Until Telegram has heard it; then for ever nothing."""
    assert hook.secret is not None  # noqa: S101
    parameters = {
        "url": hook.url.rstrip("/") + hook.path,
        "secret_token": hook.secret.get_secret_value(),
        "allowed_updates": list(ALLOWED_UPDATES),
        "max_connections": 40,
    }
    delay = 1.0
    while True:
        try:
            await api.call("setWebhook", parameters)
            break
        except (NotSent, Unanswered) as error:
            log.warning("cannot set the webhook; trying again", seconds=delay, reason=str(error))
        except Refused as refusal:
            if refusal.code == 401:
                raise
            if refusal.code != 429:
                raise ConfigError(f"[telegram.webhook] url: Telegram says {refusal.description}") from None
            delay = max(delay, refusal.retry_after)
        await asyncio.sleep(delay)
        delay = min(delay * 2, 30)
    await asyncio.Event().wait()


def _hang_ticks(app: App, application: Any, signs: _Signs) -> None:
    """The few fixed ticks; APScheduler decides no day and knows nobody."""
    ticks: dict[str, tuple[timedelta, Callable[[], Coroutine[Any, Any, Any]]]] = {
        "kit.due": (TICK, lambda: scheduling.run_due(app.workshop, app.house.due_doors)),
        "kit.tidy": (timedelta(minutes=1), lambda: _tidy(app)),
    }
    if app.config.telegram.mode == "webhook":
        ticks["kit.webhook"] = (timedelta(minutes=1), lambda: _look_at_webhook(app, signs))
    for name, (interval, door) in app.house.ticks.items():
        ticks[name] = (interval, lambda door=door: _in_work(app, door))  # type: ignore[misc]
    for name, (interval, work) in ticks.items():

        async def tick(
            _context: ContextTypes.DEFAULT_TYPE, name: str = name, interval: timedelta = interval, work: Any = work
        ) -> None:
            structlog.contextvars.bind_contextvars(tick=name)
            try:
                with signs.metrics.ticking(name, interval) if signs.metrics else contextlib.nullcontext():
                    await work()
            except Exception:
                log.exception("a tick failed")

        kwargs = {"trigger": Beat(interval), "misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        application.job_queue.run_custom(tick, kwargs, name=name)


class Beat(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Again `interval` after now. APScheduler's own interval counts up every beat that a jump of the clock leaves out:
    hundreds of millions in ten years."""

    def __init__(self, interval: timedelta) -> None:
        self.interval = interval

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        return now + self.interval


async def _follow_the_clock(application: Any) -> None:
    """APScheduler waits for a time on the wall. Were the clock put back, all would be still until then."""
    clock = SystemClock()  # the demo's own clock is none of APScheduler's business
    ahead = clock.now().timestamp() - time.monotonic()
    while True:
        await asyncio.sleep(TICK.total_seconds())
        before, ahead = ahead, clock.now().timestamp() - time.monotonic()
        if abs(ahead - before) > TICK.total_seconds():
            log.warning("the clock was set", seconds=round(ahead - before))
            for job in application.job_queue.scheduler.get_jobs():
                job.modify(next_run_time=clock.now())


async def _look_at_webhook(app: App, signs: _Signs) -> None:
    tell = signs.metrics.webhook_pending if signs.metrics else lambda number: None
    await watching.look_at_webhook(app.api, app.workshop.clock.now(), tell)


async def _in_work(app: App, door: Any) -> None:
    async with app.workshop.work() as work:
        await door(work)


async def _tidy(app: App) -> None:
    async with app.workshop.work() as work:
        await tidying.tidy(work, app.config.retention)
        await memory.forget(work.db, work.now - KEEP_CHANGES)


async def _announce_menus(app: App) -> None:
    """The command menus, per scope and language; without them everything still works, so those who wait come first."""
    await asyncio.sleep(MENUS)
    for language in LANGUAGES:
        for scope, commands in menus(help.in_order(app.house.routes), app.house.texts, language).items():
            parameters: dict[str, Any] = {"commands": commands, "scope": {"type": scope}}
            if language != DEFAULT:
                parameters["language_code"] = language[:2]
            try:
                await app.api.call("setMyCommands", parameters)
            except (Refused, NotSent, Unanswered) as error:
                log.warning("cannot set the command menu", scope=scope, reason=str(error))
