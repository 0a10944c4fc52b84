"""Which of many pieces are shown: something of everybody before more of anybody, and no more than one can read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import escape

QUOTE = 200  # characters of a note
ROOM = 3000  # UTF-16 units of HTML for all pieces, so that whoever looks at them has them in one message
BESIDE = 30  # of them that a day and a number take
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


def selected(pieces: Sequence[Piece], names: Mapping[int, str], key: str, *, quotes: int, photos: int) -> Selection:
    """With `key` it is always the same, and favours nobody: who comes first where not all fit, goes by lot."""
    shown, left = _fitting((one for one in pieces if one.photo_id), names, key, photos, ROOM)
    said, _ = _fitting((one for one in pieces if one.quote and one not in shown), names, key, quotes, left)
    return Selection(sorted(said, key=_by_day), sorted(shown, key=_by_day))


def _fitting(
    pieces: Iterable[Piece], names: Mapping[int, str], key: str, most: int, left: int
) -> tuple[list[Piece], int]:
    """And what is left of the room."""
    fitting = list[Piece]()
    for one in _in_turn(pieces, key):
        length = BESIDE + _length(one.quote) + _length(names.get(one.member_id, ""))
        if len(fitting) < most and length <= left:
            fitting.append(one)
            left -= length
    return fitting, left


def _length(text: str) -> int:
    """In UTF-16 units, as HTML."""
    html = escape(text)
    return len(html) + sum(character > "\uffff" for character in html)


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
