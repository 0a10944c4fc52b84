"""The sandbox put together: all its parts in one object, and the web application that shows it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox import dispatch
from sandbox.bot_api import BotApi, file_route
from sandbox.clock import Clock
from sandbox.errors import ApiError
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.limits import Limits, Mode
from sandbox.log import TruthLog
from sandbox.methods.call import Upload
from sandbox.methods.commands import Key
from sandbox.model import Json, User
from sandbox.people_api import PeopleApi
from sandbox.updates import UpdateQueue
from sandbox.webhook import Webhook
from sandbox.world import World

PAGE = Path(__file__).parent / "page"
BOT_ID = 8_100_000_001


@dataclass(frozen=True)
class Options:
    """How the sandbox behaves. Times are seconds; limits and retries count real ones."""

    token: str = f"{BOT_ID}:SANDBOX_any_bot_may_use_this_token"
    bot_name: str = "Hearth"
    bot_username: str = "hearth_sandbox_bot"
    privacy: bool = True  # privacy mode, on as for a new bot; a chat can say otherwise
    limits: Mode = "normal"
    clamp_repeated_polls: bool = False  # the real server slows down a reader of one page; a nuisance in tests
    callback_seconds: float = 15.0  # sandbox time to answer a button
    press_seconds: float = 5.0  # how long a person waits for that
    webhook_retry: float = 1.0
    log_size: int = 200_000
    truth_log: Path | None = None
    start: datetime | None = None
    seed: int = 1


class Sandbox:
    """Telegram in a box: the world, its clock and both sides' doors. Usable in-process without any HTTP."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self.token = self.options.token
        rng = Random(self.options.seed)  # noqa: S311 - repeatable on purpose
        self.clock = Clock(self.options.start)
        self.events = Events(self.clock)
        self.log = TruthLog(self.clock, self.options.log_size, self.options.truth_log)
        self.queue = UpdateQueue(self.clock, rng, rng.randrange(100_000_000, 900_000_000))
        number = self.token.partition(":")[0]
        bot_id = int(number) if number.isdigit() else BOT_ID
        bot = User(bot_id, self.options.bot_name, username=self.options.bot_username, is_bot=True)
        self.world = World(self.clock, self.events, self.log, self.queue, bot, rng)
        self.world.default_privacy = self.options.privacy
        self.limits = Limits(self.options.limits)
        self.faults = Faults()
        self.webhook = Webhook(self, self.options.webhook_retry)
        self.commands: dict[Key, list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.menu_buttons: dict[int, Json] = {}
        self.last_poll: tuple[int, float] = (0, 0.0)
        self.cut: Callable[[Any], bool] | None = None  # how the server cuts a client's connection, if it can
        self.app = _application(self)

    @property
    def bot(self) -> User:
        return self.world.bot

    async def call(self, method: str, params: Json | None = None, files: dict[str, Upload] | None = None) -> Json:
        """Call a Bot API method as the bot, without HTTP, limits and faults of the door left out; the whole answer."""
        _, body = await dispatch.answer(self, method, params or {}, files or {})
        answered: Json = msgspec.json.decode(body)
        return answered

    def hang_up(self) -> None:
        """End what waits: a long poll and pressed buttons nobody answered."""
        self.queue.interrupt(ApiError(500, "Internal Server Error: restart"))
        for pressed in self.world.presses.values():
            if pressed.answer is not None and not pressed.answer.done():
                pressed.answer.cancel()

    async def close(self) -> None:
        """Stop the webhook's pusher and close the truth log."""
        await self.webhook.remove()
        self.log.close()


def create_app(options: Options | None = None) -> Starlette:
    """The web application of a fresh sandbox, which is `app.state.sandbox`."""
    return Sandbox(options).app


def _application(sandbox: Sandbox) -> Starlette:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await sandbox.close()

    async def home(_: Any) -> RedirectResponse:
        return RedirectResponse("/page/")

    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", BotApi(sandbox)),
            Route("/file/bot{token}/{path:path}", file_route(sandbox)),
            Mount("/sandbox", routes=PeopleApi(sandbox).routes()),
            Route("/", home),
            Mount("/page", StaticFiles(directory=PAGE, html=True, check_dir=False)),
        ],
        lifespan=lifespan,
    )
    app.state.sandbox = sandbox
    return app
