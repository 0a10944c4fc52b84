"""Who may enter a challenge."""

from collections.abc import Sequence


def is_below(ladder: Sequence[str], tier: str, asked: str) -> bool:
    """Whether `tier` does not reach; a tier that is no longer on the ladder keeps nobody out."""
    return asked in ladder and (tier not in ladder or ladder.index(tier) < ladder.index(asked))


def lacking(have: Sequence[int], asked: Sequence[int]) -> list[int]:
    """What is left to reach, number by number."""
    return [max(need - mine, 0) for mine, need in zip(have, asked, strict=True)]
