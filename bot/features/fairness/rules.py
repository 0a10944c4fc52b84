"""Who pays whom, and mostly each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

MOST = 5  # members of a ring: more than that are a community,
LARGEST = 10  # unless they are no more than a quarter of it
CUT, CUT_MOST = 5, 50  # percent of what somebody is paid
STEADY = 5  # times that one paid another, so that it is no accident

MEASURES = {
    "burst": ("burst_messages", "burst_seconds"), "连发": ("burst_messages", "burst_seconds"),
    "similar": ("similar_percent",), "相似": ("similar_percent",),
}  # fmt: skip
BOUNDS = {"burst_messages": (1, 20), "burst_seconds": (5, 600), "similar_percent": (50, 100)}
_OFF = ("0", "off", "关", "关闭")

Pairs = Mapping[tuple[int, int], int]
"""How often one member's replies, reactions and thanks paid another: by giver and receiver."""


def read_measure(words: str) -> dict[str, int] | None:
    """What an admin chose: "burst 6 60", "similar 85%", "连发 关"; None when it is no such thing."""
    name, *values = words.casefold().split() or [""]
    names = MEASURES.get(name, ())
    if not 0 < len(values) <= len(names):
        return None
    if values[0] in _OFF:
        return {names[0]: 0} if len(values) == 1 else None
    chosen = {}
    for one, value in zip(names, values, strict=False):
        number = value.rstrip("%％s秒条")
        if not (number.isascii() and number.isdecimal() and len(number) < 6):
            return None
        chosen[one] = int(number)
    return chosen


def is_sensible(measures: Mapping[str, int]) -> bool:
    return all(value == 0 or BOUNDS[name][0] <= value <= BOUNDS[name][1] for name, value in measures.items())


@dataclass(frozen=True, slots=True)
class Ring:
    """Some members who are paid mostly by each other, round and round."""

    members: tuple[int, ...]
    inside: int  # times that they paid each other
    total: int  # times that anybody paid them

    @property
    def token(self) -> str:
        return blake2b(repr(self.members).encode(), digest_size=6).hexdigest()


def rings(pairs: Pairs, *, least: int, percent: int) -> list[Ring]:
    """Those worth a look, the largest numbers first. In a ring everybody is paid steadily, and whatever one gives comes
    back over one or several others.

    Ordinary talk ties a ring to everybody else. It is a small share of what the ring is paid, so the smallest shares
    are cut through first, and more and more of them, until what holds together is a ring or nothing."""
    paid: dict[int, int] = {}
    for (giver, receiver), times in pairs.items():
        if giver != receiver:
            paid[receiver] = paid.get(receiver, 0) + times
    most = max(MOST, min(len({one for pair in pairs for one in pair}) // 4, LARGEST))
    found = []
    tied = {pair: times for pair, times in pairs.items() if times >= STEADY and pair[0] != pair[1]}
    for cut in range(0, CUT_MOST + 1, CUT):
        tied = {pair: times for pair, times in tied.items() if times * 100 >= paid[pair[1]] * cut}
        part_of: dict[int, int] = {}
        for group in components(_edges(tied)):
            ring = _ring(group, pairs, paid) if 2 <= len(group) <= most else None
            if ring and ring.inside >= least and ring.inside * 100 >= ring.total * percent:
                found.append(ring)
            elif len(group) > 1:
                part_of.update(dict.fromkeys(group, min(group)))
        tied = {pair: times for pair, times in tied.items() if part_of.get(pair[0], -1) == part_of.get(pair[1])}
    return sorted(found, key=lambda ring: (-ring.inside, ring.members))


def _edges(pairs: Pairs) -> dict[int, set[int]]:
    edges: dict[int, set[int]] = {}
    for giver, receiver in pairs:
        edges.setdefault(giver, set()).add(receiver)
    return edges


def _ring(group: set[int], pairs: Pairs, paid: Mapping[int, int]) -> Ring:
    inside = sum(pairs.get((giver, receiver), 0) for giver in group for receiver in group if giver != receiver)
    return Ring(tuple(sorted(group)), inside, sum(paid.get(one, 0) for one in group))


def components(edges: Mapping[int, set[int]]) -> list[set[int]]:
    """The strongly connected parts of a graph (Kosaraju's way, without recursion)."""
    back: dict[int, set[int]] = {}
    for one, others in edges.items():
        for other in others:
            back.setdefault(other, set()).add(one)
    seen: set[int] = set()
    order: list[int] = []
    for start in edges:
        _visit(start, edges, seen, order)
    seen, parts = set(), []
    for start in reversed(order):
        part: list[int] = []
        _visit(start, back, seen, part)
        if part:
            parts.append(set(part))
    return parts


def _visit(start: int, edges: Mapping[int, set[int]], seen: set[int], left: list[int]) -> None:
    """Appends all that can be reached and was not seen, each after what lies behind it."""
    if start in seen:
        return
    seen.add(start)
    path: list[tuple[int, Iterable[int]]] = [(start, iter(sorted(edges.get(start, ()))))]
    while path:
        node, others = path[-1]
        following = next((other for other in others if other not in seen), None)
        if following is None:
            path.pop()
            left.append(node)
        else:
            seen.add(following)
            path.append((following, iter(sorted(edges.get(following, ())))))
