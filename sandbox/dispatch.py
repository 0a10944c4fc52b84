"""From a method's name and parameters to Telegram's answer, without HTTP: tests and webhook replies use it too."""

from __future__ import annotations

import inspect
import logging
from typing import TYPE_CHECKING, Any

import msgspec

import sandbox.methods as all_methods
from sandbox.errors import ApiError, PersonError, bad_request
from sandbox.methods.call import METHODS, Call, Upload
from sandbox.model import Json

if TYPE_CHECKING:
    from sandbox.app import Sandbox

__all__ = ["all_methods", "answer", "error_body"]

_log = logging.getLogger(__name__)
_encode = msgspec.json.Encoder().encode
_QUIET = frozenset(("getUpdates",))  # asked for ever: only its errors are worth an entry in the log


async def answer(sandbox: Sandbox, name: str, params: Json, files: dict[str, Upload]) -> tuple[int, bytes]:
    """The HTTP status and body for one call."""
    known = METHODS.get(name.lower())
    if known is None:
        return 404, error_body(ApiError(404, "Not Found"))
    proper_name, handler = known
    try:
        result = handler(Call(sandbox, proper_name, params, files))
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        sandbox.log.call(proper_name, params, None, error.description)
        return error.code, error_body(error)
    except PersonError as error:
        # Shared rules speak the people's language; to the bot they are a plain bad request
        wrapped = bad_request(str(error))
        sandbox.log.call(proper_name, params, None, wrapped.description)
        return wrapped.code, error_body(wrapped)
    except (KeyError, TypeError, ValueError):
        # Parameters of a shape nobody foresaw: the bot is told, and so is whoever reads the sandbox's own log
        _log.warning("%s could not read its parameters", proper_name, exc_info=True)
        strange = bad_request("can't parse parameters")
        sandbox.log.call(proper_name, params, None, strange.description)
        return strange.code, error_body(strange)
    raw = _encode(result)
    if proper_name not in _QUIET:
        sandbox.log.call(proper_name, params, raw, None)
    return 200, b'{"ok":true,"result":' + raw + b"}"


def error_body(error: ApiError) -> bytes:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return _encode(body)
