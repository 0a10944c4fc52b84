"""What a picture costs: drawn as Hearth draws it, beside matplotlib drawing the like.

    python -m benchmarks pictures [--rounds 3]

The same words, shapes and size in pixels, as a JPEG, in CPU of one process that has drawn before. Nobody but this
measurement needs matplotlib, so it is fetched into a folder that goes when it is over.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.measured import Line, line
from bot.drawing.canvas import Canvas, Order
from bot.features.cards import pictures as cards

TITLE = "Pictures"
MATPLOTLIB = "matplotlib==3.10.8"
EACH = 12  # pictures of a kind in a round
LOOK = {"colour": "#0f766e", "symbol": "📚", "community": "灯下共读 · Lantern Readers", "seed": 12345}
ROWS = [
    {
        "rank": str(at),
        "name": f"Member {at} 小李",
        "points": f"{1300 - at * 90:,}",
        "share": 1 - at / 12,
        "mine": at == 4,
    }
    for at in range(1, 11)
]
DAYS = ["done", "done", "frozen", "done", "left-out"] * 6
ORDERS: Mapping[str, tuple[Callable[[Order], Canvas], dict[str, Any]]] = {
    "poster": (
        cards.poster,
        LOOK | {"day": "4 May", "streak": "21", "streak_words": "days in a row", "total_words": "57 check-ins in all",
                "name": "Ana Costa", "quantity": "5.2 km", "note": "Chapter 7 is done, and what a chapter it was"},
    ),
    "leaderboard": (cards.board, LOOK | {"title": "This week", "rows": ROWS}),
    "month": (
        cards.month,
        LOOK | {"name": "Ana Costa", "month": "May 2026", "weekdays": "Mon Tue Wed Thu Fri Sat Sun", "first": 4,
                "length": 30, "days": DAYS, "words": "24 check-ins this month"},
    ),
}  # fmt: skip

THE_LIKE = """
import io, json, logging, sys, time
import matplotlib
matplotlib.use("Agg")
logging.getLogger("matplotlib").setLevel(logging.ERROR)
from matplotlib import pyplot
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

def blank(height):
    figure = pyplot.figure(figsize=(10.8, height / 100), dpi=100, facecolor="#0f766e")
    axes = figure.add_axes([0, 0, 1, 1])
    axes.set_xlim(0, 1080), axes.set_ylim(height, 0), axes.axis("off")
    axes.text(72, 100, "Lantern Readers", size=30, color="white")
    return figure, axes

def poster():
    figure, axes = blank(1350)
    for at in range(24):
        axes.add_patch(Circle((at * 47 % 1080, at * 173 % 1350), 60 + at * 5, color="white", alpha=0.05))
    axes.text(800, 100, "4 May", size=26, color="white")
    axes.text(72, 700, "21", size=190, color="white", weight="bold")
    for at, words in enumerate(("days in a row", "5.2 km", "Chapter 7 is done, and what a chapter it was")):
        axes.text(72, 800 + at * 66, words, size=30, color="white")
    axes.add_patch(FancyBboxPatch((72, 1126), 936, 152, boxstyle="round,rounding_size=30", color="white", alpha=0.15))
    axes.text(108, 1190, "Ana Costa", size=38, color="white", weight="bold")
    axes.text(108, 1240, "57 check-ins in all", size=25, color="white")
    return figure

def leaderboard():
    figure, axes = blank(1350)
    axes.text(72, 220, "This week", size=50, color="white", weight="bold")
    for at in range(1, 11):
        axes.add_patch(Rectangle((72, 200 + at * 100), 936 * (1 - at / 12), 70, color="white", alpha=0.2))
        axes.text(90, 245 + at * 100, str(at), size=26, color="white")
        axes.text(160, 245 + at * 100, f"Member {at}", size=26, color="white")
        axes.text(1000, 245 + at * 100, f"{1300 - at * 90:,}", size=26, color="white", ha="right")
    return figure

def month():
    figure, axes = blank(1280)
    axes.text(72, 220, "May 2026", size=50, color="white", weight="bold")
    axes.text(72, 290, "Ana Costa", size=28, color="white")
    for column, day in enumerate("Mon Tue Wed Thu Fri Sat Sun".split()):
        axes.text(132 + column * 136, 380, day, size=22, color="white", ha="center")
    for number in range(30):
        row, column = divmod(number + 4, 7)
        axes.add_patch(FancyBboxPatch((82 + column * 136, 410 + row * 122), 100, 88,
                                      boxstyle="round,rounding_size=12", color="white", alpha=0.3))
        axes.text(132 + column * 136, 470 + row * 122, str(number + 1), size=26, color="white", ha="center")
    axes.text(72, 1220, "24 check-ins this month", size=28, color="white", weight="bold")
    return figure

def jpeg(draw):
    figure, out = draw(), io.BytesIO()
    figure.savefig(out, format="jpeg")
    pyplot.close(figure)

took = {}
for draw in (poster, leaderboard, month):
    jpeg(draw)
    began = time.process_time()
    for _ in range(int(sys.argv[1])):
        jpeg(draw)
    took[draw.__name__] = (time.process_time() - began) / int(sys.argv[1])
print(json.dumps(took))
"""


def ours() -> dict[str, float]:
    """Seconds of CPU for one picture of each kind."""
    took = {}
    for name, (draw, data) in ORDERS.items():
        draw(Order(data)).jpeg()
        began = time.process_time()
        for _ in range(EACH):
            draw(Order(data)).jpeg()
        took[name] = (time.process_time() - began) / EACH
    return took


def theirs(folder: str) -> dict[str, float]:
    command = [sys.executable, "-c", THE_LIKE, str(EACH)]
    done = subprocess.run(command, env={"PYTHONPATH": folder, "MPLCONFIGDIR": folder}, capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def lines(rounds: int) -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        fetch = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", folder]
        subprocess.run([*fetch, MATPLOTLIB], check=True)
        theirs(folder)  # it looks for fonts when it is first asked
        measured = [(ours(), theirs(folder)) for _ in range(rounds)]
    return [
        line(
            f"{name}, CPU",
            [mine[name] * 1000 for mine, _ in measured],
            "ms",
            beside=[like[name] * 1000 for _, like in measured],
            at_most=0.35,
            of="ratio",
            note=f"÷ {MATPLOTLIB.replace('==', ' ')} drawing the like",
        )
        for name in ORDERS
    ]
