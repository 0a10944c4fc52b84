"""What the lab does inside the bot's own process before the bot starts. Nothing of it is in the bot.

Each is named to `Stage.start(before=…)` and called in the fresh process, where it may spoil whatever it likes.
"""

import os
import sys
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

KILLED = 137  # what a shell says of a process that got `kill -9`


def crash_at(number: int, points: str, kind: str = "") -> None:
    """Counts every commit and every call to Telegram, before it and after it, and is gone at the `number`-th; with
    `kind`, at the `number`-th of that name.

    Each point passed is a line of the file `points`; the last one is where it ended.
    """
    from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

    from bot.engine import received
    from bot.engine.botapi import AiohttpRequest
    from bot.kit.database import InlineSQLite
    from bot.kit.work import Workshop

    file = os.open(points, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    passed = 0
    site: ContextVar[str] = ContextVar("site", default="start")  # who opened the transaction

    def point(name: str) -> None:
        nonlocal passed
        passed += kind in ("", name)
        os.write(file, f"{name}\n".encode())
        if passed == number:
            os._exit(KILLED)

    def around(what: Callable[..., Any], name: Callable[[], str]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            point(f"before {name()}")
            result = what(*args)
            point(f"after {name()}")
            return result

        return call

    def signed(open_: Callable[..., Any]) -> Callable[..., Any]:
        def call(workshop: Workshop) -> Any:
            code = sys._getframe(1).f_code
            site.set(f"{Path(code.co_filename).stem}.{code.co_name}")
            return open_(workshop)

        return call

    async def post_body(request: AiohttpRequest, url: str, *args: Any) -> Any:
        method = url.rpartition("/")[2]
        point(f"before {method}")
        answer = await called(request, url, *args)
        point(f"after {method}")
        return answer

    called = AiohttpRequest.post_body
    spoiled: dict[tuple[Any, str], Any] = {
        (AiohttpRequest, "post_body"): post_body,
        (Workshop, "work"): signed(Workshop.work),
        (Workshop, "connection"): signed(Workshop.connection),
        (received, "_store"): around(received._store, lambda: f"commit in {site.get()}"),
    }
    for dialect in (InlineSQLite, PGDialect_asyncpg):
        spoiled[dialect, "do_commit"] = around(dialect.do_commit, lambda: f"commit in {site.get()}")
    for (owner, name), other in spoiled.items():
        setattr(owner, name, other)
