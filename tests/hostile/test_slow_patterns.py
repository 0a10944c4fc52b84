"""No text of 4,096 characters, whatever it is made of, holds up the one loop that everybody shares."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from bot.features.activity import rules as activity
from bot.features.amounts import rules as amounts
from bot.features.checkins import rules as checkins
from bot.features.places import rules as places
from bot.features.preferences import rules as preferences
from bot.kit.texts import match_language, tame
from bot.operating.logs import redact

LENGTH = 4096
LONGEST = 0.05  # seconds of CPU

WORDS = checkins.read_words("(a+)+$ 打卡 #checkin #aaaaaaaaaaaaaaaa aaaaaaaa a.*a")
EAR = checkins.Ear(WORDS)


def zone(text: str) -> None:
    with suppress(places.UnknownZone):
        places.find_zone(text)


READERS: dict[str, Callable[[str], object]] = {
    "is a check-in": EAR.hears,
    "note of a check-in": EAR.note_in,
    "amounts": amounts.amounts_in,
    "units": amounts.read_units,
    "words for a check-in": checkins.read_words,
    "too short": lambda text: activity.is_short(text, 4096),
    "a repeat": lambda text: activity.is_repeated(text[:300], [text[1:301], text[2:302], text[::-1][:300]]),
    "a time": preferences.read_time,
    "quiet hours": preferences.read_quiet,
    "off": preferences.is_off,
    "a zone": zone,
    "a city": places.zones_for_city,
    "a name": tame,
    "a language": match_language,
    "a log line": lambda text: redact(None, "", {"event": text}),
}
TEXTS = {
    "one letter": "a" * LENGTH + "!",
    "almost a word": "aaaaaaaa" * (LENGTH // 8) + "?",
    "hashes": "#" * LENGTH,
    "hashtags": "#a" * (LENGTH // 2) + "!",
    "almost hashtags": "#checkin_" * (LENGTH // 9),
    "spaces": " " * LENGTH + "x",
    "newlines": "\n" * LENGTH + "x",
    "signs": "_." * (LENGTH // 2),
    "digits": "1" * LENGTH + "x",
    "times": "22:00-" * (LENGTH // 6),
    "dashes": "22" + "-" * LENGTH + "8",
    "amounts": "5km 30min " * (LENGTH // 10),
    "chinese digits": "二十" * (LENGTH // 2) + "x",
    "slashes": "Asia/" * (LENGTH // 5),
    "offsets": "UTC+" * (LENGTH // 4),
    "marks": "Z" + "\u0351\u0322\u0489" * (LENGTH // 3),
    "commas": ",，、;；" * (LENGTH // 5),
    "tokens": "123456:" * (LENGTH // 7) + "a" * 40,
    "languages": "zh-" * (LENGTH // 3),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_no_text_takes_long_to_read(read: Callable[[str], object]) -> None:
    read("warm")  # tables are loaded once
    slow = {}
    for name, text in TEXTS.items():
        best = min(_cpu(read, text) for _ in range(2))
        if best > LONGEST:
            slow[name] = best
    assert not slow


def _cpu(read: Callable[[str], object], text: str) -> float:
    began = time.thread_time()
    read(text)
    return time.thread_time() - began
