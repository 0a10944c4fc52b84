"""What was said lately, in memory: repeats and bursts are told by it, after a restart too."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from bot.features.activity import rules
from bot.features.activity.rules import Verdict
from bot.features.activity.store import heard
from bot.features.activity.store import messages as store
from bot.features.activity.store.heard import Mark
from bot.kit.work import Work

REMEMBERED = 6_144  # members at least; and at most twice as many, whose texts are some 9 MB when all talk much
KEPT = timedelta(hours=1)  # that marks outlive a restart
ID_BITS = 52  # Telegram's ids fit into so many
MOST_BURST, LONGEST_BURST = 20, 600  # messages, and seconds: see `Settings`

K = TypeVar("K")
V = TypeVar("V")

_TOLD_BY = (Verdict.MAY_EARN, Verdict.REPEATED, Verdict.BURST)


class Recent(Generic[K, V]):
    """Values by key, of the last `REMEMBERED` keys at least: when there are as many new ones, those before them go, all
    at once, for letting go of one after the other costs more than all else that is done with them."""

    def __init__(self) -> None:
        self._new: dict[K, V] = {}
        self._before: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        found = self._new.get(key)
        return self._before.get(key) if found is None else found

    def put(self, key: K, value: V) -> None:
        self._new[key] = value
        if len(self._new) >= REMEMBERED:
            self._new, self._before = {}, self._new


class Heard:
    """What was said lately, for telling repeats. The words are held in memory only, and gone with the process; of the
    last hour's, marks are read when a community is first heard of, by which what says the same is known again.

    It holds message ids, and a text is compared with earlier ones only, a picture with the one of its album that
    came first: recording the same messages again, after a transaction that failed, judges them as before.
    """

    def __init__(self) -> None:
        self.texts = Recent[int, tuple[tuple[int, str], ...]]()  # by community and member
        self.marks = Recent[int, tuple[tuple[int, int], ...]]()  # of what was said before this process began
        self.known: set[int] = set()  # communities whose marks were read
        self.albums = Recent[tuple[int, str], int]()  # the message of each that came first

    def is_repeated(self, community_id: int, member_id: int, message_id: int, text: str, percent: int) -> bool:
        key = community_id << ID_BITS | member_id
        before = self.texts.get(key)
        if before is None:
            self.texts.put(key, ((message_id, text),))
            return self._was_said(key, member_id, message_id, text, rules.COMPARED)
        others = [one for one in before if one[1] != text and one[0] != message_id]
        self.texts.put(key, (*others[1 - rules.COMPARED :], (message_id, text)))
        if rules.is_repeated(text, [said for at, said in before if at < message_id], percent):
            return True
        return self._was_said(key, member_id, message_id, text, rules.COMPARED - len(before))

    def _was_said(self, key: int, member_id: int, message_id: int, text: str, most: int) -> bool:
        """Among the last `most` before this process began."""
        marks = self.marks.get(key) if most > 0 else None
        if not marks:
            return False
        mine = rules.likeness(member_id, text)
        return any(mark == mine and at < message_id for at, mark in marks[-most:])

    async def read(self, work: Work, community_id: int) -> None:
        """What was said before this process heard of the community."""
        read: dict[int, list[tuple[int, int]]] = {}
        for member_id, number, mark in await heard.since(work.db, community_id, work.now - KEPT):
            read.setdefault(community_id << ID_BITS | member_id, []).append((abs(number), mark))
        for key, marks in read.items():
            self.marks.put(key, tuple(sorted(marks)[-rules.COMPARED :]))
        self.known.add(community_id)

    def is_another_of_album(self, chat_id: int, message_id: int, album: str) -> bool:
        first = self.albums.get((chat_id, album))
        if first is None:
            self.albums.put((chat_id, album), message_id)
        return first not in (None, message_id)


async def keep(work: Work, said: Mapping[int, Sequence[tuple[int, int, str]]]) -> None:
    """Marks of what was said just now: by community, member, message (see `rules.number_of`) and words."""
    marks = {
        community_id: [Mark(member_id, number, rules.likeness(member_id, words)) for member_id, number, words in theirs]
        for community_id, theirs in said.items()
    }
    await heard.add(work.db, work.now, marks)


async def forget(work: Work) -> None:
    await heard.forget(work.db, work.now - KEPT)


class Lately:
    """When each member's last messages were written that may earn, or were repeats or of a burst: what a burst is told
    by. Each is its time, then its number.

    What a transaction adds is believed when it is durable; recording the same messages again, after one that failed,
    judges them as before. A community's last messages are read from the database when it is first heard of, so a
    restart makes no difference.
    """

    def __init__(self) -> None:
        self.known: set[int] = set()  # communities whose messages were read
        self.written = Recent[int, list[int]]()  # by community and member
        self._work: Work | None = None
        self._added: dict[int, list[int]] = {}  # in that work

    def during(self, work: Work) -> "Sofar":
        if self._work is not work:
            self._work, self._added = work, {}
        added = self._added
        work.after_commit(lambda: self._believe(added))
        return Sofar(self.written, added)

    def _believe(self, added: dict[int, list[int]]) -> None:
        self._work = None
        for key, marks in added.items():
            self.written.put(key, marks if len(marks) <= MOST_BURST else marks[-MOST_BURST:])


class Sofar(NamedTuple):
    """The same within one transaction."""

    written: Recent[int, list[int]]
    added: dict[int, list[int]]

    async def read(self, work: Work, community_id: int, at: int, *, is_small: bool) -> None:
        """What was written before this process heard of the community."""
        read: dict[int, set[int]] = {}
        since = datetime.fromtimestamp(at - LONGEST_BURST, UTC)
        for member_id, written_at, number in await store.latest(
            work.db, community_id, since, _TOLD_BY, is_small=is_small
        ):
            mark = rules.mark_of(int(written_at.timestamp()), number)
            read.setdefault(community_id << ID_BITS | member_id, {mark}).add(mark)
        for key, marks in read.items():  # within one transaction that may happen more than once
            self.added[key] = sorted(marks.union(self.added.get(key, ())))

    def is_one_more(self, community_id: int, member_id: int, at: int, number: int, most: int, seconds: int) -> bool:
        key = community_id << ID_BITS | member_id
        marks = self.added.get(key)
        if marks is None:
            marks = self.added[key] = [*(self.written.get(key) or ())]
        mark = rules.mark_of(at, number)
        if not marks or marks[-1] < mark:
            marks.append(mark)
            return rules.is_burst(marks, len(marks) - 1, most, seconds)
        here = bisect_left(marks, mark)  # it comes late, or again
        if marks[here] != mark:
            marks.insert(here, mark)
        return rules.is_burst(marks, here, most, seconds)
