"""Every update arrives one to five times and up to forty places out of order, cut into deliveries anyhow: in the end
all tables say what they say when each arrives once, in order.

Each seed is a life of 1,000 updates: talk, answers, albums, edits, reactions, check-ins by command and by word, comings
and goings, choices in private and for the group, undone check-ins, and a group that becomes a supergroup. It is lived
twice, in order and out of order, and the two databases are compared row by row.

What "the same" leaves out, because Telegram itself gives no way to tell:

- *Which* of several things was first where only one counts: the rule that pays the first message of a minute is off
  here, and so are the daily caps; which picture of an album earned; which message of a day was the check-in, and so
  its note, its hour and the badges for those.
- What somebody does because of what they saw (a press, an undo, a choice, what is said after a choice, a reaction) does
  not arrive before what they saw: it comes in a later window of forty. Nobody chooses anything for themselves
  while the group moves: "off", said in the new chat before the bot has heard of the move, takes nothing away there.
  Nor does anybody ask for anything in private before a window in which they were seen in the group, which is meant.
- When it was heard, and row numbers. Answers are not compared, announcements are.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import LargeBinary, text
from sqlmodel import SQLModel

from bot.features import points
from bot.features.badges.rules import BUILT_IN
from lab import updates
from lab.scenario import BOTH, Lab
from lab.updates import Json
from tests.support.moments import START
from tests.support.world import World

VARIANTS = BOTH
QUICK = 1  # lives
FULL = 100

WINDOW = 40
WINDOWS = 25  # of a life
SMALL, GREAT = -4_000_777, -1001000000777  # the group before and after it became a supergroup
PEOPLE = 12
CHOICES = ("checkin", "undo", "comes or goes", "choice", "private", "group")  # once in a window for each person
RULES = {
    "points": {
        kind: {"points": worth, "cooldown_seconds": 0, "daily_cap": 10**9}
        for kind, worth in (("message", 1), ("media", 1), ("reply", 2), ("reaction", 1), ("thanks", 3))
    }
    | {"pair_daily": 0, "pair_both_daily": 0},
    "tiers": {"ladder": [{"key": "newcomer"}, {"key": "growing", "points": 30}, {"key": "expert", "points": 90}]},
}

# When it was heard, what was first of several, and row numbers.
LEFT_OUT = {
    "checkins": {"at", "noted_at", "note", "source", "message_id", "has_photo"},
    "standings": {"last_at"},
    "accounts": {f"{kind}_{what}" for kind in points.KINDS for what in ("used", "at")},
    "rule_versions": {"at"},
    "ledger": {"at", "ref"},
    "members": {"first_seen_at"},
    "memberships": {"first_seen_at", "seen_on"},
    "member_tiers": {"changed_at"},
    "tier_rises": {"at"},
    "communities": {"standing_at", "created_at"},
    "due": {"due_at"},
    "badge_grants": {"granted_at", "evidence"},
    "celebrations": {"at"},
}
OF_THE_FIRST = {
    badge.id: badge.criterion.measure
    for badge in BUILT_IN.values()
    if badge.criterion and (badge.criterion.hours or badge.criterion.with_note or badge.criterion.with_photo)
}
NOT_COMPARED = {"updates", "deliveries", "recorded", "outbox", "folded_checkins", "checkin_notes"}


async def run(lab: Lab) -> None:
    total = arrived = 0
    for seed in range(lab.seed, lab.seed + lab.size):
        lived = Life(random.Random(seed))
        life = list(lived.windows())
        chance = random.Random(seed)
        mixed = [_mixed(chance, window) for window in life]
        late: list[list[bytes]] = [[] for _ in range(len(life))]
        for position, window in enumerate(life):
            # A copy may come long after.
            for raw in chance.sample(window, len(window) // 4):
                late[chance.randrange(position, len(life))].append(raw)
        mixed = [_shuffled(chance, window + more) for window, more in zip(mixed, late, strict=True)]
        states = []
        for windows, is_cut in ((life, False), (mixed, True)):
            async with lab.world(**RULES) as world:
                states.append(await _live(world, windows, chance if is_cut else None, lived.albums))
        total += sum(map(len, life))
        arrived += sum(map(len, mixed))
        for name in states[0]:
            if states[0][name] != states[1][name]:
                only = [sorted(states[a][name] - states[b][name])[:3] for a, b in ((0, 1), (1, 0))]
                lab.failures.append(f"seed {seed}, {name}: in order {only[0]}, out of order {only[1]}")
    lab.figures |= {"lives": lab.size, "updates": total, "arrived": arrived}


async def _live(
    world: World, windows: Sequence[Sequence[bytes]], chance: random.Random | None, albums: dict[int, int]
) -> dict[str, Counter[str]]:
    world.telegram.roles[SMALL, 1001] = world.telegram.roles[GREAT, 1001] = "creator"
    for number, window in enumerate(windows):
        world.clock.set(START + STEP * (number + 1))
        rest = list(window)
        while rest:
            size = chance.randint(1, 25) if chance else len(rest)
            await world.app.inbox.take(rest[:size])
            del rest[:size]
            # Some deliveries take effect one by one, others together.
            if not rest or chance is None or chance.random() < 0.7:
                await world.settle()
    await world.pass_time(minutes=2)
    return await _state(world, albums)


STEP = timedelta(hours=5)


def _mixed(chance: random.Random, window: Sequence[bytes]) -> list[bytes]:
    return [raw for raw in window for _ in range(chance.choice((1, 1, 2, 3, 5)))]


def _shuffled(chance: random.Random, window: list[bytes]) -> list[bytes]:
    chance.shuffle(window)
    return window


async def _state(world: World, albums: dict[int, int]) -> dict[str, Counter[str]]:
    """Each table as its rows without what is left out, and what was announced. Communities go by their chat, and
    one that was merged into another is none."""
    found: dict[str, Counter[str]] = {}
    async with world.app.engine.connect() as db:
        chats = {row.id: row.chat_id for row in await db.execute(text("SELECT id, chat_id FROM communities"))}
        for table in SQLModel.metadata.sorted_tables:
            if table.name in NOT_COMPARED:
                continue
            left_out = LEFT_OUT.get(table.name, set())
            names = [c.name for c in table.c if c.name not in left_out and not isinstance(c.type, LargeBinary)]
            rows = [dict(row._mapping) for row in await db.execute(table.select())]
            if table.name == "heard_lately":
                names, rows = ["community_id", "mark"], list(_one_by_one(rows))
            rows = [row for row in rows if row.get("badge") not in OF_THE_FIRST]
            rows = [row for row in rows if row.get("measure") not in OF_THE_FIRST.values()]
            for row in rows:
                if table.name == "messages" and row["message_id"] in albums:
                    row["verdict"] = "album"
                if table.name == "ledger" and row["key"].startswith("m:"):
                    number = int(row["key"][2:])
                    row["key"] = f"m:{albums.get(number, number)}"
                for name in ("community_id", "id", "merged_into"):
                    if name in row and (name == "community_id" or table.name == "communities"):
                        row[name] = chats.get(row[name], row[name])
            found[table.name] = Counter(
                str({name: row[name] for name in names}) for row in rows if row.get("chat_id", 0) is not None
            )
        said = await db.execute(text("SELECT key FROM outbox WHERE key IS NOT NULL"))
        found["announced"] = Counter(row.key for row in said if not row.key.startswith("checkins.fold"))
    return found


def _one_by_one(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """What came together is an accident of the deliveries."""
    for row in rows:
        yield from ({"community_id": row["community_id"], "mark": mark} for mark in json.loads(row["marks"]))


class Life:
    """What happens, in windows: nothing in a window answers something of the same window."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.people = [updates.person(1001 + n, language="zh-hans" if n % 3 else "en") for n in range(PEOPLE)]
        self.chat = updates.group(SMALL)
        self.number = 1_000  # of the last update
        self.message = 0
        self.seen: list[tuple[int, Json]] = []  # messages of windows before this one, with who wrote them
        self.reactions: dict[tuple[int, int], list[str]] = {}
        self.reacted: set[tuple[int, int]] = set()  # in this window
        self.gone: set[int] = set()
        self.known: set[int] = set()  # who was seen in the group in windows before this one
        self.albums: dict[int, int] = {}  # the numbers of pictures in their community, with the first of each album

    def windows(self) -> Iterator[list[bytes]]:
        begins = START
        for number in range(WINDOWS):
            begins = START + STEP * number
            window = self._opening(begins) if number == 0 else []
            is_moving = number == WINDOWS // 2
            if is_moving:
                window += self._moves(begins)
            new: list[tuple[int, Json]] = []
            moved: set[int] = set()  # who came or went in this window
            chose: set[int] = set()
            while len(window) < WINDOW:
                at = int((begins + STEP * len(window) / WINDOW).timestamp())
                window += self._something(at, new, moved, chose, is_moving=is_moving)
            self.seen += new
            self.known |= {who["id"] for _, who in new}
            self.reacted.clear()
            yield [updates.raw(self._next(), one) for one in window[:WINDOW]]

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _opening(self, begins: datetime) -> list[Json]:
        return [updates.standing(int(begins.timestamp()), self.chat, self.people[0], "administrator")]

    def _moves(self, begins: datetime) -> list[Json]:
        """Told twice, in the old chat and in the new one, whose messages count from 1 again."""
        old, new = self.chat, updates.group(GREAT)
        at = int(begins.timestamp())
        told = updates.message(self._message(), at, old, self.people[0], migrate_to_chat_id=GREAT)
        self.chat, self.message, self.seen, self.reactions = new, 0, [], {}
        again = updates.message(self._message(), at, new, self.people[0], migrate_from_chat_id=SMALL)
        return [told, again]

    def _message(self) -> int:
        self.message += 1
        return self.message

    def _something(
        self, at: int, new: list[tuple[int, Json]], moved: set[int], chose: set[int], *, is_moving: bool
    ) -> list[Json]:
        who = self.chance.choice([one for one in self.people if one["id"] not in self.gone])
        kind = self.chance.choices(
            (
                "talk",
                "answer",
                "album",
                "edit",
                "react",
                "checkin",
                "undo",
                "comes or goes",
                "choice",
                "private",
                "group",
            ),
            (40, 12, 3, 3, 12, 10, 3, 5, 4, 3, 1),
        )[0]
        is_early = kind == "private" and who["id"] not in self.known
        if (kind in CHOICES and who["id"] in chose) or (is_moving and kind in ("choice", "private")) or is_early:
            kind = "talk"
        number = self.message + 1
        words = f"thought {self.chance.getrandbits(60):x} on {self.chance.choice(('books', 'tea', '散步', 'weather'))}"
        match kind:
            case "answer" if self.seen:
                to, by = self.chance.choice(self.seen)
                told = updates.message(to, at - 1, self.chat, by, "…")["message"]
                new.append((self._message(), who))
                return [updates.message(number, at, self.chat, who, words, reply_to_message=told)]
            case "album":
                name, sign = str(number), 1 if self.chat["id"] == GREAT else -1
                self.albums |= {sign * (number + n): sign * number for n in range(3)}
                picture = [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]
                return [
                    updates.message(self._message(), at, self.chat, who, photo=picture, media_group_id=name)
                    for _ in range(3)
                ]
            case "edit" if self.seen:
                to, by = self.chance.choice(self.seen)
                edited = updates.message(to, at - 9, self.chat, by, words)["message"] | {"edit_date": at}
                return [{"edited_message": edited}]
            case "react" if self.seen:
                to, _ = self.chance.choice(self.seen)
                if (to, who["id"]) in self.reacted:
                    return []
                self.reacted.add((to, who["id"]))
                was = self.reactions.get((to, who["id"]), [])
                now = [] if was else ["👍"]
                self.reactions[to, who["id"]] = now
                return [updates.reaction(at, self.chat, who, to, was, now)]
            case "checkin":
                self._message()
                said = self.chance.choice(("/checkin", "打卡", "打卡 a walk", "/checkin a walk"))
                chose.add(who["id"])
                return [updates.message(number, at, self.chat, who, said)]
            case "undo":
                chose.add(who["id"])
                return [updates.press(f"u{at}", who, "checkins:undo-mine:1", self.chat, 1)]
            case "comes or goes" if who["id"] not in moved and who is not self.people[0]:
                moved.add(who["id"])
                self.gone.add(who["id"])
                chose.add(who["id"])
                return [
                    updates.membership(at, self.chat, who, "member", "left"),
                    *self._comes_back(at, who),
                ]
            case "choice" | "private":
                chose.add(who["id"])
                words = self.chance.choice(("/hide", "/quiet 22-8", "/remind 20:00", "/remind off", "/streak", "/me"))
                if kind == "choice":
                    self._message()
                    return [updates.message(number, at, self.chat, who, words)]
                return [updates.message(at, at, updates.private(who), who, words)]
            case "group":
                chose.add(1001)
                self._message()
                return [updates.message(number, at, self.chat, self.people[0], "/checkinwords 打卡, 签到")]
        new.append((self._message(), who))
        return [updates.message(number, at, self.chat, who, words)]

    def _comes_back(self, at: int, who: Json) -> list[Json]:
        if self.chance.random() < 0.3 and len(self.gone) > 3:
            return []
        self.gone.discard(who["id"])
        return [updates.membership(at + 60, self.chat, who, "left", "member")]
