"""One log for everybody: with the ids of what it is about, without the token, and calm in a storm."""

import logging
import logging.handlers
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.config import Log

_TOKEN = re.compile(r"(?<!\d)\d{6,}:[\w-]{30,}")  # tried once for each run of digits, however long

WINDOW = 60.0  # seconds
IN_A_ROW = 5  # times that the same is said before it is said once a window only: some 70 times an hour
KNOWN = 1_000  # different things that are remembered


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Tokens hide in addresses, exceptions and tracebacks alike."""
    return {key: _TOKEN.sub("<token>", value) if isinstance(value, str) else value for key, value in event.items()}


class Calm(logging.Filter):
    """The same fault again and again must not fill the disk: beyond a few it is said once a minute, with how often it
    came meanwhile. The same: from the same place, in the same words, with the same exception at its end."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[Any, list[float]] = {}  # when its window began, times in it, times that were swallowed

    def filter(self, record: logging.LogRecord) -> bool:
        event = record.msg if isinstance(record.msg, dict) else {"event": record.msg}
        ending = str(event.get("exception") or "").rstrip().rpartition("\n")[2].partition(":")[0]
        key = (record.name, record.levelno, str(event.get("event")), ending)
        known = self._said.pop(key, None)
        if known is None or record.created - known[0] >= 2 * WINDOW:
            known = [record.created, 0, 0 if known is None else known[2]]
        self._said[key] = known
        if len(self._said) > KNOWN:
            del self._said[next(iter(self._said))]  # what was longest not said
        if record.created - known[0] >= WINDOW:
            known[:2] = [record.created, IN_A_ROW - 1]  # a storm goes on: once in this window
        known[1] += 1
        if known[1] > IN_A_ROW:
            known[2] += 1
            return False
        if known[2] and isinstance(record.msg, dict):
            record.msg["times_more"] = int(known[2])
            known[2] = 0
        return True


def _handler(settings: Log) -> logging.Handler:
    if settings.file is None:
        return logging.StreamHandler()
    settings.file.parent.mkdir(parents=True, exist_ok=True)
    return logging.handlers.RotatingFileHandler(
        settings.file, maxBytes=settings.max_mb * 1_000_000, backupCount=settings.keep, encoding="utf-8", delay=True
    )


def set_up(settings: Log, secrets: tuple[str, ...] = ()) -> None:
    """Each of `secrets` is cut out too, whatever it looks like."""

    def cut(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        for secret in filter(None, secrets):
            event = {k: v.replace(secret, "<secret>") if isinstance(v, str) else v for k, v in event.items()}
        return event

    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]
    last: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.format == "json"
        else structlog.dev.ConsoleRenderer(
            colors=settings.file is None and sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    handler = _handler(settings)
    handler.addFilter(Calm())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redact, cut, last],
        )
    )
    logging.basicConfig(handlers=[handler], level=settings.level, force=True)
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    for chatty in ("alembic", "httpx", "httpcore", "apscheduler", "uvicorn", "aiosqlite", "asyncio"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
