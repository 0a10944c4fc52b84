"""The week of a community: a bar for each day."""

from bot.drawing import parts
from bot.drawing.canvas import Canvas, Order
from bot.drawing.parts import MARGIN

WIDTH, HEIGHT = 1080, 760
INNER = WIDTH - 2 * MARGIN
_TOP, _BOTTOM = 340, 650  # of the bars
_BAR, _GAP = 96, 44


def week(order: Order) -> Canvas:
    """How many checked in on each day, over what the day is called."""
    told, theme = order.data, parts.theme_of(order)
    canvas = Canvas(WIDTH, HEIGHT, theme.paper)
    parts.brand(canvas, order, theme, 56, theme.ink, INNER)
    canvas.text(MARGIN, 160, told["title"], 60, theme.ink, bold=True, width=INNER, align="left", shrink_to=36)
    canvas.text(MARGIN, 240, told["words"], 36, theme.faded, width=INNER, align="left", shrink_to=26)
    for at, bar in enumerate(told["bars"]):
        left = MARGIN + at * (_BAR + _GAP)
        top = _BOTTOM - 12 - float(bar["share"]) * (_BOTTOM - 12 - _TOP)
        fill = theme.accent if float(bar["share"]) else theme.faint
        canvas.panel((left, top, left + _BAR, _BOTTOM), fill, 6 if _BOTTOM - top < 40 else 18)
        canvas.text(left - 16, top - 50, bar["number"], 34, theme.ink, bold=True, width=_BAR + 32, align="middle")
        canvas.text(left - 16, _BOTTOM + 16, bar["day"], 30, theme.faded, width=_BAR + 32, align="middle")
    return canvas
