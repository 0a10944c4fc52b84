"""Which day a check-in counts for, whether a streak goes on with it, what it earns, and which words are one.

A *shift* says how far a member's day is ahead of UTC's, in minutes: the offset of their zone less the hour at which
their day begins. East is more, west is less. Only its changes matter here: a journey, a move, a clock change.

Days between two check-ins may be *covered*: by what another room knows (a vacation, say), or by a freeze, which a
streak earns. They end no streak, and make none longer.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
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
YEAR = 365


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
    began_on: date  # the streak that goes on, or was the last one
    freezes: int = 0  # in hand


class Freezing(NamedTuple):
    """How freezes are earned and how many one may hold; 0: there are none."""

    every_days: int = 7
    most: int = 0

    def earned(self, streak: int, held: int) -> int:
        return held + 1 if self.most > held and streak % self.every_days == 0 else held


def held(moment: Moment, last_day: date | None, until_at: datetime) -> bool:
    """Whether a rule that was given up, at a moment or at the end of a day, still held."""
    return moment.day <= last_day if last_day else moment.at <= until_at


@dataclass(frozen=True, slots=True)
class Sum:
    """What a history comes to."""

    tally: Tally
    frozen: tuple[date, ...]  # the days that a freeze covers


Covered = Callable[[Mark, Moment], Collection[date]]
"""Which of the days between a check-in and the next are covered without a freeze."""


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


def frozen_between(last: Mark, now: Moment, covered: Collection[date], freezes: int) -> tuple[date, ...] | None:
    """The days that have to be frozen for a streak to go on, oldest first; None when it ends: then none is used up."""
    reach = reach_of(now)
    if reach.holds(last):
        return ()
    missed = [day for day in days_between(last.day, now.day) if day not in covered]
    # One or two days may have been lost to a clock that was moved, as `Reach` says.
    lost = 2 if last.west < reach.west_of_third else 1 if last.west < reach.west_of_second else 0
    needed = max(0, len(missed) - lost)
    return tuple(missed[:needed]) if needed <= freezes else None


def days_between(last: date, now: date) -> Iterable[date]:
    return (last + DAY * n for n in range(1, (now - last).days))


def first_tally(now: Moment, west: int) -> Tally:
    return Tally(1, 1, 1, Mark(now.day, now.at, west), now.day)


def add(
    tally: Tally, now: Moment, west: int, covered: Collection[date], freezing: Freezing
) -> tuple[Tally, tuple[date, ...]]:
    """A check-in after the last one, and which days were frozen for it."""
    frozen = frozen_between(tally.last, now, covered, tally.freezes if freezing.most else 0)
    streak = 1 if frozen is None else tally.streak + 1
    held = freezing.earned(streak, tally.freezes - len(frozen or ()))
    began_on = now.day if frozen is None else tally.began_on
    last = Mark(now.day, now.at, west)
    return Tally(streak, max(tally.longest, streak), tally.total + 1, last, began_on, held), frozen or ()


def sum_of(
    entries: Iterable[Entry],
    covered: Covered = lambda _last, _now: (),
    freezing: Callable[[Moment], Freezing] = lambda _moment: Freezing(),
    gifts: Sequence[datetime] = (),
) -> Sum | None:
    """All check-ins of a member, by day, added up; None without any. The database comes to the same, one by one.

    `gifts`: when a freeze was given on top, in order.
    """
    tally: Tally | None = None
    frozen: list[date] = []
    given = list(gifts)
    for entry in entries:
        now, rule = entry.moment, freezing(entry.moment)
        if tally is None:
            tally = first_tally(now, entry.west)
            continue
        while given and given[0] <= now.at:
            given.pop(0)
            tally = _with_gift(tally, rule)
        between = () if reach_of(now).holds(tally.last) else covered(tally.last, now)
        tally, used = add(tally, now, entry.west, between, rule)
        frozen += used
    if tally is None:
        return None
    for _ in given:
        tally = _with_gift(tally, rule)
    return Sum(tally, tuple(frozen))


def _with_gift(tally: Tally, freezing: Freezing) -> Tally:
    return replace(tally, freezes=max(tally.freezes, min(tally.freezes + 1, freezing.most)))


@dataclass(frozen=True, slots=True)
class Now:
    """A streak at a moment that may have no check-in yet."""

    streak: int  # 0 once it is over
    to_freeze: tuple[date, ...] = ()  # what freezes will cover as soon as there is one


def streak_now(tally: Tally, now: Moment, covered: Collection[date] = (), freezes: int = 0) -> Now:
    """The streak as it stands: also on the day after the last check-in, which is not over yet."""
    if is_done(tally.last, now):
        return Now(tally.streak)
    frozen = frozen_between(tally.last, now, covered, freezes)
    return Now(0) if frozen is None else Now(tally.streak, frozen)


def is_done(last: Mark, now: Moment) -> bool:
    """Whether the member's present day has its check-in. After a journey to the west the day may come twice, or lie
    behind the last one; it is done then: nobody checks in twice for it."""
    return is_day_done(last.day, now.day)


def is_day_done(last_day: date, today: date) -> bool:
    return last_day >= today


class Was(StrEnum):
    """What a day was, for a member's streak."""

    DONE = "done"
    MADE_UP = "made-up"
    FROZEN = "frozen"
    REST = "rest"
    VACATION = "vacation"
    EXCUSED = "excused"
    AWAY = "away"
    OPEN = "open"
    LEFT_OUT = "left-out"


SYMBOLS = {
    Was.DONE: "●", Was.MADE_UP: "◉", Was.FROZEN: "❄", Was.REST: "☾", Was.VACATION: "✈", Was.EXCUSED: "◇",
    Was.AWAY: "·", Was.OPEN: "◌", Was.LEFT_OUT: "○",
}  # fmt: skip


def row_of(days: Sequence[Was]) -> str:
    return "".join(SYMBOLS[was] for was in days)


# --- What it earns, and for how long it can be taken back ---


def bonus_for(streak: int, bonus: int, every_days: int) -> int:
    return bonus if every_days and streak % every_days == 0 else 0


def milestones_up_to(streak: int, ladder: Sequence[int]) -> list[int]:
    """All steps of the ladder that a streak came by; from a year on, every year is one."""
    years = range(2 * YEAR, streak + 1, YEAR) if YEAR in ladder else ()
    return [*(days for days in ladder if days <= streak), *years]


def step_of(days: int, ladder: Collection[int]) -> int:
    """The step of the ladder that a milestone is; a further year is the same as the first."""
    return days if days in ladder else YEAR


def was_there(days: int, said: Sequence[datetime], since: datetime | None) -> bool:
    """Whether a milestone was on the ladder when a streak came to it. `said`: when each of its check-ins was."""
    return since is None or (days <= len(said) and said[days - 1] > since)


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
    """Knows words and hashtags when it hears them; most messages are turned down by their first character."""

    def __init__(self, words: Sequence[str]) -> None:
        said = [word for word in words if word[0] not in "#＃"]
        tags = [word[1:] for word in words if word[0] in "#＃"]
        self._initials = frozenset(initial for word in said for initial in (word[0].lower(), word[0].upper()))
        self._word = re.compile(rf"(?:{_either(said)}){_THEN}", re.IGNORECASE)
        # What stands before is looked at second: a search is quick to find a character of its beginning.
        tag = rf"[#＃](?<![\w#＃/].)(?:{_either(tags)}){_THEN}" if tags else r"(?!)"
        self._tag = re.compile(tag, re.IGNORECASE | re.DOTALL)

    def hears(self, text: str) -> bool:
        """Whether a message is one of the words, begins with one, or carries one of the hashtags."""
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
    """Hears a check-in to a community with these words."""
    return Ear((_COMMAND, *words))


@lru_cache(maxsize=4096)
def ear_for_words(words: tuple[str, ...]) -> Ear:
    """Hears these and nothing else."""
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


def makeup_ends(today: date, zone: ZoneInfo, day_starts_at: time, until_hour: int) -> datetime:
    """Up to when yesterday can be made up, with `until_hour` o'clock on the wall; 24: as long as the day is."""
    if until_hour == 24:
        return calendar.end_of(today, zone, day_starts_at)
    return calendar.instant_of(today, time(until_hour), zone)


def end_of_yesterday(today: date, zone: ZoneInfo, day_starts_at: time) -> datetime:
    """When a check-in that is made up counts as said: in the last minute of its day."""
    return calendar.start_of(today, zone, day_starts_at) - MINUTE


def makeup_key(track: str, day: date, attempt: int) -> str:
    return f"makeup:{track}:{day}:{attempt}"


def milestone_key(track: str, days: int, day: date, attempt: int) -> str:
    return f"milestone:{track}:{days}:{day}:{attempt}"


def points_key(track: str, day: date, attempt: int) -> str:
    """What makes the points of a check-in come once; after an undo, once more."""
    return f"checkin:{track}:{day}" + (f":{attempt}" if attempt > 1 else "")
