"""The Bot API over aiohttp: an eighth to a quarter of the CPU of httpx for each call.

`AiohttpRequest` serves python-telegram-bot; `BotApi` serves the fetcher and the courier, which need no objects built.
It tells apart what certainly never left from what may have arrived, and no error of it holds the token.
"""

import secrets
import time
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.request import getproxies, proxy_bypass

import aiohttp
import msgspec
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL


class NotSent(Exception):
    """The call never reached Telegram; it may be made again."""


class Unanswered(Exception):
    """The call left and no answer came: it may or may not have taken effect."""


class Refused(Exception):
    """Telegram said no."""

    def __init__(self, code: int, description: str, retry_after: float = 0, migrated_to: int = 0) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after  # seconds, with 429
        self.migrated_to = migrated_to  # the new chat id of a group that became a supergroup


class Upload(NamedTuple):
    """A file that goes along with a call."""

    name: str
    kind: str
    content: bytes


class _Parameters(msgspec.Struct, frozen=True):
    retry_after: float = 0
    migrate_to_chat_id: int = 0


class _Answer(msgspec.Struct):
    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: int = 0
    description: str = ""
    parameters: _Parameters = _Parameters()


class _File(msgspec.Struct):
    file_path: str = ""
    file_size: int = 0


_decode = msgspec.json.Decoder(_Answer).decode


class AiohttpRequest(BaseRequest):
    """HTTP for everybody who speaks to Telegram; `NotSent` and `Unanswered` for those who ask it directly."""

    def __init__(self, timeout: float = 20, connections: int = 64) -> None:
        self._timeout = timeout  # seconds without a byte
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str] = {}

    @property
    def read_timeout(self) -> float:
        return self._timeout

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=50)
            self._session = aiohttp.ClientSession(connector=connector)
            # Read once: aiohttp's own way of trusting the environment asks it, in a thread, with every call.
            self._proxies = getproxies()

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def post_body(self, url: str, body: Any, headers: dict[str, str], patience: float) -> tuple[int, bytes]:
        """
        Raises:
            NotSent: no connection was made.
            Unanswered: it broke, or nothing came for `patience` seconds.
        """
        assert self._session is not None  # noqa: S101
        limits = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=patience)
        try:
            proxy = self._proxy(url)
            async with self._session.post(url, data=body, headers=headers, timeout=limits, proxy=proxy) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unanswered(type(error).__name__) from None

    async def get_body(self, url: str, limit: int, patience: float) -> tuple[int, bytes]:
        """What lies at an address, up to one byte more than `limit`.

        Raises:
            NotSent, Unanswered: as `post_body` does.
        """
        assert self._session is not None  # noqa: S101
        limits = aiohttp.ClientTimeout(total=3 * patience, sock_connect=10, sock_read=patience)
        try:
            async with self._session.get(url, timeout=limits, proxy=self._proxy(url)) as response:
                content = bytearray()
                async for chunk in response.content.iter_any():
                    content += chunk
                    if len(content) > limit:
                        break
                return response.status, bytes(content[: limit + 1])
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unanswered(type(error).__name__) from None

    def _proxy(self, url: str) -> str | None:
        """The operator's HTTPS_PROXY serves polling and sending alike."""
        if not self._proxies:
            return None
        scheme, _, rest = url.partition("://")
        return None if proxy_bypass(rest.partition("/")[0]) else self._proxies.get(scheme)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        timeout = read_timeout if isinstance(read_timeout, int | float) else self._timeout
        body: Any = None
        if request_data is not None:
            body = aiohttp.FormData()
            for name, value in request_data.json_parameters.items():
                body.add_field(name, value)
            for name, (filename, content, mime) in (request_data.multipart_data or {}).items():
                body.add_field(name, content, filename=filename, content_type=mime)
        try:
            return await self.post_body(url, body, {}, timeout)
        except NotSent as error:
            raise NetworkError(str(error)) from None
        except Unanswered as error:
            raise TimedOut(str(error)) from None


_UNSAFE = str.maketrans({'"': "'", "\\": "_", "/": "_"} | {chr(code): " " for code in range(32)})  # in a file's name


def _field(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _multipart(fields: Mapping[str, str], files: Mapping[str, Upload]) -> tuple[str, bytes]:
    """A form with files: its content type, and the bytes, so that it can be sent again."""
    boundary = secrets.token_hex(16)
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    for name, file in files.items():
        shown = file.name.translate(_UNSAFE)
        head = f'Content-Disposition: form-data; name="{name}"; filename="{shown}"\r\nContent-Type: {file.kind}'
        parts.append(head.encode() + b"\r\n\r\n" + file.content)
    line = f"--{boundary}".encode()
    body = b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"
    return f"multipart/form-data; boundary={boundary}", body


class BotApi:
    """Calls by name, parameters as a form (what every Bot API server understands), answers as bytes."""

    def __init__(self, token: str, base_url: str, request: AiohttpRequest, file_url: str = "") -> None:
        self._url = f"{base_url}{token}/"
        self._file_url = f"{file_url}{token}/"
        self._request = request
        self.heard_at = 0.0  # when Telegram last answered anything, by time.monotonic

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        patience: float = 20,
        files: Mapping[str, Upload] | None = None,
    ) -> msgspec.Raw:
        """The `result` of a call; `files` are what `attach://…` in it means.

        Raises:
            Refused: Telegram's no, with its code and description.
            NotSent, Unanswered: the network's.
        """
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        fields = {name: _field(value) for name, value in parameters.items()}
        if files:
            headers["Content-Type"], body = _multipart(fields, files)
        else:
            body = URL.build(query=fields).raw_query_string.encode()  # in C; `urlencode` takes four times as long
        status, content = await self._request.post_body(self._url + method, body, headers, patience)
        try:
            answer = _decode(content)
        except msgspec.MsgspecError:
            # A proxy's error page: below 500 nothing behind it saw the call.
            raise (Unanswered if status >= 500 or status == 200 else NotSent)(f"HTTP {status}") from None
        if answer.error_code >= 500:
            raise Unanswered(f"{answer.error_code} {answer.description}")
        self.heard_at = time.monotonic()
        if answer.ok:
            return answer.result
        more = answer.parameters
        raise Refused(answer.error_code, answer.description, more.retry_after, more.migrate_to_chat_id)

    async def download(self, file_id: str, limit: int, patience: float = 10) -> bytes:
        """A file that somebody sent.

        Raises:
            Refused: Telegram does not have it, or it is larger than `limit`.
            NotSent, Unanswered: the network's.
        """
        file = msgspec.json.decode(await self.call("getFile", {"file_id": file_id}, patience), type=_File)
        status, content = 200, b""
        if file.file_size <= limit:
            status, content = await self._request.get_body(self._file_url + file.file_path, limit, patience)
        if status != 200:
            raise Refused(status, "there is no such file")
        if not content or len(content) > limit:
            raise Refused(400, "the file is too large")
        return content
