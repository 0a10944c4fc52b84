"""The words for times, English and Chinese: which stretch of a text is a piece of a time, and what it says."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    start: int
    end: int
    kind: str  # every | date | weekday | clock | period | delta
    value: Any


@dataclass(frozen=True, slots=True)
class Plain:
    """Words in the plain forms of their characters, and where in the original each of them stands."""

    text: str
    places: list[int]

    @classmethod
    def of(cls, words: str) -> "Plain":
        letters = [(one, n) for n, letter in enumerate(words) for one in unicodedata.normalize("NFKC", letter).lower()]
        return cls("".join(one for one, _ in letters), [*(n for _, n in letters), len(words)])


N = r"(?:\d{1,4}|[零〇一二两三四五六七八九十]{1,4})"
DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
SEP = r"(?:\s*(?:,\s*and|,|and|&|/)\s*|\s+)"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
TH = r"(?:st|nd|rd|th)"
W = r"(?:周|星期|礼拜|週)"
ZH_DAY = r"[一二三四五六日天](?![点點时刻月十号])"
UNIT = r"(?:minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)"
SPAN = rf"(?:(?:half an?|an?|one|two|three|four|five|six|ten|twenty|thirty)\s|\d{{1,5}}\s?){UNIT}"
ZH_SPAN = rf"(?:半个?|{N}个?半?)(?:小时|钟头|分钟|刻钟|天|周|星期|礼拜)半?"
_COUNT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WORDS = {word: n for n, word in enumerate(_COUNT)} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30}
HOUR = rf"(?:\d{{1,2}}|{'|'.join(list(WORDS)[1:13])})"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PERIODS = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "凌晨": "small",
    "清晨": "morning", "早晨": "morning", "早上": "morning", "上午": "morning", "早": "morning", "中午": "noon",
    "下午": "afternoon", "傍晚": "evening", "晚上": "evening", "晚": "evening", "夜里": "night", "深夜": "night",
}  # fmt: skip
ZH_PERIOD = rf"清晨|早晨|早上|凌晨|上午|中午|下午|傍晚|晚上|夜里|深夜|[早晚](?=\s*{N}[点點时:]|\s*$|\s)"


def number(words: str) -> int:
    """A number in digits, in English, or in Chinese up to 99."""
    if words.isdecimal():
        return int(words)
    if words in WORDS:
        return WORDS[words]
    digits = {"零": 0, "〇": 0, "两": 2} | {one: n for n, one in enumerate("一二三四五六七八九", 1)}
    tens, ten, ones = words.rpartition("十")
    value = 0
    for one in ones:
        value = value * 10 + digits.get(one, 0)
    if not ten:
        return value
    return (number(tens) if tens else 1) * 10 + value


def _month(word: str) -> int:
    return MONTHS.index(word[:3]) + 1


def _weekdays(words: str) -> frozenset[int]:
    english = [DAYS.index(one[:3]) for one in re.findall(DAY, words)]
    chinese = ["一二三四五六日".index(one.replace("天", "日")) for one in re.findall("[一二三四五六日天]", words)]
    return frozenset(english or chinese)


def _span(words: str) -> timedelta:
    total = timedelta()
    for amount, unit in re.findall(
        r"(half an?|an?|\d+|[a-z]+?)\s?(minute|min|m|hour|hr|h|day|d|week|w)s?\b", words.replace(" and ", " ")
    ):
        count = 0.5 if amount.startswith("half") else number(amount)
        total += {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(1), "w": timedelta(7)}[
            unit[0]
        ] * count
    for amount, has_half, unit, half_more in re.findall(
        rf"(半|{N})个?(半?)(小时|钟头|分钟|刻钟|天|周|星期|礼拜)(半?)", words
    ):
        count = 0.5 if amount == "半" else number(amount) + (0.5 if has_half or half_more else 0)
        total += {"分": timedelta(minutes=1), "刻": timedelta(minutes=15), "天": timedelta(1)}.get(
            unit[0], timedelta(hours=1) if unit in ("小时", "钟头") else timedelta(7)
        ) * count
    return total


def _days(m: re.Match[str]) -> tuple[str, Any]:
    days = _weekdays(m[2])
    again = len(days) > 1 or (m[1] or "").startswith(("every", "each", "weekly", "每")) or m[2].endswith("days")
    return ("every", ("weekly", days)) if again else ("weekday", (0, min(days)))


def _twelve(m: re.Match[str]) -> tuple[str, Any]:
    hour, minute, half = int(m[1]), int(m[2] or 0), m[3]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return "clock", (hour, minute, half is None and m[2] is None)


def _past(m: re.Match[str]) -> tuple[str, Any]:
    minutes = 30 if m[1] == "half" else 15
    hour = number(m[3])
    return "clock", (hour, minutes, True) if m[2] == "past" else ((hour - 1) % 24, 60 - minutes, True)


def _zh_clock(m: re.Match[str]) -> tuple[str, Any]:
    minute = {"半": 30, "一刻": 15, "三刻": 45, None: 0}.get(m[2])
    return "clock", (number(m[1]), number(m[3]) if minute is None else minute, True)


def _zh_week(m: re.Match[str]) -> tuple[str, Any]:
    weeks = {"下下": 2, "下": 1}.get(m[1], 0)
    return "weekday", (weeks or "this", min(_weekdays(m[2])))


Reader = Callable[[re.Match[str]], tuple[str, Any]]


def _always(kind: str, value: Any) -> Reader:
    return lambda _: (kind, value)


ENGLISH: list[tuple[str, Reader]] = [
    (
        r"(?:every (?:other|second|2nd) (?:week on )?|every (?:two|2) weeks(?: on)? |(?:fortnightly|biweekly)(?: on)? )"
        rf"({DAY})",
        lambda m: ("every", ("fortnightly", min(_weekdays(m[1])))),
    ),
    (
        r"every (?:two|2) weeks|every (?:other|second) week|fortnightly|biweekly",
        _always("every", ("fortnightly", None)),
    ),
    (
        r"(?:every|each) (?:week|work|working )day|(?:on )?(?:week|work)days|mon(?:day)? ?(?:-|to) ?fri(?:day)?",
        _always("every", ("weekly", frozenset(range(5)))),
    ),
    (r"(?:every|each) weekend|(?:on )?weekends", _always("every", ("weekly", frozenset({5, 6})))),
    (r"every (morning|afternoon|evening|night)", lambda m: ("every+", (("daily", None), m[1]))),
    (r"every ?day|each day|daily", _always("every", ("daily", None))),
    (
        rf"(?:every month|each month|monthly)(?: on)?(?: the)? (\d{{1,2}}){TH}?(?!:)",
        lambda m: ("every", ("monthly", int(m[1]))),
    ),
    (
        rf"(?:on )?(?:the )?(\d{{1,2}}){TH} (?:day )?of (?:every|each) month|every (\d{{1,2}}){TH}",
        lambda m: ("every", ("monthly", int(m[1] or m[2]))),
    ),
    (r"(?:on )?(?:the )?(?:last day|end) of (?:every|each) month", _always("every", ("monthly", 31))),
    (rf"(every |each |(?:every week|weekly) on |on )?({DAY}(?:{SEP}{DAY})*)", _days),
    (
        rf"(?:on )?(next|this|coming) ({DAY})",
        lambda m: ("weekday", (1 if m[1] == "next" else "this" if m[1] == "this" else 0, min(_weekdays(m[2])))),
    ),
    (r"every week|weekly", _always("every", ("weekly", None))),
    (r"(?:on )?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", lambda m: ("date", (int(m[1]), int(m[2]), int(m[3])))),
    (
        rf"(?:on )?(?:the )?(\d{{1,2}}){TH}?(?: of)? ({MONTH})(?:,? (\d{{4}}))?",
        lambda m: ("date", (int(m[3]) if m[3] else None, _month(m[2]), int(m[1]))),
    ),
    (
        rf"(?:on )?({MONTH}) (?:the )?(\d{{1,2}}){TH}?(?!:)(?:,? (\d{{4}}))?",
        lambda m: ("date", (int(m[3]) if m[3] else None, _month(m[1]), int(m[2]))),
    ),
    (rf"(?:on the|on|the) (\d{{1,2}}){TH}", lambda m: ("date", (None, None, int(m[1])))),
    (r"(?:the )?day after tomorrow", _always("date", 2)),
    (r"tomorrow|tmrw?|tmr", _always("date", 1)),
    (r"(?:this |to)(morning|afternoon|evening|night)", lambda m: ("date+", (0, m[1]))),
    (r"today", _always("date", 0)),
    (rf"in (?:about )?({SPAN}(?:(?:,| and)? ?{SPAN})?)", lambda m: ("delta", _span(m[1]))),
    (rf"({SPAN}(?:(?:,| and)? ?{SPAN})?) from now", lambda m: ("delta", _span(m[1]))),
    (r"(?:at )?(\d{1,2}):(\d{2})(?: ?([ap])\.?m)?\.?", _twelve),
    (r"at (\d{1,2})\.(\d{2})(?: ?([ap])\.?m)?", _twelve),
    (r"(?:at )?(\d{1,2})()? ?([ap])\.?m", _twelve),
    (rf"(?:at )?(half|quarter) (past|to) ({HOUR})", _past),
    (rf"(?:at )?({HOUR}) o'?clock", lambda m: ("clock", (number(m[1]), 0, True))),
    (rf"at ({HOUR})(?![\d:.%/€$-])", lambda m: ("clock", (number(m[1]), 0, True))),
    (r"(?:at )?(?:noon|midday)", _always("clock", (12, 0, False))),
    (r"(?:at )?midnight", _always("clock", (0, 0, False))),
    (r"(?:in the |at )?(morning|afternoon|evening|night)", lambda m: ("period", PERIODS[m[1]])),
]
CHINESE: list[tuple[str, Reader]] = [
    (
        rf"(?:每(?:两|二|2|隔)个?|隔){W}的?(?:{W}?([一二三四五六日天])(?![次点點]))?",
        lambda m: ("every", ("fortnightly", min(_weekdays(m[1])) if m[1] else None)),
    ),
    (rf"(?:每个?|每逢)?工作日|每?{W}一(?:到|至|-){W}?五", _always("every", ("weekly", frozenset(range(5))))),
    (r"每个?(?:周末|週末)", _always("every", ("weekly", frozenset({5, 6})))),
    (rf"(下下|下|这|这个|本|上)个?{W}({ZH_DAY})", _zh_week),
    (rf"(每个?|每逢)?{W}({ZH_DAY}(?:[、,和及]*{W}?{ZH_DAY})*)", _days),
    (r"每天|每日|天天|每(?=早|晚|上午|中午|下午|凌晨)", _always("every", ("daily", None))),
    (rf"每个?月的?({N})[号日]", lambda m: ("every", ("monthly", number(m[1])))),
    (r"每个?月(?:底|末|的?最后一天)", _always("every", ("monthly", 31))),
    (rf"每个?{W}", _always("every", ("weekly", None))),
    (rf"(\d{{4}})年({N})月({N})[日号]?", lambda m: ("date", (int(m[1]), number(m[2]), number(m[3])))),
    (rf"({N})月({N})[日号]?", lambda m: ("date", (None, number(m[1]), number(m[2])))),
    (rf"({N})号(?![楼线店门])", lambda m: ("date", (None, None, number(m[1])))),
    (
        r"(大后|后|明|今)(?:天|日|(?=早|晚|上午|中午|下午))",
        lambda m: ("date", {"大后": 3, "后": 2, "明": 1, "今": 0}[m[1]]),
    ),
    (rf"({ZH_SPAN}(?:零?{ZH_SPAN})?)(?:之|以)?后", lambda m: ("delta", _span(m[1]))),
    (rf"({N})[点點](?:钟|整)?(半|一刻|三刻|({N})分?(?![\d个]))?", _zh_clock),
    (r"(\d{1,2})时(?![候间])(?:整)?(半|一刻|三刻|(\d{1,2})分?(?![\d个]))?", _zh_clock),
    (r"午夜|半夜", _always("clock", (0, 0, False))),
    (r"正午", _always("clock", (12, 0, False))),
    (rf"({ZH_PERIOD})", lambda m: ("period", PERIODS[m[1]])),
]
_READERS = [(re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"), reader) for pattern, reader in ENGLISH] + [
    (re.compile(rf"(?<!\d)(?:{pattern})"), reader) for pattern, reader in CHINESE
]
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _READERS))
_LONE = re.compile(r"\s*(\d{1,2})\s*(?=$|[,.;:!?。、](?!\d))")  # "next monday 8"


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a time in plain text, in order."""
    found: list[Piece] = []
    at = 0
    while match := _ANY.search(text, at):
        start = match.start()
        for pattern, reader in _READERS:
            if (one := pattern.match(text, start)) and one.end() > start:
                kind, value = reader(one)
                if kind.endswith("+"):  # "tonight": a day and a part of it
                    found.append(Piece(start, one.end(), kind[:-1], value[0]))
                    start, kind, value = one.end(), "period", value[1]
                found.append(Piece(start, one.end(), kind, value))
                break
        at = max(found[-1].end if found else 0, start + 1)
        if found and found[-1].kind in ("date", "weekday", "every", "period") and (lone := _LONE.match(text, at)):
            found.append(Piece(lone.start(1), lone.end(1), "clock", (int(lone[1]), 0, True)))
            at = lone.end(1)
    return found
