"""Which days need no check-in, and how people write days."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
NONE = timedelta()
REASON_LIMIT = 120  # characters of a reason that are kept
ASKED_FOR = timedelta(days=1)  # how long what is only shown can be confirmed
BACK_DAYS = 62  # that a day may lie back to be excused
AHEAD_DAYS = 366


# --- What covers a day ---


class Kind(StrEnum):
    """Why a day needs no check-in."""

    REST = "rest"
    VACATION = "vacation"
    EXCUSED = "excused"
    AWAY = "away"  # Hearth was


@dataclass(frozen=True, slots=True)
class Cover:
    kind: Kind
    reason: str = ""
    by_id: int = 0  # who excused it


@dataclass(frozen=True, slots=True)
class Span:
    """Days that one cover is for, both included; with a weekday, only those of them."""

    cover: Cover
    first: date
    last: date
    weekday: int | None = None

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last and self.weekday in (None, day.weekday())


@dataclass(frozen=True, slots=True)
class Downtime:
    began_at: datetime
    ended_at: datetime
    least_minutes: int


@dataclass(frozen=True, slots=True)
class Covers:
    """All that covers days of one member."""

    spans: tuple[Span, ...] = ()
    downtimes: tuple[Downtime, ...] = ()

    def on(self, day: date, shifts: Collection[int]) -> Cover | None:
        """`shifts`: by how many minutes the member's day may have been ahead of UTC's."""
        found = next((span.cover for span in self.spans if span.has(day)), None)
        return found or (Cover(Kind.AWAY) if any(self._is_lost(day, shift) for shift in shifts) else None)

    def between(self, first: date, last: date, shifts: Collection[int]) -> dict[date, Cover]:
        """The covered ones of these days, both included."""
        if not (self.spans or self.downtimes):
            return {}
        found = ((day, self.on(day, shifts)) for day in days_of(first, last))
        return {day: cover for day, cover in found if cover}

    def _is_lost(self, day: date, shift: int) -> bool:
        began = datetime.combine(day, time(), UTC) - shift * MINUTE
        lost, least = NONE, NONE
        for one in self.downtimes:
            within = min(one.ended_at, began + DAY) - max(one.began_at, began)
            if within > NONE:
                lost += within
                least = min(least or DAY, one.least_minutes * MINUTE)
        return lost > NONE and lost >= least


def days_of(first: date, last: date) -> Iterator[date]:
    return (first + DAY * n for n in range((last - first).days + 1))


def shift_of(at: datetime, zone: ZoneInfo, day_starts_at: time) -> int:
    """By how many minutes the day there is ahead of UTC's."""
    offset = at.astimezone(zone).utcoffset() or NONE
    return int(offset / MINUTE) - day_starts_at.hour * 60 - day_starts_at.minute


def was_away(alive_at: datetime, now: datetime, minutes: int) -> bool:
    return now - alive_at > minutes * MINUTE


def can_confirm(asked_at: datetime, now: datetime) -> bool:
    return now - asked_at <= ASKED_FOR


# --- How people write days ---

_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZH = "一二三四五六日"
_NEAR = {
    "today": 0, "今天": 0, "今日": 0, "yesterday": -1, "昨天": -1, "昨日": -1, "前天": -2,
    "tomorrow": 1, "明天": 1, "明日": 1, "后天": 2,
}  # fmt: skip
_WEEKDAY = re.compile(rf"(?P<en>{'|'.join(_EN)})[a-z]*|(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])")
_DATE = re.compile(
    rf"""
    (?: (?P<year>\d{{4}}) [-/.年] )? (?P<month>\d{{1,2}}) [-/.月] (?P<day>\d{{1,2}}) [日号]?
    | (?P<day_first>\d{{1,2}}) \s* (?P<name>{"|".join(_MONTHS)})[a-z]*
    | (?P<name_first>{"|".join(_MONTHS)})[a-z]* \s* (?P<day_after>\d{{1,2}})
    """,
    re.VERBOSE,
)
_LENGTH = re.compile(r"(?:\+|for\s*|共)?\s*(\d{1,3})\s*(?:days?|天|d)?")
_BETWEEN = re.compile(r"\s*(?:[‐‑‒–—―~∼〜～]+|\bto\b|\buntil\b|\btill\b|直?到|至|\s-\s|,|，)\s*|\s+(?=[+\d])|\s+")


def read_day(words: str, today: date, *, is_past: bool = False) -> date | None:
    """One day as people write it: "2026-11-24", "11/24", "24 Nov", "11月24日", "yesterday", "周二". A weekday, and a
    date without its year, is the next one, or with `is_past` the last one. None: not a day."""
    plain = _plain(words)
    if plain in _NEAR:
        return today + DAY * _NEAR[plain]
    if found := _WEEKDAY.fullmatch(plain):
        weekday = _EN.index(found["en"]) if found["en"] else _ZH.index(found["zh"].replace("天", "日"))
        away = (weekday - today.weekday()) % 7
        return today + DAY * ((away - 7 if away else 0) if is_past else away)
    if found := _DATE.fullmatch(plain):
        return _date(found, today, is_past)
    return None


def read_days(words: str, today: date) -> tuple[date, date] | None:
    """From when to when: "2026-12-01 2026-12-07", "12/1-12/7", "today +7" (seven days), "明天到周日", or one day."""
    plain = _plain(words)
    if alone := read_day(plain, today):
        return alone, alone
    for cut in _cuts(plain):
        first = read_day(plain[: cut.start()], today)
        if first is None:
            continue
        rest = plain[cut.end() :]
        if length := _LENGTH.fullmatch(rest):
            return (first, first + DAY * (int(length[1]) - 1)) if int(length[1]) else None
        if (last := read_day(rest, first)) is not None:
            return (first, last) if first <= last else None
    return None


def read_excuse(words: str, today: date) -> tuple[date, str] | None:
    """A day that was, and what is said after it: "tuesday power cut"."""
    parts = words.split()
    for length in (2, 1):  # "24 nov" are two words
        day = read_day(" ".join(parts[:length]), today, is_past=True) if len(parts) >= length else None
        if day is not None:
            return day, " ".join(parts[length:])
    return None


def as_reason(words: str) -> str:
    return " ".join(words.split()).strip(" ,.:;，。：；—-")[:REASON_LIMIT].rstrip()


def _cuts(plain: str) -> Iterator[re.Match[str]]:
    yield from _BETWEEN.finditer(plain)
    yield from re.finditer(r"\s*-\s*", plain)  # "12/1-12/7"; within a date it leads nowhere


def _date(found: re.Match[str], today: date, is_past: bool) -> date | None:
    name = found["name"] or found["name_first"]
    month = _MONTHS.index(name) + 1 if name else int(found["month"])
    day = int(found["day"] or found["day_first"] or found["day_after"])
    if found["year"]:
        return _valid(int(found["year"]), month, day)
    years = (today.year, today.year - 1) if is_past else (today.year, today.year + 1)
    near = [one for year in years if (one := _valid(year, month, day))]
    return next((one for one in near if (one <= today if is_past else one >= today)), None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip().casefold().rstrip("。.!")
