"""Fifty taps on the same thing at once, a thousand times: a check-in, an undo or a setting has exactly one effect, and
every single tap is answered."""

import asyncio
import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from lab import updates
from lab.scenario import BOTH, Lab
from lab.updates import Json
from tests.support.moments import START
from tests.support.world import World

VARIANTS = BOTH
QUICK = 8
FULL = 1_000

TAPS = 50
CHAT = updates.group(-1001000000777)
OWNER = updates.person(1000)
APOLOGY = ("Sorry, something went wrong", "抱歉")


class Table:
    """A group at which everybody taps; all that is not `taps` happens once, one after the other."""

    def __init__(self, lab: Lab, world: World) -> None:
        self.lab = lab
        self.world = world
        self.number = itertools.count(1)
        self.kept: dict[str, int] = {}

    async def deliver(self, *given: Json) -> None:
        """Each in a delivery of its own, all at the same moment, as forty connections of a webhook would."""
        raws = [updates.raw(next(self.number), one) for one in given]
        self.lab.random.shuffle(raws)
        await asyncio.gather(*(self.world.app.inbox.take([one]) for one in raws))
        await self.world.app.inbox.idle()
        await self.world.app.courier.settle()

    async def ask(self, query: str, **values: Any) -> Any:
        async with self.world.app.engine.connect() as db:
            return (await db.execute(text(query), values)).scalar()

    def says(self, by: Json, words: str) -> Json:
        return updates.message(next(self.number), self.now, CHAT, by, words)

    def presses(self, by: Json, data: str, chat: Json = CHAT) -> Json:
        return updates.press(f"q{next(self.number)}", by, data, chat, 1)

    @property
    def now(self) -> int:
        return int(self.world.clock.now().timestamp())

    def expect(self, what: str, found: Any, wanted: Any) -> None:
        self.lab.expect(found == wanted, f"{what}: {found!r} where {wanted!r} was expected")


async def run(lab: Lab) -> None:
    async with lab.world(checkins={"replies_per_minute": 20}) as world:
        world.clock.set(START)
        table = Table(lab, world)
        world.telegram.roles[CHAT["id"], OWNER["id"]] = "creator"
        world.telegram.faults.append(_changes_any_message)
        applying = asyncio.create_task(world.app.inbox.run())
        try:
            await table.deliver(updates.standing(table.now, CHAT, OWNER))
            for number in range(lab.size):
                kind = ROUNDS[number % len(ROUNDS)]
                await kind(table, updates.person(10_000 + number))
                world.clock.advance(timedelta(seconds=20))
        finally:
            applying.cancel()
            await asyncio.gather(applying, return_exceptions=True)
        balanced = await table.ask("SELECT sum(amount) - (SELECT sum(balance) FROM accounts) FROM ledger")
        table.expect("ledger less balances", int(balanced or 0), 0)
        table.expect("quarantined", await table.ask("SELECT count(*) FROM updates WHERE quarantined IS NOT NULL"), 0)
        lab.figures |= {"rounds": lab.size, "taps": lab.size * TAPS}


def _changes_any_message(method: str, parameters: dict[str, Any]) -> tuple[int, Any] | None:
    """Nobody wrote the messages here whose buttons are pressed."""
    return (200, {"ok": True, "result": {"message_id": 1}}) if method == "editMessageText" else None


async def _answered(table: Table, what: str, taps: list[Json]) -> None:
    """Delivers fifty taps and looks at what everybody gets to see."""
    telegram = table.world.telegram
    for heard in (telegram.calls, telegram.said, telegram.reactions, telegram.toasts):
        heard.clear()
    await table.deliver(*taps)
    asked = {one["message"]["message_id"] for one in taps if "message" in one}
    pressed = {one["callback_query"]["id"] for one in taps if "callback_query" in one}
    answers = {one.reply_to for one in telegram.said} | {number for _, number, _ in telegram.reactions}
    table.expect(f"{what}: messages without an answer", sorted(asked - answers), [])
    toasts = [values["callback_query_id"] for method, values in telegram.calls if method == "answerCallbackQuery"]
    table.expect(f"{what}: presses answered", sorted(toasts), sorted(pressed))
    sorry = [one.text for one in telegram.said if one.text.startswith(APOLOGY)]
    table.expect(f"{what}: apologies", sorry + [words for words, _ in telegram.toasts if words.startswith(APOLOGY)], [])


async def _checks_in(table: Table, who: Json) -> None:
    await _one_checkin(table, who, [table.says(who, "/checkin") for _ in range(TAPS)])


async def _presses_check_in(table: Table, who: Json) -> None:
    await table.deliver(table.says(who, "hello"))
    await _one_checkin(table, who, [table.presses(who, "checkins:go:1") for _ in range(TAPS)])


async def _does_both(table: Table, who: Json) -> None:
    await table.deliver(table.says(who, "hello"))
    ways: list[Callable[[], Json]] = [
        lambda: table.says(who, "/checkin"),
        lambda: table.says(who, "打卡"),
        lambda: table.presses(who, "checkins:go:1"),
    ]
    await _one_checkin(table, who, [table.lab.random.choice(ways)() for _ in range(TAPS)])


async def _one_checkin(table: Table, who: Json, taps: list[Json]) -> None:
    await _answered(table, "check-in", taps)
    await _has(table, who, "check-in", checkins=1, paid=5, entries=1)


async def _has(table: Table, who: Json, what: str, *, checkins: int, paid: int, entries: int) -> None:
    one = {"m": who["id"]}
    count = "SELECT count(*) FROM checkins WHERE member_id = :m AND undone_at IS NULL"
    table.expect(f"{what}: check-ins", await table.ask(count, **one), checkins)
    standing = await table.ask("SELECT total FROM standings WHERE member_id = :m", **one)
    table.expect(f"{what}: total", standing or 0, checkins)
    entered = "FROM ledger WHERE member_id = :m AND key LIKE '%checkin:%'"
    table.expect(f"{what}: entries", await table.ask(f"SELECT count(*) {entered}", **one), entries)
    table.expect(f"{what}: points", int(await table.ask(f"SELECT coalesce(sum(amount), 0) {entered}", **one)), paid)


async def _undoes(table: Table, who: Json) -> None:
    await table.deliver(table.says(who, "/checkin"))
    data = f"checkins:undo:1:{who['id']}:{table.world.clock.now():%Y-%m-%d}"
    await _answered(table, "undo", [table.presses(who, data) for _ in range(TAPS)])
    await _has(table, who, "undo", checkins=0, paid=0, entries=2)


async def _undoes_and_checks_in(table: Table, who: Json) -> None:
    """In any order: at the end there is one check-in or none, and never points for more."""
    await table.deliver(table.says(who, "/checkin"))
    data = f"checkins:undo:1:{who['id']}:{table.world.clock.now():%Y-%m-%d}"
    taps = [table.presses(who, data) if n % 2 else table.says(who, "/checkin") for n in range(TAPS)]
    await _answered(table, "undo and check-in", taps)
    there = await table.ask("SELECT count(*) FROM checkins WHERE member_id = :m AND undone_at IS NULL", m=who["id"])
    paid = await table.ask("SELECT sum(amount) FROM ledger WHERE member_id = :m AND key LIKE '%checkin:%'", m=who["id"])
    table.expect("undo and check-in: points", int(paid), 5 * there)


async def _asks_to_be_reminded(table: Table, who: Json) -> None:
    await table.deliver(table.says(who, "hello"))
    await _answered(
        table, "reminder", [table.presses(who, "reminders:at:1:2000", updates.private(who)) for _ in range(TAPS)]
    )
    for name, query in {
        "reminders": "SELECT count(*) FROM reminders WHERE member_id = :m",
        "due rows": "SELECT count(*) FROM due WHERE kind = 'reminders.daily' AND key = :k",
    }.items():
        value = {"m": who["id"]} if ":m" in query else {"k": str(who["id"])}
        table.expect(f"reminder: {name}", await table.ask(query, **value), 1)


async def _hides(table: Table, who: Json) -> None:
    chat = updates.private(who)
    taps = [table.presses(who, "preferences:hide:yes", chat) for _ in range(TAPS)]
    await _answered(table, "hide", taps)
    count = "SELECT count(*) FROM preferences WHERE member_id = :m AND is_hidden"
    table.expect("hide: hidden", await table.ask(count, m=who["id"]), 1)


async def _chooses_the_language(table: Table, _who: Json) -> None:
    language = table.lab.random.choice(["en", "zh-CN"])
    await _answered(
        table, "language", [table.presses(OWNER, f"communities:language:1:{language}") for _ in range(TAPS)]
    )
    await _answered(table, "settings", [table.says(OWNER, "/settings") for _ in range(TAPS)])
    query = "SELECT CAST(value AS VARCHAR(20)) FROM community_settings WHERE community_id = 1 AND key = 'language'"
    table.expect("language", await table.ask(query), f'"{language}"')


ROUNDS = (
    _checks_in, _presses_check_in, _does_both, _undoes, _undoes_and_checks_in, _asks_to_be_reminded, _hides,
    _chooses_the_language,
)  # fmt: skip
