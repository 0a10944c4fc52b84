"""What words hold: a question with answers to choose from, or several prompts of which each time one is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

LEAST_OPTIONS, MOST_OPTIONS = 2, 12  # Telegram's, as the lengths
LONGEST_QUESTION = 300
LONGEST_OPTION = 100
# Phones make one long dash of several short ones.
_APART = re.compile(r"^[ \t]*(?:[-–—－─]{2,}|—)[ \t]*$", re.MULTILINE)
_OPTION = re.compile(r"[-–—•・·]\s*(\S.*)")


@dataclass(frozen=True, slots=True)
class Poll:
    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What Telegram would not take of a poll: its question, one of its options, or their number."""

    kind: str  # question | option | options
    text: str
    size: int
    most: int


def poll_of(words: str) -> Poll | None:
    """A line that ends as a question does, and nothing behind it but lines that begin with a dash or a dot."""
    first, *rest = [line.strip() for line in words.splitlines() if line.strip()] or [""]
    options = [found[1] for line in rest if (found := _OPTION.fullmatch(line))]
    is_poll = first.endswith(("?", "？")) and len(options) == len(rest) >= LEAST_OPTIONS
    return Poll(first, tuple(options)) if is_poll else None


def fault_of(poll: Poll) -> Fault | None:
    if len(poll.options) > MOST_OPTIONS:
        return Fault("options", poll.question, len(poll.options), MOST_OPTIONS)
    if (size := _length(poll.question)) > LONGEST_QUESTION:
        return Fault("question", poll.question, size, LONGEST_QUESTION)
    too_long = (one for one in poll.options if _length(one) > LONGEST_OPTION)
    return next((Fault("option", one, _length(one), LONGEST_OPTION) for one in too_long), None)


def _length(text: str) -> int:
    """As Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def prompts_in(words: str) -> tuple[str, ...]:
    """What stands between lines of dashes; one, when there are none."""
    return tuple(one.strip() for one in _APART.split(words) if one.strip())


@dataclass(frozen=True, slots=True)
class Turns:
    """Where a list of prompts stands. None comes again before all others came, whatever their order."""

    count: int
    said: int = 0  # since it began
    seed: int = 0  # of their order; none: as they were written
    ends: bool = False  # when all were said; or else it begins again

    @property
    def left(self) -> int | None:
        """How many come yet; None: there is no end."""
        return max(self.count - self.said, 0) if self.ends else None

    @property
    def place(self) -> int:
        """Which of this round comes next, from 1 on."""
        return self.said % self.count + 1

    def ahead(self, number: int) -> list[int]:
        """Which prompts come next, so many or as many as there are."""
        number = number if self.left is None else min(number, self.left)
        return [self._at(self.said + step) for step in range(number)]

    def _at(self, turn: int) -> int:
        around, place = divmod(turn, self.count)
        return self._order(around)[place]

    def _order(self, around: int) -> list[int]:
        if not self.seed or self.count < 3:  # of two, one would often come twice running
            return list(range(self.count))
        order = self._shuffled(around)
        if around and order[0] == self._shuffled(around - 1)[-1]:
            order[:2] = reversed(order[:2])
        return order

    def _shuffled(self, around: int) -> list[int]:
        """The same on every machine and with every Python."""
        return sorted(range(self.count), key=lambda place: sha256(f"{self.seed}:{around}:{place}".encode()).digest())


def said_after(turns: Turns, before: Sequence[str], after: Sequence[str]) -> int:
    """How many count as said when prompts are written anew: one is mended, more are added, or all is new."""
    if len(before) == len(after):
        return turns.said
    said = turns.said % len(before)
    return said if not turns.seed and before[:said] == after[:said] and said < len(after) else 0
