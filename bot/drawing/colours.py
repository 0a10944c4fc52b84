"""Colours that can be read, whichever one a community likes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
NIGHT: Colour = (27, 27, 38)
READABLE = 4.5  # contrast that small letters need (WCAG AA)
VISIBLE = 3.0  # that large letters and shapes need

# What a community may choose by name; each was looked at.
PALETTE = {
    "ember": "#d9481c",
    "amber": "#c77700",
    "moss": "#4c7a2a",
    "pine": "#0f766e",
    "sky": "#1d7fc4",
    "ink": "#334e8c",
    "plum": "#7c3f9e",
    "rose": "#c2386b",
    "clay": "#8d5a3b",
    "slate": "#4b5563",
}


def read_colour(text: str) -> str:
    """`#rrggbb` of a name in the palette, or of three or six hexadecimal digits; empty when it is neither."""
    word = text.strip().lower()
    if word in PALETTE:
        return PALETTE[word]
    if found := re.fullmatch(r"#?([0-9a-f]{6}|[0-9a-f]{3})", word, re.ASCII):
        digits = found[1]
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    return ""


def of_hex(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def until(good: Callable[[Colour], bool], colour: Colour, towards: Colour) -> Colour:
    """The colour, moved towards another just as far as it takes."""
    for step in range(21):
        moved = mix(colour, towards, step / 20)
        if good(moved):
            return moved
    return towards


@dataclass(frozen=True, slots=True)
class Theme:
    """All the colours of a picture, from the one that was chosen."""

    strong: Colour  # white letters on it can be read
    deep: Colour  # the same, darker
    paper: Colour
    panel: Colour  # on the paper
    ink: Colour
    faded: Colour  # less important letters, still readable on paper and panel
    accent: Colour  # shapes and large letters on paper and panel
    faint: Colour  # what is empty

    @classmethod
    def of(cls, chosen: str) -> "Theme":
        return _theme(of_hex(read_colour(chosen) or PALETTE["ember"]))


@lru_cache(maxsize=64)
def _theme(colour: Colour) -> Theme:
    strong = until(lambda one: contrast(one, WHITE) >= READABLE, colour, NIGHT)
    paper, panel = mix(colour, WHITE, 0.92), mix(colour, WHITE, 0.98)
    ink = mix(colour, NIGHT, 0.88)
    return Theme(
        strong=strong,
        deep=mix(strong, NIGHT, 0.5),
        paper=paper,
        panel=panel,
        ink=ink,
        faded=until(lambda one: contrast(one, paper) >= READABLE, mix(ink, paper, 0.4), ink),
        accent=until(lambda one: contrast(one, paper) >= VISIBLE, colour, NIGHT),
        faint=mix(colour, WHITE, 0.8),
    )
