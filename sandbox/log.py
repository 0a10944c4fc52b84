"""The truth log: what was accepted from people and what was accepted from the bot, in order.

A checker compares it with the bot's own records, so nothing here depends on what the bot claims.
"""

from __future__ import annotations

from collections import Counter, deque
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from sandbox.clock import Clock


class TruthLog:
    """Kept in memory up to `size` entries (older ones are dropped, the counts stay), and in a JSONL file if asked."""

    def __init__(self, clock: Clock, size: int = 200_000, file: Path | None = None) -> None:
        self._clock = clock
        self._entries: deque[dict[str, Any]] = deque(maxlen=size)
        self._file: BinaryIO | None = file.open("ab", buffering=0) if file else None
        self.number = 0
        self.updates: Counter[str] = Counter()
        self.queued: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()  # the same, by method
        self.faults: Counter[str] = Counter()

    def update(self, kind: str, raw: bytes, update_id: int | None, why_not: str | None = None) -> None:
        """Something happened among people; `why_not` says why the bot is not told, else `update_id` is its number."""
        self.updates[kind] += 1
        entry: dict[str, Any] = {"side": "people", "kind": kind, "object": msgspec.Raw(raw)}
        if update_id is None:
            entry["not_delivered"] = why_not
        else:
            self.queued[kind] += 1
            entry["update_id"] = update_id
        self._add(entry)

    def call(self, method: str, params: dict[str, Any], result: bytes | None, error: str | None) -> None:
        """The bot called a method: with its result when it had an effect, with its error when it had none."""
        self.calls[method] += 1
        meant = {name: _meant(value) if name in _NOT_TEXT else value for name, value in params.items()}
        entry: dict[str, Any] = {"side": "bot", "method": method, "params": meant}
        if error is None:
            entry["result"] = msgspec.Raw(result or b"null")
        else:
            self.errors[error] += 1
            self.refused[method] += 1
            entry["error"] = error
        self._add(entry)

    def fault(self, kind: str, method: str, chat: Any = None) -> None:
        """A fault was put in the way of a call, into `chat` if it named one."""
        self.faults[kind] += 1
        self._add({"side": "fault", "kind": kind, "method": method, "chat": _meant(chat)})

    def view(self, since: int = 0, limit: int | None = None) -> dict[str, Any]:
        """Counts and the kept entries numbered above `since`, oldest first, at most `limit` of them."""
        entries = [entry for entry in self._entries if entry["n"] > since]
        return {
            "counts": {
                "updates": dict(self.updates),
                "queued": dict(self.queued),
                "calls": dict(self.calls),
                "errors": dict(self.errors),
                "faults": dict(self.faults),
                "entries": self.number,
            },
            "entries": entries if limit is None else entries[:limit],
        }

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _add(self, entry: dict[str, Any]) -> None:
        self.number += 1
        numbered = {"n": self.number, "at": round(self._clock.now(), 3), **entry}
        self._entries.append(numbered)
        if self._file is not None:
            self._file.write(msgspec.json.encode(numbered) + b"\n")


# What a form carries as JSON: the log reads the same however a client writes.
_NOT_TEXT = frozenset(
    (
        "chat_id", "from_chat_id", "user_id", "message_id", "message_ids", "message_thread_id", "reply_parameters",
        "reply_markup", "reaction", "entities", "caption_entities", "link_preview_options", "commands", "scope",
        "show_alert", "options", "media", "permissions", "allowed_updates", "offset", "limit", "timeout",
    )
)  # fmt: skip


def _meant(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return msgspec.json.decode(value)
    except msgspec.MsgspecError:
        return value
