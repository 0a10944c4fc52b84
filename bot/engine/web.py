"""What Hearth answers over HTTP: Telegram's webhook calls, and an operator's questions after its health."""

import asyncio
import contextlib
import hmac
from collections.abc import Awaitable, Callable, Iterator

import msgspec
import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.config import Webhook
from bot.engine.inbox import Inbox

log = structlog.get_logger(__name__)

LARGEST = 1_000_000  # bytes of one update; Telegram's are far smaller
LAST_CALLS = 1  # seconds that calls under way have at the end
GATHER = 0.005  # seconds in which webhook calls gather before they are stored together
_decode_any = msgspec.json.Decoder(msgspec.Raw).decode
Measure = Callable[[], Awaitable[dict[str, float]]]

# What makes the health red: seconds since Telegram last answered (a poll takes 30, and 10 more to be given up), seconds
# the oldest update has waited, and any failure to store or apply what came in that no success has followed.
LIMITS = {"last_poll_age_seconds": 75.0, "oldest_pending_seconds": 60.0, "failures_in_a_row": 0.0}


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the bot's own business."""
        yield


async def serve(app: Starlette, host: str, port: int) -> None:
    """Serves until cancelled, and answers what has been asked by then."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        lifespan="off",
        access_log=False,
        timeout_graceful_shutdown=LAST_CALLS,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        server.should_exit = True
        await serving
        raise


class WebhookDoor:
    """Takes Telegram's calls. One is answered 200 when its update is stored durably; else Telegram calls again."""

    def __init__(self, inbox: Inbox, settings: Webhook) -> None:
        assert settings.secret is not None  # noqa: S101
        self._inbox = inbox
        self._secret = settings.secret.get_secret_value().encode()
        self._gathered: list[tuple[bytes, asyncio.Future[None]]] = []
        self._storing: asyncio.Task[None] | None = None
        self.app = Starlette(routes=[Route(settings.path, self._post, methods=["POST"])])

    async def _post(self, request: Request) -> Response:
        secret = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(secret.encode(), self._secret):
            return Response(status_code=403)
        body = await request.body()
        if len(body) > LARGEST:
            return Response(status_code=413)
        try:
            _decode_any(body)
        except msgspec.MsgspecError:
            return Response(status_code=400)  # no JSON at all: stored among others, it would spoil them
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._gathered.append((body, stored))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store())
        try:
            await stored
        except asyncio.CancelledError:
            return Response(status_code=503)  # we are leaving; Telegram brings it again
        except Exception:
            log.exception("cannot store an update; Telegram will bring it again")
            return Response(status_code=503)
        return Response(status_code=200)

    async def _store(self) -> None:
        await asyncio.sleep(GATHER)
        while self._gathered:
            batch, self._gathered = self._gathered[:100], self._gathered[100:]
            try:
                await self._inbox.take([body for body, _ in batch])
            except Exception as error:
                for _, stored in batch:
                    if not stored.done():
                        stored.set_exception(error)
            else:
                for _, stored in batch:
                    if not stored.done():
                        stored.set_result(None)


def health_app(measure: Measure, figures: Callable[[], Awaitable[bytes]]) -> Starlette:
    """`/healthz` (200 or 503, with what was measured) and `/metrics` (Prometheus)."""

    async def healthz(_request: Request) -> Response:
        try:
            measured = await measure()
        except Exception as error:
            return JSONResponse({"ok": False, "problem": f"database: {type(error).__name__}"}, 503)
        red = [name for name, limit in LIMITS.items() if measured.get(name, 0) > limit]
        return JSONResponse({"ok": not red, "red": red, **measured}, 503 if red else 200)

    async def metrics(_request: Request) -> Response:
        return Response(await figures(), media_type="text/plain; version=0.0.4")

    return Starlette(routes=[Route("/healthz", healthz), Route("/metrics", metrics)])
