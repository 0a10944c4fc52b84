"""Telegram's MarkdownV2 and the older Markdown, refused with the byte offset of whatever is wrong."""

from __future__ import annotations

from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.links import checked_link

Entity = dict[str, Any]

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code", "pre": "Pre", "text_link": "TextUrl", "custom_emoji": "CustomEmoji", "blockquote": "BlockQuote",
}  # fmt: skip
_MARKS = {"_": "italic", "*": "bold", "~": "strikethrough", "`": "code"}


def _wrong(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")


def _units(char: str) -> int:
    return 2 if ord(char) > 0xFFFF else 1


def parse_markdown_v2(text: str) -> tuple[str, list[Entity]]:
    """Text and entities. Raises ApiError 400 in Telegram's words."""
    return _MarkdownParser(text).parse()


class _Open:
    __slots__ = ("begin", "index", "kind", "language", "offset")

    def __init__(self, kind: str, offset: int, begin: int, index: int, language: str = "") -> None:
        self.kind, self.offset, self.begin, self.index, self.language = kind, offset, begin, index, language


class _MarkdownParser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.quote: _Open | None = None
        self.at_line_start = True

    def bytes_before(self, i: int) -> int:
        return len(self.text[:i].encode())

    def write(self, char: str) -> None:
        self.out.append(char)
        self.offset += _units(char)

    def parse(self) -> tuple[str, list[Entity]]:
        text, i = self.text, 0
        while i < len(text):
            char = text[i]
            if char == "\\" and i + 1 < len(text) and 0 < ord(text[i + 1]) <= 126:
                self.write(text[i + 1])
                i += 2
                self.at_line_start = False
                continue
            inside = self.open[-1].kind if self.open else ""
            if inside in ("code", "pre"):
                i = self.in_code(i, inside)
                continue
            if self.at_line_start and char == ">":
                if self.quote is None:
                    self.quote = _Open("blockquote", self.offset, i, len(self.out))
                self.at_line_start = False
                i += 1
                continue
            if self.at_line_start and self.quote is not None:
                self.end_quote()
            if char == "\n":
                self.write(char)
                self.at_line_start = True
                i += 1
                continue
            self.at_line_start = False
            if char in _RESERVED:
                i = self.reserved(i)
            else:
                self.write(char)
                i += 1
        if self.open:
            last = self.open[-1]
            raise _wrong(f"Can't find end of {_NAMES[last.kind]} entity at byte offset {self.bytes_before(last.begin)}")
        if self.quote is not None:
            self.end_quote()
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return "".join(self.out), self.entities

    def in_code(self, i: int, kind: str) -> int:
        mark = "```" if kind == "pre" else "`"
        if self.text.startswith(mark, i):
            self.close({})
            return i + len(mark)
        if self.text[i] == "`":
            raise self.unescaped("`")
        self.write(self.text[i])
        return i + 1

    @staticmethod
    def unescaped(char: str) -> ApiError:
        return _wrong(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")

    def reserved(self, i: int) -> int:
        text = self.text
        kind = self.open[-1].kind if self.open else ""
        if text.startswith("__", i):  # greedy, as Telegram says: never two italics
            return self.toggle("underline", i, 2, kind)
        if text.startswith("||", i):
            if self.quote is not None and kind != "spoiler" and text[i + 2 : i + 3] in ("", "\n"):
                self.end_quote(expandable=True)
                return i + 2
            return self.toggle("spoiler", i, 2, kind)
        if text.startswith("```", i):
            return self.begin_pre(i)
        char = text[i]
        if char in _MARKS:
            return self.toggle(_MARKS[char], i, 1, kind)
        if char == "[" or text.startswith("![", i):
            width = 1 if char == "[" else 2
            self.open.append(_Open("text_link" if width == 1 else "custom_emoji", self.offset, i, len(self.out)))
            return i + width
        if char == "]" and kind in ("text_link", "custom_emoji"):
            return self.link(i)
        raise self.unescaped(char)

    def toggle(self, wanted: str, i: int, width: int, kind: str) -> int:
        if kind == wanted:
            self.close({})
        else:
            self.open.append(_Open(wanted, self.offset, i, len(self.out)))
        return i + width

    def begin_pre(self, i: int) -> int:
        stop = i + 3
        while stop < len(self.text) and not self.text[stop].isspace() and self.text[stop] != "`":
            stop += 1
        language = ""
        begin = i + 3
        if stop > begin and stop < len(self.text) and self.text[stop] != "`":
            language, begin = self.text[begin:stop], stop
        if begin < len(self.text) and self.text[begin] == "\n":
            begin += 1
        self.open.append(_Open("pre", self.offset, i, len(self.out), language))
        return begin

    def link(self, i: int) -> int:
        opened = self.open[-1]
        if not self.text.startswith("(", i + 1):
            if opened.kind == "custom_emoji":
                raise _wrong("Custom emoji entity must contain a tg://emoji URL")
            url, stop = "".join(self.out[opened.index :]), i + 1
        else:
            url, stop = self.url(i + 2)
        if opened.kind == "custom_emoji":
            identifier = url.rpartition("id=")[2]
            if not url.lower().startswith("tg://emoji?id=") or not identifier.isdigit():
                raise _wrong("Custom emoji entity must contain a tg://emoji URL")
            self.close({"custom_emoji_id": identifier})
            return stop
        found = checked_link(url)
        if found is None:
            self.open.pop()
        else:
            self.close(found)
        return stop

    def url(self, begin: int) -> tuple[str, int]:
        i, url = begin, ""
        while i < len(self.text) and self.text[i] != ")":
            if self.text[i] == "\\" and i + 1 < len(self.text) and 0 < ord(self.text[i + 1]) <= 126:
                i += 1
            url += self.text[i]
            i += 1
        if i >= len(self.text):
            raise _wrong(f"Can't find end of a URL at byte offset {self.bytes_before(begin - 1)}")
        return url, i + 1

    def close(self, more: Entity) -> None:
        opened = self.open.pop()
        if self.offset > opened.offset:
            length = self.offset - opened.offset
            entity: Entity = {"type": opened.kind, "offset": opened.offset, "length": length, **more}
            if opened.language:
                entity["language"] = opened.language
            self.entities.append(entity)

    def end_quote(self, expandable: bool = False) -> None:
        opened, self.quote = self.quote, None
        if opened is not None and self.offset > opened.offset:
            kind = "expandable_blockquote" if expandable else "blockquote"
            self.entities.append({"type": kind, "offset": opened.offset, "length": self.offset - opened.offset})


def parse_legacy_markdown(text: str) -> tuple[str, list[Entity]]:
    """The first Markdown: no nesting, and only `_*`[` can be escaped. Raises ApiError 400 in Telegram's words."""
    out: list[str] = []
    entities: list[Entity] = []
    offset = i = 0

    def write(piece: str) -> None:
        nonlocal offset
        out.append(piece)
        offset += sum(_units(char) for char in piece)

    while i < len(text):
        char = text[i]
        if char == "\\" and text[i + 1 : i + 2] in tuple("_*`["):
            write(text[i + 1])
            i += 2
            continue
        if char not in "_*`[":
            write(char)
            i += 1
            continue
        pre = text.startswith("```", i)
        mark = "```" if pre else "]" if char == "[" else char
        begin = i + (3 if pre else 1)
        stop = text.find(mark, begin)
        if stop < 0:
            where = len(text[:i].encode())
            raise _wrong(f"Can't find end of the entity starting at byte offset {where}")
        start = offset
        write(text[begin:stop])
        i = stop + len(mark)
        entity: Entity | None = {"type": "pre" if pre else _LEGACY[char], "offset": start, "length": offset - start}
        if char == "[":
            close = text.find(")", i) if text.startswith("(", i) else -1
            link = checked_link(text[i + 1 : close]) if close > 0 else None
            i = close + 1 if close > 0 else i
            entity = {**entity, **link} if entity is not None and link is not None else None
        if entity is not None and offset > start:
            entities.append(entity)
    return "".join(out), entities


_LEGACY = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}
