"""Which day a check-in counts for, whether a streak goes on with it, what it earns, and which words are one.

A *shift* says how far a member's day is ahead of UTC's, in minutes: the offset of their zone less the hour at which
their day begins. East is more, west is less. Only its changes matter here: a journey, a move, a clock change.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.kit import calendar

DAY = timedelta(days=1)
UNDO_FOR = timedelta(minutes=10)
ONE_ALBUM = timedelta(seconds=10)  # pictures sent as one arrive within a moment
MINUTE = timedelta(minutes=1)
HALF_A_DAY = 12 * 60  # minutes
NOTE_LIMIT = 300  # characters of a note that are kept
WORDS_LIMIT = 20  # words a community may have
WORD_LIMIT = 32  # characters of one


# --- Days and streaks ---


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as one member lives it: the local day it belongs to, and how far ahead that day is."""

    at: datetime
    day: date
    shift: int


@dataclass(frozen=True, slots=True)
class Mark:
    """The check-in that a streak stands on. `west` is the least shift the member has had from it on."""

    day: date
    at: datetime
    west: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A check-in of the past, with all that decides about streaks."""

    moment: Moment
    west: int


@dataclass(frozen=True, slots=True)
class Tally:
    streak: int
    longest: int
    total: int
    last: Mark


class Reach(NamedTuple):
    """How far back the last check-in may lie for its streak to go on with a new one.

    A streak goes on when the last day is yesterday. When the member's clock was moved in between, days may be left out
    that they never had, or hardly. So it also goes on

    - when the last check-in was yesterday by the clock of now (`since`),
    - when the new one is the day after by the clock of then: if a single day is left out (`second`), and the clock was
      so far west that the shift was less than `west_of_second`,
    - when the days left out, one or two (`third`: 26 hours lie between the farthest zones), had lost half their hours.

    Plain comparisons all, so that the database can decide while it adds the check-in.
    """

    yesterday: date
    since: datetime
    second: date
    west_of_second: int
    third: date
    west_of_third: int

    def holds(self, last: Mark) -> bool:
        return (
            last.day == self.yesterday
            or last.at >= self.since
            or (last.day == self.second and last.west < self.west_of_second)
            or (last.day == self.third and last.west < self.west_of_third)
        )


def moment_of(at: datetime, zone: ZoneInfo, day_starts_at: time) -> Moment:
    return Moment(at, calendar.day_of(at, zone, day_starts_at), shift_of(at, zone, day_starts_at))


def shift_of(at: datetime, zone: ZoneInfo, day_starts_at: time) -> int:
    offset = at.astimezone(zone).utcoffset() or timedelta()
    return int(offset / MINUTE) - day_starts_at.hour * 60 - day_starts_at.minute


def reach_of(now: Moment) -> Reach:
    began = datetime.combine(now.day, calendar.MIDNIGHT, UTC) - timedelta(minutes=now.shift)
    into_the_day = max(0, (now.at - began) // MINUTE)
    return Reach(
        yesterday=now.day - DAY,
        since=began - DAY,
        second=now.day - 2 * DAY,
        west_of_second=now.shift - min(into_the_day, HALF_A_DAY),
        third=now.day - 3 * DAY,
        west_of_third=now.shift - 2 * HALF_A_DAY,
    )


def tally_of(entries: Iterable[Entry]) -> Tally | None:
    """All check-ins of a member, by day, added up; None without any. The database comes to the same, one by one."""
    tally = None
    for entry in entries:
        last = Mark(entry.moment.day, entry.moment.at, entry.west)
        if tally is None:
            tally = Tally(1, 1, 1, last)
        else:
            streak = tally.streak + 1 if reach_of(entry.moment).holds(tally.last) else 1
            tally = Tally(streak, max(tally.longest, streak), tally.total + 1, last)
    return tally


def streak_now(tally: Tally, now: Moment) -> int:
    """The streak as it stands: also on the day after the last check-in, which is not over yet."""
    return tally.streak if is_done(tally.last, now) or reach_of(now).holds(tally.last) else 0


def is_done(last: Mark, now: Moment) -> bool:
    """Whether the member's present day has its check-in. After a journey to the west the day may come twice, or lie
    behind the last one; it is done then: nobody checks in twice for it."""
    return last.day >= now.day


def row_of(days: Collection[date], until: date, length: int, *, is_open: bool) -> str:
    """The last days as symbols, oldest first; `is_open`: the last one still has its chance."""
    symbols = ["●" if until - DAY * back in days else "○" for back in reversed(range(length))]
    if is_open:
        symbols[-1] = "◌"
    return "".join(symbols)


# --- What it earns, and for how long it can be taken back ---


def bonus_for(streak: int, bonus: int, every_days: int) -> int:
    return bonus if every_days and streak % every_days == 0 else 0


def undo_ends(noted_at: datetime) -> datetime:
    return noted_at + UNDO_FOR


def is_same_album(at: datetime, has_photo: bool, first_at: datetime, first_has_photo: bool) -> bool:
    """Each picture of an album may carry the caption; it is one check-in, and needs one answer."""
    return has_photo and first_has_photo and abs(at - first_at) <= ONE_ALBUM


# --- How it is confirmed ---


def fold_at(now: datetime) -> datetime:
    """The next full minute: everybody in between is named in one message."""
    return now.replace(second=0, microsecond=0) + MINUTE


# --- Which words are a check-in ---

# What may follow: the end, a space, punctuation, an emoji, a count ("打卡3", "打卡第五天"). Neither more of a word nor
# a question ("打卡机", "打卡?", "#checkin_rules"), nor a name that makes it somebody else's command.
_THEN = r"[啦了咯喽]?(?=\Z|[^\w?？@]|第?\d|第[一二三四五六七八九十百])"
_COMMAND = "/checkin"  # Telegram tells commands in a text; under a picture it stays a word
_AROUND_NOTE = " \t\r\n,.:;!~，。：；、！～—-"


class Ear:
    """Knows the words of one community when it hears them; most messages are turned down by their first character."""

    def __init__(self, words: Iterable[str]) -> None:
        said = [_COMMAND, *(word for word in words if word[0] not in "#＃")]
        tags = [word[1:] for word in words if word[0] in "#＃"]
        self._initials = frozenset(initial for word in said for initial in (word[0].lower(), word[0].upper()))
        self._word = re.compile(rf"(?:{_either(said)}){_THEN}", re.IGNORECASE)
        # What stands before is looked at second: a search is quick to find a character of its beginning.
        tag = rf"[#＃](?<![\w#＃/].)(?:{_either(tags)}){_THEN}" if tags else r"(?!)"
        self._tag = re.compile(tag, re.IGNORECASE | re.DOTALL)

    def hears(self, text: str) -> bool:
        """Whether a message is a check-in: it is one of the words, begins with one, or carries one of the hashtags."""
        is_likely = text[0] in self._initials or "#" in text or "＃" in text
        return is_likely and self._find(text) is not None

    def note_in(self, text: str) -> str:
        """What was said besides the word."""
        found = self._find(text)
        return as_note(f"{text[: found.start()]} {text[found.end() :]}" if found else text)

    def _find(self, text: str) -> re.Match[str] | None:
        found = self._word.match(text) if text[0] in self._initials else None
        return found or (self._tag.search(text) if "#" in text or "＃" in text else None)


@lru_cache(maxsize=4096)
def ear_for(words: tuple[str, ...]) -> Ear:
    return Ear(words)


def as_note(text: str) -> str:
    return text.strip(_AROUND_NOTE)[:NOTE_LIMIT].rstrip()


def read_words(text: str) -> tuple[str, ...]:
    """The words an admin wrote, each once, in their order; empty when there is none, or one that would be heard in
    everyday talk (a single letter or digit), or too many or too long."""
    words = tuple(dict.fromkeys(word.replace("＃", "#") for word in re.split(r"[\s,，、;；]+", text) if word))
    usable = all(len(word.lstrip("#")) >= (2 if word.isascii() else 1) and len(word) <= WORD_LIMIT for word in words)
    return words if usable and len(words) <= WORDS_LIMIT and not any(word.startswith("/") for word in words) else ()


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def points_key(track: str, day: date, attempt: int) -> str:
    """What makes the points of a check-in come once; after an undo, once more."""
    return f"checkin:{track}:{day}" + (f":{attempt}" if attempt > 1 else "")
