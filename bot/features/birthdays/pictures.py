"""The card that comes with a birthday greeting."""

from bot.drawing import parts
from bot.drawing.canvas import Canvas, Order
from bot.drawing.colours import WHITE, mix
from bot.drawing.parts import MARGIN

WIDTH, HEIGHT = 1080, 1080
INNER = WIDTH - 2 * MARGIN
_TOP, _BOTTOM = 516, 1036  # where the names are
_ROW, _SMALLEST = 170, 26


def card(order: Order) -> Canvas:
    """A cake, the greeting, and everybody whose day it is, one below the other."""
    told, theme = order.data, parts.theme_of(order)
    canvas = Canvas(WIDTH, HEIGHT, theme.strong)
    canvas.pattern(theme, int(told["seed"]))
    parts.brand(canvas, order, theme, 64, WHITE, INNER)
    canvas.circle(WIDTH / 2, 296, 104, WHITE, 0.22)
    canvas.symbol(WIDTH / 2, 292, "🎂", 136)
    soft = mix(theme.strong, WHITE, 0.85)
    canvas.text(MARGIN, 424, told["title"], 56, soft, bold=True, width=INNER, align="middle", shrink_to=36)
    names, more = told["names"], told["more"]
    rows = len(names) + bool(more)
    height = min(_ROW, (_BOTTOM - _TOP) / rows)
    size = round(height / 1.36)
    y = _TOP + (_BOTTOM - _TOP - height * rows) / 2
    for name in names:
        canvas.text(MARGIN, y, name, size, WHITE, bold=True, width=INNER, align="middle", shrink_to=_SMALLEST)
        y += height
    if more:
        canvas.text(MARGIN, y, more, min(size, 36), soft, width=INNER, align="middle", shrink_to=_SMALLEST)
    return canvas
