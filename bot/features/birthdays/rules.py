"""When a birthday is, in either calendar, how people write one, and how its wishes and files are put together."""

import csv
import io
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import accumulate, count
from typing import Literal
from zoneinfo import ZoneInfo

from bot.kit.calendar import Yearly, instant_of

DAY = timedelta(days=1)
ONCE_IN = timedelta(days=330)  # whoever moves their birthday is greeted so long after the last one at the earliest
GIFT_AFTER = timedelta(days=7)  # that a birthday has to be known: nobody enters today's for the gift

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LUNAR_DAYS = 30


class Calendar(StrEnum):
    SOLAR = "solar"
    LUNAR = "lunar"


class Visibility(StrEnum):
    """How far a birthday goes."""

    PUBLIC = "public"  # the group greets, and everybody may know
    QUIET = "quiet"  # greeted in private; admins know it
    PRIVATE = "private"  # greeted in private, and nobody knows it


Leap = Literal["feb28", "mar1"]


@dataclass(frozen=True, slots=True)
class Birthday:
    """A month, below 0 for a leap month of the lunar calendar, and a day in it."""

    month: int
    day: int
    calendar: Calendar = Calendar.SOLAR
    leap: Leap = "feb28"

    @property
    def has_choice(self) -> bool:
        """Whether somebody has to say when it falls in most years."""
        return self.calendar is Calendar.SOLAR and (self.month, self.day) == (2, 29)


def is_real(one: Birthday) -> bool:
    """Whether some year has that day."""
    if one.calendar is Calendar.LUNAR:
        return 1 <= abs(one.month) <= 12 and 1 <= one.day <= LUNAR_DAYS
    return 1 <= one.month <= 12 and 1 <= one.day <= _DAYS[one.month - 1]


def next_on(one: Birthday, since: date) -> date:
    """The first of these birthdays from `since` on, on our calendar."""
    if one.calendar is Calendar.SOLAR:
        return next(Yearly(one.month, one.day, time(), one.leap).days(since))
    # A lunar year begins in January or February of the solar one, and its end lies in the next.
    return next(day for year in count(since.year - 1) if (day := in_lunar_year(one, year)) is not None and day >= since)


def in_lunar_year(one: Birthday, year: int) -> date | None:
    """A year without that leap month has it in the plain month; one whose month has 29 days, on the last of them."""
    from lunar_python import Lunar  # slow to import, and most communities need none

    for month, day in ((one.month, one.day), (abs(one.month), one.day), (abs(one.month), 29)):
        try:
            return date.fromisoformat(Lunar.fromYmd(year, month, day).getSolar().toYmd())
        except Exception:  # noqa: S112  the library raises nothing more exact for a day that a year lacks
            continue
    return None


def year_of(one: Birthday, on: date) -> str:
    """Which year's birthday that is. A lunar one may fall twice in a year of ours, and not at all in the next."""
    if one.calendar is Calendar.SOLAR:
        return str(on.year)
    return f"lunar-{next((year for year in (on.year - 1, on.year) if in_lunar_year(one, year) == on), on.year)}"


# --- The hour ---


def own_hour(hour: int | None, at: time) -> int | None:
    """None: it is greeted with all who chose none, `at` the group's hour."""
    return None if hour is None or time(hour) == at else hour


def falls_at(day: date, hour: int | None, at: time, zone: ZoneInfo) -> datetime:
    """When a birthday on that day is greeted, on the clocks of the group."""
    return instant_of(day, at if hour is None else time(hour), zone)


# --- Years in the group ---

MOST_YEARS = 40


def years_there(came: date, on: date) -> int:
    """How many it are on that day; 0 on any but the day of joining."""
    return on.year - came.year if next(Yearly(came.month, came.day, time()).days(on)) == on else 0


def came_between(first: date, last: date) -> list[tuple[date, date]]:
    """Spans that hold every day of joining that comes round from `first` to `last`, and few others."""
    return [(_back(first, years), _back(last, years) + DAY) for years in range(1, MOST_YEARS + 1)]


def _back(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


# --- Greetings that admins wrote ---

GREETING_LIMIT = 300  # characters
MOST_GREETINGS = 30
_NAMES = re.compile(r"[{｛]\s*(?:names?|名字)\s*[}｝]", re.IGNORECASE)


def greeting_parts(words: str) -> list[str | None]:
    """None where the names stand."""
    first, *others = _NAMES.split(words)
    return [first, *(part for other in others for part in (None, other))]


def pick(greetings: Sequence[tuple[int, datetime | None]], had: Collection[int]) -> int:
    """Which of some, each with when it was said last: never the last one again, and none that those who are greeted
    `had` on their last birthday, as far as there are others; of these the one that was not said for longest."""
    order = [number for number, _ in sorted(greetings, key=lambda one: (one[1] is not None, one[1], one[0]))]
    last = order[-1] if greetings and any(at for _, at in greetings) else None
    fresh = [number for number in order if number != last] or order
    return next((number for number in fresh if number not in had), fresh[0])


# --- How people write one ---

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = "|".join(f"{name}[a-z]*" for name in _MONTHS)
_YEAR = r"(?:(?:1[89]|20)\d\d\s*[-/.年]\s*)?"
_AFTER_YEAR = r"(?:,?\s+(?:1[89]|20)\d\d)?"
_YEARS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
YOUNGEST, OLDEST = 5, 120  # years of somebody who tells their birthday
_NUMBERS = re.compile(rf"{_YEAR}(\d{{1,2}})\s*([-/.月])\s*(\d{{1,2}})\s*[日号]?")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?({_NAMED}){_AFTER_YEAR}")
_MONTH_FIRST = re.compile(rf"({_NAMED})\s*(\d{{1,2}})(?:st|nd|rd|th)?{_AFTER_YEAR}")
_LUNAR = re.compile(r"(?:lunar|农历|阴历|旧历)\s*")
_LEAP_MONTH = re.compile(r"(?:leap|闰)\s*")
_FIGURES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_MONTH_NAMES = {"正": 1, "冬": 11, "腊": 12}
_IN_CHINESE = re.compile(r"([正冬腊]|十?[一二三四五六七八九]?|十)月\s*(初?[一二三四五六七八九十廿卅]{1,3})[日号]?")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not a day; `nearest` are those that may have been meant, the likeliest first."""

    nearest: tuple[Birthday, ...] = ()
    is_odd_year: bool = False  # the day is one, but nobody who writes was born in that year


def read(text: str, this_year: int) -> Birthday | Unclear:
    """`5 April`, `April 5th`, `04-05`, `4月5日`, `农历八月十五`, `lunar 8-15`, `闰四月初一`. A year is passed over,
    unless it shows that something else was meant."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip(" .,!。，！")
    rest = _LUNAR.sub("", plain, count=1)
    is_leap = _LEAP_MONTH.match(rest) is not None
    calendar = Calendar.LUNAR if rest != plain or is_leap else Calendar.SOLAR
    rest = _LEAP_MONTH.sub("", rest, count=1)
    readings = list(_readings(rest))
    found = [Birthday(-month if is_leap else month, day, calendar) for month, day in readings]
    real = [one for one in found if is_real(one)]
    if real and any(not YOUNGEST <= this_year - int(year) <= OLDEST for year in _YEARS.findall(plain)):
        return Unclear(tuple(dict.fromkeys(real)), is_odd_year=True)
    if len(real) == 1 or (real and real[0] == real[-1]):
        return real[0]
    if real:
        return Unclear(tuple(real))
    return Unclear(tuple(near for one in found[:1] for near in _near(one)))


def _readings(text: str) -> Iterator[tuple[int, int]]:
    """Every (month, day) that the words may mean."""
    if found := _NUMBERS.fullmatch(text):
        first, sign, second = int(found[1]), found[2], int(found[3])
        yield first, second
        # 4/5 is the fourth of May for some, and the fifth of April for others.
        if sign in "/." and first != second:
            yield second, first
    elif found := _DAY_FIRST.fullmatch(text):
        yield _month(found[2]), int(found[1])
    elif found := _MONTH_FIRST.fullmatch(text):
        yield _month(found[1]), int(found[2])
    elif found := _IN_CHINESE.fullmatch(text):
        month = _MONTH_NAMES.get(found[1]) or _figure(found[1])
        yield month, _figure(found[2].removeprefix("初"))


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _figure(text: str) -> int:
    """Up to thirty-nine: 十五, 廿三, 三十."""
    plain = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = plain.rpartition("十")
    if not ten:
        return _FIGURES.get(plain, 0)
    return 10 * (_FIGURES.get(tens, 0) if tens else 1) + (_FIGURES.get(ones, 0) if ones else 0)


def _near(one: Birthday) -> list[Birthday]:
    """What 31 June may have been: its last day, or the day after."""
    if one.calendar is Calendar.LUNAR or not 1 <= one.month <= 12 or not 1 <= one.day <= 31:
        return []
    return [Birthday(one.month, _DAYS[one.month - 1]), Birthday(one.month % 12 + 1, 1)]


# --- Wishes ---

WISH_LIMIT = 200  # characters
_SHORTEST = 24  # of what a wish is cut to when there are very many
_AROUND = 8  # its sign, the dash and the end of its line
_WRITTEN = {"&": 5, "<": 4, ">": 4, '"': 6, "'": 6}  # characters that become several where they are shown
_USERNAME = re.compile(r"@([A-Za-z]\w{3,31})(?:\s+|$)")
_BETWEEN = " ,:;，：；、"


def read_username(text: str) -> tuple[str, str]:
    """Whom words begin with, in small letters, and the rest; an empty name where they begin with none."""
    found = _USERNAME.match(text.strip())
    return (found[1].lower(), text.strip()[found.end() :]) if found else ("", text)


def read_name(text: str, names: Sequence[str]) -> tuple[int, str] | None:
    """Which of these names words begin with, by its place, and the rest. The longest counts; None where two have it."""
    plain = text.strip()
    found = [at for at, name in enumerate(names) if name and _begins_with(plain, name)]
    longest = max((len(names[at]) for at in found), default=0)
    found = [at for at in found if len(names[at]) == longest]
    return (found[0], plain[longest:].lstrip(_BETWEEN)) if len(found) == 1 else None


def _begins_with(text: str, name: str) -> bool:
    """A name of letters with spaces between them is not half of another word; Chinese has no spaces."""
    if text[: len(name)].casefold() != name.casefold():
        return False
    behind = text[len(name) : len(name) + 1]
    return not (behind.isalnum() and behind.isascii() and name[-1].isascii())


def in_one_line(words: str) -> str:
    return " ".join(words.split())


def fold(wishes: Sequence[tuple[str, str]], room: int) -> list[str]:
    """The words of wishes, each with whose it is, so that with their names they take no more than `room`: the longest
    are cut, all at the same length, and only when even that is too little the last ones are left out."""
    fixed = [_size(name) + _AROUND for name, _ in wishes]
    sizes = [_size(words) for _, words in wishes]
    least = list(accumulate(own + min(size, _SHORTEST) for own, size in zip(fixed, sizes, strict=True)))
    count = bisect_right(least, room)
    left, limit = room - sum(fixed[:count]), max(sizes, default=0)
    for at, size in enumerate(sorted(sizes[:count])):
        share = left // (count - at)
        if size > share:
            limit = share
            break
        left -= size
    return [_cut(words, limit) for _, words in wishes[:count]]


def _size(text: str) -> int:
    return sum(_WRITTEN.get(character, 1 + (character > "\uffff")) for character in text)


def _cut(words: str, limit: int) -> str:
    if _size(words) <= limit:
        return words
    sizes = accumulate(map(_size, words))
    short = words[: sum(size < limit for size in sizes)]
    return short.rstrip("\u200d ") + "…"


# --- Files ---

CALENDAR, TABLE = ".ics", ".csv"
BOM = "\ufeff"  # by which spreadsheets know that a table is UTF-8
YEARS_AHEAD = 2  # of birthdays that no rule of our calendar finds
_FOLD_AT = 75  # octets of a line of a calendar, RFC 5545 3.1
_FORMULAS = tuple("=+-@＝＋－＠")  # what a cell of a spreadsheet must not begin with


@dataclass(frozen=True, slots=True)
class Entry:
    """A birthday as a file has it."""

    key: str  # the same in every file, so that a calendar knows it again
    name: str
    birthday: Birthday


def as_calendar(title: str, entries: Sequence[Entry], today: date, now: datetime) -> str:
    """iCalendar (RFC 5545): each a day of every year; those of the lunar calendar, one by one for two years."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hearth//birthdays//EN", f"X-WR-CALNAME:{_escaped(title)}"]
    for entry in entries:
        first = next_on(entry.birthday, today)
        if rule := _recurrence(entry.birthday):
            lines += _event(entry, entry.key, first, now, f"RRULE:{rule}")
            continue
        until = today + timedelta(days=365 * YEARS_AHEAD)
        while first < until:
            lines += _event(entry, f"{entry.key}-{first:%Y%m%d}", first, now)
            first = next_on(entry.birthday, first + DAY)
    return "".join(f"{line}\r\n" for whole in [*lines, "END:VCALENDAR"] for line in _folded(whole))


def _recurrence(one: Birthday) -> str:
    if one.calendar is Calendar.LUNAR:
        return ""
    if not one.has_choice:
        return "FREQ=YEARLY"
    # The last day of February, or the sixtieth of the year: both are 29 February where there is one.
    return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if one.leap == "feb28" else "FREQ=YEARLY;BYYEARDAY=60"


def _event(entry: Entry, key: str, day: date, now: datetime, *more: str) -> list[str]:
    return [
        "BEGIN:VEVENT", f"UID:{key}@hearth", f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", *more,
        f"SUMMARY:🎂 {_escaped(entry.name)}", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]  # fmt: skip


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", in_one_line(text))


def _folded(line: str) -> Iterator[str]:
    """No longer than a line may be, and no character cut in two."""
    current, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _FOLD_AT:
            yield current
            current, size = " ", 1
        current, size = current + character, size + width
    yield current


def as_table(entries: Sequence[Entry], today: date) -> str:
    """CSV: a name is a name, whatever a spreadsheet would make of it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["name", "calendar", "month", "day", "29 February", "next"])
    for entry in entries:
        one = entry.birthday
        month = f"leap {-one.month}" if one.month < 0 else str(one.month)
        choice = {"feb28": "28 February", "mar1": "1 March"}[one.leap] if one.has_choice else ""
        safe = f"'{entry.name}" if entry.name.lstrip().startswith(_FORMULAS) else entry.name
        writer.writerow([safe, one.calendar.value, month, one.day, choice, next_on(one, today).isoformat()])
    return out.getvalue()
