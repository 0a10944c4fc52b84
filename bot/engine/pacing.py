"""Which messages may leave for Telegram now: answers before announcements, and never faster than Telegram allows.

Pure: the caller says what time it is, in seconds of a clock that only goes forward, and does the sending.

    pacer.add(7, chat_id=-100123, is_group=True, lane=Lane.ANSWER)
    for item in pacer.take(now): ...  # start to send it; when that is over, `pacer.done(item)`
    pacer.next_at(now)                # look again then, or as soon as something was added or done

Within a chat each lane sends one item at a time, the lowest first. So items numbered as they come arrive in that order,
and one that must be sent again finds its old place: `done(item)`, then `add(item, …)`.

The limits come from Telegram's Bots FAQ ("My bot is hitting limits") and `telegram.constants.FloodLimit`. They are said
to be approximate: the last word is Telegram's 429, for `throttle`. Here they hold in every stretch of time, not just on
average: a bucket that refills would let twice as many pass after a pause.
"""

from bisect import insort
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import inf

from bot.kit.outbox import Lane

_LATENESS = 0.05  # seconds by which the caller may wake too late and still use the whole rate
_TIDY = 60.0  # seconds between looks at whether a busy chat is idle now


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `limit` messages in any `seconds`; of those, `kept` are kept for answers.

    To leave them idle would slow down every broadcast. So bulk borrows them, one every `seconds / kept`: it still uses
    the whole rate, and an answer that comes when all are lent waits that long at most. But where people are talking to
    the bot they are kept in earnest: none is lent for `hold` seconds after an answer.
    """

    limit: int
    seconds: float
    kept: int = 0
    hold: float = 0

    def __post_init__(self) -> None:
        if not 0 <= self.kept <= self.limit > 0 < self.seconds:
            raise ValueError(f"not a rate: {self}")


@dataclass(frozen=True, slots=True)
class Limits:
    overall: Rate = Rate(30, 1, kept=30)  # all are lent: bulk leaves evenly, so the next slot is never far
    group: Rate = Rate(20, 60, kept=5, hold=600)
    private: Rate = Rate(1, 1)
    margin: float = 0.005  # how much longer than documented a stretch of time is taken to be: the network is uneven


class Pacer:
    """The queues of all chats. Every call costs O(log n), whatever the number of chats."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._overall = _Window(self._limits.overall, self._limits.margin)
        self._chats: dict[int, _Chat] = {}
        self._serials = count()
        self._sending: dict[int, tuple[_Queue, list[_Use]]] = {}
        self._waiting = 0
        # By lane. A queue that has items, and sends none, is in one of these: until its chat is free, or until we are.
        self._later: tuple[list[_Entry], list[_Entry]] = ([], [])  # by that time
        self._ready: tuple[list[_Entry], list[_Entry]] = ([], [])  # by item
        self._tidying: list[tuple[float, int]] = []  # every chat, by when to see whether it is idle

    @classmethod
    def unlimited(cls) -> "Pacer":
        """Holds nothing back but the order within a chat: for a Telegram in a box."""
        free = Rate(1_000, 1e-9)
        return cls(Limits(free, free, free))

    def __len__(self) -> int:
        """How many items wait."""
        return self._waiting

    @property
    def chats(self) -> int:
        """How many chats are in memory: those with items, and those whose last messages still count."""
        return len(self._chats)

    def waiting(self, chat_id: int, lane: int) -> int:
        """How many items wait for one chat."""
        chat = self._chats.get(chat_id)
        return len(chat.queues[lane].items) if chat else 0

    def add(self, item: int, chat_id: int, *, is_group: bool, lane: int) -> None:
        """Puts an item into a queue. Its number must not be in use, here or on its way."""
        queue = self._chat(chat_id, is_group).queues[lane]
        heappush(queue.items, item)
        self._waiting += 1
        self._list(queue)

    def take(self, now: float) -> list[int]:
        """The items to start sending now, answers first; they count as sent. Each must be `done` one day."""
        self._settle(now)
        taken: list[int] = []
        for lane, ready in enumerate(self._ready):
            while ready and self._overall.free_at(lane) <= now:
                queue = heappop(ready)[-1]
                queue.is_listed = False
                if queue.items and not queue.must_wait and queue.chat.window.free_at(lane) <= now:
                    taken.append(self._start(queue, now))
                self._list(queue)
        return taken

    def next_at(self, now: float) -> float | None:
        """When to `take` next, `now` at the earliest; None: not before something is added or done."""
        self._settle(now)
        moments = [
            self._overall.free_at(lane) if ready else max(self._overall.free_at(lane), later[0][0])
            for lane, (ready, later) in enumerate(zip(self._ready, self._later, strict=True))
            if ready or later
        ]
        return max(now, min(moments)) if moments else None

    def arrived(self, item: int, at: float) -> None:
        """The item may have arrived as late as this. Telegram counts from then on, and so the limits do here."""
        if sending := self._sending.get(item):
            for use in sending[1]:
                use.put_off(at)

    def done(self, item: int) -> None:
        """Sending the item is over, well or badly; the next in its queue may go. Harmless for any other item."""
        if sending := self._sending.pop(item, None):
            sending[0].is_sending = False
            for one in sending[0].chat.queues:
                self._list(one)

    def throttle(self, chat_id: int | None, until: float) -> None:
        """Telegram said 429: nothing leaves for this chat before `until`, nor, if it is None, for any chat."""
        window = self._overall if chat_id is None else self._chat(chat_id, chat_id < 0).window  # groups are below zero
        window.blocked_until = max(window.blocked_until, until)

    def forget(self, chat_id: int) -> list[int]:
        """Drops a chat that is gone or has a new id; returns the items that waited in it, answers first."""
        waited: list[int] = []
        if chat := self._chats.pop(chat_id, None):
            for queue in chat.queues:
                waited += sorted(queue.items)
                queue.items.clear()
        self._waiting -= len(waited)
        return waited

    def _chat(self, chat_id: int, is_group: bool) -> "_Chat":
        if (chat := self._chats.get(chat_id)) is None:
            rate = self._limits.group if is_group else self._limits.private
            chat = self._chats[chat_id] = _Chat(_Window(rate, self._limits.margin), next(self._serials))
            heappush(self._tidying, (-inf, chat_id))
        return chat

    def _list(self, queue: "_Queue") -> None:
        """Has the next `_settle` look at a queue whose next item might leave."""
        if queue.items and not (queue.is_sending or queue.is_listed or queue.must_wait):
            queue.is_listed = True
            heappush(self._later[queue.lane], (-inf, queue.chat.serial, queue))

    def _settle(self, now: float) -> None:
        """Makes the queues whose chats are free now ready, and forgets the chats that are idle."""
        for lane, (later, ready) in enumerate(zip(self._later, self._ready, strict=True)):
            while later and later[0][0] <= now:
                queue = heappop(later)[-1]
                free_at = queue.chat.window.free_at(lane)
                if not queue.items:
                    continue  # forgotten
                if free_at > now:
                    heappush(later, (free_at, queue.chat.serial, queue))
                else:
                    heappush(ready, (queue.items[0], queue.chat.serial, queue))
        while self._tidying and self._tidying[0][0] <= now:
            _, chat_id = heappop(self._tidying)
            chat = self._chats.get(chat_id)
            if chat and (chat.window.idle_at() > now or any(queue.items or queue.is_sending for queue in chat.queues)):
                heappush(self._tidying, (max(chat.window.idle_at(), now + _TIDY), chat_id))
            else:
                self._chats.pop(chat_id, None)

    def _start(self, queue: "_Queue", now: float) -> int:
        item = heappop(queue.items)
        self._waiting -= 1
        queue.is_sending = True
        self._sending[item] = queue, [window.use(queue.lane, now) for window in (queue.chat.window, self._overall)]
        return item


@dataclass(slots=True, eq=False)
class _Slots:
    """Each is free again `seconds` after its use."""

    count: int
    seconds: float
    used: list[float] = field(default_factory=list)  # when, oldest first

    def free_at(self) -> float:
        return -inf if len(self.used) < self.count else self.used[0] + self.seconds if self.used else inf

    def use(self, now: float) -> "_Use":
        if len(self.used) == self.count:
            del self.used[0]
        insort(self.used, now)  # one before it may have been put off
        return _Use(self, now)


@dataclass(slots=True, eq=False)
class _Use:
    slots: _Slots
    at: float

    def put_off(self, at: float) -> None:
        if at > self.at and self.at in self.slots.used:
            self.slots.used.remove(self.at)
            insort(self.slots.used, at)
            self.at = at


class _Window:
    """What may leave under one rate, and when."""

    __slots__ = ("_common", "_hold", "_hold_until", "_kept", "_lend_at", "_pace", "blocked_until")

    def __init__(self, rate: Rate, margin: float) -> None:
        seconds = rate.seconds * (1 + margin)
        self._common = _Slots(rate.limit - rate.kept, seconds)
        self._kept = _Slots(rate.kept, seconds)
        self._pace = seconds / rate.kept if rate.kept else inf
        self._hold = rate.hold
        self._lend_at = self._hold_until = self.blocked_until = -inf

    def free_at(self, lane: int) -> float:
        kept = self._kept.free_at()
        if lane != Lane.ANSWER:
            kept = max(kept, self._lend_at, self._hold_until)
        return max(self.blocked_until, min(self._common.free_at(), kept))

    def use(self, lane: int, now: float) -> "_Use":
        if lane == Lane.ANSWER:
            self._hold_until = now + self._hold
        if self._common.free_at() <= now:
            return self._common.use(now)
        if lane != Lane.ANSWER:
            self._lend_at = max(self._lend_at, now - _LATENESS) + self._pace
        return self._kept.use(now)

    def idle_at(self) -> float:
        """When nothing that happened matters any more."""
        used = (slots.used[-1] + slots.seconds for slots in (self._common, self._kept) if slots.used)
        return max(self.blocked_until, self._hold_until, *used)


@dataclass(slots=True, eq=False)
class _Queue:
    """The items of one lane of a chat."""

    chat: "_Chat"
    lane: Lane
    items: list[int] = field(default_factory=list)  # a heap
    is_listed: bool = False  # in a heap of the pacer
    is_sending: bool = False

    @property
    def must_wait(self) -> bool:
        """What we announce because of an answer is read after it: nobody has risen before they have checked in."""
        answers = self.chat.queues[Lane.ANSWER]
        return self.lane is Lane.BULK and bool(answers.items or answers.is_sending)


class _Chat:
    __slots__ = ("queues", "serial", "window")

    def __init__(self, window: _Window, serial: int) -> None:
        self.window = window
        self.serial = serial
        self.queues = (_Queue(self, Lane.ANSWER), _Queue(self, Lane.BULK))


_Entry = tuple[float, int, _Queue]  # what it is sorted by, a tie-breaker, the queue
