"""A member's tree: a limb for each skill, with a leaf for each level."""

from collections.abc import Mapping
from typing import Any

from bot.drawing import parts
from bot.drawing.canvas import Canvas, Order
from bot.drawing.colours import WHITE, Theme, mix
from bot.drawing.parts import MARGIN

WIDTH = 1080
INNER = WIDTH - 2 * MARGIN
TOP, ROW, GROUND = 330, 330, 120
BOX = 400  # what a limb carries
DISC = 58
LEAVES = 10  # on one limb


def tree(order: Order) -> Canvas:
    told, theme = order.data, parts.theme_of(order)
    limbs = told["limbs"]
    rows = (len(limbs) + 1) // 2
    height = TOP + rows * ROW + GROUND
    canvas = Canvas(WIDTH, height, theme.paper)
    parts.brand(canvas, order, theme, 56, theme.ink, INNER)
    canvas.text(MARGIN, 166, told["name"], 60, theme.ink, bold=True, width=INNER, align="left", shrink_to=40)
    canvas.text(MARGIN, 244, told["title"], 36, theme.faded, width=INNER, align="left", shrink_to=26)
    wood = mix(theme.strong, theme.paper, 0.25)
    canvas.panel((MARGIN, height - 84, WIDTH - MARGIN, height - 76), theme.faint, 4)
    canvas.panel((WIDTH / 2 - 12, TOP - 16, WIDTH / 2 + 12, height - 80), wood, 12)
    canvas.circle(WIDTH / 2, TOP - 16, 30, theme.accent)
    for at, limb in enumerate(limbs):
        _limb(canvas, theme, wood, limb, is_left=at % 2 == 0, top=TOP + at // 2 * ROW)
    return canvas


def _limb(
    canvas: Canvas, theme: Theme, wood: tuple[int, int, int], limb: Mapping[str, Any], *, is_left: bool, top: float
) -> None:
    left = MARGIN if is_left else WIDTH - MARGIN - BOX
    level = int(limb["level"])
    # From the trunk up to the disc, in a bow; the further somebody has come, the thicker.
    thickness = 5 + min(level, LEAVES) * 0.8
    begin, end = (WIDTH / 2, top + 160), (left + BOX / 2, top + 72)
    turn = (end[0] + (begin[0] - end[0]) * 0.35, end[1] + 4)
    bow = [_on_bow(begin, turn, end, step / 80) for step in range(81)]
    for x, y in bow:
        canvas.circle(x, y, thickness, wood)
    for leaf in range(min(level, LEAVES)):
        x, y = bow[10 + leaf * 5]
        canvas.circle(x, y + (20 if leaf % 2 else -20), 12, theme.accent)
    canvas.ring(end[0], end[1], DISC, theme.accent if level else theme.faint, WHITE, 6)
    canvas.symbol(end[0], end[1], str(limb["emoji"]), 68)
    box = (left, top + 146, left + BOX, top + 306)
    canvas.panel(box, theme.panel, 24)
    canvas.text(
        left + 20, top + 156, limb["name"], 36, theme.ink, bold=True, width=BOX - 40, align="middle", shrink_to=24
    )
    canvas.text(left + 20, top + 204, limb["words"], 30, theme.accent, bold=True, width=BOX - 40, align="middle")
    canvas.bar((left + 32, top + 246, left + BOX - 32, top + 258), float(limb["share"]), theme.accent, theme.faint)
    canvas.text(left + 20, top + 266, limb["ahead"], 25, theme.faded, width=BOX - 40, align="middle", shrink_to=18)


def _on_bow(
    begin: tuple[float, float], turn: tuple[float, float], end: tuple[float, float], at: float
) -> tuple[float, float]:
    x, y = (
        (1 - at) ** 2 * one + 2 * at * (1 - at) * middle + at**2 * other
        for one, middle, other in zip(begin, turn, end, strict=True)
    )
    return x, y
