"""What feeds a skill, how far one level is from the next, and how admins write all that."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import isqrt
from zlib import crc32

DAY = timedelta(days=1)
NEWS = timedelta(days=3)  # a level that a day brought longer ago is no news

# --- Levels ---

STEP = 25
HIGHEST = 99
"""Each level takes one step more than the one before: 25, 50, 75 … A check-in is worth 10, so that the first level
comes on the third day, the fifth within six weeks and the tenth after some four and a half months: soon, and never
all."""


def needed_for(level: int, levels: Sequence[int] = ()) -> int:
    """The experience at which a level begins. `levels`: an admin's own, else the rule."""
    if not level:
        return 0
    return levels[level - 1] if levels else STEP * level * (level + 1) // 2


def highest(levels: Sequence[int] = ()) -> int:
    return len(levels) or HIGHEST


def level_at(experience: int, levels: Sequence[int] = ()) -> int:
    if levels:
        return sum(needed <= experience for needed in levels)
    if experience < STEP:
        return 0
    return min((isqrt(1 + 8 * (experience // STEP)) - 1) // 2, HIGHEST)


# --- Skills ---

CHALLENGE, CHECKIN, THANKS, MESSAGE = 50, 10, 5, 1  # experience for each
MESSAGES_A_DAY = 10  # that count: talk grows a skill, a flood does not
AMOUNTS_A_DAY = 500  # experience of one unit: nobody outgrows all the others by a typing error
SCALE = 1000  # thousandths of a unit, as amounts are noted


@dataclass(frozen=True, slots=True)
class Feed:
    """What makes a skill grow: one of the `kinds`, and which of what it hears."""

    kind: str
    name: str = ""  # the track, or the unit
    per: int = 0  # thousandths of the unit for one point of experience

    @property
    def source(self) -> tuple[str, str]:
        """What is the same for two feeds that would count the same thing."""
        return self.kind, self.name


Read = Callable[[str], Feed | None]


def worth(amount: int, per: int) -> int:
    """Of what was done of a unit on a day."""
    return min(amount // per, AMOUNTS_A_DAY)


@dataclass(frozen=True, slots=True)
class Perk:
    """What comes with a level."""

    title: str = ""
    points: int = 0
    badge: str = ""  # its id


@dataclass(frozen=True, slots=True)
class Skill:
    id: str
    emoji: str
    name: str  # empty: as the texts call it
    feeds: tuple[Feed, ...]
    levels: tuple[int, ...] = ()
    perks: Mapping[int, Perk] = field(default_factory=dict)
    is_retired: bool = False
    made_by: int = 0

    def title_at(self, level: int) -> str:
        """Of the highest level up to this one that has a title."""
        return next(
            (self.perks[at].title for at in sorted(self.perks, reverse=True) if at <= level and self.perks[at].title),
            "",
        )


# --- Days that are walked through ---


def is_news(day: date, now: datetime) -> bool:
    return day >= now.date() - NEWS


# --- Sets for kinds of communities ---

_CHECKINS, _THANKS, _MESSAGES = Feed("checkins", "daily"), Feed("thanks"), Feed("messages")
_HELPING = Skill("helping", "🤝", "", (_THANKS,))
_TALKING = Skill("talking", "💬", "", (_MESSAGES,))
PRESETS: Mapping[str, tuple[Skill, ...]] = {
    "readers": (Skill("reading", "📖", "", (_CHECKINS, Feed("amounts", "page", 5 * SCALE))), _TALKING, _HELPING),
    "runners": (
        Skill("running", "🏃", "", (Feed("amounts", "km", SCALE // 2),)),
        Skill("staying", "🔥", "", (_CHECKINS,)),
        _HELPING,
    ),
    "parents": (
        Skill("together", "🧸", "", (_CHECKINS, Feed("amounts", "minute", 5 * SCALE))),
        _TALKING,
        _HELPING,
    ),
}
BUILT_IN: Mapping[str, Skill] = {skill.id: skill for skills in PRESETS.values() for skill in skills}
CALLED: Mapping[str, tuple[str, ...]] = {
    "reading": ("reading", "阅读"), "talking": ("talking", "交流"), "helping": ("helping", "互助"),
    "running": ("running", "跑步"), "staying": ("staying power", "坚持"), "together": ("time together", "陪伴"),
}  # fmt: skip
"""What people call those that have words in every language."""

# --- How admins write one ---

NAME_LIMIT, TITLE_LIMIT = 24, 24  # characters
LEVELS_LIMIT = 20
FEEDS_LIMIT = 6
POINTS_LIMIT = 1000
_MOST = 10_000_000
_FROM = re.compile(r"(?:^|\s)(?:from|来自|来源)(?:\s|[:：]|$)", re.IGNORECASE)
_LEVELS = re.compile(r"(?:^|\s)(?:levels|门槛)\s*[:：]?\s*(\S+)\s*$", re.IGNORECASE)
_PARTS = re.compile(r"[,，、;；+]|\s+|(?<=\S)和(?=\S)")
_QUOTES = "\"'“”„「」『』《》"
_JOINING = ("and", "和")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What about it cannot be understood: a key among the texts, and the word."""

    key: str
    word: str = ""


def id_of(name: str) -> str:
    """Of a new skill: the same name is the same skill, also where two communities become one."""
    return f"{crc32(plain(name).casefold().encode()):08x}"


def plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).strip(_QUOTES + " ").split())


def is_emoji(text: str) -> bool:
    kinds = {unicodedata.category(character) for character in text}
    return (
        0 < len(text) <= 10 and bool(kinds & {"So", "Sk", "Sm"}) and kinds <= {"So", "Sk", "Sm", "Mn", "Me", "Cf", "Cn"}
    )


def is_name(name: str) -> bool:
    return len(name) <= NAME_LIMIT and any(character.isalnum() for character in name)


def read_skill(text: str, read: Read) -> Skill | Flaw:
    """`reading 📖 from checkins, pages/5, thanks levels 50/150/300`. `read`: what a word after `from` says."""
    found = _FROM.search(text)
    if found is None:
        return Flaw("new-from")
    head, tail = text[: found.start()].split(), text[found.end() :]
    signs = [word for word in head if is_emoji(word)]
    name = plain(" ".join(word for word in head if not is_emoji(word)))
    if not is_name(name):
        return Flaw("new-name", name)
    if len(signs) != 1:
        return Flaw("new-emoji", name)
    levels: tuple[int, ...] = ()
    if last := _LEVELS.search(tail):
        levels = read_levels(last[1])
        if not levels:
            return Flaw("new-levels", last[1])
        tail = tail[: last.start()]
    feeds = read_feeds(tail, read)
    return feeds if isinstance(feeds, Flaw) else Skill(id_of(name), signs[0], name, feeds, levels)


def read_feeds(text: str, read: Read) -> tuple[Feed, ...] | Flaw:
    """At least one, and none that counts the same thing twice."""
    feeds: dict[tuple[str, str], Feed] = {}
    for word in _PARTS.split(text):
        if not word or word.casefold() in _JOINING:
            continue
        feed = read(word)
        if feed is None:
            return Flaw("new-source", word)
        feeds.setdefault(feed.source, feed)
    if not feeds or len(feeds) > FEEDS_LIMIT:
        return Flaw("new-source", text.strip())
    return tuple(feeds.values())


def read_levels(word: str) -> tuple[int, ...]:
    """`25/75/150`; nothing when it cannot be read, or does not go up."""
    parts = re.split(r"[/／]", word)
    if len(parts) > LEVELS_LIMIT or not all(re.fullmatch(r"[0-9]{1,8}", part) for part in parts):
        return ()
    levels = tuple(int(part) for part in parts)
    goes_up = all(lower < higher for lower, higher in zip((0, *levels), levels, strict=False))
    return levels if goes_up and levels[-1] <= _MOST else ()


_PERKS = {
    **dict.fromkeys(("title", "头衔"), "title"),
    **dict.fromkeys(("points", "积分"), "points"),
    **dict.fromkeys(("badge", "徽章"), "badge"),
    **dict.fromkeys(("none", "取消"), "none"),
}


def read_perk(text: str, most: int) -> tuple[int, str, str] | Flaw:
    """`3 title Bookworm`, `5 points 20`, `10 badge 🌙`, `3 none`: the level, what it is, and the rest."""
    level, _, rest = text.strip().partition(" ")
    if not re.fullmatch(r"[0-9]{1,3}", level) or not 1 <= int(level) <= most:
        return Flaw("perk-level", level)
    word, _, rest = rest.strip().partition(" ")
    kind, rest = _PERKS.get(word.casefold(), ""), plain(rest)
    if not kind:
        return Flaw("perk-what", word)
    if kind == "title" and not (rest and len(rest) <= TITLE_LIMIT):
        return Flaw("perk-title", rest)
    if kind == "points" and not (re.fullmatch(r"[0-9]{1,4}", rest) and 1 <= int(rest) <= POINTS_LIMIT):
        return Flaw("perk-points", rest)
    return int(level), kind, rest
