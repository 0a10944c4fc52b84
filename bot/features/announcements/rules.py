"""When an announcement is due, as people write it in both languages, and whether a day has room for it."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.kit import calendar
from bot.kit.calendar import Daily, Monthly, Once, Recurring, Rule, Weekly

ReadTime = Callable[[str], time | None]

_EN = {name: day for day, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_ZH = {name: day for day, name in enumerate("一二三四五六日")} | {"天": 6}
_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\b"
_WEEK = r"(?:周|星期|礼拜)"
_HEAD = re.compile(
    rf"""
    (?: (?P<daily> daily\b | every\s+day\b | 每[天日] )
      | (?P<workdays> every\s+(?:weekday|workday)\b | (?:每个?)?工作日 )
      | every\s+(?P<names> {_NAME} (?: \s*(?:,|and\b|&)\s* {_NAME} )* )
      | 每个?{_WEEK}(?P<signs> [一二三四五六日天] (?: [、,，和]? [一二三四五六日天] )* )
      | (?: monthly | every\s+month ) \s+on\s+(?:the\s+)?(?P<nth>\d{{1,2}})(?:st|nd|rd|th)?\b
      | 每个?月(?P<nth_sign>\d{{1,2}})[号日]
      | (?P<relative> today\b | tomorrow\b | 今天 | 明天 | 后天 )
      | (?:on\s+)?(?P<iso> \d{{4}}-\d{{2}}-\d{{2}} )
      | (?:on\s+)?(?P<name> {_NAME} )
      | {_WEEK}(?P<sign> [一二三四五六日天] )
    ) \s* (?: at\b | 的 )? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AHEAD = {"today": 0, "今天": 0, "tomorrow": 1, "明天": 1, "后天": 2}
_WORD = re.compile(r"[^\s,，]+")
LOOKS_AT = 35  # occurrences of a new rule that must each find room on their day


def read(words: str, now: datetime, zone: ZoneInfo, read_time: ReadTime) -> tuple[Rule, str] | None:
    """When, and the words behind it: "every friday 18:00 We meet", "明天 晚上8点 湖边见". None: not understood."""
    head = _HEAD.match(words)
    if not head:
        return None
    rest = words[head.end() :]
    for found in reversed(list(islice(_WORD.finditer(rest), 3))):
        if (at := read_time(rest[: found.end()])) is not None:
            rule = _rule(head, at, now, zone)
            return (rule, rest[found.end() :].lstrip(" \t\n,，")) if rule else None
    return None


def _rule(head: re.Match[str], at: time, now: datetime, zone: ZoneInfo) -> Rule | None:
    if head["daily"]:
        return Daily(at)
    if head["workdays"]:
        return Weekly(frozenset(range(5)), at)
    if names := head["names"]:
        found = re.findall(_NAME, names, re.IGNORECASE)
        return Weekly(frozenset(_EN[name[:3].lower()] for name in found), at)
    if signs := head["signs"]:
        return Weekly(frozenset(_ZH[sign] for sign in signs if sign in _ZH), at)
    if nth := head["nth"] or head["nth_sign"]:
        return Monthly(int(nth), at) if 1 <= int(nth) <= 31 else None
    today = calendar.day_of(now, zone)
    if relative := head["relative"]:
        return Once(calendar.instant_of(today + timedelta(days=_AHEAD[relative.lower()]), at, zone))
    if iso := head["iso"]:
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return None
        # Beyond these years a zone's offset would lead out of the calendar.
        return Once(calendar.instant_of(day, at, zone)) if today.year <= day.year <= today.year + 5 else None
    weekday = _EN[head["name"][:3].lower()] if head["name"] else _ZH[head["sign"]]
    due = calendar.next_due(Weekly(frozenset({weekday}), at), zone, now)
    return Once(due) if due else None


def next_times(rule: Rule, zone: ZoneInfo, after: datetime, number: int) -> list[datetime]:
    """The next so many instants, or as many as there are."""
    times: list[datetime] = []
    while len(times) < number and (due := calendar.next_due(rule, zone, after)):
        times.append(due)
        after = due
    return times


def has_room(rule: Rule, others: Iterable[Rule], zone: ZoneInfo, now: datetime, most: int) -> bool:
    """Whether no day that the rule comes on has `most` of others already."""
    others = list(others)
    days = {calendar.day_of(due, zone) for due in next_times(rule, zone, now, LOOKS_AT)}
    return all(sum(_is_on(other, day, zone) for other in others) < most for day in days)


def _is_on(rule: Rule, day: date, zone: ZoneInfo) -> bool:
    if isinstance(rule, Once):
        return calendar.day_of(rule.at, zone) == day
    return next(iter(rule.days(day))) == day


def moved(rule: Rule, next_at: datetime, old: ZoneInfo, new: ZoneInfo, now: datetime) -> tuple[Rule, datetime]:
    """The same hour on another wall, for the same day: a time that was skipped stays skipped."""
    if isinstance(rule, Once):
        wall = rule.at.astimezone(old)
        at = calendar.instant_of(wall.date(), wall.time(), new)
        return Once(at), at
    day = date.fromisoformat(calendar.occurrence_key(rule, old, next_at))
    return rule, _first(rule, new, max(now, calendar.start_of(day, new) - timedelta(seconds=1)))


def following(rule: Rule, zone: ZoneInfo, after: datetime) -> datetime | None:
    return calendar.next_due(rule, zone, after)


def _first(rule: Recurring, zone: ZoneInfo, after: datetime) -> datetime:
    due = calendar.next_due(rule, zone, after)
    assert due is not None  # noqa: S101  it has no end
    return due
