"""What a batch still has to pay between the same two members."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.features.points.store import statements

Pair = tuple[int, date, int, int]
"""Community, day, the lower of the two members and the higher."""


class Between:
    """In which order two members pay each other, and what they still may. Nobody else changes it meanwhile: their
    community's pairs are locked."""

    def __init__(self, pairs: Mapping[int, Pair]) -> None:
        """`pairs`: by position, in order."""
        self._pairs = pairs
        self._queues: dict[Pair, deque[int]] = defaultdict(deque)
        for position, pair in pairs.items():
            self._queues[pair].append(position)
        self._gone: set[int] = set()
        self._times: dict[Pair, list[int]] | None = None  # paid to the lower of the two, and to the higher

    def is_first(self, position: int) -> bool:
        queue = self._queues[self._pairs[position]]
        while queue[0] in self._gone:
            queue.popleft()
        return queue[0] == position

    def leave(self, positions: Iterable[int]) -> None:
        """These were decided."""
        self._gone.update(positions)

    async def look(self, connection: Any) -> None:
        """Reads what was paid, once; most batches never ask."""
        if self._times is None and self._queues:
            rows = await connection.fetch(statements.PAIRS_OF, *zip(*self._queues, strict=True))
            self._times = defaultdict(lambda: [0, 0], {tuple(row[:4]): list(row[4:]) for row in rows})

    def count(self, position: int, *, is_to_higher: bool) -> None:
        """It was paid."""
        if self._times is not None and position in self._pairs:
            self._times[self._pairs[position]][is_to_higher] += 1

    def are_used_up(self, position: int, one_way: int, both_ways: int, *, is_to_higher: bool) -> bool:
        """Whether nothing comes of it any more; False as long as nobody looked."""
        if self._times is None or position not in self._pairs:
            return False
        times = self._times[self._pairs[position]]
        return times[is_to_higher] >= one_way or sum(times) >= both_ways
