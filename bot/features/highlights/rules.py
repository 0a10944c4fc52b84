"""Which of many pieces are shown: something of everybody before more of anybody, and no more than one can read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import escape

QUOTE = 200  # characters of a note
ROOM = 3000  # UTF-16 units for all quotes, so that they stay in one message
BESIDE = 100  # of them that a name and a day take
OF_ONE = 12  # pieces of a member that are kept for a challenge, the latest


@dataclass(frozen=True, slots=True)
class Piece:
    """What somebody wrote or showed on a day of their own."""

    member_id: int
    day: date
    note: str
    photo_id: str = ""

    @property
    def quote(self) -> str:
        """On one line, and not too long a one."""
        line = " ".join(self.note.split())
        return line if len(line) <= QUOTE else line[: QUOTE - 1].rstrip() + "…"

    @property
    def length(self) -> int:
        """That a quote takes in a message, with what stands beside it."""
        return len(escape(self.quote).encode("utf-16-le")) // 2 + BESIDE


@dataclass(frozen=True, slots=True)
class Selection:
    """What is published, in the order of the days."""

    quotes: Sequence[Piece] = ()
    photos: Sequence[Piece] = ()

    @property
    def pieces(self) -> Sequence[Piece]:
        return [*self.quotes, *self.photos]

    @property
    def fingerprint(self) -> str:
        """Of exactly this; empty when there is nothing."""
        told = repr([self.quotes, self.photos])
        return sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:8] if self.pieces else ""

    def find(self, member_id: int, day: date) -> Piece | None:
        return next((one for one in self.pieces if (one.member_id, one.day) == (member_id, day)), None)


def selected(pieces: Sequence[Piece], key: str, *, quotes: int, photos: int) -> Selection:
    """With `key` it is always the same, and favours nobody: who comes first where not all fit, goes by lot."""
    shown = _in_turn((one for one in pieces if one.photo_id), key)[:photos]
    left, fitting = ROOM, list[Piece]()
    for one in _in_turn((one for one in pieces if one.quote and one not in shown), key):
        if len(fitting) < quotes and one.length <= left:
            fitting.append(one)
            left -= one.length
    return Selection(sorted(fitting, key=_by_day), sorted(shown, key=_by_day))


def _by_day(one: Piece) -> tuple[date, int]:
    return one.day, one.member_id


def _in_turn(pieces: Iterable[Piece], key: str) -> list[Piece]:
    """The best of each, then the second best of each, and so on: where they said more, then the latest."""
    places: dict[int, int] = {}
    turns = []
    for one in sorted(pieces, key=lambda one: (-len(one.quote), -one.day.toordinal())):
        places[one.member_id] = place = places.get(one.member_id, 0) + 1
        turns.append((place, sha256(f"{key}:{one.member_id}".encode()).hexdigest(), one))
    return [one for *_, one in sorted(turns, key=lambda turn: turn[:2])]
