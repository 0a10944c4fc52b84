"""What a badge asks for, which there are from the beginning, and what lies before the next one."""

import re
import unicodedata
from calendar import isleap
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

VERSION = 2  # of the catalogue: with a higher one, every community's past is looked through again, quietly
DAY = timedelta(days=1)
NEWS = timedelta(days=3)  # what a day earned longer ago is no news


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is counted, for one member: one of the `kinds`, and which of what it counts."""

    kind: str
    hours: tuple[int, int] | None = None  # from one hour up to the other, over midnight too
    weekdays: tuple[int, ...] = ()  # 0: Monday; empty: any
    on: tuple[int, int] | None = None  # month and day
    with_photo: bool = False
    with_note: bool = False
    away_days: int = 0
    since: date | None = None

    @property
    def measure(self) -> str:
        """Under which it is counted: equal criteria share their counters."""
        parts = [self.kind]
        if self.hours:
            parts.append(f"h{self.hours[0]}-{self.hours[1]}")
        if self.weekdays:
            parts.append("w" + "".join(map(str, self.weekdays)))
        if self.on:
            parts.append(f"on{self.on[0]}-{self.on[1]}")
        parts += ["photo"] * self.with_photo + ["note"] * self.with_note
        if self.away_days:
            parts.append(f"away{self.away_days}")
        if self.since:
            parts.append(f"since{self.since}")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Badge:
    """A named recognition, in one or several levels. A level is the count from which it is earned."""

    id: str
    emoji: str
    criterion: Criterion | None = None  # none: given by hand, or as an honour
    levels: tuple[int, ...] = (1,)
    points: int = 0
    is_secret: bool = False  # not shown until earned
    is_revocable: bool = True  # taken back when it is no longer true
    is_retired: bool = False  # not to be earned any more; who has it keeps it
    name: str = ""  # as admins call it; without, the texts do
    name_en: str = ""  # as they call it to readers of one language; without, it is called the same to all
    name_zh: str = ""
    photo_id: str = ""  # a photo on its page

    @property
    def names(self) -> tuple[str, ...]:
        """All that admins gave it, each once."""
        return tuple(dict.fromkeys(filter(None, (self.name, self.name_en, self.name_zh))))

    def is_called(self, name: str) -> bool:
        """By admins, in any language."""
        return name.casefold() in map(str.casefold, self.names)

    def reached(self, count: int) -> tuple[int, ...]:
        return tuple(level for level in self.levels if level <= count)


EVERY_CHALLENGE = Criterion("challenges")


def _checkins(**which: object) -> Criterion:
    return Criterion("checkins", **which)  # type: ignore[arg-type]


CATALOGUE: tuple[Badge, ...] = (
    Badge("first", "👣", _checkins()),
    Badge("regular", "🧱", _checkins(), (10, 30, 100, 250, 500, 1000)),
    Badge("flame", "🔥", Criterion("streak"), (7, 21, 50, 100, 365)),
    Badge("early", "🐦", _checkins(hours=(5, 8)), (10, 50, 200)),
    Badge("owl", "🦉", _checkins(hours=(22, 2)), (10, 50, 200)),
    Badge("noon", "🍚", _checkins(hours=(11, 14)), (20, 100)),
    Badge("weekend", "🏕", _checkins(weekdays=(5, 6)), (10, 50, 100)),
    Badge("monday", "🚀", _checkins(weekdays=(0,)), (10, 50)),
    Badge("snapshot", "📷", _checkins(with_photo=True)),
    Badge("album", "🖼", _checkins(with_photo=True), (20, 100)),
    Badge("diary", "📝", _checkins(with_note=True), (10, 50, 200)),
    Badge("comeback", "🌱", Criterion("comeback", away_days=14)),
    Badge("voyage", "⛵", Criterion("comeback", away_days=60)),
    Badge("present", "💬", Criterion("days"), (7, 30, 100, 300, 1000)),
    Badge("helper", "🤝", Criterion("helped"), (1, 5, 20, 50, 100)),
    Badge("anniversary", "🎂", Criterion("years"), tuple(range(1, 11))),
    Badge("small-hours", "🌌", _checkins(hours=(3, 5)), is_secret=True),
    Badge("new-year", "🎆", _checkins(on=(1, 1)), is_secret=True),
    Badge("leap-day", "🐸", _checkins(on=(2, 29)), is_secret=True),
    Badge("spark", "✨"),
)
BUILT_IN: Mapping[str, Badge] = {badge.id: badge for badge in CATALOGUE}


@dataclass(frozen=True, slots=True)
class Heard:
    """What a fact changes about the counts of one member."""

    member_id: int
    day: date
    more: Sequence[Criterion] = ()  # by one
    at_least: Mapping[Criterion, int] = field(default_factory=dict)
    anew: Sequence[Criterion] = ()  # to be counted from what was noted


NOTHING = Heard(0, date.min)


def together(member_id: int, day: date, parts: Sequence[Heard]) -> Heard:
    """What several kinds heard of one member, in one."""
    return Heard(
        member_id,
        day,
        more=[one for part in parts for one in part.more],
        at_least={one: n for part in parts for one, n in part.at_least.items()},
        anew=[one for part in parts for one in part.anew],
    )


def next_level(badge: Badge, count: int) -> int | None:
    return next((level for level in badge.levels if level > count), None)


@dataclass(frozen=True, slots=True)
class Had:
    """A level of a badge that a member has, or had."""

    level: int
    stands: bool
    is_by_hand: bool  # given, or taken away, by a person: only a person changes that


def to_settle(badge: Badge, count: int, had: Iterable[Had]) -> tuple[list[int], list[int]]:
    """The levels to be granted and those to be taken back, for what a member has to agree with what is counted. Level 0
    was never counted: it came with something else."""
    if badge.criterion is None or badge.is_retired:
        return [], []
    known, reached = {one.level: one for one in had}, badge.reached(count)
    due = [level for level in reached if not (known.get(level) and (known[level].stands or known[level].is_by_hand))]
    earned = [one.level for one in known.values() if one.stands and one.level and not one.is_by_hand]
    return due, [level for level in earned if badge.is_revocable and level not in reached]


def counts_anew(before: Badge | None, after: Badge) -> bool:
    """Whether a change lets members come to a badge, or lose it, by what is noted."""
    if after.criterion is None or after.is_retired:
        return False
    asks = [(one.criterion, one.levels, one.is_revocable, one.is_retired) for one in (before, after) if one]
    return len(set(asks)) == 2 or before is None


def comes_to(badge: Badge, count: int, had: Sequence[Had]) -> int:
    """What settling means to a member: 1 when they get it or a further level, -1 when they lose it or one, else 0."""
    due, taken = to_settle(badge, count, had)
    before = {one.level for one in had if one.stands}
    after = (before | set(due)) - set(taken)
    if len(badge.levels) == 1 and before and after:  # a level that nobody sees
        return 0
    highest_before, highest_after = max(before, default=-1), max(after, default=-1)
    return (highest_after > highest_before) - (highest_after < highest_before)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A level that is not reached yet."""

    badge: Badge
    level: int
    count: int


def nearest(badges: Iterable[Badge], counts: Mapping[str, int], limit: int) -> list[Ahead]:
    """What is nearest to being earned, of what may be shown."""
    ahead = []
    for badge in badges:
        if badge.criterion is None or badge.is_secret or badge.is_retired:
            continue
        count = counts.get(badge.criterion.measure, 0)
        if level := next_level(badge, count):
            ahead.append(Ahead(badge, level, count))
    return sorted(ahead, key=lambda one: (-one.count / one.level, one.level))[:limit]


def covers(hours: tuple[int, int], hour: int) -> bool:
    first, end = hours
    return first <= hour < end if first < end else hour >= first or hour < end


def is_news(day: date, now: datetime) -> bool:
    return day >= now.date() - NEWS


def first_days(day: date, years: int) -> list[date]:
    """The days that have an anniversary on `day`, up to so many years ago."""
    months = [(day.month, day.day)]
    if months == [(2, 28)] and not isleap(day.year):
        months.append((2, 29))
    ago = range(day.year - years, day.year)
    return [date(year, *month) for year in ago for month in months if month != (2, 29) or isleap(year)]


def years_between(first: date, day: date) -> int:
    """Full years. Of a 29 February they are full on the 28th where there is no other."""
    try:
        anniversary = first.replace(year=day.year)
    except ValueError:
        anniversary = date(day.year, 2, 28)
    return day.year - first.year - (day < anniversary)


# --- How admins write one ---

NAME_LIMIT = 40  # characters
LEVELS_LIMIT = 10
MOST = 1_000_000
_QUOTED = re.compile(r"""["“”„「『《](?P<quoted>[^"“”„「」『』《》]+)["“”」』》]|(?P<plain>\S+)""")
_KINDS = {
    **dict.fromkeys(("checkins", "checkin", "check-ins", "打卡"), "checkins"),
    **dict.fromkeys(("streak", "连续", "连续打卡"), "streak"),
    **dict.fromkeys(("days", "活跃", "活跃天数"), "days"),
    **dict.fromkeys(("comeback", "归来", "回归"), "comeback"),
    **dict.fromkeys(("helped", "帮助", "帮过"), "helped"),
    **dict.fromkeys(("challenges", "challenge", "挑战"), "challenges"),
    **dict.fromkeys(("years", "year", "anniversary", "周年"), "years"),
}
_FLAGS = {
    **dict.fromkeys(("secret", "隐藏"), "secret"),
    **dict.fromkeys(("revocable", "可收回"), "revocable"),
    **dict.fromkeys(("photo", "picture", "带图"), "photo"),
    **dict.fromkeys(("note", "带话"), "note"),
    **dict.fromkeys(("weekend", "weekends", "周末"), "weekend"),
    **dict.fromkeys(("workdays", "weekdays", "工作日"), "workdays"),
}
_ON = ("on", "日期")
_HOURS, _POINTS = ("hour", "hours", "时段", "钟点"), ("points", "积分")
WEEKEND, WORKDAYS = (5, 6), (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Plan:
    """A badge as an admin wrote it."""

    emoji: str
    name: str
    criterion: Criterion | None  # none: given by hand
    levels: tuple[int, ...]
    points: int
    is_secret: bool
    is_revocable: bool


@dataclass(frozen=True, slots=True)
class Flaw:
    """What about it cannot be understood: a key among the texts, and the word."""

    key: str
    word: str = ""


def is_name(text: str) -> bool:
    has_controls = any(unicodedata.category(character) == "Cc" and character not in "\n\t" for character in text)
    return any(character.isalnum() for character in text) and len(text) <= NAME_LIMIT and not has_controls


def take_name(text: str) -> tuple[str, str]:
    """A name at the beginning, in any quotes or one word long, and what follows."""
    found = _QUOTED.match(text.strip())
    if not found:
        return "", ""
    return (found["quoted"] or found["plain"]).strip(), text.strip()[found.end() :].strip()


def read_plan(text: str) -> Plan | Flaw:
    """`🦉 "Night reader" checkins 30/100 hour 21-24 points 20 secret revocable`."""
    emoji, _, rest = text.strip().partition(" ")
    if not is_emoji(emoji):
        return Flaw("new-emoji", emoji)
    name, rest = take_name(rest)
    if not is_name(name):
        return Flaw("new-name", name)
    return read_rule(emoji, name, rest)


def read_rule(emoji: str, name: str, text: str) -> Plan | Flaw:
    """What one called so asks for: `checkins 30/100 hour 21-24 points 20 secret revocable`."""
    words = text.casefold().split()
    kind = _KINDS.get(words[0]) if words else None
    levels: tuple[int, ...] = (1,)
    if kind:
        levels = _read_levels(words[1]) if len(words) > 1 else ()
        if not levels:
            return Flaw("new-number", words[1] if len(words) > 1 else words[0])
        del words[:2]
    flags: set[str] = set()
    values: dict[str, str] = {}
    while words:
        word = words.pop(0)
        if word in _FLAGS:
            flags.add(_FLAGS[word])
        elif (word in _HOURS or word in _POINTS) and words:
            values["hours" if word in _HOURS else "points"] = words.pop(0)
        elif word in _ON and words:
            values["on"] = words.pop(0)
        else:
            return Flaw("new-word", word)
    return _plan(emoji, name, kind, levels, flags, values)


def _plan(
    emoji: str, name: str, kind: str | None, levels: tuple[int, ...], flags: set[str], values: Mapping[str, str]
) -> Plan | Flaw:
    points = _number(values.get("points", "0"))
    if points is None:
        return Flaw("new-word", values["points"])
    hours = read_hours(values["hours"]) if "hours" in values else None
    if "hours" in values and hours is None:
        return Flaw("new-hours", values["hours"])
    on = read_day(values["on"]) if "on" in values else None
    if "on" in values and on is None:
        return Flaw("new-word", values["on"])
    which = flags & {"photo", "note", "weekend", "workdays"}
    if kind != "checkins" and (which or hours or on):
        return Flaw("new-only-checkins", next(iter(sorted(which)), "hour" if hours else "on"))
    criterion = None
    if kind == "comeback":
        criterion, levels = Criterion(kind, away_days=levels[0]), (1,)
    elif kind:
        weekdays = WEEKEND if "weekend" in flags else WORKDAYS if "workdays" in flags else ()
        criterion = Criterion(
            kind, hours=hours, weekdays=weekdays, on=on, with_photo="photo" in flags, with_note="note" in flags
        )
    return Plan(emoji, name, criterion, levels, points, "secret" in flags, "revocable" in flags)


def is_emoji(text: str) -> bool:
    kinds = {unicodedata.category(character) for character in text}
    return (
        0 < len(text) <= 10 and bool(kinds & {"So", "Sk", "Sm"}) and kinds <= {"So", "Sk", "Sm", "Mn", "Me", "Cf", "Cn"}
    )


def _number(word: str) -> int | None:
    return int(word) if re.fullmatch(r"[0-9]{1,7}", word) and int(word) <= MOST else None


def _read_levels(word: str) -> tuple[int, ...]:
    numbers = [_number(one) for one in word.split("/")]
    levels = tuple(sorted({number for number in numbers if number}))
    return levels if len(levels) == len(numbers) <= LEVELS_LIMIT else ()


def read_day(word: str) -> tuple[int, int] | None:
    """`12-25`, `12/25`, `12月25日`: month and day."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})[日号]?", word)
    if not found:
        return None
    with suppress(ValueError):
        day = date(2000, int(found[1]), int(found[2]))  # a year that has every day
        return day.month, day.day
    return None


def read_hours(word: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"([0-9]{1,2})(?::00)?[-–—~～至到]([0-9]{1,2})(?::00)?点?", word)
    if not found:
        return None
    first, end = int(found[1]), int(found[2])
    return (first % 24, end % 24) if max(first, end) <= 24 and first % 24 != end % 24 else None
