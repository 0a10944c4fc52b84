"""Serving a sandbox over real HTTP, from inside another program or a test."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import uvicorn

from sandbox.app import Sandbox


class _Server(uvicorn.Server):
    """Leaves the host program's signal handlers alone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        yield


@contextlib.asynccontextmanager
async def serve(sandbox: Sandbox, port: int = 0, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """Serve until the block ends; yields the address, such as `http://127.0.0.1:8081`. Port 0 picks a free one."""
    # Named as TCP outright: asyncio turns Nagle's delay (40 ms an answer) off only for sockets that say so
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    config = uvicorn.Config(
        sandbox.app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1, server_header=False
    )
    server = _Server(config)
    sandbox.cut = _cutter(server)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        while not server.started:
            if serving.done():
                serving.result()
                raise RuntimeError("the sandbox's server did not start")
            await asyncio.sleep(0.005)
        yield f"http://{host}:{listening.getsockname()[1]}"
    finally:
        sandbox.hang_up()
        for connection in list(server.server_state.connections):
            connection.transport.abort()  # event streams and long polls would last for ever
        server.should_exit = True
        await asyncio.gather(serving, return_exceptions=True)
        sandbox.cut = None
        await sandbox.close()
        listening.close()


def _cutter(server: uvicorn.Server) -> Any:
    def cut(client: Any) -> bool:
        """Abort the TCP connection of a client (its address and port); False if there is none."""
        for connection in list(server.server_state.connections):
            if getattr(connection, "client", None) == (tuple(client) if client else None):
                connection.transport.abort()
                return True
        return False

    return cut
