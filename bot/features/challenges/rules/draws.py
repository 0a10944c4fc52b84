"""Who is drawn, in a way that anybody can repeat."""

from collections.abc import Iterable
from hashlib import sha256


def drawn(numbers: Iterable[int], seed: str, winners: int) -> list[int]:
    """Winners of a draw that anybody can repeat: ordered by SHA-256 of `<seed>:<number>`, the first ones win."""
    return sorted(numbers, key=lambda one: sha256(f"{seed}:{one}".encode()).hexdigest())[:winners]
