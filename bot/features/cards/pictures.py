"""What a member can share: the poster of a check-in, the card, the month, the board, the certificate."""

from bot.drawing import parts
from bot.drawing.canvas import Canvas, Order
from bot.drawing.colours import WHITE, mix
from bot.drawing.parts import MARGIN

WIDTH, HEIGHT = 1080, 1350
INNER = WIDTH - 2 * MARGIN


def poster(order: Order) -> Canvas:
    """One check-in: a photo or a pattern, the streak in large figures, what was said."""
    told, theme = order.data, parts.theme_of(order)
    canvas = Canvas(WIDTH, HEIGHT, theme.strong)
    parts.backdrop(canvas, order, theme)
    soft = mix(theme.strong, WHITE, 0.85)
    parts.brand(canvas, order, theme, 64, WHITE, INNER - 220)
    canvas.text(WIDTH - MARGIN - 220, 84, told["day"], 36, WHITE, width=220, align="right", shrink_to=24)
    y = canvas.text(MARGIN, 470, told["streak"], 260, WHITE, bold=True, width=INNER, align="left", shrink_to=120) - 22
    y = canvas.text(MARGIN, y, told["streak_words"], 52, WHITE, bold=True, width=INNER, lines=2, align="left") + 22
    if told.get("quantity"):
        canvas.text(MARGIN, y, told["quantity"], 44, soft, width=INNER, align="left", shrink_to=30)
        y += 66
    if told.get("note"):
        canvas.text(MARGIN, y, told["note"], 40, soft, width=INNER, lines=3)
    parts.glass(canvas, (MARGIN, HEIGHT - 224, WIDTH - MARGIN, HEIGHT - 72))
    canvas.text(
        MARGIN + 36, HEIGHT - 208, told["name"], 52, WHITE, bold=True, width=INNER - 72, align="left", shrink_to=34
    )
    canvas.text(MARGIN + 36, HEIGHT - 138, told["total_words"], 34, soft, width=INNER - 72, align="left", shrink_to=24)
    return canvas
