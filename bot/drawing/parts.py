"""What many pictures have in common."""

from collections.abc import Mapping
from typing import Any

from bot.drawing.canvas import Canvas, Order
from bot.drawing.colours import WHITE, Colour, Theme

MARGIN = 72
_GLASS = 0.18  # of white, on a photo or a pattern


def theme_of(order: Order) -> Theme:
    return Theme.of(str(order.data.get("colour", "")))


def backdrop(canvas: Canvas, order: Order, theme: Theme) -> None:
    """The photo, dark enough to write on; else the pattern that goes with the seed."""
    if canvas.photo(order.photos.get("photo")):
        canvas.shade(theme.deep, 0.45, 0.9)
    else:
        canvas.pattern(theme, int(order.data.get("seed", 0)))


def brand(canvas: Canvas, order: Order, theme: Theme, y: float, fill: Colour, width: float) -> None:
    """The community: its logo or symbol, and its name."""
    radius, x = 44, MARGIN
    side = 2 * radius
    if canvas.photo(order.photos.get("logo"), (x, y, x + side, y + side), radius):
        x += side + 24
    elif symbol := str(order.data.get("symbol", "")):
        canvas.circle(x + radius, y + radius, radius, WHITE, 0.22 if fill == WHITE else 1)
        canvas.symbol(x + radius, y + radius, symbol, 56)
        x += side + 24
    words = str(order.data.get("community", ""))
    canvas.text(x, y + radius - 27, words, 40, fill, bold=True, width=MARGIN + width - x, align="left", shrink_to=30)


def fact(canvas: Canvas, box: tuple[float, float, float, float], told: Mapping[str, Any], theme: Theme) -> None:
    """A number and what it counts, on a panel."""
    left, top, right, bottom = box
    canvas.panel(box, theme.panel, 28)
    middle, width = (top + bottom) / 2, right - left - 32
    canvas.text(
        left + 16,
        middle - 68,
        str(told["number"]),
        60,
        theme.accent,
        bold=True,
        width=width,
        align="middle",
        shrink_to=30,
    )
    canvas.text(left + 16, middle + 12, str(told["words"]), 30, theme.faded, width=width, align="middle", shrink_to=22)


def glass(canvas: Canvas, box: tuple[float, float, float, float], radius: int = 32) -> None:
    canvas.panel(box, WHITE, radius, _GLASS)
