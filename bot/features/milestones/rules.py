"""How an admin's words about a milestone are read."""

import re
from dataclasses import dataclass

_WORDS = {
    **dict.fromkeys(("points", "point", "积分"), "points"),
    **dict.fromkeys(("freeze", "freezes", "保护卡"), "freezes"),
    **dict.fromkeys(("badge", "徽章"), "badge"),
    **dict.fromkeys(("reward", "奖品"), "reward"),
}
_OFF = frozenset({"off", "关", "关闭", "取消"})
_NONE = frozenset({"none", "no", "无", "不要"})
_BONUS = frozenset({"bonus", "连续奖励"})
_EVERY = frozenset({"freeze", "freezes", "保护卡"})
_NUMBER = re.compile(r"([0-9]{1,6})(?:天|days?|d|分|张)?", re.IGNORECASE)
_PART = re.compile(r"[\"“”「」]|[^\s\"“”「」]+|\s+")
_QUOTES = frozenset('"“”「」')


@dataclass(frozen=True, slots=True)
class Ask:
    """What is to change; None: that stays. An empty name: none any more."""

    thing: str  # "step", "bonus", "every"
    days: int  # of the streak; of the other two: every so many
    is_off: bool = False
    points: int | None = None
    freezes: int | None = None
    badge: str | None = None
    reward: str | None = None


def read(text: str) -> Ask | None:
    """`21 points 30 freeze 1 badge Owl reward Tea`, `21 off`, `bonus 10 7`, `freeze 7`; None: that is unclear."""
    parts = _parts(text)
    if not parts:
        return None
    first, numbers = parts[0].casefold(), [_number(part) for part in parts[1:]]
    match numbers:
        case [int(bonus), int(every)] if first in _BONUS:
            return Ask("bonus", every, points=bonus)
        case [int(every)] if first in _EVERY:
            return Ask("every", every)
    days = _number(parts[0])
    if days is None or len(parts) == 1:
        return None
    if len(parts) == 2 and parts[1].casefold() in _OFF:
        return Ask("step", days, is_off=True)
    said = _said(parts[1:])
    if said is None:
        return None
    worth = {name: _number(said[name]) for name in ("points", "freezes") if name in said}
    if None in worth.values():
        return None
    badge, reward = ("" if said.get(name, "").casefold() in _NONE else said.get(name) for name in ("badge", "reward"))
    return Ask("step", days, False, worth.get("points"), worth.get("freezes"), badge, reward)


def _said(parts: list[str]) -> dict[str, str] | None:
    """By what it is about; each has something said, and nothing is said twice."""
    said: dict[str, list[str]] = {}
    name = ""
    for part in parts:
        found = _WORDS.get(part.casefold())
        if found:
            if found in said:
                return None
            name, said[found] = found, []
        elif not name:
            return None
        else:
            said[name].append(part)
    return {name: " ".join(words) for name, words in said.items()} if said and all(said.values()) else None


def _parts(text: str) -> list[str]:
    """Words, and what stands in quotes as one."""
    parts, quoted, is_open = [], "", False
    for found in _PART.finditer(text):
        part = found[0]
        if part in _QUOTES:
            if is_open and quoted.strip():
                parts.append(" ".join(quoted.split()))
            quoted, is_open = "", not is_open
        elif is_open:
            quoted += part
        elif part.strip():
            parts.append(part)
    return [*parts, *quoted.split()]


def _number(word: str) -> int | None:
    found = _NUMBER.fullmatch(word)
    return int(found[1]) if found else None
