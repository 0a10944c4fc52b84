"""The holidays of a country in a year, and the days of weekends that are worked in exchange for some of them.

Calendars end somewhere: China says each November which days of the next year are moved, and some countries know no day
of a year before it comes. Whoever asks hears what is known, and that it is not all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from babel import Locale

CHINA = "CN"
SOME_YEAR = 2026
_CODE = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")


class Known(StrEnum):
    """What there is of a year's calendar."""

    ALL = "all"
    STATUTORY = "statutory"  # not yet the days that are moved
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Year:
    known: Known
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()  # Saturdays and Sundays that are working days


@lru_cache(maxsize=256)
def year_of(country: str, year: int) -> Year:
    """By the code of a country or of a part of one, "DE" or "DE-BY". Of a calendar that breaks, nothing is known."""
    try:
        if country == CHINA:
            return _china(year)
        off = _calendar(country, year)
    except Exception:
        # Two hundred calendars, made by many: whatever one stumbles over in a year to come, an announcement comes.
        return Year(Known.NOTHING)
    return Year(Known.ALL if off else Known.NOTHING, off)


def find_country(text: str) -> str | None:
    """The code of a country that has a calendar, by its code or its name in English or Chinese."""
    code = _codes_by_name().get(text.strip().casefold(), text.strip().upper())
    if _CODE.fullmatch(code) is None:
        return None
    try:
        _calendar(code, SOME_YEAR)
    except NotImplementedError:
        return None
    return code


def _china(year: int) -> Year:
    import chinese_calendar

    try:
        named = [(day, *chinese_calendar.get_holiday_detail(day)) for day in _days_of(year)]
    except NotImplementedError:  # the State Council has not spoken yet, or it was before it did
        return Year(Known.STATUTORY, _calendar(CHINA, year))
    return Year(
        Known.ALL,
        frozenset(day for day, is_off, name in named if name and is_off),
        frozenset(day for day, is_off, name in named if name and not is_off),
    )


def _calendar(country: str, year: int) -> frozenset[date]:
    import holidays  # slow to import, and most communities need none

    found = _CODE.fullmatch(country)
    if found is None:
        raise ValueError(f"no code of a country: {country}")
    days = holidays.country_holidays(found[1], subdiv=found[2], years=year)
    return frozenset(day for day in days if day.year == year)


def _days_of(year: int) -> Iterator[date]:
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    return (first + timedelta(days=number) for number in range((after - first).days))


@cache
def _codes_by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in ("zh_Hans", "en"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                short = re.sub(r" SAR China$|^中国(?=.+特别行政区)|特别行政区$", "", name)
                names |= dict.fromkeys((name.casefold(), short.casefold()), code)
    return names
