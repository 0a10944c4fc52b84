"""How people write a time of day, in both languages. Kind to habits, and never guesses."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from bot.kit.calendar import Quiet


@dataclass(frozen=True, slots=True)
class Preferences:
    language: str | None = None  # none: as their app says
    zone: ZoneInfo | None = None  # none: the community's
    quiet: Quiet | None = None
    is_hidden: bool = False  # from boards
    is_line_open: bool = False  # the bot may write to them in private


NOTHING_CHOSEN = Preferences()
NO_QUIET = Quiet(time(0), time(0))

OFF = frozenset(
    {"off", "no", "none", "never", "stop", "关", "关闭", "关掉", "取消", "停", "停止", "不要", "不用", "无", "没有"}
)
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0), "中午": time(12), "正午": time(12)}
_WORDS |= dict.fromkeys(("午夜", "半夜", "零点"), time(0))

# Of each part of the day: the hours one calls so on a 12-hour clock, and on a 24-hour clock.
_MORNING = {hour: hour for hour in range(4, 13)}
_AFTERNOON = {12: 12} | {hour: hour + 12 for hour in range(1, 8)} | {hour: hour for hour in range(13, 20)}
_EVENING = {hour: hour + 12 for hour in range(5, 12)} | {hour: hour for hour in range(17, 24)}
_EVENING |= {12: 0, 24: 0, 0: 0, 1: 1, 2: 2, 3: 3}
_NIGHT = {12: 0, 24: 0} | {hour: hour for hour in range(7)} | {hour: hour + 12 for hour in range(9, 12)}
_NIGHT |= {21: 21, 22: 22, 23: 23}
_PARTS = {
    "凌晨": {12: 0, 24: 0} | {hour: hour for hour in range(7)},
    "清晨": _MORNING, "早晨": _MORNING, "早上": _MORNING, "上午": _MORNING, "早": _MORNING,
    "中午": {11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14},
    "下午": _AFTERNOON, "傍晚": _AFTERNOON,
    "晚上": _EVENING, "夜晚": _EVENING, "晚": _EVENING,
    "深夜": _NIGHT, "半夜": _NIGHT, "午夜": _NIGHT, "夜里": _NIGHT,
}  # fmt: skip
_AM = {hour: hour % 12 for hour in range(1, 13)}
_PM = {hour: hour % 12 + 12 for hour in range(1, 13)}
_WHOLE_DAY = {hour: hour % 24 for hour in range(25)}

_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_HAN = "[零〇一二两三四五六七八九十]"
_TIME = re.compile(
    rf"""
    (?P<part>{"|".join(_PARTS)})? \s*
    (?: (?P<hour>\d{{1,2}}|{_HAN}{{1,3}}) \s*
        (?: [:.h] (?P<minute>\d{{2}})
          | [点时] \s* (?: (?P<half>半|一刻|三刻|整|钟) | (?P<minutes>\d{{1,2}}|{_HAN}{{1,3}}) 分? )?
          | h )?
      | (?P<digits>\d{{4}}) )
    \s* (?P<meridiem>am|pm)?
    """,
    re.VERBOSE,
)
_MINUTES = {None: 0, "整": 0, "钟": 0, "半": 30, "一刻": 15, "三刻": 45}
_DASH = re.compile(r"\s*(?:[-‐‑‒–—―−~∼〜]+|\bto\b|\buntil\b|\btill\b|直?到|至)\s*")


def read_time(words: str) -> time | None:
    """A time of day as people write it: "20:00", "8pm", "8.30 p.m.", "2000", "晚上8点半", "二十点". None: not one."""
    return _read(_plain(words))


def read_quiet(words: str) -> Quiet | None:
    """From when to when: "22-8", "22:00–8:00", "10pm to 8am", "晚上10点到早上8点"; `NO_QUIET` for "off" and "关".

    None: not understood.
    """
    plain = _plain(words)
    if plain in OFF:
        return NO_QUIET
    ends = _DASH.split(plain.removeprefix("from ").removeprefix("从"))
    if len(ends) != 2:
        return None
    ends[1] = re.sub(r"^(?:次日|第二天|翌日)\s*", "", ends[1])
    start, end = _read(ends[0]), _read(ends[1])
    first, second = (_TIME.fullmatch(end) for end in ends)
    if first and second and _hour(first) < _hour(second):
        # "1-3pm" and "晚上10点到12点" name the part of the day once, for both.
        start = (None if first["part"] else _read(ends[0], meridiem=second["meridiem"])) or start
        end = _read(ends[1], part=first["part"]) or end
    return Quiet(start, end) if start is not None and end is not None and start != end else None


def is_off(words: str) -> bool:
    return _plain(words) in OFF


def _plain(words: str) -> str:
    """Full-width digits and colons as plain ones, and spelled as the patterns expect."""
    plain = unicodedata.normalize("NFKC", words).strip().casefold()
    plain = plain.replace("點", "点").replace("時", "时").replace("關", "关")
    return re.sub(r"\b([ap])\.?\s?m\b\.?", r"\1m", plain).rstrip("。.!")


def _read(words: str, part: str | None = None, meridiem: str | None = None) -> time | None:
    """`part` and `meridiem` are those that the words around it name, should it have none of its own."""
    if words in _WORDS:
        return _WORDS[words]
    found = _TIME.fullmatch(words)
    if not found:
        return None
    part, meridiem = found["part"] or part, found["meridiem"] or meridiem
    if part and meridiem:
        return None
    hours = _PARTS[part] if part else {None: _WHOLE_DAY, "am": _AM, "pm": _PM}[meridiem]
    hour, minute = hours.get(_hour(found)), _minute(found)
    if hour is None or minute is None or minute > 59 or (_hour(found) == 24 and minute):
        return None
    return time(hour, minute)


def _hour(found: re.Match[str]) -> int:
    number = _number(found["hour"] or found["digits"][:2])
    return 99 if number is None else number


def _minute(found: re.Match[str]) -> int | None:
    if found["digits"]:
        return int(found["digits"][2:])
    if written := found["minute"] or found["minutes"]:
        return _number(written)
    return _MINUTES[found["half"]]


def _number(written: str) -> int | None:
    """0 to 99 in digits or in Chinese: "8", "十二", "二十", "零五". None for what nobody counts like."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if (tens and tens not in _DIGITS) or (ten and _DIGITS.get(tens) == 0):
        return None
    if not ten and len(ones) == 2 and _DIGITS[ones[0]] == 0:
        ones = ones[1]
    if ones and ones not in _DIGITS:
        return None
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS[ones] if ones else 0)
