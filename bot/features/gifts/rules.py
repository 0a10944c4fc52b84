"""How a gift is asked for: how many, for whom, what for; and until when it can be taken back."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

UNDO_FOR = timedelta(minutes=10)
REASON_LIMIT = 120  # characters
_NAME = re.compile(r"@([A-Za-z]\w{3,31})(?:\s+|$)")
_NUMBER = re.compile(
    r"([+−-]?)\s*([0-9]{1,40})(?:\s*(?:points?\b|pts?\b|积分|分(?!钟))|(?=\s|$|[^\w.:]))", re.IGNORECASE
)
_MUCH = 10**9  # more than anybody has


@dataclass(frozen=True, slots=True)
class Asked:
    """`20 @ben for the lift`, `@ben 20`, `20分 谢谢`."""

    name: str  # empty: whoever is answered
    amount: int  # 0 and below, too: somebody wrote it
    reason: str


def read(text: str) -> Asked | None:
    """None where there is no number. The name may stand before the number or behind it."""
    name, rest = "", unicodedata.normalize("NFKC", text).strip()
    if found := _NAME.match(rest):
        name, rest = found[1].lower(), rest[found.end() :]
    number = _NUMBER.match(rest)
    if number is None:
        return None
    rest = rest[number.end() :].lstrip()
    if not name and (found := _NAME.match(rest)):
        name, rest = found[1].lower(), rest[found.end() :]
    amount = min(int(number[2]), _MUCH)
    reason = " ".join(rest.split())[:REASON_LIMIT].strip(" ,:;")
    return Asked(name, -amount if number[1] in ("-", "−") else amount, reason)


_CHOICES = {"on": True, "开": True, "开启": True, "off": False, "关": False, "关闭": False}


def read_choice(text: str) -> bool | int | None:
    """An admin's word about gifts: on, off, or how many points a day. None: something else."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    return int(plain) if re.fullmatch("[0-9]{1,9}", plain) else _CHOICES.get(plain)


def is_robot(name: str) -> bool:
    """Telegram lets only bots have such a name."""
    return name.endswith("bot")


def can_be_undone(at: datetime, now: datetime) -> bool:
    return now <= at + UNDO_FOR


def days_to_wait(since: date | None, today: date, least_days: int) -> int:
    """Until somebody who came on a day may give."""
    return max(least_days - (today - since).days, 0) if since else 0
