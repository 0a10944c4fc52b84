"""What a badge asks for, which there are from the beginning, and what lies before the next one."""

from calendar import isleap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

VERSION = 1  # of the catalogue: with a higher one, every community's past is looked through again, quietly
DAY = timedelta(days=1)
CLOSES = time(18)  # UTC: by then the day before is over for everybody, wherever they live
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

    def reached(self, count: int) -> tuple[int, ...]:
        return tuple(level for level in self.levels if level <= count)


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


def next_level(badge: Badge, count: int) -> int | None:
    return next((level for level in badge.levels if level > count), None)


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


def last_closed(now: datetime) -> date:
    """The last day that is over for everybody."""
    return (now - timedelta(hours=CLOSES.hour)).astimezone(UTC).date() - DAY


def closes_at(day: date) -> datetime:
    return datetime.combine(day + DAY, CLOSES, UTC)


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
