"""Whether a message may earn points, in any script; and which day and hour it was for whoever wrote it."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot.kit.calendar import day_of, hour_of, instant_of

COMPARED = 5  # of one's last texts
COMPARED_CHARACTERS = 300  # from the beginning of each
SAMPLE = 12  # pairs that are looked up first
SIMILAR_PERCENT = 85  # shared pairs of characters among all pairs of both
WIDE = 3  # what a character of Chinese, Japanese or Korean counts for

NUMBER_BITS = 32  # a message's number in its chat fits into so many

SUPERGROUPS_BELOW = -1_000_000_000_000  # their chat ids; see core.telegram.org/api/bots/ids

_WORDS = re.compile(r"[^\W_]+").findall


class Verdict(IntEnum):
    """Stored with a message: a number keeps its meaning for ever."""

    MAY_EARN = 0
    COMMAND = 1
    FORWARDED = 2
    VIA_BOT = 3
    STICKER = 4  # or an animation, or a die
    ALBUM = 5  # another picture of the same post
    SHORT = 6
    REPEATED = 7  # or much like one of one's last
    BURST = 8  # one more of many in quick succession


def number_of(chat_id: int, message_id: int) -> int:
    """A message's number in its community. One that became a supergroup counts its messages from 1 again there, so
    those of its time as a small group are below zero."""
    return message_id if chat_id < SUPERGROUPS_BELOW else -message_id


@lru_cache(maxsize=8192)
def local_hour(minute: int, zone: ZoneInfo, day_starts_at: time) -> tuple[date, int]:
    """The day and the hour in which the minute `minute` since 1970 is there. Clocks change on full minutes."""
    moment = datetime.fromtimestamp(minute * 60, UTC)
    return day_of(moment, zone, day_starts_at), hour_of(moment, zone)


def moved_hour(day: date, hour: int, old: ZoneInfo, new: ZoneInfo, day_starts_at: time) -> tuple[date, int]:
    """The day and the hour there, in which this hour of a day began in another zone."""
    is_of_the_night = hour < day_starts_at.hour
    began = instant_of(day + timedelta(days=is_of_the_night), time(hour), old)
    return day_of(began, new, day_starts_at), hour_of(began, new)


@lru_cache(maxsize=64)
def _enough(least: int) -> re.Pattern[str]:
    return re.compile(rf"(?:[\W_]*[^\W_]){{{least}}}")


def is_short(text: str, least: int) -> bool:
    """Fewer than `least` letters and figures; what takes the width of two counts as three."""
    if not least or _enough(least).match(text):
        return False
    return sum(WIDE if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if c.isalnum()) < least


def is_repeated(text: str, earlier: Sequence[str], percent: int = SIMILAR_PERCENT) -> bool:
    """Whether a text is one of the earlier ones, or much like it: in the same characters, and about as long. 0 percent
    switches that off."""
    if not percent:
        return False
    if text in earlier:
        return True
    # "hahahaha" any number of times is the same, so its length says nothing.
    if len(set(text)) * 4 > len(text):
        near, mine_long = percent - 10, len(text)
        earlier = [one for one in earlier if near * mine_long < 100 * len(one) and near * len(one) < 100 * mine_long]
    if not earlier:
        return False
    mine = _folded(text)
    sample = [mine[at : at + 2] for at in range(0, len(mine) - 1, len(mine) // SAMPLE + 1)]
    # Most texts have little in common, and a few pairs tell it: for the usual 85 percent, two thirds of them.
    least = 2 * percent * len(sample)
    for other in map(_folded, earlier):
        if 3 * SIMILAR_PERCENT * sum(pair in other for pair in sample) >= least and _are_alike(mine, other, percent):
            return True
    return False


def likeness(member_id: int, text: str) -> int:
    """The same for texts of a member that say the same, whatever the case, the spaces and the signs. No words can be
    read from it."""
    letters = "".join(_WORDS(_folded(text))) or text
    said = f"{member_id}:{letters}".encode(errors="surrogatepass")
    return int.from_bytes(blake2b(said, digest_size=6).digest())


def mark_of(at: int, number: int) -> int:
    """A message's time and number in one, in the order in which messages are written."""
    return at << NUMBER_BITS | abs(number)


def is_burst(marks: Sequence[int], place: int, most: int, seconds: int) -> bool:
    """Whether a member wrote so many in the seconds before the one at `place` already. `marks` are in order; 0 switches
    it off."""
    return 0 < most <= place and (marks[place] >> NUMBER_BITS) - (marks[place - most] >> NUMBER_BITS) < seconds


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    """Case, width and the spelling of accents make no difference."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def _are_alike(one: str, other: str, percent: int) -> bool:
    """By pairs of characters next to each other, as if there were no spaces and signs."""
    pairs, others = (_pairs("".join(_WORDS(text)) or text) for text in (one, other))
    shared = len(pairs & others)
    return pairs == others or (shared > 0 and 100 * shared >= percent * (len(pairs) + len(others) - shared))


def _pairs(text: str) -> set[str]:
    return set(map(str.__add__, text, text[1:]))
