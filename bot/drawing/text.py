"""Words in lines: which letters are drawn with what, where a line breaks, and what is left out.

Anything may come: names of three hundred marks, of nothing visible, turned around, in any script. What cannot be drawn
is shown as a dot, and nothing stands where it does not belong.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.drawing import bidi, emoji
from bot.drawing.faces import Face, face_of, faces

MOST = 2_000  # characters that are looked at
MARKS = 2  # on one letter
ELLIPSIS = "…"
_UNKNOWN = "·"
_EMOJI_SIDE = 1.18  # of the size of letters
_OPENS = frozenset("([{<«“‘（【《〈「『")  # what no line ends with
_CLOSES = frozenset(")]}>»”’,.!?:;…%，。、！？：；）】》〉」』～·")  # what no line begins with


@dataclass(frozen=True, slots=True)
class Cluster:
    """What stands together: a letter with its marks, or one emoji."""

    text: str
    face: Face | None  # None: an emoji, or a mark that steers direction and is not seen
    is_seen: bool = True

    @property
    def is_space(self) -> bool:
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are drawn in one go, with one face and in one direction."""

    text: str
    face: Face | None
    is_rtl: bool
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    runs: tuple[Run, ...]  # from left to right
    width: float
    is_rtl: bool


@dataclass(frozen=True, slots=True)
class Style:
    size: int
    bold: bool = False


@lru_cache(maxsize=256)
def lines_of(words: str, style: Style, width: float | None, most: int = 1) -> tuple[Line, ...]:
    """At most so many lines, none wider than `width`; what does not fit ends in an ellipsis."""
    clusters = list(clusters_of(words))
    text = "".join(one.text for one in clusters)
    is_rtl = bidi.is_rtl(text)
    levels = bidi.levels(text, int(is_rtl))
    placed: list[tuple[Cluster, int]] = []
    at = 0
    for one in clusters:
        if one.is_seen:
            placed.append((one, levels[at]))
        at += len(one.text)
    if width is None:
        return (_line(placed, style, is_rtl),)
    rows, is_whole = _broken(placed, style, width, most)
    if not is_whole:
        rows[-1] = _shortened(rows[-1], style, width, is_rtl)
    return tuple(_line(row, style, is_rtl) for row in rows)


# --- What may be drawn at all ---


def clusters_of(words: str) -> Iterable[Cluster]:
    text = _clean(words)
    at = 0
    last: Face | None = None
    while at < len(text):
        if text[at] in bidi.ISOLATES:
            yield Cluster(text[at], None, is_seen=False)
            at += 1
            continue
        found, length = emoji.find(text, at)
        if found:
            yield Cluster(found, None)
            at += length
            continue
        letter, end = emoji.as_letter(text[at]), at + 1
        while end < len(text) and _joins(text[end]):
            end += 1
        if letter.isspace():
            face = last or faces()[0]
            yield Cluster(" ", face)
        else:
            last = face_of(letter)
            if last is not None:
                marks = "".join([mark for mark in text[at + 1 : end] if last.has(mark)][:MARKS])
                yield Cluster(letter + marks, last)
            elif not _joins(letter):
                yield from _in_plain_letters(letter)
        at = end


def _joins(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Mc") or character in "\u200c\u200d\ufe0e\ufe0f"


def _in_plain_letters(letter: str) -> Iterable[Cluster]:
    """𝓐𝓷𝓪 as Ana."""
    plain = unicodedata.normalize("NFKC", letter)
    for character in plain if plain != letter else _UNKNOWN:
        yield Cluster(character, face_of(character) or faces()[0])


def _clean(words: str) -> str:
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", words[:MOST]):
        category = unicodedata.category(character)
        if character in bidi.ISOLATES or character in emoji.PARTS:
            kept.append(character)
        elif category in ("Zs", "Zl", "Zp") or character in "\t\n\r\u3164\u2800":
            kept.append(" ")
        elif category not in ("Cc", "Cf", "Cs", "Co", "Cn"):
            kept.append(character)
    return " ".join("".join(kept).split(" ")).strip()


# --- Where lines break ---


def _width(clusters: Sequence[Cluster], style: Style) -> float:
    total, at = 0.0, 0
    while at < len(clusters):
        one = clusters[at]
        if one.face is None:
            total += style.size * _EMOJI_SIDE
            at += 1
            continue
        end = at
        while end < len(clusters) and clusters[end].face is one.face:
            end += 1
        total += _measured("".join(other.text for other in clusters[at:end]), one.face, style)
        at = end
    return total


@lru_cache(maxsize=4096)
def _measured(text: str, face: Face, style: Style) -> float:
    return face.font(style.size, bold=style.bold).getlength(text)


Placed = tuple[Cluster, int]


def _broken(placed: Sequence[Placed], style: Style, width: float, most: int) -> tuple[list[list[Placed]], bool]:
    """Rows that fit, and whether all is in them."""
    rows: list[list[Placed]] = [[]]
    used = 0.0
    for word in _words(placed):
        wide = _width([one for one, _ in word], style)
        bare = _width([one for one, _ in word if not one.is_space], style)
        if used + bare > width and rows[-1]:
            if len(rows) == most:
                rows[-1] += word
                return rows, False
            rows.append([])
            used = 0.0
        if bare > width:  # a word longer than a line
            for one in word:
                step = _width([one[0]], style)
                if used + step > width and rows[-1]:
                    if len(rows) == most:
                        rows[-1].append(one)
                        return rows, False
                    rows.append([])
                    used = 0.0
                rows[-1].append(one)
                used += step
        else:
            rows[-1] += word
            used += wide
    return [_stripped(row) for row in rows], True


def _words(placed: Sequence[Placed]) -> Iterable[list[Placed]]:
    """What a line must not part: a word with the spaces behind it, a Chinese character with its punctuation."""
    word: list[Placed] = []
    for one in placed:
        if word and _may_part(word[-1][0], one[0]):
            yield word
            word = []
        word.append(one)
    if word:
        yield word


def _may_part(before: Cluster, after: Cluster) -> bool:
    if after.is_space or after.text[0] in _CLOSES or before.text[0] in _OPENS:
        return False
    return before.is_space or _stands_alone(before) or _stands_alone(after)


def _stands_alone(one: Cluster) -> bool:
    return one.face is None or "\u2e80" <= one.text[0] <= "\u9fff" or "\uac00" <= one.text[0] <= "\uffef"


def _stripped(row: list[Placed]) -> list[Placed]:
    while row and row[-1][0].is_space:
        row = row[:-1]
    return row


def _shortened(row: list[Placed], style: Style, width: float, is_rtl: bool) -> list[Placed]:
    end = (Cluster(ELLIPSIS, faces()[0]), int(is_rtl))
    room = width - _width([end[0]], style)
    while row and _width([one for one, _ in row], style) > room:
        row = row[:-1]
    return [*_stripped(row), end]


# --- From left to right ---


def _line(row: Sequence[Placed], style: Style, is_rtl: bool) -> Line:
    runs: list[tuple[list[Cluster], int]] = []
    for one, level in row:
        if runs and one.face is not None and runs[-1][0][0].face is one.face and runs[-1][1] == level:
            runs[-1][0].append(one)
        else:
            runs.append(([one], level))
    order = bidi.in_visual_order((number, level) for number, (_, level) in enumerate(runs))
    drawn = []
    for number in order:
        clusters, level = runs[number]
        text = "".join(one.text for one in clusters)
        drawn.append(Run(text, clusters[0].face, bool(level % 2), _width(clusters, style)))
    return Line(tuple(drawn), sum(run.width for run in drawn), is_rtl)


def fitting(words: str, style: Style, width: float, smallest: int) -> Style:
    """The largest size, not above the style's own, at which words fit into one line."""
    while style.size > smallest and lines_of(words, style, None)[0].width > width:
        style = replace(style, size=max(smallest, min(style.size - 2, int(style.size * 0.94))))
    return style
