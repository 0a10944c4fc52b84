"""Which links Telegram accepts in text and on buttons."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

_HOST = re.compile(r"^(?:[^\s./:?#@]+\.)+[^\s./:?#@]{2,}\.?$|^\d{1,3}(?:\.\d{1,3}){3}$|^\[[0-9a-fA-F:]+\]$")


def user_link(url: str) -> int | None:
    """The user id of `tg://user?id=…`, or None."""
    if not url.lower().startswith("tg:"):
        return None
    parts = urlsplit(url)
    if (parts.netloc or parts.path.strip("/")).lower() != "user":
        return None
    ids = parse_qs(parts.query).get("id", [""])
    return int(ids[0]) if ids[0].isdigit() and int(ids[0]) > 0 else None


def http_link(url: str) -> str | None:
    """The link with its scheme, as Telegram completes it; None if it is not one it would open."""
    url = url.strip()
    if not url or any(char.isspace() for char in url):
        return None
    if url.lower().startswith(("tg:", "ton:", "tonsite:")):
        return url if len(url.partition(":")[2].strip("/")) > 0 else None
    full = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(full)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not _HOST.match(host):
        return None
    return full if parts.path or parts.query else f"{full}/"


def checked_link(url: str) -> dict[str, Any] | None:
    """What an `<a href>` becomes: a link, a mention of a user, or nothing (the text stays plain, as in Telegram)."""
    user = user_link(url)
    if user is not None:
        return {"type": "text_mention", "user": {"id": user}}
    link = http_link(url)
    return None if link is None else {"type": "text_link", "url": link}
