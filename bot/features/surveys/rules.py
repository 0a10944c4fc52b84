"""What answers add up to, how sure one can be of it, and what is shown of them to admins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from typing import NamedTuple

QUESTION, WORDS = 200, 500  # characters
SHOWN = 30  # answers in words, in one report
SCORES = range(11)
PROMOTERS, PASSIVES = 9, 7  # from this score on
Z = 1.96  # of a normal distribution, for 95 of 100


class Occasion(NamedTuple):
    """What is asked about: one survey for each, ever. The two together are short enough for a button."""

    kind: str
    id: int

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.id}"


@dataclass(frozen=True, slots=True)
class Net:
    """The net promoter score: the share of 9 and 10 less the share of 0 to 6, in points from -100 to 100."""

    promoters: int
    passives: int
    detractors: int

    @property
    def answers(self) -> int:
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> int:
        return round(self._exact) if self.answers else 0

    @property
    def _exact(self) -> float:
        return 100 * (self.promoters - self.detractors) / self.answers

    @property
    def bounds(self) -> tuple[int, int]:
        """For 95 of 100: the adjusted Wald interval with three answers added in equal parts of what makes the score
        (Rocks, 2016), which does not fall to nothing when all agree."""
        if not self.answers:
            return -100, 100
        whole = self.answers + 3
        high, low = (self.promoters + 0.75) / whole, (self.detractors + 0.75) / whole
        reach = Z * sqrt((high + low - (high - low) ** 2) / whole)
        least, most = 100 * (high - low - reach), 100 * (high - low + reach)
        return max(-100, min(round(least), self.score)), min(100, max(round(most), self.score))


def net_of(scores: Iterable[int]) -> Net:
    promoters = passives = detractors = 0
    for score in scores:
        if score >= PROMOTERS:
            promoters += 1
        elif score >= PASSIVES:
            passives += 1
        else:
            detractors += 1
    return Net(promoters, passives, detractors)


def may_be_shown(answers: int, least: int) -> bool:
    """Of few, everybody would guess who said what."""
    return answers >= least


def mixed(words: Iterable[str], key: str) -> list[str]:
    """What was written, in an order that tells nothing of who wrote it or when."""
    return sorted((word for word in words if word), key=lambda word: sha256(f"{key}:{word}".encode()).hexdigest())


def read_score(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]|10", text) else None


def as_words(text: str) -> str:
    """On one line, and not too long a one."""
    line = " ".join(text.split())
    return line if len(line) <= WORDS else line[: WORDS - 1] + "…"


def shown(words: Sequence[str]) -> tuple[Sequence[str], int]:
    """As many as one can read, and how many there are besides."""
    return words[:SHOWN], max(len(words) - SHOWN, 0)
