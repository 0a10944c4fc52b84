"""How posters and cards of a community will look."""

from bot.drawing import parts
from bot.drawing.canvas import Canvas, Order
from bot.drawing.colours import WHITE
from bot.drawing.parts import MARGIN

WIDTH, HEIGHT = 1080, 720


def sample(order: Order) -> Canvas:
    """The upper half as on posters, the lower one as on cards."""
    told, theme = order.data, parts.theme_of(order)
    inner, half = WIDTH - 2 * MARGIN, HEIGHT - 240
    poster = Canvas(WIDTH, half, theme.strong)
    poster.pattern(theme, int(told["seed"]))
    parts.brand(poster, order, theme, 56, WHITE, inner)
    poster.text(MARGIN, 180, told["number"], 170, WHITE, bold=True, width=inner, align="left")
    poster.text(MARGIN, 384, told["words"], 44, WHITE, bold=True, width=inner, align="left", shrink_to=28)
    canvas = Canvas(WIDTH, HEIGHT, theme.paper)
    canvas.image.paste(poster.image, (0, 0))
    canvas.panel((MARGIN, half + 40, WIDTH - MARGIN, HEIGHT - 48), theme.panel, 28)
    canvas.text(MARGIN + 36, half + 60, told["note"], 38, theme.ink, width=inner - 72, align="left", shrink_to=24)
    canvas.bar((MARGIN + 36, half + 130, WIDTH - MARGIN - 36, half + 154), 0.7, theme.accent, theme.faint)
    return canvas
