"""A Telegram that enforces its documented limits to the letter, and a courier with a `Pacer`; on a virtual clock."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf

from bot.engine.pacing import Pacer
from bot.kit.outbox import Lane

LATENCY = 0.03  # seconds from sending a message to Telegram's answer; it is judged half way


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to deliver: added to the pacer `at` that time."""

    item: int
    chat: int  # negative for groups, as Telegram has it
    lane: Lane = Lane.BULK
    at: float = 0


class StrictTelegram:
    """30 messages in any second, 20 in any minute per group, 1 in any second per private chat; all others get a 429."""

    def __init__(self) -> None:
        self.refused: list[tuple[float, int]] = []
        self._overall = deque[float](maxlen=30)
        self._chats: defaultdict[int, deque[float]] = defaultdict(lambda: deque(maxlen=20))

    def accepts(self, chat: int, now: float) -> bool:
        recent = self._chats[chat]
        limit, seconds = (20, 60) if chat < 0 else (1, 1)
        if self._is_full(self._overall, 30, 1, now) or self._is_full(recent, limit, seconds, now):
            self.refused.append((now, chat))
            return False
        self._overall.append(now)
        recent.append(now)
        return True

    @staticmethod
    def _is_full(recent: deque[float], limit: int, seconds: float, now: float) -> bool:
        return len(recent) >= limit and now - recent[-limit] < seconds


@dataclass
class Delivery:
    left: dict[int, float] = field(default_factory=dict)  # when each item was last started
    order: list[int] = field(default_factory=list)  # items in the order in which they arrived
    refused: int = 0
    wakes: int = 0
    end: float = 0


def deliver(
    pacer: Pacer,
    letters: list[Letter],
    *,
    lateness: float = 0,
    throttled: dict[int, float] | None = None,
    delay: Callable[[int], float] = lambda item: 0,
) -> Delivery:
    """Brings all letters to a strict Telegram and tells how it went.

    The courier wakes `lateness` seconds later than told, and the way there takes an item `delay` longer than usual. A
    chat in `throttled` answers 429 until the time given there; what it refused is tried again.
    """
    telegram, result, blocked = StrictTelegram(), Delivery(), throttled or {}
    by_item = {letter.item: letter for letter in letters}
    coming = deque(sorted(letters, key=lambda letter: (letter.at, letter.item)))
    going: list[tuple[float, int]] = []  # on their way to Telegram
    answers: list[tuple[float, int, bool]] = []  # on their way back from it
    now = 0.0
    while True:
        while coming and coming[0].at <= now:
            letter = coming.popleft()
            pacer.add(letter.item, letter.chat, is_group=letter.chat < 0, lane=letter.lane)
        while answers and answers[0][0] <= now:
            at, item, arrived = heappop(answers)
            letter = by_item[item]
            pacer.arrived(item, at - LATENCY)
            if not arrived:
                pacer.throttle(letter.chat, blocked.get(letter.chat, now))
            pacer.done(item)
            if not arrived:
                pacer.add(item, letter.chat, is_group=letter.chat < 0, lane=letter.lane)
        for item in pacer.take(now):
            result.left[item] = now
            heappush(going, (now + LATENCY / 2 + delay(item), item))
        result.wakes += 1
        wake = pacer.next_at(now)
        moment = min(wake + lateness if wake is not None else inf, coming[0].at if coming else inf)
        while going and going[0][0] <= min([moment, *(at for at, _, _ in answers[:1])]):
            at, item = heappop(going)
            chat = by_item[item].chat
            arrived = blocked.get(chat, 0) <= at and telegram.accepts(chat, at)
            if arrived:
                result.order.append(item)
                result.end = at + LATENCY / 2
            heappush(answers, (at + LATENCY / 2, item, arrived))
        moment = min([moment, *(at for at, _, _ in answers[:1])])
        if moment == inf:
            break
        assert result.wakes < 10 * (len(letters) + 100), "the courier is spinning"
        now = max(moment, now)
    result.refused = len(telegram.refused)
    return result


def physical_minimum(letters: list[Letter]) -> float:
    """Seconds that the documented limits cost at least, when all letters are there from the start."""
    per_chat: defaultdict[int, int] = defaultdict(int)
    for letter in letters:
        per_chat[letter.chat] += 1
    in_chats = max((n - 1) // 20 * 60 if chat < 0 else n - 1 for chat, n in per_chat.items())
    return max((len(letters) - 1) // 30, in_chats) + LATENCY


def microseconds_per_message(chats: int = 10_000, messages: int = 50_000) -> float:
    """CPU time that a message costs from `add` to `done`, with messages for that many groups waiting."""
    letters = [Letter(n, -1 - n % chats) for n in range(messages)]
    pacer, now = Pacer(), 0.0
    start = time.process_time()
    for letter in letters:
        pacer.add(letter.item, letter.chat, is_group=True, lane=letter.lane)
    while (wake := pacer.next_at(now)) is not None:
        now = wake
        for item in pacer.take(now):
            pacer.done(item)
    return (time.process_time() - start) / messages * 1e6
