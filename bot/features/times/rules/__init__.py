"""Which time a text names, as pure values. Nothing is guessed silently: what was assumed is said along."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.features.times.rules.phrases import Piece, Plain, pieces_of
from bot.kit import calendar
from bot.kit.calendar import Daily, Fortnightly, Monthly, Once, Rule, Weekly, Yearly

NO_HOUR = time(9)  # what "next Monday" means when no hour is named
FAR = timedelta(days=3660)
READ = 600  # characters that are looked at
_DAY = timedelta(days=1)
_GLUE = r"(?:[\s,、;:\-]|的|在|于|是|从|起|开始|at\b|on\b|from\b|starting\b|the\b|and\b|提醒我|remind me\b(?: to\b)?)*"
_BEFORE = r"^(?:[\s,.、。;:!\-]|remind me\b|that\b|to\b|请|提醒我?|记得)+"
_AFTER = r"(?:[\s,、;:\-]|提醒我?|remind me\b(?: to\b)?)+$"
_DAYS = frozenset({"date", "weekday", "every"})
_PARTS = {"morning": time(9), "noon": time(12), "afternoon": time(15), "evening": time(20), "night": time(21)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and a time on a wall."""

    day: date
    at: time


Meaning = Moment | Daily | Weekly | Fortnightly | Monthly


@dataclass(frozen=True, slots=True)
class Understood:
    meaning: Meaning
    text: str  # the other words
    assumed: str = ""  # hour: none was named | next: the next such hour that comes, morning or evening


@dataclass(frozen=True, slots=True)
class Unclear:
    """A time that nobody can mean, and those that come nearest."""

    why: str  # hour | date | past | gap | far
    nearest: tuple[Meaning, ...]
    text: str


class _No(Exception):
    def __init__(self, why: str, *nearest: Meaning) -> None:
        self.why, self.nearest = why, nearest


def first_of(meaning: Meaning, zone: ZoneInfo, after: datetime) -> datetime | None:
    """The first instant after `after`; None when there will be none."""
    if isinstance(meaning, Moment):
        due = calendar.instant_of(meaning.day, meaning.at, zone)
        return due if due > after else None
    return calendar.next_due(meaning, zone, after)


def rule_of(meaning: Meaning, zone: ZoneInfo) -> Rule:
    if isinstance(meaning, Moment):
        return Once(calendar.instant_of(meaning.day, meaning.at, zone))
    return meaning


def meaning_of(rule: Rule, zone: ZoneInfo) -> Meaning:
    """What `rule_of` made a rule of.

    Raises:
        ValueError: a yearly rule, which no words here mean.
    """
    if isinstance(rule, Once):
        wall = rule.at.astimezone(zone)
        return Moment(wall.date(), wall.time())
    if isinstance(rule, Yearly):
        raise ValueError("nobody means a yearly rule")
    return rule


def is_cut_short(meaning: Meaning) -> bool:
    """Whether a month may be too short for it, so that its last day stands in."""
    return isinstance(meaning, Monthly) and meaning.day > 28


def read(words: str, now: datetime, zone: ZoneInfo) -> Understood | Unclear | None:
    """The time in `words`, on walls in `zone`; None when they name none. Never raises, whatever is written."""
    plain = Plain.of(words[:READ])
    run = _best(plain.text, _runs(plain.text, pieces_of(plain.text)))
    if not run:
        return None
    return _meant(run, _rest(words, plain, run), now, zone)


def _meant(run: list[Piece], text: str, now: datetime, zone: ZoneInfo) -> Understood | Unclear:
    by_kind = {piece.kind: piece.value for piece in reversed(run)}
    try:
        meaning, assumed = _Reading(now, zone, by_kind).meaning()
    except _No as no:
        nearest = tuple(one for one in dict.fromkeys(no.nearest) if first_of(one, zone, now))
        return Unclear(no.why, nearest, text)
    return Understood(meaning, text, assumed)


def read_at_start(words: str, now: datetime, zone: ZoneInfo) -> Understood | Unclear | None:
    """As `read`, but a time that the words begin with and that names an hour: behind it they stay as they are."""
    plain = Plain.of(words[:READ])
    run = next(iter(_runs(plain.text, pieces_of(plain.text))), [])
    if not run or not re.fullmatch(_GLUE, plain.text[: run[0].start]) or not (head := _head(run)):
        return None
    text = re.sub(r"^起?[\s,，、:：;；。]+", "", words[plain.places[head[-1].end] :])
    return _meant(head, text, now, zone)


def _head(run: list[Piece]) -> list[Piece]:
    """Up to where both a day and an hour are named: a day behind that belongs to the text."""
    kinds: set[str] = set()
    for n, piece in enumerate(run, 1):
        kinds.add(piece.kind)
        if piece.kind == "every" and piece.value[0] == "fortnightly":
            return run if "clock" in {one.kind for one in run} else []  # the day it begins with may stand behind
        if piece.kind == "delta" or ("clock" in kinds and kinds & _DAYS):
            return run[: n + 1] if _is_of_a_part(run[n - 1 : n + 1]) else run[:n]
    return run if "clock" in kinds else []


def _is_of_a_part(two: list[Piece]) -> bool:
    """Whether a bare hour and a part of the day belong together: "8 in the evening"."""
    return [one.kind for one in two] == ["clock", "period"] and two[0].value[2]


def _runs(plain: str, pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that stand together, each kind once."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        run = runs[-1] if runs else []
        is_next = run and re.fullmatch(_GLUE, plain[run[-1].end : piece.start])
        if is_next and piece.kind not in {one.kind for one in run}:
            run.append(piece)
        else:
            runs.append([piece])
    return [run for run in runs if {one.kind for one in run} != {"period"}]


def _best(plain: str, runs: list[list[Piece]]) -> list[Piece]:
    """The one with an hour rather than without, at an end rather than amid; a day at an end joins an hour elsewhere."""

    def is_at_end(run: list[Piece]) -> bool:
        return not plain[: run[0].start].strip() or not plain[run[-1].end :].rstrip(".!。").strip()

    def worth(run: list[Piece]) -> tuple[bool, bool, int]:
        return bool({"clock", "delta"} & {one.kind for one in run}), is_at_end(run), len(run)

    if not runs:
        return []
    best = max(runs, key=worth)
    if {one.kind for one in best} <= {"clock", "period"}:
        days = [
            run
            for run in runs
            if run is not best and is_at_end(run) and {"clock", "delta"}.isdisjoint(one.kind for one in run)
        ]
        if days and not {one.kind for one in days[0]} & {one.kind for one in best}:
            return sorted([*days[0], *best], key=lambda piece: piece.start)
    return best


def _rest(words: str, plain: Plain, run: list[Piece]) -> str:
    """The words without the time, in the writing they had."""
    kept, since, end = [], 0, 0
    for piece in run:
        between = plain.text[end : piece.start]
        if not (end and re.fullmatch(_GLUE, between)):
            kept.append(words[since : plain.places[piece.start]])
        since, end = plain.places[piece.end], piece.end
    kept.append(words[since:])
    kept[1:] = [re.sub(r"^\s*起(?=\W|$)", "", part) for part in kept[1:]]
    cleaned = [
        re.sub(_AFTER, "", re.sub(_BEFORE, "", part, flags=re.IGNORECASE), flags=re.IGNORECASE).strip() for part in kept
    ]
    return " ".join(filter(None, cleaned))


@dataclass(frozen=True, slots=True)
class _Reading:
    now: datetime
    zone: ZoneInfo
    said: dict[str, Any]

    @property
    def wall(self) -> datetime:
        return self.now.astimezone(self.zone).replace(tzinfo=None)

    @property
    def today(self) -> date:
        return self.wall.date()

    def meaning(self) -> tuple[Meaning, str]:
        if (span := self.said.get("delta")) is not None and "every" not in self.said:
            return self._after(span)
        at, days_later, is_bare = self._hour()
        assumed = "" if {"clock", "period"} & self.said.keys() else "hour"
        if "every" in self.said:
            return self._again(at, days_later), assumed
        if not {"date", "weekday"} & self.said.keys():
            return self._next(at, days_later, is_bare)
        day = self._date(at)
        moment = Moment(day + days_later * _DAY, at)
        later = replace(moment, at=at.replace(hour=at.hour + 12)) if is_bare and at.hour < 12 else moment
        if self.said.get("date") == 0 and not self._comes(moment) and self._comes(later):
            moment, assumed = later, "next"
        return self._checked(moment, Moment(moment.day + _DAY, at)), assumed

    def _after(self, span: timedelta) -> tuple[Meaning, str]:
        if not timedelta(0) < span <= FAR:
            raise _No("far")
        if span % _DAY == timedelta(0) and "clock" in self.said:
            at, days_later, _ = self._hour()
            return self._checked(Moment(self.today + span + days_later * _DAY, at)), ""
        due = self.now.astimezone(UTC) + span
        if span % _DAY == timedelta(0):
            due = calendar.instant_of(self.today + span, self.wall.time().replace(second=0, microsecond=0), self.zone)
        up = timedelta(minutes=1) if due.second or due.microsecond else timedelta(0)
        local = (due.replace(second=0, microsecond=0) + up).astimezone(self.zone)
        moment = Moment(local.date(), local.time().replace(fold=0))
        return self._checked(moment), ""

    def _hour(self) -> tuple[time, int, bool]:
        """The time of day, how many days later it is (24:00 is tomorrow's), and whether it may be of the evening."""
        period = self.said.get("period")
        if "clock" not in self.said:
            return _PARTS.get(period or "", NO_HOUR), 0, False
        hour, minute, is_bare = self.said["clock"]
        if period and hour <= 12:
            hour = _by_period(hour, period)
        if (hour, minute) == (24, 0):
            return time(0), 1, False
        if hour > 23 or minute > 59:
            day = self._date(NO_HOUR) if {"date", "weekday"} & self.said.keys() else self.today
            near = (
                [time(hour, 59), time((hour + 1) % 24, (minute - 60) % 60)]
                if hour < 24
                else [time(hour % 24, min(minute, 59)), time(23, min(minute, 59))]
            )
            raise _No("hour", *(self._on(one, day) for one in near))
        return time(hour, minute), 0, is_bare and not period and 1 <= hour <= 11

    def _on(self, at: time, day: date) -> Meaning:
        if "every" in self.said:
            return self._again(at, 0)
        moment = Moment(day, at)
        return moment if self._comes(moment) else Moment(day + _DAY, at)

    def _again(self, at: time, days_later: int) -> Meaning:
        kind, what = self.said["every"]
        if kind == "daily":
            return Daily(at)
        if kind == "monthly":
            if not 1 <= what <= 31:
                raise _No("date", Monthly(31 if what else 1, at))
            if days_later:
                raise _No("hour", Monthly(what, time(0)), Monthly(what, time(23, 59)))
            return Monthly(what, at)
        if kind == "weekly":
            days = what or frozenset(
                {self._date(at).weekday() if {"date", "weekday"} & self.said.keys() else self.today.weekday()}
            )
            return Weekly(frozenset((day + days_later) % 7 for day in days), at)
        first = self._date(at) if {"date", "weekday"} & self.said.keys() else self.today
        if what is not None:
            first += (what - first.weekday()) % 7 * _DAY
        first += days_later * _DAY
        return Fortnightly(first if self._comes(Moment(first, at)) or what is None else first + 7 * _DAY, at)

    def _next(self, at: time, days_later: int, is_bare: bool) -> tuple[Meaning, str]:
        hours = [at, at.replace(hour=at.hour + 12)] if is_bare else [at]
        coming = [Moment(self.today + n * _DAY, one) for n in (0, 1, 2) for one in hours]
        moment = next(one for one in coming if self._comes(one))
        return self._checked(moment), "next" if is_bare else ""

    def _date(self, at: time) -> date:
        said = self.said.get("date")
        if isinstance(said, int):
            return self.today + said * _DAY
        if said is None:
            return self._weekday(at)
        year, month, day = said
        if month is None:
            return self._day_of_month(day, at)
        try:
            if year is None and (month, day) == (2, 29):  # the next that comes, in whichever year
                return next(one for one in calendar.Yearly(2, 29, at).days(self.today) if one.day == 29)
            found = date(year or self.today.year, month, day)
        except ValueError:
            raise _No("date", *self._near(year, month, day, at)) from None
        if not date(1, 1, 8) < found < self.today + FAR:
            raise _No("far")
        if not self._comes(Moment(found, at)) and found < self.today and "every" not in self.said:
            raise _No("past", *(Moment(one, at) for one in self._same_day_later(month, day)))
        return found

    def _weekday(self, at: time) -> date:
        weeks: int | str
        weekday: int
        weeks, weekday = self.said["weekday"]
        monday = calendar.week_of(self.today)
        if weeks == "this":
            found = monday + weekday * _DAY
            if not self._comes(Moment(found, at)):
                raise _No("past", Moment(found + 7 * _DAY, at))
            return found
        if isinstance(weeks, int) and weeks:
            return monday + (7 * weeks + weekday) * _DAY
        found = self.today + (weekday - self.today.weekday()) % 7 * _DAY
        return found if self._comes(Moment(found, at)) else found + 7 * _DAY

    def _day_of_month(self, day: int, at: time) -> date:
        if not 1 <= day <= 31:
            raise _No("date")
        days = (one for one in Monthly(day, at).days(self.today) if one.day == day)
        return next(one for one in days if self._comes(Moment(one, at)))

    def _near(self, year: int | None, month: int, day: int, at: time) -> list[Meaning]:
        """The days around one that no calendar has: the last of its month, and the first of the next."""
        if not (1 <= month <= 12 and 29 <= day <= 31 and (year is None or abs(year - self.today.year) < 10)):
            return []
        for one in (year or self.today.year, (year or self.today.year) + 1):
            last = date(one, month, monthrange(one, month)[1])
            if self._comes(Moment(last, at)):
                return [Moment(last, at), Moment(last + _DAY, at)]
        return []

    def _same_day_later(self, month: int, day: int) -> list[date]:
        found = calendar.Yearly(month, day, NO_HOUR).days(self.today)
        return [next(found)]

    def _comes(self, moment: Moment) -> bool:
        return first_of(moment, self.zone, self.now) is not None

    def _checked(self, moment: Moment, *instead: Moment) -> Moment:
        """That it will come, and that clocks show it."""
        if moment.day > self.today + FAR:
            raise _No("far")
        if not self._comes(moment):
            raise _No("past", *instead)
        due = calendar.instant_of(moment.day, moment.at, self.zone).astimezone(self.zone)
        if (due.date(), due.time()) != (moment.day, moment.at):
            earlier = calendar.instant_of(moment.day, moment.at, self.zone) - timedelta(minutes=1)
            before = earlier.astimezone(self.zone)
            raise _No("gap", Moment(before.date(), before.time()), Moment(due.date(), due.time()))
        return moment


def _by_period(hour: int, period: str) -> int:
    if period in ("small", "morning"):
        return 0 if hour == 12 and period == "small" else hour
    if period == "noon":
        return hour + 12 if hour < 4 else hour
    if hour == 12:
        return 12 if period == "afternoon" else 24
    return hour if hour == 0 or (period == "night" and hour < 6) else hour + 12
