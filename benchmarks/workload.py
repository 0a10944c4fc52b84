"""The bytes that every candidate is fed: updates as Telegram sends them, by 50,000 members of 1,000 groups.

No group is busier than another, which is the worst case for a database: hardly two neighbouring messages share a page.
"""

import json
import random
import time
from typing import Any

GROUPS = 1_000
MEMBERS = 50  # of each group
BATCH = 100  # updates in one answer of getUpdates, the most that Telegram gives
START = 1_770_000_000  # the first message's date, Unix seconds
_SENTENCE = (
    "I walked along the river this morning and thought of the book we are reading; the second chapter stays with me "
    "and I would like to hear what you made of it 今天读完了第三章 很喜欢作者的笔触 五公里 晨跑 打卡群里见"
)
_WORDS = _SENTENCE.split()


def everybody(first: int = 1) -> list[bytes]:
    """One message of each member: afterwards nobody is new."""
    updates = []
    for n in range(GROUPS * MEMBERS):
        group, place = n % GROUPS, n // GROUPS
        message = _message(first + n, group, _user(group, place)) | {"text": f"Good morning from reader {n}"}
        updates.append(_encode({"update_id": first + n, "message": message}))
    return updates


def plain(count: int, seed: int = 1, first: int = 1) -> list[bytes]:
    """`count` ordinary messages: a quarter are replies, one in twelve has a photo, one in twelve a link."""
    random_ = random.Random(seed)
    return [_encode(_plain(random_, first + n)) for n in range(count)]


def checkins(count: int, first: int = 1, *, days_ago: int = 0) -> list[bytes]:
    """`count` check-in commands, each by another member; days are told by the clock of whoever measures."""
    shift = int(time.time()) - 86_400 * days_ago - _date(first + count)
    updates = []
    for n in range(count):
        group, place = n % GROUPS, n // GROUPS
        message = _message(first + n, group, _user(group, place))
        message |= {"text": "/checkin", "entities": [{"type": "bot_command", "offset": 0, "length": 8}]}
        message["date"] += shift
        updates.append(_encode({"update_id": first + n, "message": message}))
    return updates


def answers(updates: list[bytes]) -> list[bytes]:
    """Whole getUpdates answers of `BATCH` updates each."""
    return [
        b'{"ok":true,"result":[' + b",".join(updates[start : start + BATCH]) + b"]}"
        for start in range(0, len(updates), BATCH)
    ]


def _plain(random_: random.Random, number: int) -> dict[str, Any]:
    group = random_.randrange(GROUPS)
    message = _message(number, group, _user(group, random_.randrange(MEMBERS)))
    text = " ".join(random_.choices(_WORDS, k=random_.randint(5, 30)))
    chance = random_.random()
    if chance < 0.25:
        answered = _message(number - 1, group, _user(group, random_.randrange(MEMBERS)))
        message["reply_to_message"] = answered | {"text": text[:60]}
    if 0.25 < chance < 0.33:
        message |= {"caption": text, "photo": [_photo(size) for size in (90, 320, 800)]}
    elif 0.33 < chance < 0.41:
        link = f"https://example.org/{number}"
        message |= {"text": f"{link} {text}", "entities": [{"type": "url", "offset": 0, "length": len(link)}]}
    else:
        message["text"] = text
    return {"update_id": number, "message": message}


def _date(number: int) -> int:
    return START + number // 20


def _message(number: int, group: int, user: dict[str, Any]) -> dict[str, Any]:
    chat = {"id": -1_001_000_000_000 - group, "title": f"Reading circle {group}", "type": "supergroup"}
    return {
        "message_id": number,
        "from": user,
        "chat": chat | {"username": f"circle{group}"},
        "date": _date(number),
    }


def _user(group: int, place: int) -> dict[str, Any]:
    number = 5_000_000_000 + group * MEMBERS + place
    name = {"first_name": "Ana" if place % 2 else "小明", "last_name": "Silva", "username": f"reader{number}"}
    return {"id": number, "is_bot": False, **name, "language_code": "en" if place % 2 else "zh-hans"}


def _photo(size: int) -> dict[str, Any]:
    name = f"AgACAgIAAxkBAAI{size:04d}" + "x" * 50
    return {"file_id": name, "file_unique_id": name[:16], "width": size, "height": size, "file_size": size * 90}


def _encode(update: dict[str, Any]) -> bytes:
    return json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode()
