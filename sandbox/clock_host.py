"""A bot in another process that lives by the sandbox's clock.

It serves one URL. `GET` tells when something falls due there next: `{"next": "2026-01-31T20:00:00+00:00"}`, or null.
`POST {"now": …}` sets its clock; it answers when everything due by then is done.
"""

from __future__ import annotations

from datetime import datetime

import aiohttp

from sandbox.clock import Clock

_PATIENCE = aiohttp.ClientTimeout(total=60)


def follow(clock: Clock, url: str) -> None:
    """Makes the clock stop wherever the program at `url` has something to do, and wait for it."""

    async def upcoming() -> datetime | None:
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session, session.get(url) as answer:
            found = (await answer.json())["next"]
        return datetime.fromisoformat(found) if found else None

    async def tell(now: datetime) -> None:
        body = {"now": now.isoformat()}
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session, session.post(url, json=body) as answer:
            answer.raise_for_status()

    clock.next_event = upcoming
    clock.hooks.append(tell)
