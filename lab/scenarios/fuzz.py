"""Mutated updates of every kind, random ones, and mutated buttons: nothing goes unhandled, whatever can be understood
is, the books balance, and no made-up button changes anything.

What Telegram could send must be processed. What it never sends may end in quarantine, and nowhere else.
"""

import copy
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import SQLModel
from structlog.testing import capture_logs

from bot.app import build_house
from lab import corpus, updates
from lab.scenario import BOTH, Lab
from lab.updates import Json
from tests.support.stage import GROUP
from tests.support.world import World

VARIANTS = BOTH
QUICK = 300
FULL = 100_000  # of each of the three

A_DELIVERY = 60
PROCESSED = 0.999  # of what is valid
STRANGER = updates.person(7_001)

WORDS = (
    "", " ", "打卡", "/checkin", "/checkin@hearth_sandbox_bot x", "/start remind_1", "/remind 25:99", "/zone Atlantis",
    "/timezone 🏴", "/quiet 22-8", "/checkinwords a, b", "\u202e", "\x00", "a\x00b", "\\u0000", "🐉" * 2_000,
    "x" * 4_096,
    "{ $x }", "<b>", "%s", "'; DROP TABLE members; --", "null", "\u0600\u0601", "e" + "\u0301" * 200, "\n" * 50, "/",
    "/@", "/checkin\u00a0x", "#checkin", "＃打卡", "/why", "/settings", "/language de", "/hide", "/streak" * 9,
)  # fmt: skip
NUMBERS = (0, 1, -1, 2, 255, 2**31 - 1, 2**31, 2**52 - 1, 1_700_000_000)
ANYTHING: tuple[Any, ...] = (
    None,
    True,
    [],
    {},
    "x",
    0,
    -1,
    1.5,
    2**63,
    -(2**63) - 1,
    10**30,
    [[]],
    {"id": {}},
    ["a", 1],
    "\x00",
)


async def run(lab: Lab) -> None:
    known = await corpus.collect()
    async with lab.world() as world:
        yard = Yard(lab, world)
        await yard.open()
        kinds = Counter(next(key for key in one if key != "update_id") for one in known)
        mutated = ((_mutate(lab.random, known)) for _ in range(lab.size))
        await yard.feed("mutated", mutated)
        await yard.feed("random", ((_made_up(lab.random), True) for _ in range(lab.size)))
        await yard.close()
        lab.figures |= {"kinds": len(kinds), **yard.figures}
    async with lab.world() as world:
        yard = Yard(lab, world)
        await yard.open()
        await yard.press(lab.size)
        lab.figures |= yard.figures


class Yard:
    """A community into which everything is thrown."""

    def __init__(self, lab: Lab, world: World) -> None:
        self.lab = lab
        self.world = world
        self.number = 0
        self.figures: dict[str, Any] = {}
        world.telegram.faults.append(_changes_any_message)

    async def open(self) -> None:
        owner = updates.person(1001)
        self.world.telegram.roles[GROUP, 1001] = "creator"
        now = int(self.world.clock.now().timestamp())
        await self.take([updates.raw(self.next(), updates.standing(now, updates.group(GROUP), owner))])

    def next(self) -> int:
        self.number += 1
        return self.number

    async def take(self, raws: Sequence[bytes]) -> None:
        """Quarantine is written into the log as an error, and is looked at in the database."""
        with capture_logs() as said:
            await self.world.app.inbox.take(raws)
            await self.world.app.inbox.settle()
            await self.world.app.courier.settle()
        for one in said:
            if one["log_level"] == "error" and one["event"] != "update quarantined":
                self.lab.failures.append(f"logged: {str(one)[:500]}")
        telegram = self.world.telegram
        for heard in (telegram.calls, telegram.said, telegram.reactions, telegram.toasts):
            heard.clear()

    async def feed(self, what: str, given: Iterator[tuple[Json, bool]]) -> None:
        """Updates with whether Telegram could have sent them."""
        valid, sent = 0, 0
        refused: list[str] = []
        batch: list[bytes] = []
        could: dict[int, bytes] = {}
        for update, is_valid in given:
            number = self.next()
            batch.append(updates.raw(number, update))
            sent += 1
            if is_valid:
                valid += 1
                could[number] = batch[-1]
            if len(batch) == A_DELIVERY:
                await self.take(batch)
                batch = []
        await self.take(batch)
        async with self.world.app.engine.connect() as db:
            rows = await db.execute(text("SELECT update_id, quarantined FROM updates WHERE quarantined IS NOT NULL"))
            quarantined = {row.update_id: row.quarantined for row in rows}
        for number in could.keys() & quarantined.keys():
            refused.append(f"{quarantined[number][:160]}: {could[number][:400].decode(errors='replace')}")
        if len(refused) > valid * (1 - PROCESSED):
            self.lab.failures += [f"{len(refused)} of {valid} valid {what} updates in quarantine", *refused[:3]]
        self.figures |= {what: sent, f"{what} and valid": valid, f"{what} refused": len(refused)}

    async def press(self, size: int) -> None:
        """Buttons that nobody made. In private a stranger's change nothing at all; in a group, which is meant whatever
        they name, nothing but what is the stranger's own."""
        home, alone = updates.group(-1001000000555, "Elsewhere"), updates.private(STRANGER)
        now = int(self.world.clock.now().timestamp())
        for update in (
            updates.message(1, now, home, updates.person(7_002), "/checkin"),
            updates.message(2, now, updates.group(GROUP), updates.person(7_003), "/checkin"),
            updates.message(3, now, home, STRANGER, "hello there"),
            updates.message(4, now, alone, STRANGER, "/start"),
        ):
            await self.take([updates.raw(self.next(), update)])
        made = changed = 0
        while made < size:
            data = [_button(self.lab.random) for _ in range(min(A_DELIVERY, size - made))]
            made += len(data)
            chat = self.lab.random.choice([home, alone])
            before = await self.state(whole=chat is alone)
            presses = [updates.press(f"p{made}-{n}", STRANGER, one, chat, 5) for n, one in enumerate(data)]
            await self.take([updates.raw(self.next(), one) for one in presses])
            after = await self.state(whole=chat is alone)
            if after != before:
                changed += 1
                tables = [name for name in before if before[name] != after[name]]
                self.lab.failures.append(f"one of these buttons changed {tables} in {chat['type']}: {data}"[:1_500])
        self.figures |= {"buttons": made, "deliveries that changed something": changed}

    async def state(self, *, whole: bool) -> dict[str, list[str]]:
        """All that a button could change; who was seen and what was answered is not. Or all but the stranger's own."""
        found = {}
        async with self.world.app.engine.connect() as db:
            for table in SQLModel.metadata.sorted_tables:
                if table.name not in ("updates", "deliveries", "recorded", "outbox", "members", "memberships"):
                    rows = [row for row in await db.execute(table.select()) if whole or not _is_strangers(row)]
                    found[table.name] = sorted(map(str, rows))
        return found

    async def close(self) -> None:
        """Nothing is stuck, and the books balance."""
        from bot.doctor import examine

        report = await examine(self.world.app.config)
        self.lab.failures += report["problems"]
        self.lab.expect(report["inbox"]["pending"] == 0, f"{report['inbox']['pending']} updates are stuck")
        self.figures["in quarantine"] = report["inbox"]["quarantined"]


def _is_strangers(row: Any) -> bool:
    return any(str(row._mapping.get(name)) == str(STRANGER["id"]) for name in ("member_id", "key"))


def _changes_any_message(method: str, _parameters: dict[str, Any]) -> tuple[int, Any] | None:
    return (200, {"ok": True, "result": {"message_id": 1}}) if method == "editMessageText" else None


# --- Mutations ---

# What Telegram always sends; what else stands in an object may be left out.
_NEEDED = frozenset(
    (
        "update_id", "message_id", "date", "chat", "id", "is_bot", "first_name", "type", "from", "user", "status",
        "old_chat_member", "new_chat_member", "old_reaction", "new_reaction", "chat_instance", "file_id",
        "file_unique_id", "width", "height", "duration", "length", "offset", "question", "options", "voter_count",
        "total_voter_count", "is_closed", "is_anonymous", "allows_multiple_answers", "poll_id", "option_ids", "emoji",
        "value", "latitude", "longitude", "phone_number", "boost_id", "add_date", "expiration_date", "source", "boost",
        "remove_date", "reactions", "total_count", "user_chat_id", "title", "sender_user_name", "message_thread_id",
        "position", "address", "description", "name", "icon_color", "boost_count", "users", "request_id", "user_id",
        "traveler", "watcher", "distance", "location", "message_auto_delete_time", "photo", "sender_user", "story",
        "sender_chat", "is_animated", "is_video", "text", "until_date", "icon_custom_emoji_id", "quote",
    )
)  # fmt: skip


def _is_needed(key: str) -> bool:
    return key in _NEEDED or key.startswith(("can_", "is_"))


_MARKED = frozenset(("offset", "length", "width", "height", "type", "status", "source", "emoji", "until_date"))
_STATUS = ("member", "left")


def _mutate(random_: random.Random, known: Sequence[Json]) -> tuple[Json, bool]:
    """One to three changes; whether Telegram could still have sent it."""
    update = copy.deepcopy(random_.choice(known))
    update.pop("update_id", None)
    is_valid = random_.random() < 0.6
    for _ in range(random_.randint(1, 3)):
        inside, key = random_.choice(list(_places(update)) or [({"": 0}, "")])
        if is_valid:
            _change_kindly(random_, inside, key)
        else:
            _change_cruelly(random_, inside, key, known)
    return update, is_valid


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)


def _change_kindly(random_: random.Random, inside: Any, key: Any) -> None:
    value = inside[key]
    if isinstance(inside, dict) and not _is_needed(key) and random_.random() < 0.3 and len(inside) > 1:
        if not (set(inside) & {"update_id"}) and key not in _CARRIERS:
            del inside[key]
        return
    if key in _MARKED or isinstance(value, bool):
        return
    if isinstance(value, str) and key in ("text", "caption", "first_name", "last_name", "title", "username", "data"):
        inside[key] = random_.choice(WORDS) or "x"
        if key == "text" and isinstance(inside, dict):
            inside.pop("entities", None)
    elif isinstance(value, int) and key in ("message_id", "date", "id") and abs(value) < 2**40:
        inside[key] = random_.choice(NUMBERS[1:]) if key != "date" else random_.choice((0, 1, 1_700_000_000, 2**31 - 1))


_CARRIERS = frozenset(corpus.EVERY_KIND)


def _change_cruelly(random_: random.Random, inside: Any, key: Any, known: Sequence[Json]) -> None:
    match random_.randrange(5):
        case 0:
            del inside[key]
        case 1:
            inside[key] = copy.deepcopy(random_.choice(ANYTHING))
        case 2:
            other, at = random_.choice(list(_places(random_.choice(known))))
            inside[key] = copy.deepcopy(other[at])
        case 3 if isinstance(inside, dict):
            inside[random_.choice(WORDS) or "x"] = inside[key]
        case _:
            inside[key] = [inside[key]] * random_.randint(1, 3)


# --- Made up from the schema ---


def _user(random_: random.Random) -> Json:
    user = updates.person(random_.randint(1, 2 ** random_.randint(11, 52) - 1), random_.choice(WORDS)[:64] or "x")
    user["is_bot"] = random_.random() < 0.05
    for name in ("last_name", "username", "language_code"):
        if random_.random() < 0.4:
            user[name] = random_.choice(WORDS)[:64]
    return user


def _chat(random_: random.Random, user: Json) -> Json:
    match random_.randrange(6):
        case 0:
            return updates.private(user)
        case 1:
            return {"id": -1_000_000_000_000 - random_.randint(1, 2**40), "type": "channel", "title": "x"}
        case 2:
            return updates.group(-random_.randint(1, 10**9), random_.choice(WORDS)[:128] or "x")
        case _:
            return updates.group(GROUP - random_.randrange(5), random_.choice(WORDS)[:128] or "x")


def _made_up(random_: random.Random) -> Json:
    user = _user(random_)
    chat = _chat(random_, user)
    at = random_.randint(1, 2**31 - 1)
    number = random_.randint(1, 2**31 - 1)
    match random_.choice(corpus.EVERY_KIND):
        case "message" | "edited_message" | "channel_post" | "edited_channel_post" as kind:
            return {kind: _message(random_, number, at, chat, user)}
        case "callback_query":
            return updates.press(str(number), user, random_.choice(WORDS)[:64], chat, number)
        case "chat_member":
            return updates.membership(at, chat, user, random_.choice(_STATUS), random_.choice(_STATUS), _user(random_))
        case "my_chat_member":
            return updates.standing(at, chat, user, random_.choice(("administrator", "member", "left")), "member")
        case "message_reaction":
            emoji = [random_.choice("👍🔥❤👀")] * random_.randint(0, 1)
            return updates.reaction(at, chat, user, number, [], emoji)
        case "message_reaction_count":
            return {"message_reaction_count": {"chat": chat, "message_id": number, "date": at, "reactions": []}}
        case "poll_answer":
            return {"poll_answer": {"poll_id": str(number), "user": user, "option_ids": [random_.randrange(9)]}}
        case "chat_join_request":
            return {"chat_join_request": {"chat": chat, "from": user, "user_chat_id": user["id"], "date": at}}
        case "chat_boost":
            source = {"source": "gift_code", "user": user}
            boost = {"boost_id": "b", "add_date": at, "expiration_date": at, "source": source}
            return {"chat_boost": {"chat": chat, "boost": boost}}
        case "removed_chat_boost":
            source = {"source": "premium", "user": user}
            return {"removed_chat_boost": {"chat": chat, "boost_id": "b", "remove_date": at, "source": source}}
        case _:
            option = {"text": random_.choice(WORDS)[:100] or "x", "voter_count": 0}
            poll = {"id": str(number), "question": "?", "options": [option] * 2, "total_voter_count": 0}
            flags = dict.fromkeys(("is_closed", "is_anonymous", "allows_multiple_answers"), False)
            return {"poll": poll | flags | {"type": "regular"}}


def _message(random_: random.Random, number: int, at: int, chat: Json, user: Json) -> Json:
    words = random_.choice(WORDS) or "x"
    found: Json = updates.message(number, at, chat, user)["message"]
    match random_.randrange(8):
        case 0:
            found |= {"photo": [corpus.SIZED], "caption": words[:1_024]}
        case 1:
            found |= {"location": {"latitude": random_.uniform(-90, 90), "longitude": random_.uniform(-180, 180)}}
        case 2:
            found |= {"new_chat_members": [_user(random_) for _ in range(random_.randint(1, 4))]}
        case 3:
            found |= {"left_chat_member": _user(random_)}
        case _:
            found |= updates.message(number, at, chat, user, words)["message"]
    if random_.random() < 0.2:
        found["reply_to_message"] = updates.message(random_.randint(1, 10**6), at, chat, _user(random_), "x")["message"]
    if random_.random() < 0.2:
        found |= {"message_thread_id": random_.randint(1, 10**6), "is_topic_message": random_.random() < 0.5}
    if random_.random() < 0.1:
        found["media_group_id"] = str(random_.randrange(9))
    if random_.random() < 0.1:
        found["sender_chat"] = chat
    return found


# --- Buttons that nobody made ---

_NOISE = ("", ":", "\x01", "0", "é", "%", "A")
_ROUTES = [f"{route.room}:{route.name}" for route in build_house().routes if route.kind == "button"]
_ARGS = (
    "", "0", "1", "2", "-1", "7001", "1001", "9" * 17, "2026-03-02", "2026-13-45", "2000", "2500", "yes", "no", "on",
    "en", "zh-CN", "de", "auto", "off", "Europe/Berlin", "../../etc/passwd", "Nowhere/Land", "daily", "streak", "group",
    "weekly", "x", "1e9", "０", "१", "\x00", "🐉", "1 ", "+1", "0x1", "None", "true",
)  # fmt: skip
# What a member of another group may well press: their own choices, and things of their own group (number 2).
_THEIRS = re.compile(
    r"checkins:go:2|checkins:undo(-mine)?:2|reminders:(open|warn):2|reminders:at:2:\d|reminders:(off|stop):2:(daily|streak)"
    r"|preferences:language:(en|zh-CN|auto)|preferences:quiet:|preferences:hide:(yes|no)"
    r"|preferences:zone:(group|Europe/Berlin)|reminders:skip:2:\d{4}-\d\d-\d\d"
    r"|attention:(stop|allow)|digests:(start|stop):2|memos:list|welcomes:(steps|rules|met):2"
    r"|nudges:(stop|allow):2|nudges:mention:2:[01]|surveys:(score|next|skip|back):2"
    r"|amounts:mean:2|highlights:(mine|yes|no):2"
)


def _button(random_: random.Random) -> str:
    while True:
        data = ":".join([random_.choice(_ROUTES), *random_.choices(_ARGS, k=random_.randint(0, 4))])
        for _ in range(random_.randint(0, 2)):
            at = random_.randrange(len(data) + 1)
            data = data[:at] + random_.choice(_NOISE) + data[at + random_.randint(0, 2) :]
        if data and not _THEIRS.match(data):
            return data[:64]
