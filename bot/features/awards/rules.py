"""How an admin's words are read: who, how many, and what for."""

import re
from dataclasses import dataclass

REASON_LIMIT = 120  # characters
_NAME = re.compile(r"@([A-Za-z]\w{3,31})\s+")
_NUMBER = re.compile(r"[+＋-]?\s*(\d{1,9})\s*(?:points?\b|pts?\b|积分|分)?(?=\s|$|[^\w.．])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """`@ben 10 for hosting`, `10 for hosting`, `10分 主持读书会`."""

    name: str  # empty: whoever is answered
    amount: int
    reason: str


def read(text: str) -> Asked | None:
    """None where there is no number. The name may stand before the number or behind it."""
    name, rest = "", text.strip() + " "
    if found := _NAME.match(rest):
        name, rest = found[1].lower(), rest[found.end() :]
    number = _NUMBER.match(rest)
    if number is None:
        return None
    rest = rest[number.end() :].lstrip()
    if not name and (found := _NAME.match(rest)):
        name, rest = found[1].lower(), rest[found.end() :]
    return Asked(name, int(number[1]), " ".join(rest.split())[:REASON_LIMIT].strip(" ,，:：;；"))


def points_key(number: int) -> str:
    return f"award:{number}"
