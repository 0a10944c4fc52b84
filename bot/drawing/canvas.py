"""What is drawn on, in the words of a designer: letters, panels, circles, photos."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from PIL import Image, ImageDraw

from bot.drawing import emoji, patterns, photos
from bot.drawing.colours import Colour, Theme
from bot.drawing.text import Line, Style, fitting, lines_of

QUALITY = 88
LEADING = 1.36  # from line to line, of the size
_EMOJI_DROP = 0.96  # from the top of an emoji to the line that letters stand on, of the size
_FINER = 4  # round edges are drawn so many times larger, then made small

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn: words in the reader's language, and the photos that go with them."""

    data: Mapping[str, Any]
    photos: Mapping[str, bytes] = field(default_factory=dict)


class Canvas:
    def __init__(self, width: int, height: int, fill: Colour) -> None:
        self.image = Image.new("RGB", (width, height), fill)
        self.width, self.height = width, height
        self._pen = ImageDraw.Draw(self.image)

    def jpeg(self) -> bytes:
        out = io.BytesIO()
        self.image.save(out, "JPEG", quality=QUALITY, subsampling=0 if self.width < 1000 else 2, optimize=False)
        return out.getvalue()

    # --- Letters ---

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int,
        fill: Colour,
        *,
        bold: bool = False,
        width: float | None = None,
        lines: int = 1,
        align: str = "start",
        shrink_to: int = 0,
        shadow: Colour | None = None,
    ) -> float:
        """Writes below `y`, within `width` from `x` on; returns where the next thing may begin.

        `align` is start (on the right for what runs from right to left), left, middle or right. With `shrink_to` one
        line gets smaller before it gets shorter.
        """
        style = Style(size, bold)
        if shrink_to and width is not None:
            style = fitting(words, style, width, shrink_to)
        for line in lines_of(words, style, width, lines):
            left = x + _indent(line, width, align)
            base = y + size * LEADING / 2 + style.size * 0.36
            if shadow:
                self._line(left, base + style.size / 24, line, style, shadow)
            self._line(left, base, line, style, fill)
            y += size * LEADING
        return y

    def height_of(self, words: str, size: int, width: float, lines: int, *, bold: bool = False) -> float:
        return len(lines_of(words, Style(size, bold), width, lines)) * size * LEADING

    def _line(self, left: float, base: float, line: Line, style: Style, fill: Colour) -> None:
        for run in line.runs:
            if run.face is None:
                side = round(style.size * 1.1)
                picture = emoji.picture(run.text, side)
                at = (round(left + (run.width - side) / 2), round(base - style.size * _EMOJI_DROP))
                self.image.paste(picture, at, picture)
            else:
                self._pen.text(
                    (left, base),
                    run.text,
                    fill,
                    run.face.font(style.size, bold=style.bold),
                    "ls",
                    direction="rtl" if run.is_rtl else "ltr",
                    stroke_width=run.face.outline(style.size, bold=style.bold),
                )
            left += run.width

    def symbol(self, x: float, y: float, words: str, side: int) -> bool:
        """One emoji, with its middle at a place; False when there is none."""
        found, _ = emoji.find(words, 0) if words else ("", 0)
        if found:
            picture = emoji.picture(found, side)
            self.image.paste(picture, (round(x - side / 2), round(y - side / 2)), picture)
        return bool(found)

    # --- Shapes ---

    def panel(self, box: Box, fill: Colour, radius: int, strength: float = 1) -> None:
        left, top, right, bottom = map(round, box)
        mask = rounded(right - left, bottom - top, radius)
        if strength < 1:
            mask = mask.point(lambda value: round(value * strength))
        self.image.paste(fill, (left, top), mask)

    def circle(self, x: float, y: float, radius: float, fill: Colour, strength: float = 1) -> None:
        self.panel((x - radius, y - radius, x + radius, y + radius), fill, round(radius), strength)

    def ring(self, x: float, y: float, radius: float, fill: Colour, inner: Colour, thickness: float) -> None:
        self.circle(x, y, radius, fill)
        self.circle(x, y, radius - thickness, inner)

    def bar(self, box: Box, share: float, fill: Colour, empty: Colour) -> None:
        """How much of something is done."""
        left, top, right, bottom = box
        radius = round((bottom - top) / 2)
        self.panel(box, empty, radius)
        reach = left + max(2 * radius, (right - left) * min(max(share, 0), 1))
        if share > 0:
            self.panel((left, top, reach, bottom), fill, radius)

    # --- Surfaces ---

    def pattern(self, theme: Theme, seed: int) -> None:
        patterns.fill(self.image, theme, seed)

    def photo(self, data: bytes | None, box: Box | None = None, radius: int = 0) -> bool:
        """Fills a box, or all, with the middle of a photo; False when there is none that can be shown."""
        left, top, right, bottom = map(round, box or (0, 0, self.width, self.height))
        picture = photos.opened(data, right - left, bottom - top) if data else None
        if picture is None:
            return False
        mask = rounded(right - left, bottom - top, radius) if radius else None
        self.image.paste(picture, (left, top), mask)
        return True

    def shade(self, fill: Colour, top: float, bottom: float) -> None:
        """Darkens towards the bottom, from one strength to another, so that letters on a photo can be read."""
        ramp = Image.linear_gradient("L").resize((1, self.height))
        mask = ramp.point([round(255 * (top + (bottom - top) * value / 255)) for value in range(256)])
        self.image.paste(fill, (0, 0), mask.resize((self.width, self.height)))


def _indent(line: Line, width: float | None, align: str) -> float:
    if align == "start":
        align = "right" if line.is_rtl else "left"
    room = (width or 0) - line.width if width is not None or align != "left" else 0
    return {"left": 0, "middle": room / 2, "right": room}[align]


@lru_cache(maxsize=128)
def _corner(radius: int) -> Image.Image:
    large = Image.new("L", (radius * _FINER, radius * _FINER))
    end = 2 * radius * _FINER - 1
    ImageDraw.Draw(large).ellipse((0, 0, end, end), fill=255)
    return large.resize((radius, radius), Image.Resampling.BOX)


@lru_cache(maxsize=32)
def rounded(width: int, height: int, radius: int) -> Image.Image:
    """A mask with smooth corners."""
    mask = Image.new("L", (max(width, 1), max(height, 1)), 255)
    radius = min(radius, width // 2, height // 2)
    if radius > 0:
        corner = _corner(radius)
        for turn, at in enumerate(
            ((0, 0), (0, height - radius), (width - radius, height - radius), (width - radius, 0))
        ):
            mask.paste(corner.rotate(90 * turn), at)
    return mask
