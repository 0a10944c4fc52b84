"""Served for real: the stream of events, the page, and the command line."""

import asyncio
import contextlib
import re
import sys
from pathlib import Path

import httpx
import msgspec

from sandbox import Sandbox, serve
from tests.sandbox.conftest import Box

ROOT = Path(__file__).parents[2]


async def test_the_stream_of_events() -> None:
    sandbox = Sandbox()
    async with serve(sandbox) as address, httpx.AsyncClient(base_url=address) as http:
        await http.post("/sandbox/users", json={"first_name": "Ana"})
        seen = []
        async with http.stream("GET", "/sandbox/events", params={"since": 0}) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    seen.append(msgspec.json.decode(line[6:]))
                    if len(seen) == 2:
                        break
                    await http.post("/sandbox/users", json={"first_name": "Boris"})
    assert [(e["revision"], e["kind"]) for e in seen] == [(1, "user"), (2, "user")]


async def test_serving_ends_at_once_while_somebody_waits() -> None:
    """A stream and a long poll would last for ever; leaving the block ends both."""
    sandbox = Sandbox()
    async with serve(sandbox) as address:
        http = httpx.AsyncClient(base_url=address)
        poll = asyncio.create_task(http.get(f"/bot{sandbox.token}/getUpdates?timeout=50"))
        await Box(sandbox).reading()
    with contextlib.suppress(httpx.TransportError):
        await asyncio.wait_for(poll, 2)
    await http.aclose()


async def test_two_sandboxes_do_not_share_a_port() -> None:
    one, two = Sandbox(), Sandbox()
    async with serve(one) as address:
        port = int(address.rpartition(":")[2])
        with contextlib.suppress(OSError):
            async with serve(two, port):
                raise AssertionError("the port is taken")


async def test_command_line() -> None:
    """`python -m sandbox` prints where it is and which token to use, and any bot can use it."""
    command = (sys.executable, "-m", "sandbox", "--port", "0", "--no-limits", "--no-privacy")
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        printed = b"".join([await asyncio.wait_for(process.stdout.readline(), 20) for _ in range(4)]).decode()
        base = re.search(r"base_url +(\S+)", printed)
        token = re.search(r"token +(\S+)", printed)
        assert base is not None
        assert token is not None
        async with httpx.AsyncClient() as http:
            me = (await http.get(f"{base.group(1)}{token.group(1)}/getMe")).json()
        assert me["result"]["can_read_all_group_messages"] is True
    finally:
        process.terminate()
        await process.wait()
