"""Draws what it is asked for on its input, one picture after another, until the input ends."""

import json
import os
import resource
import runpy
import struct
import sys
from functools import cache
from typing import Any, BinaryIO

from bot.drawing.canvas import Order

MOST_MEMORY = 1 << 30  # bytes: whoever sends a photo that needs more gets no picture
_LENGTHS = struct.Struct("!II")


@cache
def _drawers(file: str) -> dict[str, Any]:
    """A room's drawers, without the room: they need nothing of it."""
    return runpy.run_path(file)


def answer(order: bytes, content: bytes) -> bytes:
    asked = json.loads(order)
    photos, at = {}, 0
    for name, size in asked["photos"]:
        photos[name] = content[at : at + size]
        at += size
    canvas = _drawers(asked["file"])[asked["drawer"]](Order(asked["data"], photos))
    picture = canvas.jpeg()
    assert isinstance(picture, bytes)  # noqa: S101
    return picture


def serve(inlet: BinaryIO, outlet: BinaryIO) -> None:
    while len(head := inlet.read(_LENGTHS.size)) == _LENGTHS.size:
        order, content = map(inlet.read, _LENGTHS.unpack(head))
        complaint, picture = b"", b""
        try:
            picture = answer(order, content)
        except Exception as error:
            complaint = f"{type(error).__name__}: {error}".encode()[:1000] or b"?"
        outlet.write(_LENGTHS.pack(len(complaint), len(picture)) + complaint + picture)
        outlet.flush()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    os.nice(5)  # nobody waits for a picture as they do for an answer
    outlet, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever else is written must not stand in between
    serve(sys.stdin.buffer, outlet)


if __name__ == "__main__":
    main()
