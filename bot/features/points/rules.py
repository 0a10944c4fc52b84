"""Who stands where, and why something was or was not worth points."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from bot.kit.calendar import month_of, week_of


class Period(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"  # all that was ever earned, spent or not

    def begins(self, day: date) -> date:
        """The day by which the period around `day` is named."""
        match self:
            case Period.WEEK:
                return week_of(day)
            case Period.MONTH:
                return month_of(day)
            case _:
                return day


class Ranked(NamedTuple):
    rank: int  # 1 is first; equal points share a rank, and the next rank is left out
    member_id: int
    points: int


class Around(NamedTuple):
    """Where a member stands among those shown, and who is right above."""

    mine: Ranked
    tied: int  # others with as many points
    above: Ranked | None  # the first of those with the next more; none: nobody has more
    sharing: int  # how many have as many as that one


def ranked(rows: Iterable[tuple[int, int]]) -> Iterator[Ranked]:
    """Ranks the best (member, points), given in falling order."""
    last, rank = None, 0
    for position, (member_id, points) in enumerate(rows, 1):
        if points != last:
            last, rank = points, position
        yield Ranked(rank, member_id, points)


class DaySums(NamedTuple):
    """What a member's entries of one of their days add up to."""

    day: date
    amount: int  # of all entries
    earned: int  # by awards that stand
    has_award: bool  # one that was taken back, too
    used: Sequence[int]  # what each rule paid
    paid_at: Sequence[datetime | None]  # when each rule last paid


class Totals(NamedTuple):
    """What a member's ledger adds up to. `day` is the latest with an award; what rules have used up is of that day."""

    balance: int
    lifetime: int
    day: date
    earned: Mapping[Period, int]  # in the periods that `day` is in
    used: Sequence[tuple[int, datetime | None]]  # what each rule paid, and when last


def add_up(days: Sequence[DaySums]) -> Totals:
    latest = max((one.day for one in days if one.has_award), default=date.min)
    earned = {
        period: sum(one.earned for one in days if period.begins(one.day) == period.begins(latest)) for period in Period
    }
    paid = zip(*(one.used if one.day == latest else [0] * len(one.used) for one in days), strict=True)
    moments = zip(*(one.paid_at for one in days), strict=True)
    last = (max(filter(None, known), default=None) for known in moments)
    used = list(zip(map(sum, paid), last, strict=True))
    return Totals(sum(one.amount for one in days), sum(one.earned for one in days), latest, earned, used)


class Paid(NamedTuple):
    """An entry that a rule paid, on the day in question."""

    at: datetime
    amount: int


Why = Literal["off", "cooldown", "cap", "pair"]


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers of a rule, and of what two members may pay each other."""

    points: int
    cooldown_seconds: int
    daily_cap: int
    full_until: int = 0  # points of a day from which each pays less; 0: never
    points_after: int = 0
    pair: int = 0  # times a day that one member's doing pays another; 0: always
    both: int = 0  # the same, both ways together

    @property
    def most(self) -> int:
        """Points in a day, at most."""
        is_over = self.full_until and not self.points_after
        return min(self.full_until, self.daily_cap) if is_over else self.daily_cap

    def amount(self, used: int) -> int:
        """What the next pays when the rule has paid `used` that day; 0: nothing."""
        amount = min(self.points, self.points_after) if 0 < self.full_until <= used else self.points
        return amount if used + amount <= self.daily_cap and self.points <= self.daily_cap else 0


@dataclass(frozen=True, slots=True)
class Decision:
    """Why something that could earn points did not, with the numbers of the rule."""

    why: Why
    terms: Terms
    seconds: int = 0  # since the last one that was paid
    used: int = 0  # points of that day before it
    times: tuple[int, int] = (0, 0)  # that the giver had paid the member that day, and the two each other


def decide(terms: Terms, at: datetime, paid: Sequence[Paid], times: tuple[int, int] = (0, 0)) -> Decision:
    """Tells afterwards what kept something unpaid, from what was paid on that day: by the rule, and, as `times`, by the
    same giver to this member and between the two. The cooldown is said first."""
    before = [one for one in paid if one.at <= at]
    used = sum(one.amount for one in before)
    seconds = int((at - max(one.at for one in before)).total_seconds()) if before else 0
    why: Why = "cap"
    if terms.points == 0 or terms.daily_cap < terms.points:
        why = "off"
    elif before and seconds < terms.cooldown_seconds:
        why = "cooldown"
    elif terms.amount(used) and (0 < terms.pair <= times[0] or 0 < terms.both <= times[1]):
        why = "pair"
    return Decision(why, terms, seconds, used, times)


# --- Rules that somebody writes: "reply 2 cap 20" ---

_THINGS = {
    "checkin": "checkin checkins 打卡 签到",
    "message": "message messages msg 发言 消息",
    "media": "media photo photos picture pictures video 媒体 图片 照片 视频 语音",
    "reply": "reply replies 回复",
    "reaction": "reaction reactions emoji 表情 回应",
    "thanks": "thanks thank 感谢 谢谢",
    "pair": "pair pairs 两人 互动 对子",
    "least": "least length minimum min 字数 最少",
    "calm": "calm 平静 清静",
    "balanced": "balanced default 平衡 均衡 默认",
    "lively": "lively 热闹 活跃",
}
_NUMBERS = {
    "points": "points point pts each 积分 分 每次",
    "daily_cap": "cap max daily limit 上限 封顶 每天 每日",
    "cooldown_seconds": "cooldown every apart 间隔 冷却",
    "full_until": "full until 满 全额",
    "points_after": "after then 之后 以后",
}
_WORD = {word: thing for thing, words in _THINGS.items() for word in words.split()}
_LABEL = {word: name for name, words in _NUMBERS.items() for word in words.split()}


def read_rule(words: str) -> tuple[str, dict[str, int]] | None:
    """What a rule is about, and its numbers: those of a rule by their names, else "0", "1" in their order. None when it
    says something else."""
    plain = unicodedata.normalize("NFKC", words).casefold().strip()
    found = re.match(r"([^\W\d]+)\s*(.*)", plain, re.DOTALL)
    if found is None or (thing := _WORD.get(found[1])) is None:
        return None
    numbers: dict[str, int] = {}
    rest = found[2].strip()
    parts = re.findall(r"([^\W\d]*)[\s:=]*([0-9]{1,9})(?![\d.])[\s,;,、]*", rest)
    if "".join("".join(part) for part in parts) != re.sub(r"[\s:=,;、]", "", rest):
        return None
    for label, number in parts:
        if thing in ("checkin", "pair", "least"):
            name: str | None = None if label else str(len(numbers))
        else:
            name = _LABEL.get(label) if label else "points"
        if name is None or name in numbers:
            return None
        numbers[name] = int(number)
    return thing, numbers
