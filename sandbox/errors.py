"""The two ways to say no: to the bot in Telegram's words, and to people on the sandbox's own side."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """An answer `{"ok": false}` of the Bot API; `description` is complete, as Telegram words it."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(what: str, **parameters: Any) -> ApiError:
    return ApiError(400, f"Bad Request: {what}", parameters or None)


def forbidden(what: str) -> ApiError:
    return ApiError(403, f"Forbidden: {what}")


def too_many(retry_after: int) -> ApiError:
    """429; `retry_after` in whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


class PersonError(Exception):
    """A person asked for something the sandbox cannot do (HTTP 400 on the people's side)."""
