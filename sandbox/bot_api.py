"""The Bot API's door: HTTP in, a method called, HTTP out, and the faults that were asked for in between."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox import dispatch
from sandbox.errors import ApiError, bad_request, too_many
from sandbox.faults import Rule
from sandbox.methods.call import METHODS, Upload
from sandbox.model import Json

if TYPE_CHECKING:
    from sandbox.app import Sandbox

_JSON_TYPE = (b"content-type", b"application/json")
_UNAUTHORIZED = dispatch.error_body(ApiError(401, "Unauthorized"))


class Dropped(ConnectionError):
    """A fault cut the connection; only a server without real connections ever lets this out."""


class BotApi:
    """A bare ASGI application: this path carries the load tests, so it makes no Request objects for plain forms."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._box = sandbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        token, name = scope["path_params"]["token"], scope["path_params"]["method"]
        if token != self._box.token:
            await _respond(send, 401, _UNAUTHORIZED)
            return
        try:
            params, files = await _read(scope, receive)
        except ApiError as error:
            await _respond(send, error.code, dispatch.error_body(error))
            return
        lower = name.lower()
        chat = params.get("chat_id")
        rule = self._box.faults.for_call(lower, chat) if self._box.faults.rules else None
        if rule is not None:
            self._box.log.fault(rule.kind, METHODS[lower][0] if lower in METHODS else name, chat)
            if not await self._before(rule, scope, receive, send):
                return
        if lower == "getupdates":
            answer = await _unless_gone(dispatch.answer(self._box, name, params, files), receive)
            if answer is None:
                return
        else:
            answer = await dispatch.answer(self._box, name, params, files)
        if rule is not None:
            await self._after(rule, answer, scope, receive, send)
        else:
            await _respond(send, *answer)

    async def _before(self, rule: Rule, scope: Scope, receive: Receive, send: Send) -> bool:
        """Faults without effect; True when the call goes on."""
        if rule.kind == "429":
            error = too_many(rule.retry_after)
            await _respond(send, error.code, dispatch.error_body(error))
        elif rule.kind == "5xx":
            await _respond(send, 502, dispatch.error_body(ApiError(502, "Bad Gateway")))
        elif rule.kind in ("timeout_before", "black_hole"):
            # A black hole outlasts every patience; a timeout hangs for its seconds and then closes
            if not await _gone(receive, None if rule.kind == "black_hole" else rule.seconds):
                await self._cut(scope)
        else:
            return True
        return False

    async def _after(self, rule: Rule, answer: tuple[int, bytes], scope: Scope, receive: Receive, send: Send) -> None:
        """Faults that come when the call has had its effect."""
        status, body = answer
        if rule.kind == "timeout_after":
            if not await _gone(receive, rule.seconds):
                await self._cut(scope)
        elif rule.kind == "reset":
            await _respond(send, status, body[: len(body) // 2], promised=len(body))
            await self._cut(scope)
        elif rule.kind == "garbage":
            await _respond(send, status, b"<html>" + body[: len(body) // 2])
        else:  # slow
            await asyncio.sleep(rule.seconds)
            await _respond(send, status, body)

    async def _cut(self, scope: Scope) -> None:
        if self._box.cut is None or not self._box.cut(scope.get("client")):
            raise Dropped("the sandbox cut this connection, as a fault rule asked")
        await asyncio.sleep(0.01)  # let the server notice before it misses a response


async def _respond(send: Send, status: int, body: bytes, promised: int | None = None) -> None:
    length = (b"content-length", b"%d" % (len(body) if promised is None else promised))
    await send({"type": "http.response.start", "status": status, "headers": [_JSON_TYPE, length]})
    await send({"type": "http.response.body", "body": body, "more_body": promised is not None})


async def _gone(receive: Receive, seconds: float | None) -> bool:
    """Wait until the client hangs up, or for so many real seconds; whether it hung up."""
    try:
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        return False
    return True


async def _unless_gone(work: Coroutine[Any, Any, tuple[int, bytes]], receive: Receive) -> tuple[int, bytes] | None:
    """Do the work unless the client hangs up first: a killed bot's poll must not count as a second reader."""
    doing = asyncio.create_task(work)
    await asyncio.sleep(0)
    if doing.done():
        return doing.result()
    leaving = asyncio.create_task(_gone(receive, None))
    await asyncio.wait((doing, leaving), return_when=asyncio.FIRST_COMPLETED)
    leaving.cancel()
    if not doing.done():
        doing.cancel()
        return None
    return doing.result()


async def _read(scope: Scope, receive: Receive) -> tuple[Json, dict[str, Upload]]:
    """Parameters from the query and the body, whichever of Telegram's four ways they came."""
    query = scope["query_string"]
    params: Json = dict(parse_qsl(query.decode(), keep_blank_values=True)) if query else {}
    kind = b""
    for name, value in scope["headers"]:
        if name == b"content-type":
            kind = value.partition(b";")[0].strip().lower()
    if kind == b"multipart/form-data":
        return await _multipart(scope, receive, params)
    body = await _body(receive)
    if not body:
        return params, {}
    if kind == b"application/json":
        try:
            given = msgspec.json.decode(body)
        except msgspec.DecodeError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(given, dict):
            raise bad_request("can't parse JSON object")
        params.update(given)
    else:
        params.update(parse_qsl(body.decode("utf-8", "surrogateescape"), keep_blank_values=True))
    return params, {}


async def _body(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    return body


async def _multipart(scope: Scope, receive: Receive, params: Json) -> tuple[Json, dict[str, Upload]]:
    files: dict[str, Upload] = {}
    async with Request(scope, receive).form(max_part_size=1 << 20) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime = value.content_type or "application/octet-stream"
                files[name] = Upload(value.filename or name, mime, await value.read())
            else:
                params[name] = value
    return params, files


def file_route(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """Downloads, as `getFile` announces them."""

    async def download(request: Request) -> Response:
        stored = sandbox.world.files.by_path(request.path_params["path"])
        if request.path_params["token"] != sandbox.token or stored is None:
            return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, 404)
        return Response(stored.data, media_type=stored.mime)

    return download
