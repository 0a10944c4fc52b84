"""What a member can share: the poster of a check-in, their month, their card."""

from bot.drawing import parts
from bot.drawing.canvas import Canvas, Order
from bot.drawing.colours import WHITE, Theme, mix
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


SQUARE = 1080
_CELL, _GAP = 120, 13.5  # of a day, and between two


def month(order: Order) -> Canvas:
    """A calendar: what each day was, and what is still to come."""
    told, theme = order.data, parts.theme_of(order)
    canvas = Canvas(SQUARE, 1280, theme.paper)
    parts.brand(canvas, order, theme, 56, theme.ink, INNER)
    canvas.text(MARGIN, 170, told["month"], 72, theme.ink, bold=True, width=INNER, align="left", shrink_to=44)
    canvas.text(MARGIN, 264, told["name"], 40, theme.faded, width=INNER, align="left", shrink_to=28)
    top = 352
    for column, word in enumerate(str(told["weekdays"]).split()):
        canvas.text(_left(column), top, word, 30, theme.faded, width=_CELL, align="middle")
    top += 56
    for number in range(1, int(told["length"]) + 1):
        row, column = divmod(int(told["first"]) + number - 1, 7)
        was = told["days"][number - 1] if number <= len(told["days"]) else "ahead"
        _day(canvas, theme, _left(column), top + row * (_CELL - 12 + _GAP), number, was)
    canvas.text(MARGIN, 1180, told["words"], 38, theme.ink, bold=True, width=INNER, align="left", shrink_to=26)
    return canvas


def _left(column: int) -> float:
    return MARGIN + column * (_CELL + _GAP + 2.5)


# What covers a day has a sign of its own; a day that was left out is only empty.
SIGNS = {"frozen": "❄", "vacation": "✈", "excused": "◇", "rest": "☕", "away": "🔌"}


def _day(canvas: Canvas, theme: Theme, left: float, top: float, number: int, was: str) -> None:
    box = (left, top, left + _CELL, top + _CELL - 12)
    fill, ink = theme.panel, theme.faded
    if was in ("done", "made-up"):
        fill, ink = theme.strong, WHITE
    elif was in ("left-out", *SIGNS):
        fill = theme.faint
    if was != "ahead":
        canvas.panel(box, fill, 24)
    sign = SIGNS.get(was, "")
    below = 8 if sign else 26
    canvas.text(left, top + below, str(number), 40, ink, bold=was in ("done", "made-up"), width=_CELL, align="middle")
    canvas.text(left, top + 56, sign, 30, theme.accent, width=_CELL, align="middle")


def card(order: Order) -> Canvas:
    """Who somebody is here: name, tier, three numbers, badges."""
    told, theme = order.data, parts.theme_of(order)
    canvas = Canvas(SQUARE, 900, theme.paper)
    band = Canvas(SQUARE, 360, theme.strong)
    band.pattern(theme, int(told["seed"]))
    parts.brand(band, order, theme, 56, WHITE, INNER)
    band.text(MARGIN, 176, told["name"], 76, WHITE, bold=True, width=INNER, align="left", shrink_to=44)
    band.text(MARGIN, 282, told["tier"], 40, mix(theme.strong, WHITE, 0.85), width=INNER, align="left", shrink_to=28)
    canvas.image.paste(band.image, (0, 0))
    width = (INNER - 2 * 24) / 3
    for at, fact in enumerate(told["facts"]):
        left = MARGIN + at * (width + 24)
        parts.fact(canvas, (left, 408, left + width, 616), fact, theme)
    x = MARGIN + 44.0
    for emoji in told["badges"]:
        canvas.circle(x, 738, 48, theme.panel)
        canvas.symbol(x, 738, str(emoji), 60)
        x += 112
    canvas.text(MARGIN, 808, str(told["more"]), 32, theme.faded, width=INNER, align="left")
    return canvas


def board(order: Order) -> Canvas:
    """The best of a week, each with a bar as long as it is true."""
    told, theme = order.data, parts.theme_of(order)
    rows = told["rows"]
    canvas = Canvas(SQUARE, 300 + 96 * len(rows), theme.paper)
    parts.brand(canvas, order, theme, 56, theme.ink, INNER)
    canvas.text(MARGIN, 166, told["title"], 60, theme.ink, bold=True, width=INNER, align="left", shrink_to=40)
    for at, row in enumerate(rows):
        top = 270 + 96 * at
        if row["mine"]:
            canvas.panel((MARGIN - 24, top - 8, SQUARE - MARGIN + 24, top + 80), theme.panel, 24)
        canvas.text(MARGIN, top, row["rank"], 40, theme.faded, bold=True, width=72, align="middle", shrink_to=26)
        canvas.text(
            MARGIN + 92,
            top,
            row["name"],
            38,
            theme.ink,
            bold=row["mine"],
            width=INNER - 260,
            align="left",
            shrink_to=26,
        )
        canvas.text(SQUARE - MARGIN - 160, top, row["points"], 38, theme.ink, bold=True, width=160, align="right")
        box = (MARGIN + 92, top + 58, SQUARE - MARGIN, top + 68)
        canvas.bar(box, float(row["share"]), theme.accent, theme.faint)
    return canvas


COLUMNS = 4


def badges(order: Order) -> Canvas:
    """Every badge with its name and level."""
    told, theme = order.data, parts.theme_of(order)
    found = told["badges"]
    height = -(-len(found) // COLUMNS) * 260
    canvas = Canvas(SQUARE, 340 + height, theme.paper)
    parts.brand(canvas, order, theme, 56, theme.ink, INNER)
    canvas.text(MARGIN, 166, told["name"], 60, theme.ink, bold=True, width=INNER, align="left", shrink_to=40)
    canvas.text(MARGIN, 244, told["title"], 36, theme.faded, width=INNER, align="left", shrink_to=26)
    width = INNER / COLUMNS
    for at, badge in enumerate(found):
        left, top = MARGIN + at % COLUMNS * width, 320 + at // COLUMNS * 260
        middle = left + width / 2
        canvas.circle(middle, top + 70, 66, theme.panel)
        canvas.symbol(middle, top + 70, str(badge["emoji"]), 84)
        canvas.text(
            left + 6, top + 146, badge["name"], 30, theme.ink, bold=True, width=width - 12, align="middle", shrink_to=22
        )
        canvas.text(
            left + 6, top + 190, str(badge["level"]), 26, theme.faded, width=width - 12, align="middle", shrink_to=20
        )
    return canvas


def certificate(order: Order) -> Canvas:
    """A long streak, in a frame."""
    told, theme = order.data, parts.theme_of(order)
    width, height = 1350, 950
    canvas = Canvas(width, height, theme.paper)
    canvas.panel((36, 36, width - 36, height - 36), theme.strong, 36)
    canvas.panel((48, 48, width - 48, height - 48), theme.paper, 28)
    canvas.panel((60, 60, width - 60, height - 60), theme.faint, 22)
    canvas.panel((64, 64, width - 64, height - 64), theme.panel, 20)
    inner = width - 2 * 140
    canvas.circle(width / 2, 190, 74, theme.faint)
    canvas.symbol(width / 2, 190, str(told["symbol"]) or "🏅", 96)
    canvas.text(140, 284, told["title"], 46, theme.faded, width=inner, align="middle", shrink_to=30)
    canvas.text(140, 366, told["name"], 92, theme.ink, bold=True, width=inner, align="middle", shrink_to=48)
    canvas.text(140, 520, told["words"], 56, theme.accent, bold=True, width=inner, align="middle", shrink_to=34)
    canvas.text(140, 612, told["more"], 36, theme.faded, width=inner, align="middle", shrink_to=26)
    canvas.panel((width / 2 - 90, 706, width / 2 + 90, 709), theme.faint, 1)
    canvas.text(140, 740, told["community"], 40, theme.ink, bold=True, width=inner, align="middle", shrink_to=28)
    canvas.text(140, 802, told["day"], 32, theme.faded, width=inner, align="middle")
    return canvas
