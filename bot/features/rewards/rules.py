"""What a reward asks for, what still keeps somebody from it, and how an admin's words about one are read."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bot.kit.calendar import month_of, week_of


class Shown(StrEnum):
    """Whether a reward is on the shelf."""

    ACTIVE = "active"
    PAUSED = "paused"
    RETIRED = "retired"


class State(StrEnum):
    """What became of a redemption."""

    REQUESTED = "requested"  # paid for, and waits for an admin
    READY = "ready"  # theirs, and not handed over yet
    DELIVERED = "delivered"  # a code was handed out, which nobody can take back
    USED = "used"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


OPEN = (State.REQUESTED, State.READY)  # nothing has left the shelf for good: may be given back
COUNTED = (*OPEN, State.DELIVERED, State.USED)  # what a limit per person counts


class Period(StrEnum):
    EVER = "ever"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def since(self, day: date) -> date:
        """The first day of the period around `day`."""
        match self:
            case Period.DAY:
                return day
            case Period.WEEK:
                return week_of(day)
            case Period.MONTH:
                return month_of(day)
            case _:
                return date.min


@dataclass(frozen=True, slots=True)
class Terms:
    """What an admin says about a reward."""

    name: str
    price: int
    emoji: str = "🎁"
    about: str = ""
    stock: int | None = None  # none: as many as are wanted
    tier: str = ""  # the tier it takes; empty: any
    streak: int = 0  # days in a row that it takes
    lifetime: int = 0  # points ever earned that it takes
    limit: int = 0  # for each member in `period`; 0: none
    period: Period = Period.EVER
    needs_approval: bool = False
    valid_days: int = 0  # 0: for ever
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reward:
    """Something on the shelf."""

    id: int
    terms: Terms
    shown: Shown = Shown.ACTIVE
    codes: int = 0  # ever put in
    free_codes: int = 0
    version: int = 0  # how often admins changed it

    @property
    def left(self) -> int | None:
        """None: as many as are wanted."""
        if not self.codes:
            return self.terms.stock
        return self.free_codes if self.terms.stock is None else min(self.terms.stock, self.free_codes)


class Had(NamedTuple):
    """An earlier redemption of the same reward by the same member."""

    day: date
    state: State


@dataclass(frozen=True, slots=True)
class Me:
    """What a member brings."""

    today: date
    balance: int = 0
    lifetime: int = 0
    streak: int = 0
    tier: str = ""
    tiers: Sequence[str] = ()  # all of them, from the first
    early: int = 0  # days before its first one that they may have a reward


class Why(StrEnum):
    GONE = "gone"
    TIER_GONE = "tier-gone"  # what it was kept for is no longer there; that opens it to nobody
    EARLY = "early"
    OVER = "over"
    SOLD_OUT = "sold-out"
    LIMIT = "limit"
    TIER = "tier"
    STREAK = "streak"
    LIFETIME = "lifetime"
    POINTS = "points"


class Obstacle(NamedTuple):
    why: Why
    missing: int = 0  # points or days to go; of what comes on a day, how much earlier for them


def obstacles(reward: Reward, me: Me, had: Iterable[Had]) -> list[Obstacle]:
    """All that still lies between a member and a reward; what they can do nothing about comes first."""
    terms, found = reward.terms, []
    if reward.shown is not Shown.ACTIVE:
        found.append(Obstacle(Why.GONE))
    if terms.tier and terms.tier not in me.tiers:
        found.append(Obstacle(Why.TIER_GONE))
    if terms.from_on and (terms.from_on - me.today).days > me.early:
        found.append(Obstacle(Why.EARLY, me.early))
    if terms.until_on and me.today > terms.until_on:
        found.append(Obstacle(Why.OVER))
    if reward.left == 0:
        found.append(Obstacle(Why.SOLD_OUT))
    if terms.limit and counted(terms, me.today, had) >= terms.limit:
        found.append(Obstacle(Why.LIMIT))
    if terms.tier in me.tiers and me.tiers.index(terms.tier) > _index(me.tier, me.tiers):
        found.append(Obstacle(Why.TIER))
    needs = ((Why.STREAK, terms.streak, me.streak), (Why.LIFETIME, terms.lifetime, me.lifetime))
    found += [Obstacle(why, needed - has) for why, needed, has in needs if has < needed]
    if me.balance < terms.price:
        found.append(Obstacle(Why.POINTS, terms.price - me.balance))
    return found


def counted(terms: Terms, today: date, had: Iterable[Had]) -> int:
    """How many of this period stand against the limit."""
    since = terms.period.since(today)
    return sum(one.day >= since and one.state in COUNTED for one in had)


def _index(tier: str, tiers: Sequence[str]) -> int:
    return tiers.index(tier) if tier in tiers else -1


def first_state(reward: Reward) -> State:
    return State.REQUESTED if reward.terms.needs_approval else granted_state(reward)


def granted_state(reward: Reward) -> State:
    return State.DELIVERED if reward.codes else State.READY


# --- An admin's words ---

MOST = 1_000_000  # of points, pieces and days
NAME, ABOUT, CODE = 48, 300, 100  # characters
CODES = 500  # at once


class Unclear(ValueError):
    """Words that could not be read; `problem` is the end of the key of the text that says so."""

    def __init__(self, problem: str, words: str = "") -> None:
        super().__init__(problem, words)
        self.problem = problem
        self.words = words


_QUOTED = re.compile(r"\"([^\"]*)\"|“([^”]*)”|「([^」]*)」|«([^»]*)»|(\S+)", re.DOTALL)
_NUMBER = re.compile(r"([0-9]{1,7})\s*(?:天|d|days?|积分|分|points?|个|件)?", re.IGNORECASE)
_KEYS = {
    "price": "price", "价格": "price",
    "stock": "stock", "库存": "stock",
    "tier": "tier", "等级": "tier",
    "streak": "streak", "连续": "streak",
    "lifetime": "lifetime", "累计": "lifetime",
    "limit": "limit", "限": "limit", "限购": "limit", "每人": "limit",
    "approve": "approve", "审批": "approve", "审核": "approve",
    "auto": "auto", "免审": "auto",
    "valid": "valid", "有效": "valid", "有效期": "valid",
    "from": "from", "开始": "from",
    "until": "until", "截止": "until",
    "about": "about", "说明": "about",
    "name": "name", "名称": "name",
}  # fmt: skip
_PERIODS = {
    "day": Period.DAY, "天": Period.DAY, "日": Period.DAY,
    "week": Period.WEEK, "周": Period.WEEK, "星期": Period.WEEK,
    "month": Period.MONTH, "月": Period.MONTH,
    "ever": Period.EVER,
}  # fmt: skip
_NONE = frozenset({"off", "none", "no", "any", "unlimited", "∞", "不限", "无"})
TierNamed = Callable[[str], str | None]
"""The tier that goes by a name; None when there is none."""


def parts_of(text: str) -> list[str]:
    """Words, and what stands in quotes as one."""
    return [next((group for group in found.groups() if group is not None), "") for found in _QUOTED.finditer(text)]


def read_terms(text: str, tiers: TierNamed) -> Terms:
    """A new reward: `"Coffee voucher" 200 stock 10 tier growing approve limit 1/month`.

    Raises:
        Unclear: what could not be read, and why.
    """
    parts = parts_of(text)
    at = next((at for at, part in enumerate(parts) if at and _NUMBER.fullmatch(part)), None)
    if at is None:
        raise Unclear("unclear-new")
    terms = _named(Terms("", _number(parts[at], "price")), " ".join(parts[:at]))
    return change_terms(terms, parts[at + 1 :], tiers)


def change_terms(terms: Terms, parts: Iterable[str], tiers: TierNamed) -> Terms:
    """
    Raises:
        Unclear: what could not be read, and why.
    """
    words = iter(parts)
    for word in words:
        key = _KEYS.get(word.lower())
        if key is None:
            raise Unclear("unclear-word", word)
        terms = _changed(terms, key, words, tiers)
    if terms.from_on and terms.until_on and terms.until_on < terms.from_on:
        raise Unclear("unclear-dates")
    return terms


def _changed(terms: Terms, key: str, words: Iterator[str], tiers: TierNamed) -> Terms:
    if key in ("approve", "auto"):
        return replace(terms, needs_approval=key == "approve")
    word = next(words, None)
    if word is None:
        raise Unclear("unclear-end", key)
    is_none = word.lower() in _NONE
    match key:
        case "price":
            return replace(terms, price=_number(word, key))
        case "streak":
            return replace(terms, streak=0 if is_none else _number(word, key))
        case "lifetime":
            return replace(terms, lifetime=0 if is_none else _number(word, key))
        case "stock":
            return replace(terms, stock=None if is_none else _number(word, key))
        case "valid":
            return replace(terms, valid_days=0 if is_none else min(_number(word, key), 3650))
        case "tier":
            return replace(terms, tier="" if is_none else _tier(word, tiers))
        case "limit":
            number, _, period = ("0", "", "") if is_none else word.partition("/")
            if period and period.lower() not in _PERIODS:
                raise Unclear("unclear-limit", word)
            return replace(terms, limit=_number(number, key), period=_PERIODS.get(period.lower(), Period.EVER))
        case "from":
            return replace(terms, from_on=None if is_none else read_day(word))
        case "until":
            return replace(terms, until_on=None if is_none else read_day(word))
        case "about":
            return replace(terms, about="" if is_none else word[:ABOUT])
        case _:
            return _named(terms, word)


def _number(word: str, key: str) -> int:
    found = _NUMBER.fullmatch(word)
    if found is None or int(found[1]) > MOST:
        raise Unclear("unclear-number", word or key)
    return int(found[1])


def _tier(word: str, tiers: TierNamed) -> str:
    known = tiers(word)
    if known is None:
        raise Unclear("unclear-tier", word)
    return known


def read_day(word: str) -> date:
    """
    Raises:
        Unclear: it is no date.
    """
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise Unclear("unclear-day", word) from None


def _named(terms: Terms, words: str) -> Terms:
    """A symbol in front becomes the reward's emoji."""
    first, _, rest = words.strip().partition(" ")
    if rest and len(first) <= 8 and not any(one.isalnum() or one in "#*<>&@/\\" for one in first):
        terms, words = replace(terms, emoji=first), rest
    name = " ".join(words.split())
    if not name or len(name) > NAME:
        raise Unclear("unclear-name", name[:NAME])
    return replace(terms, name=name)


def read_codes(text: str) -> list[str]:
    """One a line; each once, in the order given.

    Raises:
        Unclear: there are none, too many, or one is too long.
    """
    codes = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if not codes:
        raise Unclear("codes-none")
    if len(codes) > CODES or any(len(code) > CODE for code in codes):
        raise Unclear("codes-too-many")
    return codes
