"""When a birthday is, in either calendar, and how people write one."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import count
from typing import Literal

from bot.kit.calendar import Yearly

DAY = timedelta(days=1)
ONCE_IN = timedelta(days=330)  # whoever moves their birthday is greeted so long after the last one at the earliest
GIFT_AFTER = timedelta(days=7)  # that a birthday has to be known: nobody enters today's for the gift

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LUNAR_DAYS = 30


class Calendar(StrEnum):
    SOLAR = "solar"
    LUNAR = "lunar"


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


# --- How people write one ---

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = "|".join(f"{name}[a-z]*" for name in _MONTHS)
_YEAR = r"(?:(?:1[89]|20)\d\d\s*[-/.年]\s*)?"
_AFTER_YEAR = r"(?:,?\s+(?:1[89]|20)\d\d)?"
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


def read(text: str) -> Birthday | Unclear:
    """`5 April`, `April 5th`, `04-05`, `4月5日`, `农历八月十五`, `lunar 8-15`, `闰四月初一`. A year is passed over."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip(" .,!。，！")
    rest = _LUNAR.sub("", plain, count=1)
    is_leap = _LEAP_MONTH.match(rest) is not None
    calendar = Calendar.LUNAR if rest != plain or is_leap else Calendar.SOLAR
    rest = _LEAP_MONTH.sub("", rest, count=1)
    readings = list(_readings(rest))
    found = [Birthday(-month if is_leap else month, day, calendar) for month, day in readings]
    real = [one for one in found if is_real(one)]
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
