"""Backgrounds without a photo: the colours of a theme and a shape, the same for the same seed."""

import math
from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw

from bot.drawing.colours import WHITE, Theme, mix

_COARSE = 2  # shapes are drawn so many times smaller: their edges need no more

Pen = ImageDraw.ImageDraw
Shape = Callable[[Pen, Random, int, int], None]


def fill(image: Image.Image, theme: Theme, seed: int) -> None:
    """From the strong colour above to the deep one below, with shapes as light as a breath."""
    width, height = image.size
    rng = Random(seed)  # noqa: S311 - shapes, not secrets
    # All of it small, and made large in one go: what lies under letters need not be sharp.
    size = width // _COARSE, height // _COARSE
    column = Image.new("RGB", (1, size[1]), theme.strong)
    column.paste(theme.deep, (0, 0), Image.linear_gradient("L").resize((1, size[1])))
    small, mask = column.resize(size, Image.Resampling.NEAREST), Image.new("L", size)
    rng.choice(SHAPES)(ImageDraw.Draw(mask), rng, *size)
    small.paste(mix(theme.strong, WHITE, 0.6), (0, 0), mask)
    image.paste(small.resize((width, height), Image.Resampling.BILINEAR), (0, 0))


def _hills(pen: Pen, rng: Random, width: int, height: int) -> None:
    for number in range(4):
        level, high = height * (0.42 + 0.14 * number), height * rng.uniform(0.03, 0.07)
        phase, length = rng.uniform(0, 6), width / rng.uniform(0.9, 1.7)
        curve = [(x, level + high * math.sin(phase + x / length * math.tau)) for x in range(0, width + 8, 8)]
        pen.polygon([*curve, (width, height), (0, height)], fill=14 + 9 * number)


def _bubbles(pen: Pen, rng: Random, width: int, height: int) -> None:
    for _ in range(22):
        x, y, radius = rng.uniform(0, width), rng.uniform(0, height), width * rng.uniform(0.02, 0.16)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=rng.randrange(12, 40))


def _rings(pen: Pen, rng: Random, width: int, height: int) -> None:
    x, y = width * rng.uniform(0.6, 1.05), height * rng.uniform(-0.05, 0.3)
    for number in range(1, 9):
        radius = width * 0.13 * number
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=44 - 4 * number, width=round(width / 28))


def _rays(pen: Pen, rng: Random, width: int, height: int) -> None:
    x, y, turn = width * rng.uniform(0.3, 0.7), height * 1.05, rng.uniform(0, 20)
    far = 2 * height  # beyond every edge
    for number in range(18):
        edges = (math.radians(turn + 20 * number + wide) for wide in (0, 9))
        pen.polygon([(x, y), *((x + far * math.cos(edge), y + far * math.sin(edge)) for edge in edges)], fill=22)


def _confetti(pen: Pen, rng: Random, width: int, height: int) -> None:
    for _ in range(70):
        x, y, side, turn = rng.uniform(0, width), rng.uniform(0, height), width * rng.uniform(0.012, 0.03), rng.random()
        corners = [(turn + quarter / 4) * math.tau for quarter in range(4)]
        pen.polygon([(x + side * math.cos(a), y + side * math.sin(a)) for a in corners], fill=rng.randrange(20, 60))


SHAPES: tuple[Shape, ...] = (_hills, _bubbles, _rings, _rays, _confetti)
