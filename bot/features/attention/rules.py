"""Whether one more word is welcome, in private or in a group, and what means "stop"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.kit.calendar import day_of, instant_of

WAITS_DAYS = 7  # that a word is put off in a group; then it is said, however much there is
LONGEST = 40  # characters of words that may mean "stop"; who writes more tells a story


class Answer(StrEnum):
    """What became of a word, or would become of it."""

    SAID = "said"
    NO_LINE = "no-line"  # they never opened the private chat, or closed it
    STOPPED = "stopped"  # they want none
    UNANSWERED = "unanswered"  # the last one is; a second would be pestering
    SPENT = "spent"  # enough for this week
    AGAIN = "again"  # this very word was said before


@dataclass(frozen=True, slots=True)
class Told:
    """What a member has been told so far."""

    wants_none: bool = False
    said_at: datetime | None = None
    heard_at: datetime | None = None
    week_on: date | None = None
    said: int = 0


def monday_of(now: datetime) -> date:
    """Of the week that is counted, UTC: it may turn a few hours off somebody's own."""
    day = now.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


def judge(told: Told, now: datetime, seen_on: date | None, most: int) -> Answer:
    """`seen_on` is the last day, UTC, on which they wrote or did anything in a group. On the day of the word that may
    have been before it, so only a later day is an answer."""
    if told.wants_none:
        return Answer.STOPPED
    if told.said_at and not is_answered(told.said_at, told.heard_at, seen_on):
        return Answer.UNANSWERED
    said = told.said if told.week_on == monday_of(now) else 0
    return Answer.SPENT if said >= most else Answer.SAID


def is_answered(said_at: datetime, heard_at: datetime | None, seen_on: date | None) -> bool:
    return (heard_at is not None and heard_at >= said_at) or (
        seen_on is not None and seen_on > said_at.astimezone(UTC).date()
    )


def moments(at: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """When a word in a group may come: at its time, or at the same hour of one of the days behind it."""
    yield at
    day, wall = day_of(at, zone), at.astimezone(zone).time()
    for days in range(1, WAITS_DAYS + 1):
        yield instant_of(day + timedelta(days=days), wall, zone)


_POLITE = r"(?:please|pls|hey|hearth|ok|okay|just|now|thanks|thank you|bot)"
_STOP = re.compile(
    rf"""(?:{_POLITE}\s+)*
    (?: /?stop (?: \s+ (?:it|this|that|now|bot|all|everything|writing|messages|messaging|texting|spamming|bothering
                     | pinging|nudging|sending|reminding)
              (?: \s+ (?:to\s+)? (?:me|us|this|these|that|messages|it|all) )* )?
      | unsubscribe (?: \s+ me )? | leave \s+ me \s+ (?:alone|in \s+ peace) | opt \s+ out | go \s+ away | shut \s+ up
      | no \s+ more (?: \s+ (?:messages|of \s+ (?:this|these)|words|nudges|reminders) )?
      | (?:do \s+ not|don'?t|never) \s+ (?:write|message|text|contact|bother|disturb|ping|nudge|send)
        (?: \s+ (?:to|me|us|anything|messages|these|this|any \s+ more|anymore|again) )*
    ) (?:\s+{_POLITE})*""",
    re.VERBOSE,
)
_BIE = "(?:别|不要|不用|请勿|勿|甭|停止)"
_DO = "(?:打扰|打搅|骚扰|烦|发|发送|推送|提醒|联系|找|催|问候|通知|给我发|给我推送|给我发送|来烦|来找|来打扰)"
_STOP_ZH = re.compile(
    rf"""(?:请|麻烦|拜托|够了|好了)*
    (?: 停 | 停止 | 停下 | 停一下 | 停掉 | 退订 | 取消订阅 | 取消推送 | 关闭(?:推送|提醒|消息) | 闭嘴 | 安静 | td | 走开
      | {_BIE} (?:再|老|总)? (?:给我)? {_DO} (?:我|消息|信息|了|这些|这种|啦|吧|任何)*
      | 让我(?:静静|清静|清静一下|一个人待着) )
    (?:了|吧|啦|谢谢)*""",
    re.VERBOSE,
)


def means_stop(words: str) -> bool:
    """Whether somebody asks to be left in peace, in either language; never more than a short line says it."""
    if not words or len(words) > LONGEST:
        return False
    plain = unicodedata.normalize("NFKC", words).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    plain = re.sub(r"[^\w\s'/]+", " ", plain)
    plain = re.sub(r"\s+", " ", plain).strip()
    return bool(_STOP.fullmatch(plain) or _STOP_ZH.fullmatch(plain.replace(" ", "")))
