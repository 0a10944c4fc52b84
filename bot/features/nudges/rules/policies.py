"""What admins write: to whom in which stage, after how many days, in which words."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.features.nudges.rules import Stage

LONGEST = 600  # characters of one text
LONGEST_DAYS = 365
MOST_POINTS = 100
MOST_PLACEHOLDERS = 6  # in one text
MOST_TEXTS = 2
MANY = 30  # members at once
MANY_OF = 5  # or one in so many of the community


class Channel(StrEnum):
    """How far a policy may go to reach somebody; who cannot be reached is on the admins' list."""

    PRIVATE = "private"
    GROUP = "group"  # in private, else by name in the group, if they allow it
    LIST = "list"  # an admin writes by hand


class Placeholder(StrEnum):
    NAME = "name"
    COMMUNITY = "community"
    DAYS = "days"


class Wrong(StrEnum):
    """What keeps words from being a policy."""

    STAGE = "stage"
    TEXT = "text"
    TEXTS = "texts"
    LONG = "long"
    DAYS = "days"
    POINTS = "points"
    PLACEHOLDER = "placeholder"
    PLACEHOLDERS = "placeholders"
    WORD = "word"
    COUPON = "coupon"
    LANGUAGES = "languages"


class Unclear(Exception):
    def __init__(self, wrong: Wrong, what: str = "") -> None:
        super().__init__(wrong)
        self.wrong, self.what = wrong, what


@dataclass(frozen=True, slots=True)
class Policy:
    stage: Stage
    after_days: int
    channel: Channel
    texts: tuple[str, ...]
    points: int = 0
    is_coupon: bool = False  # they are given as a code
    in_chinese: tuple[str, ...] = ()  # the same texts for who reads Chinese; none: there is one language only

    def texts_for(self, language: str) -> tuple[str, ...]:
        """Those in a reader's language; where there are none, the others."""
        return self.in_chinese if self.in_chinese and language.casefold().startswith("zh") else self.texts


class State(StrEnum):
    OFF = "off"
    ON = "on"
    STOPPED = "stopped"  # by itself, as it brought nobody back
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Kept:
    """A policy with its number and how it stands."""

    number: int
    version: int  # of what it says
    state: State
    policy: Policy
    is_kept: bool  # on although it was seen to be of no use


_STAGES = {
    Stage.NEW: r"\bnewcomers?\b|\bnew\b|新成员|新人",
    Stage.ACTIVATED: r"\bactivated\b|上手",
    Stage.ACTIVE: r"\bactive\b|活跃",
    Stage.DRIFTING: r"\bdrifting(?: away)?\b|渐渐远了|渐远|疏远",
    Stage.SILENT: r"\bsilent\b|沉默",
    Stage.LOST: r"\b(?:long )?gone\b|\blost\b|离开很久|失联",
    Stage.RETURNED: r"\breturned\b|\bback\b|回归|回来",
}
_CHANNELS = {
    Channel.PRIVATE: r"\b(?:in )?private\b|私聊|私下",
    Channel.GROUP: r"\b(?:in the )?group\b|群里",
    Channel.LIST: r"\b(?:on the )?list\b|名单",
}
_AS_NEW = re.compile(r"^(?:新建|新增|添加|新(?!人|成员)|add\b)")
_POINTS = re.compile(r"(?:\bgift(?: of)?|\bwith|[+送赠])?\s*(?<!\d)(\d{1,6})\s*(?:points?\b|积分|分)")
_COUPON = re.compile(r"(?:\ba\s+)?\b(?:coupon|code)\b(?:\s+(?:of|worth|for)\b)?|积分码|兑换码")
_LANGUAGES = re.compile(r"[\[【［]\s*(en|english|英文|英语|zh|chinese|中文|汉语)\s*[\]】］]", re.IGNORECASE)
_ENGLISH = frozenset({"en", "english", "英文", "英语"})
_DAYS = re.compile(r"(?:\bafter\s*|满)?(?<!\d)(\d{1,6})\s*(?:days?\b|天|日)")
_NOISE = re.compile(r"[\s,;，；、。\-·]+")
_BRACES = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
_QUOTES = {'"': '"', "'": "'", "“": "”", "「": "」", "『": "』", "‘": "’", "„": "“", "«": "»"}
_PLACEHOLDERS = {one.value: one for one in Placeholder} | {
    "名字": Placeholder.NAME, "昵称": Placeholder.NAME, "社群": Placeholder.COMMUNITY, "群名": Placeholder.COMMUNITY,
    "天数": Placeholder.DAYS,
}  # fmt: skip


def read(words: str) -> Policy:
    """`drifting 10 days private: first text / second text`, the words before the colon in any order; with `[en] … [zh]
    …` behind it, for readers of both languages.

    Raises:
        Unclear
    """
    head, colon, rest = _parted(words)
    if not colon:
        raise Unclear(Wrong.TEXT)
    head = unicodedata.normalize("NFKC", head).casefold().strip()
    head = _AS_NEW.sub(" ", head)
    is_coupon = _COUPON.search(head) is not None
    head = _COUPON.sub(" ", head, count=1)
    points, head = _number(_POINTS, head)
    days, head = _number(_DAYS, head)
    stage, head = _stage(head)
    channel, head = _channel(head)
    if left := _NOISE.sub(" ", head).strip():
        raise Unclear(Wrong.WORD, left[:40])
    if days > LONGEST_DAYS:
        raise Unclear(Wrong.DAYS)
    if points > MOST_POINTS:
        raise Unclear(Wrong.POINTS)
    if is_coupon and not points:
        raise Unclear(Wrong.COUPON)
    texts, in_chinese = _by_language(rest)
    return Policy(stage, days, channel, texts, points, is_coupon, in_chinese)


def _parted(words: str) -> tuple[str, str, str]:
    found = re.search("[:：]", words)
    return (words[: found.start()], found[0], words[found.end() :]) if found else (words, "", "")


def _number(pattern: re.Pattern[str], head: str) -> tuple[int, str]:
    found = pattern.search(head)
    return (int(found[1]), pattern.sub(" ", head, count=1)) if found else (0, head)


def _stage(head: str) -> tuple[Stage, str]:
    """One alone; "new" in front of another only says that it is a new policy."""
    found = [one for one, pattern in _STAGES.items() if re.search(pattern, head)]
    is_verb = len(found) > 1 and re.match(r"new\b", head)
    if is_verb:
        head = re.sub(r"^new\b", " ", head)
        found = [one for one in found if re.search(_STAGES[one], head)]
    if len(found) != 1:
        raise Unclear(Wrong.STAGE)
    head = re.sub(_STAGES[found[0]], " ", head)
    return found[0], head


def _channel(head: str) -> tuple[Channel, str]:
    found = [one for one, pattern in _CHANNELS.items() if re.search(pattern, head)]
    if len(found) > 1:
        raise Unclear(Wrong.WORD, head.strip()[:40])
    return (found[0], re.sub(_CHANNELS[found[0]], " ", head)) if found else (Channel.PRIVATE, head)


def _by_language(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What all read, or those who read English; and what those read who read Chinese. What stands before the name of
    one language is in the other."""
    before, *others = _LANGUAGES.split(words)
    found = [(name.casefold() in _ENGLISH, text) for name, text in zip(others[::2], others[1::2], strict=True)]
    if before.strip() and found:
        found.append((not found[0][0], before))
    if not found:
        return _texts(words), ()
    known = dict(found)
    if len(known) < len(found):
        raise Unclear(Wrong.LANGUAGES)
    if len(known) == 1:
        return _texts(found[0][1]), ()
    texts, in_chinese = _texts(known[True]), _texts(known[False])
    if len(texts) != len(in_chinese):
        raise Unclear(Wrong.LANGUAGES)
    return texts, in_chinese


def _texts(words: str) -> tuple[str, ...]:
    texts = tuple(_unquoted(one) for one in re.split(r"(?:^|\s+)/(?:\s+|$)", words.strip()))
    if not all(texts):
        raise Unclear(Wrong.TEXT)
    if len(texts) > MOST_TEXTS:
        raise Unclear(Wrong.TEXTS)
    for one in texts:
        if len(one) > LONGEST:
            raise Unclear(Wrong.LONG)
        parts = template(one)
        if sum(isinstance(part, Placeholder) for part in parts) > MOST_PLACEHOLDERS:
            raise Unclear(Wrong.PLACEHOLDERS)
    return texts


def _unquoted(text: str) -> str:
    text = text.strip()
    while len(text) > 1 and _QUOTES.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    return text


def template(text: str) -> tuple[str | Placeholder, ...]:
    """
    Raises:
        Unclear: something in braces, or a brace alone, that means nothing.
    """
    parts: list[str | Placeholder] = []
    since = 0
    for found in _BRACES.finditer(text):
        placeholder = _PLACEHOLDERS.get(found[1].strip().casefold())
        if placeholder is None:
            raise Unclear(Wrong.PLACEHOLDER, found[0][:40])
        parts += [text[since : found.start()], placeholder]
        since = found.end()
    parts.append(text[since:])
    for part in parts:
        if not isinstance(part, Placeholder) and (alone := re.search("[{}｛｝]", part)):
            raise Unclear(Wrong.PLACEHOLDER, alone[0])
    return tuple(part for part in parts if part)


def are_many(number: int, of: int) -> bool:
    """So many that an admin should say once more that they mean it."""
    return number > MANY or number * MANY_OF > of
