"""Where pictures are drawn: in a process of its own.

Drawing then never holds the event loop, a photo made to break whoever opens it breaks nobody but this process, and its
memory is given back when nothing has been drawn for a while. It begins with the first picture, and anew when it broke.
"""

import asyncio
import contextlib
import json
import struct
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import structlog

import bot

log = structlog.get_logger(__name__)

PATIENCE = 15.0  # seconds for one picture; it takes a twentieth of one
REST = 60.0  # seconds without a picture after which the process ends
MOST_WAITING = 100  # pictures
_LENGTHS = struct.Struct("!II")  # of what follows: a JSON object, bytes


class CannotDraw(Exception):
    """There will be no picture; the reason is for the log."""


class Easel:
    def __init__(self, drawers: Mapping[str, Path], *, rest: float = REST, patience: float = PATIENCE) -> None:
        """`drawers` maps a room's name to its `pictures.py`."""
        self._drawers = drawers
        self._rest = rest
        self._patience = patience
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._process: Process | None = None
        self._resting: asyncio.Task[None] | None = None

    @property
    def drawers(self) -> Mapping[str, Path]:
        return self._drawers

    @property
    def pid(self) -> int | None:
        """While it runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def draw(self, drawer: str, data: Mapping[str, Any], photos: Mapping[str, bytes]) -> bytes:
        """A JPEG.

        Raises:
            CannotDraw
        """
        room, _, name = drawer.partition(":")
        if room not in self._drawers:
            raise CannotDraw(f"there is no drawer {drawer}")
        if self._waiting >= MOST_WAITING:
            raise CannotDraw("too many pictures wait")
        sizes = [[photo, len(content)] for photo, content in photos.items()]
        order = json.dumps({"file": str(self._drawers[room]), "drawer": name, "data": data, "photos": sizes}).encode()
        self._waiting += 1
        try:
            async with self._turn:
                return await self._ask(
                    _LENGTHS.pack(len(order), sum(map(len, photos.values()))), order, *photos.values()
                )
        finally:
            self._waiting -= 1

    async def _ask(self, *parts: bytes) -> bytes:
        if self._resting:
            self._resting.cancel()
        try:
            async with asyncio.timeout(self._patience):
                process = await self._begun()
                assert process.stdin is not None  # noqa: S101
                assert process.stdout is not None  # noqa: S101
                process.stdin.writelines(parts)
                await process.stdin.drain()
                complaint, length = _LENGTHS.unpack(await process.stdout.readexactly(_LENGTHS.size))
                words = await process.stdout.readexactly(complaint)
                picture = await process.stdout.readexactly(length)
        except (TimeoutError, OSError, EOFError) as error:
            await self._end()
            raise CannotDraw(f"the process broke: {type(error).__name__}") from None
        except BaseException:
            await self._end()  # cancelled half way: what is in the pipe belongs to nobody
            raise
        self._resting = asyncio.create_task(self._give_up_in_time())
        if complaint:
            raise CannotDraw(words.decode())
        return picture

    async def _begun(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            root = Path(bot.__file__).parents[1]
            # Out of reach of a Ctrl-C: it ends when nobody is left who could ask.
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.drawing", cwd=root, stdin=PIPE, stdout=PIPE, start_new_session=True
            )
        return self._process

    async def _give_up_in_time(self) -> None:
        await asyncio.sleep(self._rest)
        async with self._turn:
            await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.communicate()  # reads what is left, closes the pipes and waits

    async def close(self) -> None:
        if self._resting:
            self._resting.cancel()
        async with self._turn:
            await self._end()
