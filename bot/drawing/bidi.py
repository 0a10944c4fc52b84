"""In which direction letters run: what the Unicode Bidirectional Algorithm (UAX 9) needs for one paragraph.

Embeddings and overrides are not read: whoever writes them into a name wants to turn what stands around it. Isolates
are, for those are put around names to keep them in their place.
"""

import unicodedata
from collections.abc import Iterable, Sequence

_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "《": "》", "「": "」", "『": "』", "〈": "〉"}
_SURE = ("L", "R", "EN", "AN")
ISOLATES = frozenset(_OPENING + _CLOSING)


def is_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter does."""
    depth = 0
    for character in text:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif not depth:
            kind = unicodedata.bidirectional(character)
            if kind in ("L", "R", "AL"):
                return kind != "L"
    kinds = {unicodedata.bidirectional(character) for character in text}  # nothing but names, perhaps
    return not kinds.isdisjoint(("R", "AL")) and "L" not in kinds


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character; odd ones run from right to left."""
    kinds: list[str] = []
    inner: list[tuple[int, int]] = []  # isolates: from behind the opening mark up to the closing one
    at = 0
    while at < len(text):
        if text[at] in _OPENING:
            end = _end_of_isolate(text, at)
            inner.append((at + 1, end))
            kinds += ["ON"] * (end - at)
            at = end
        else:
            kinds.append(unicodedata.bidirectional(text[at]) or "L")
            at += 1
    found = _resolve(text, kinds, base)
    for start, end in inner:
        direction = text[start - 1]
        odd = direction == "\u2067" or (direction == "\u2068" and is_rtl(text[start:end]))
        found[start:end] = levels(text[start:end], base + 1 + ((base + 1) % 2 != odd))
    return found


def _end_of_isolate(text: str, at: int) -> int:
    depth = 0
    for place in range(at, len(text)):
        if text[place] in _OPENING:
            depth += 1
        elif text[place] in _CLOSING:
            depth -= 1
            if not depth:
                return place
    return len(text)


def _resolve(text: str, kinds: Sequence[str], base: int) -> list[int]:
    own = "R" if base % 2 else "L"
    kinds = _paired(text, _weak(list(kinds), own), own)
    # Neutral ones go with those on both sides when these agree, else with the paragraph.
    at = 0
    while at < len(kinds):
        if kinds[at] in _SURE:
            at += 1
            continue
        end = next((place for place in range(at, len(kinds)) if kinds[place] in _SURE), len(kinds))
        before = _strong(kinds[at - 1]) if at else own
        after = _strong(kinds[end]) if end < len(kinds) else own
        kinds[at:end] = [before if before == after else own] * (end - at)
        at = end
    if base % 2:
        return [base if kind == "R" else base + 1 for kind in kinds]
    return [base if kind == "L" else base + (1 if kind == "R" else 2) for kind in kinds]


def _paired(text: str, kinds: list[str], own: str) -> list[str]:
    """Brackets go the way of what is in them, where that is the paragraph's, or of what stands before (N0)."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if kinds[at] != "ON":
            continue
        if character in _BRACKETS:
            opened.append(at)
        elif character in _BRACKETS.values():
            for number in range(len(opened) - 1, -1, -1):
                if _BRACKETS[text[opened[number]]] == character:
                    pairs.append((opened[number], at))
                    del opened[number:]
                    break
    for start, end in sorted(pairs):
        inside = {_strong(kind) for kind in kinds[start + 1 : end] if kind in _SURE}
        if not inside:
            continue
        before = next((_strong(kind) for kind in reversed(kinds[:start]) if kind in _SURE), own)
        kinds[start] = kinds[end] = own if own in inside or before == own else before
    return kinds


def _strong(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _weak(kinds: list[str], own: str) -> list[str]:
    """Marks, numbers and what stands between them (W1 to W7)."""
    previous, strong = own, own
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kind = previous
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[at] = previous = kind
    for at in range(1, len(kinds) - 1):
        around = {kinds[at - 1], kinds[at + 1]}
        if (kinds[at] in ("ES", "CS") and around == {"EN"}) or (kinds[at] == "CS" and around == {"AN"}):
            kinds[at] = kinds[at - 1]
    for at, kind in enumerate(kinds):
        if kind == "ET":
            end = next((place for place in range(at, len(kinds)) if kinds[place] != "ET"), len(kinds))
            is_beside = "EN" in (kinds[at - 1] if at else "", kinds[end] if end < len(kinds) else "")
            kinds[at:end] = ["EN" if is_beside else "ON"] * (end - at)
    strong = own
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
            kinds[at] = "R" if kind == "AL" else kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def in_visual_order(runs: Iterable[tuple[int, int]]) -> list[int]:
    """The numbers of runs as they stand from left to right; each run has a number and a level."""
    order = list(runs)
    if not order:
        return []
    highest = max(level for _, level in order)
    lowest_odd = min((level for _, level in order if level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and order[end][1] >= level:
                end += 1
            if end > at:
                order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return [number for number, _ in order]
