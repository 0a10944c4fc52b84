"""Telegram's HTML: a small set of tags, refused with the byte offset of whatever is wrong."""

from __future__ import annotations

import re
from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.links import checked_link

Entity = dict[str, Any]

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "tg-emoji": "custom_emoji", "blockquote": "blockquote",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([A-Za-z]+));?")
_SPACE = frozenset(" \t\r\n\0\v")


def _decode(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name, match.group())
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code >= 0x10FFFF:
        return match.group()
    if 0xD800 <= code <= 0xDFFF:
        raise _wrong(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate "
            "code units"
        )
    return chr(code)


def _wrong(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """Text and entities. Raises ApiError 400 in Telegram's words."""
    if "<" not in text:
        return (_REFERENCE.sub(_decode, text) if "&" in text else text), []
    return _HtmlParser(text).parse()


class _HtmlParser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.end = len(text)
        self.out: list[str] = []
        self.offset = 0  # UTF-16 units written
        self.open: list[tuple[str, str, int, int]] = []  # tag, argument, offset, index in `out`
        self.entities: list[Entity] = []

    def at(self, i: int) -> str:
        return self.text[i] if i < self.end else "\0"

    def bytes_before(self, i: int) -> int:
        return len(self.text[:i].encode())

    def parse(self) -> tuple[str, list[Entity]]:
        i = 0
        while i < self.end:
            tag = self.text.find("<", i)
            stop = self.end if tag < 0 else tag
            if stop > i:
                piece = _REFERENCE.sub(_decode, self.text[i:stop])
                self.out.append(piece)
                self.offset += _units(piece)
            if tag < 0:
                break
            i = self.end_tag(tag) if self.at(tag + 1) == "/" else self.start_tag(tag)
        if self.open:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return "".join(self.out), self.entities

    def skip_space(self, i: int) -> int:
        while i < self.end and self.text[i] in _SPACE:
            i += 1
        return i

    def start_tag(self, begin: int) -> int:
        i = begin + 1
        while i < self.end and self.text[i] not in _SPACE and self.text[i] != ">":
            i += 1
        if i >= self.end:
            raise _wrong(f"Unclosed start tag at byte offset {self.bytes_before(begin)}")
        tag = self.text[begin + 1 : i].lower()
        if tag not in _TYPES:
            raise _wrong(f'Unsupported start tag "{tag}" at byte offset {self.bytes_before(begin)}')
        argument = ""
        while True:
            i = self.skip_space(i)
            if self.at(i) == ">" and i < self.end:
                break
            if i >= self.end:
                raise _wrong(f"Unclosed start tag at byte offset {self.bytes_before(begin)}")
            name, value, i = self.attribute(i, tag, begin)
            argument = self.argument(tag, name, value, argument)
        if tag == "span" and argument != "spoiler":
            raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {self.bytes_before(begin)}')
        self.open.append((tag, argument, self.offset, len(self.out)))
        return i + 1

    def attribute(self, i: int, tag: str, begin: int) -> tuple[str, str, int]:
        start = i
        while i < self.end and self.text[i] not in _SPACE and self.text[i] not in "=>":
            i += 1
        name = self.text[start:i]
        where = self.bytes_before(begin)
        if not name:
            raise _wrong(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        if tag == "blockquote" and name == "expandable" and self.at(i) != "=":
            return name, "1", i
        i = self.skip_space(i)
        if self.at(i) != "=":
            raise _wrong(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {where}'
            )
        i = self.skip_space(i + 1)
        if i >= self.end:
            raise _wrong(f'Unclosed start tag "{tag}" at byte offset {where}')
        quote = self.text[i]
        if quote in "'\"":
            close = self.text.find(quote, i + 1)
            if close < 0 or close + 1 >= self.end:
                raise _wrong(f"Unclosed start tag at byte offset {where}")
            return name, _REFERENCE.sub(_decode, self.text[i + 1 : close]), close + 1
        start = i
        while i < self.end and (self.text[i].isalnum() or self.text[i] in ".-"):
            i += 1
        if i < self.end and self.text[i] not in _SPACE and self.text[i] != ">":
            raise _wrong(f"Unexpected end of name token at byte offset {self.bytes_before(start)}")
        return name, self.text[start:i].lower(), i

    @staticmethod
    def argument(tag: str, name: str, value: str, before: str) -> str:
        if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
            return value
        if (tag, name) == ("code", "class") and value.startswith("language-"):
            return value[9:]
        if (tag, name) == ("span", "class") and value.startswith("tg-"):
            return value[3:]
        if (tag, name) == ("blockquote", "expandable"):
            return "expandable"
        return before

    def end_tag(self, begin: int) -> int:
        where = self.bytes_before(begin)
        if not self.open:
            raise _wrong(f"Unexpected end tag at byte offset {where}")
        i = begin + 2
        while i < self.end and self.text[i] not in _SPACE and self.text[i] != ">":
            i += 1
        name = self.text[begin + 2 : i].lower()
        i = self.skip_space(i)
        if i >= self.end or self.text[i] != ">":
            raise _wrong(f"Unclosed end tag at byte offset {where}")
        tag, argument, offset, index = self.open.pop()
        if name and name != tag:
            raise _wrong(f'Unmatched end tag at byte offset {where}, expected "</{tag}>", found "</{name}>"')
        if self.offset > offset:
            self.close(tag, argument, offset, index)
        return i + 1

    def close(self, tag: str, argument: str, offset: int, index: int) -> None:
        entity: Entity = {"type": _TYPES[tag], "offset": offset, "length": self.offset - offset}
        last = self.entities[-1] if self.entities else None
        same_span = last is not None and (last["offset"], last["length"]) == (offset, entity["length"])
        if tag == "a":
            link = checked_link(argument or "".join(self.out[index:]))
            if link is None:
                return
            entity.update(link)
        elif tag == "tg-emoji":
            if not argument.isdigit() or int(argument) == 0:
                raise _wrong("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = argument
        elif tag == "blockquote" and argument:
            entity["type"] = "expandable_blockquote"
        elif tag == "pre" and last is not None and same_span and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
            return
        elif tag == "code":
            if last is not None and same_span and last["type"] == "pre" and argument:
                last["language"] = argument
                return
            if argument:
                entity["language"] = argument
        self.entities.append(entity)
