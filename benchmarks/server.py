"""A bare Bot API in a process of its own: hands out prepared answers of getUpdates and says yes to everything else."""

import asyncio
import json
import multiprocessing
import re
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

ME = {
    "id": 1,
    "is_bot": True,
    "first_name": "Bench",
    "username": "BenchBot",
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": False,
}
_OFFSET = re.compile(rb'(?:"offset":|offset=)(\d+)')
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


def _ok(result: object) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()


class Api(asyncio.Protocol):
    """HTTP by hand: the server must cost next to nothing beside what is measured."""

    def __init__(self, answers: list[bytes], last_ids: list[int]) -> None:
        self._answers = answers
        self._last_ids = last_ids
        self._buffer = b""
        self._sent = _ok({"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "."})

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._buffer[:end])
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._buffer) < whole:
                return
            line, body = self._buffer[: self._buffer.find(b"\r\n")], self._buffer[end + 4 : whole]
            self._buffer = self._buffer[whole:]
            method = line.split(b" ")[1].split(b"?")[0].rpartition(b"/")[2].decode()
            self._reply(self.answer(method, body, line))

    def answer(self, method: str, body: bytes, line: bytes) -> bytes | None:
        if method == "getMe":
            return _ok(ME)
        if method == "getWebhookInfo":
            return _ok({"url": "", "has_custom_certificate": False, "pending_update_count": 0})
        if method == "sendMessage":
            return self._sent
        if method != "getUpdates":
            return _ok(True)
        offset = _OFFSET.search(body) or _OFFSET.search(line)
        wanted = int(offset[1]) if offset else 0
        for answer, last in zip(self._answers, self._last_ids, strict=True):
            if last >= wanted:
                return answer
        asyncio.get_running_loop().call_later(0.05, self._reply, _ok([]))
        return None

    def _reply(self, body: bytes | None) -> None:
        if body is not None:
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self._transport.write(head.encode() + body)  # type: ignore[attr-defined]


def _serve(answers: list[bytes], ready: Connection) -> None:
    async def main() -> None:
        last_ids = [json.loads(answer)["result"][-1]["update_id"] for answer in answers]
        server = await asyncio.get_running_loop().create_server(lambda: Api(answers, last_ids), "127.0.0.1", 0)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


@contextmanager
def bot_api(answers: list[bytes]) -> Iterator[str]:
    """The address of a server that has these answers to give."""
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(answers, theirs), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{mine.recv()}"
    finally:
        process.terminate()
        process.join()
