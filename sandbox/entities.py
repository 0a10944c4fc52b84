"""Text as Telegram keeps it: plain text plus entities, in UTF-16 units; and what clients link by themselves."""

from __future__ import annotations

import re
from typing import Any

from sandbox.entities_html import parse_html
from sandbox.entities_markdown import parse_legacy_markdown, parse_markdown_v2
from sandbox.errors import bad_request

Entity = dict[str, Any]

MAX_RAW_BYTES = 1 << 15
_WORD = r"0-9A-Za-z_"
_AUTO = re.compile(
    rf"(?P<url>(?:https?|tg)://[^\s<>\"]+|(?<![@./{_WORD}-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|io|me|dev|app|cn|ru|de|uk)"
    rf"(?![\w-])(?:/[^\s<>\"]*)?)"
    rf"|(?P<email>(?<![{_WORD}.+-])[{_WORD}.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    rf"|(?P<mention>(?<![\w@])@[A-Za-z][{_WORD}]{{2,31}}(?!\w))"
    rf"|(?P<bot_command>(?<![\w/<>])/[{_WORD}]{{1,64}}(?:@[A-Za-z][{_WORD}]{{2,31}})?(?![\w/]))"
    rf"|(?P<cashtag>(?<![\w$])\$[A-Z]{{1,8}}(?!\w))"
    rf"|(?P<hashtag>(?<![\w#])#(?=\w*[^\W\d])\w{{1,256}})"
)
_TRIGGER = re.compile(r"[/@#.$]|://")
_EXCLUSIVE = frozenset(("code", "pre", "text_link", "text_mention", "custom_emoji"))


def utf16_len(text: str) -> int:
    """Length in UTF-16 units, the only one Telegram counts in."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def find_entities(text: str) -> list[Entity]:
    """What every Telegram client marks by itself: commands, mentions, hashtags, addresses."""
    if not _TRIGGER.search(text):
        return []
    found: list[Entity] = []
    ascii_only = text.isascii()
    for match in _AUTO.finditer(text):
        kind = match.lastgroup or "url"
        piece = match.group()
        if kind == "url":
            piece = piece.rstrip(".,:;!?)]}'\"")
        start = match.start() if ascii_only else utf16_len(text[: match.start()])
        found.append({"type": kind, "offset": start, "length": utf16_len(piece)})
    return found


def formatted(text: str, parse_mode: str | None, given: list[Any] | None = None) -> tuple[str, list[Entity]]:
    """Parse what a bot sends. Raises ApiError 400 with Telegram's words for what does not parse."""
    if len(text) > MAX_RAW_BYTES // 4 and len(text.encode("utf-8", "surrogatepass")) > MAX_RAW_BYTES:
        raise bad_request("text is too long")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    mode = (parse_mode or "").lower()
    if mode in ("", "none"):
        plain, marked = text, _checked(text, given or [])
    elif mode == "html":
        plain, marked = parse_html(text)
    elif mode == "markdownv2":
        plain, marked = parse_markdown_v2(text)
    elif mode == "markdown":
        plain, marked = parse_legacy_markdown(text)
    else:
        raise bad_request("unsupported parse_mode")
    plain, marked = _trim(plain, marked)
    return plain, _with_found(plain, marked)


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    right = text.rstrip()
    plain = right.lstrip()
    if plain == text:
        return text, entities
    cut = len(right) - len(plain)  # white space is never outside the basic plane: one unit each
    end = utf16_len(plain)
    kept: list[Entity] = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] + entity["length"] - cut, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return plain, kept


def _with_found(text: str, marked: list[Entity]) -> list[Entity]:
    found = find_entities(text)
    if not marked:
        return found
    taken = [(e["offset"], e["offset"] + e["length"]) for e in marked if e["type"] in _EXCLUSIVE]
    for entity in found:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if all(stop <= low or start >= high for low, high in taken):
            marked.append(entity)
    marked.sort(key=lambda e: (e["offset"], -e["length"]))
    return marked


def _checked(text: str, given: list[Any]) -> list[Entity]:
    """Entities the bot listed itself: of a known shape and inside the text; the automatic kinds are found anew."""
    if not given:
        return []
    length = utf16_len(text)
    kept: list[Entity] = []
    for entity in given:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: Object expected")
        offset, size = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(size, int):
            raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
        if offset < 0 or size <= 0 or offset + size > length:
            raise bad_request("entity beyond the end of the text")
        if entity["type"] == "text_link" and "://" not in str(entity.get("url", "")):
            raise bad_request(f"entity URL '{entity.get('url', '')}' is invalid: Wrong HTTP URL")
        if entity["type"] not in ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"):
            kept.append(entity)
    return kept
