"""Which message may leave for Telegram now: answers before announcements, and never faster than Telegram allows.

Pure: the caller says what time it is, in seconds of a clock that only goes forward, and does the sending.

    pacer.add(7, chat_id=-100123, is_group=True, lane=Lane.ANSWER)
    for item in pacer.take(now):  # start sending each; when the attempt is over, pacer.done(item)
        ...
    pacer.next_at(now)  # look again then, or as soon as something is added or done

Within a chat, each lane sends one message at a time, lowest item first. So items that are numbered as they come arrive in
that order, and a message that must be sent again keeps its place: `done(item)`, then `add(item, …)`.

The limits are those of Telegram's Bots FAQ ("My bot is hitting limits") and of `telegram.constants.FloodLimit`. Telegram
calls them approximate, and its 429 has the last word: `throttle`. Any window of time is watched, not each minute by the clock:
a bucket that refills would let up to twice the limit pass after a pause.
"""

from dataclasses import dataclass
from enum import IntEnum
from heapq import heappop, heappush
from math import inf

_LATENESS = 0.05  # seconds by which a caller may wake too late and still keep up the rate
_TIDY = 60.0  # seconds between looks at whether a busy chat has become idle


class Lane(IntEnum):
    ANSWER = 0  # somebody waits for it
    BULK = 1


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `limit` messages in any `seconds`; of those, `kept` are kept for answers.

    Keeping them idle would slow every broadcast down, so bulk may borrow them, one in `seconds / kept`: it still uses the
    whole rate, and an answer that finds nothing left waits no longer than that for the next. Where people talk to the bot,
    it may not: none is lent for `hold` seconds after an answer.
    """

    limit: int
    seconds: float
    kept: int = 0
    hold: float = 0

    def __post_init__(self) -> None:
        if not 0 <= self.kept <= self.limit > 0 < self.seconds:
            raise ValueError(f"no such rate: {self}")


@dataclass(frozen=True, slots=True)
class Limits:
    overall: Rate = Rate(30, 1, kept=30)  # all lent: bulk leaves evenly, and an answer waits 1/30 s at most
    group: Rate = Rate(20, 60, kept=5, hold=600)
    private: Rate = Rate(1, 1)
    margin: float = 0.005  # how much longer than the documented one a window is taken to be; the network is not even


class Pacer:
    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._overall = _Window(self._limits.overall, self._limits.margin)
        self._blocked_until = -inf
        self._chats: dict[int, _Chat] = {}
        self._sending: dict[int, _Queue] = {}
        self._waiting = 0
        # A queue that has items and sends none is in one heap of its lane: until its chat is free, or until Telegram is.
        self._later: tuple[_Heap, _Heap] = ([], [])
        self._ready: tuple[_Heap, _Heap] = ([], [])
        self._idle: list[tuple[float, int]] = []

    def __len__(self) -> int:
        """How many items wait."""
        return self._waiting

    @property
    def chats(self) -> int:
        """How many chats are remembered: those with items, and those whose last message still counts."""
        return len(self._chats)

    def add(self, item: int, chat_id: int, *, is_group: bool, lane: int) -> None:
        queue = self._chat(chat_id, is_group).queues[lane]
        heappush(queue.items, item)
        self._waiting += 1
        self._look_at(queue)

    def take(self, now: float) -> list[int]:
        """The items to start sending at `now`; their slots count as used. Each must be followed by `done`."""
        self._settle(now)
        taken: list[int] = []
        for lane, ready in enumerate(self._ready):
            while ready and self._free_at(lane) <= now:
                queue = heappop(ready)[-1]
                queue.is_listed = False
                if queue.items and queue.chat.free_at(lane) <= now:
                    taken.append(self._start(queue, now))
                else:
                    self._look_at(queue)
        return taken

    def next_at(self, now: float) -> float | None:
        """When `take` will next give something, `now` at the earliest; None: not before something is added or done."""
        self._settle(now)
        moments = [
            max(self._free_at(lane), -inf if ready else later[0][0])
            for lane, (ready, later) in enumerate(zip(self._ready, self._later, strict=True))
            if ready or later
        ]
        return max(now, min(moments)) if moments else None

    def done(self, item: int) -> None:
        """The attempt to send `item` is over, well or badly. Says nothing new about an item that is not being sent."""
        if queue := self._sending.pop(item, None):
            queue.is_sending = False
            self._look_at(queue)

    def throttle(self, chat_id: int | None, until: float) -> None:
        """Telegram said 429: nothing leaves for this chat before `until`, or for any chat when it is None."""
        if chat_id is None:
            self._blocked_until = max(self._blocked_until, until)
        else:
            chat = self._chat(chat_id, is_group=chat_id < 0)
            chat.blocked_until = max(chat.blocked_until, until)

    def forget(self, chat_id: int) -> list[int]:
        """Drops a chat that is gone or has a new id. Returns the items that waited there, answers first."""
        chat = self._chats.pop(chat_id, None)
        items = [item for queue in chat.queues for item in sorted(queue.items)] if chat else []
        for queue in chat.queues if chat else ():
            queue.items.clear()
        self._waiting -= len(items)
        return items

    def _chat(self, chat_id: int, is_group: bool) -> "_Chat":
        chat = self._chats.get(chat_id)
        if chat is None:
            rate = self._limits.group if is_group else self._limits.private
            chat = self._chats[chat_id] = _Chat(_Window(rate, self._limits.margin), serial=2 * self._chats_seen)
            self._chats_seen += 1
            heappush(self._idle, (-inf, chat.queues[0].serial, chat_id))
        return chat

    def _free_at(self, lane: int) -> float:
        return max(self._blocked_until, self._overall.free_at(lane))

    def _look_at(self, queue: "_Queue") -> None:
        """Sees to it that the next `_settle` finds out when the queue's first item may leave."""
        if queue.items and not queue.is_sending and not queue.is_listed:
            queue.is_listed = True
            heappush(self._later[queue.lane], (-inf, queue.serial, queue))

    def _settle(self, now: float) -> None:
        """Moves the queues whose chats have become free from later to ready, and drops the chats that are over."""
        for lane, (later, ready) in enumerate(zip(self._later, self._ready, strict=True)):
            while later and later[0][0] <= now:
                queue = heappop(later)[-1]
                queue.is_listed = bool(queue.items)
                if queue.items:
                    at = queue.chat.free_at(lane)
                    if at <= now:
                        heappush(ready, (queue.items[0], queue.serial, queue))
                    else:
                        heappush(later, (at, queue.serial, queue))
        while self._idle and self._idle[0][0] <= now:
            _, serial, chat_id = heappop(self._idle)
            chat = self._chats.get(chat_id)
            if chat is None or chat.queues[0].serial != serial:
                continue  # forgotten
            if chat.is_busy or chat.idle_at > now:
                heappush(self._idle, (max(chat.idle_at, now + _TIDY), serial, chat_id))
            else:
                del self._chats[chat_id]

    def _start(self, queue: "_Queue", now: float) -> int:
        item = heappop(queue.items)
        queue.is_sending = True
        self._sending[item] = queue
        self._waiting -= 1
        self._overall.use(queue.lane, now)
        queue.chat.window.use(queue.lane, now)
        return item


class _Window:
    """When messages under one rate left, as far back as they count."""

    __slots__ = ("_borrow_at", "_common", "_kept", "_pace", "_rate", "_seconds", "last_at", "held_until")

    def __init__(self, rate: Rate, margin: float) -> None:
        self._rate = rate
        self._seconds = rate.seconds * (1 + margin)
        self._common: list[float] = []  # of the slots that anyone may use, the last limit - kept uses
        self._kept: list[float] = []  # of those kept for answers, the last kept uses
        self._borrow_at = -inf
        self.held_until = -inf
