"""What pictures look like: small copies of them, looked at by people and kept.

`HEARTH_GOLDEN=write make test ARGS="tests/drawing"` draws them anew; then look at each one that changed.
"""

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.drawing.canvas import Order
from bot.features.birthdays import pictures as birthdays
from bot.features.cards import pictures as cards
from bot.features.digests import pictures as digests
from bot.features.skills import pictures as skills
from bot.features.themes import pictures as themes

GOLDEN = Path(__file__).with_name("golden")
WIDTH = 360  # pixels of a kept copy
NEAR = 2.0  # of 255, on average: another version of the library for letters moves edges by so much

BASE = {"colour": "#0f766e", "symbol": "📚", "community": "灯下共读 · Lantern Readers", "seed": 12345}
POSTER = BASE | {"day": "4 May", "streak": "21", "streak_words": "days in a row", "total_words": "57 check-ins in all"}
DAYS = [
    "done", "done", "frozen", "done", "made-up", "done", "rest", "left-out", "vacation", "excused", "away", "done", "open",
]  # fmt: skip
FACTS = [
    {"number": "21", "words": "days in a row"},
    {"number": "57", "words": "check-ins"},
    {"number": "1,340", "words": "points earned"},
]
SUNSET = io.BytesIO()
Image.linear_gradient("L").convert("RGB").save(SUNSET, "JPEG")

PICTURES: Mapping[str, tuple[Any, dict[str, Any], dict[str, bytes]]] = {
    "poster": (cards.poster, POSTER | {"name": "Ana Costa", "quantity": "5.2 km", "note": "Chapter 7 <done> 🎉"}, {}),
    "poster-zh": (
        cards.poster,
        POSTER | {"colour": "#d9481c", "name": "小李", "day": "5月4日", "streak_words": "天连续打卡", "note": "读完第三章"},
        {},
    ),
    "poster-rtl": (cards.poster, POSTER | {"name": "محمد אברהם Ana", "note": "قرأت الفصل السابع"}, {}),
    "poster-hostile": (
        cards.poster,
        POSTER | {"name": "e" + "\u0301" * 200 + "\u202e evil " + "W" * 80, "note": "\u200b" * 50 + "x" * 400},
        {},
    ),
    "poster-photo": (cards.poster, POSTER | {"name": "Ana Costa"}, {"photo": SUNSET.getvalue()}),
    "month": (
        cards.month,
        BASE | {"name": "Ana Costa", "month": "May 2026", "weekdays": "Mon Tue Wed Thu Fri Sat Sun", "first": 4,
                "length": 31, "days": DAYS, "words": "6 check-ins this month · 2 days in a row"},
        {},
    ),
    "card": (
        cards.card,
        BASE | {"name": "小李 Ana", "tier": "🌱 Growing", "facts": FACTS, "badges": list("🔥🧱👣🦉🏕📝💬🎂"),
                "more": "and 3 badges more"},
        {},
    ),
    "card-new": (cards.card, BASE | {"name": "Ben", "tier": "🌰 Newcomer", "facts": FACTS, "badges": [], "more": ""}, {}),
    "board": (
        cards.board,
        BASE | {"title": "This week", "rows": [
            {"rank": rank, "name": name, "points": points, "share": share, "mine": name == "Ana Costa"}
            for rank, name, points, share in (
                ("🥇", "小李", "1,240", 1.0), ("🥈", "Ana Costa", "980", 0.79), ("3", "محمد", "400", 0.32),
                ("3", "W" * 60, "400", 0.32), ("17", "Ben", "3", 0.002),
            )
        ]},
        {},
    ),
    "badges": (
        cards.badges,
        BASE | {"name": "Ana Costa", "title": "6 badges", "badges": [
            {"emoji": "🔥", "name": "Steady flame", "level": "21 days in a row"},
            {"emoji": "🧱", "name": "Regular", "level": "30 check-ins"},
            {"emoji": "🌙", "name": "A name that is much longer than its place", "level": ""},
            {"emoji": "🦉", "name": "夜猫子", "level": "打卡 50 次"},
            {"emoji": "👣", "name": "First step", "level": ""},
            {"emoji": "💛", "name": "Heart of the group", "level": ""},
        ]},
        {},
    ),
    "certificate": (
        cards.certificate,
        BASE | {"name": "小李 Ana", "title": "Certificate", "words": "100 days in a row", "more": "157 check-ins in all",
                "day": "4 May"},
        {},
    ),
    "birthday": (birthdays.card, BASE | {"title": "Happy birthday!", "names": ["Ana Costa"], "more": ""}, {}),
    "birthday-zh": (
        birthdays.card,
        BASE | {"colour": "#d9481c", "title": "生日快乐！", "names": ["小李 🌙", "محمد אברהם", "W" * 60], "more": ""},
        {},
    ),
    "birthday-many": (
        birthdays.card,
        BASE | {"seed": 7, "title": "Happy birthday!", "names": ["Ana", "小李", "محمد", "Ben <3", "👨‍👩‍👧 Cem", "e" + "\u0301" * 90, "Dan", "Eve"],
                "more": "and 12 more"},
        {},
    ),
    "tree": (
        skills.tree,
        BASE | {"name": "小李 Ana", "title": "一共 24 级", "limbs": [
            {"emoji": "📖", "name": "阅读", "level": 3, "words": "3 级", "share": 0.4, "ahead": "再攒 60 点经验到 4 级"},
            {"emoji": "🏃", "name": "Running", "level": 12, "words": "level 12", "share": 1.0, "ahead": "fully grown"},
            {"emoji": "🤝", "name": "مساعدة الآخرين", "level": 1, "words": "level 1", "share": 0.02, "ahead": "49 more to level 2"},
            {"emoji": "👨‍👩‍👧", "name": "W" * 24, "level": 8, "words": "level 8", "share": 0.7, "ahead": "12345678 more to level 9"},
            {"emoji": "✨", "name": "Good talk", "level": 0, "words": "a seed", "share": 0.0, "ahead": "25 more to level 1"},
        ]},
        {},
    ),
    "tree-one": (
        skills.tree,
        BASE | {"colour": "#d9481c", "name": "Ben", "title": "just planted", "limbs": [
            {"emoji": "🌱", "name": "Staying power", "level": 0, "words": "a seed", "share": 0.4, "ahead": "15 more to level 1"},
        ]},
        {},
    ),
    "week": (
        digests.week,
        BASE | {"title": "Our week, 22 Nov – 28 Nov", "words": "1,204 check-ins", "bars": [
            {"day": day, "number": str(number), "share": number / 400}
            for day, number in zip(["Sun", "Mon", "周二", "Wed", "Thu", "Fri", "Sat"], (4, 0, 200, 400, 399, 1, 200), strict=True)
        ]},
        {},
    ),
    "theme": (themes.sample, BASE | {"number": "7", "words": "days in a row", "note": "Posters will look so"}, {}),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_looks_as_it_did(name: str) -> None:
    drawer, data, photos = PICTURES[name]
    drawn = drawer(Order(data, photos)).jpeg()
    assert len(drawn) < 200_000
    picture = Image.open(io.BytesIO(drawn)).convert("RGB")
    small = picture.resize((WIDTH, picture.height * WIDTH // picture.width), Image.Resampling.BOX)
    kept = GOLDEN / f"{name}.png"
    if os.environ.get("HEARTH_GOLDEN") == "write":
        small.quantize(128).save(kept, optimize=True)
    was = Image.open(kept).convert("RGB")
    assert was.size == small.size
    again = small.quantize(128).convert("RGB")
    difference = sum(ImageStat.Stat(ImageChops.difference(was, again)).mean) / 3
    assert difference < NEAR, f"{name} looks different by {difference:.2f}"


def test_a_picture_that_looks_different_is_seen() -> None:
    drawer, data, photos = PICTURES["poster"]
    one, other = (
        Image.open(io.BytesIO(drawer(Order(data | {"streak": streak}, photos)).jpeg()))
        .convert("RGB")
        .resize((360, 450))
        for streak in ("21", "365")
    )
    assert sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3 > NEAR
