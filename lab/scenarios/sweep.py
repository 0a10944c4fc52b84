"""A crash at every single point, before and after each commit and each call to Telegram: after a restart all is as if
nothing had happened.

SQLite's own method: the process ends at its first point, then at its second, and so on, each time on a new database and
with the same evening in the group, until one evening passes untouched. A random kill rarely lands between two
neighbours; this one cannot miss. Two evenings are never quite the same: kinds of point that were met and not hit by
number are hit by name in the end. The quick tier takes a sample.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import text

from bot.doctor import reading_engine
from bot.kit.database import create_engine, to_micros
from lab.checker import check
from lab.scenario import EVERY_DOOR, Lab
from tests.support.stage import Stage

VARIANTS = EVERY_DOOR
QUICK = 2
FULL = 100_000  # more than there are
PATIENCE = 30  # seconds for any one thing to happen
CIRCLE = -5_000_777
OWNER, ANA, BEN, EVA, DAN, LIU, NEW = range(1001, 1008)
COMPARED = ("messages", "checkins", "members", "communities", "ledger", "balances", "reminders")


async def run(lab: Lab) -> None:
    untouched = await _evening(lab, 0)
    report = untouched.report
    assert report is not None, untouched.problems
    lab.failures += untouched.problems
    names, visited = set(untouched.passed), set[str]()
    points = len(untouched.passed)
    chosen = sorted(lab.random.sample(range(1, points + 1), lab.size)) if lab.size < points else count(1)
    lost = doubled = crashes = 0

    async def crash(number: int, kind: str = "") -> bool:
        nonlocal lost, doubled, crashes
        evening = await _evening(lab, number, kind)
        where = evening.passed[-1] if evening.passed else "the start"
        if evening.has_crashed:
            crashes += 1
            visited.add(where)
            evening.compare(report)
        lab.failures += [f"{number}, {where}: {problem}" for problem in evening.problems]
        lost, doubled = lost + evening.lost, doubled + evening.doubled
        return evening.has_crashed

    for number in chosen:
        if not await crash(number) and lab.size >= points:
            break  # it has passed untouched: there are no more points
    if lab.size >= points:
        for kind in sorted(names - visited):
            await crash(1, kind)
    lab.figures |= {"crashes": crashes, "points": points, "kinds of point": f"{len(visited)} of {len(names)}"}
    lab.figures |= {"lost": lost, "doubled": doubled}
    lab.expect(lab.size < points or names <= visited, f"never crashed at: {', '.join(sorted(names - visited))}")


async def _evening(lab: Lab, number: int, kind: str = "") -> "Evening":
    async with lab.stage() as stage:
        evening = Evening(stage)
        try:
            await evening.live(number, kind)
        except Exception as error:
            evening.problems.append(f"{type(error).__name__}: {error}"[:1500])
        finally:
            await evening.engine.dispose()
        evening.passed = evening.points.read_text().splitlines() if evening.points.exists() else []
        return evening


class Evening:
    """One evening in a group, with a bot that ends once and is started again."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.points = stage.folder / "points"
        self.engine = reading_engine(stage.database_url)
        self.passed: list[str] = []
        self.has_crashed = False
        self.problems: list[str] = []
        self.report: dict[str, Any] | None = None
        self.lost = self.doubled = 0

    def compare(self, other: dict[str, Any]) -> None:
        report = self.report or {}
        for what in COMPARED:
            if report.get(what) != other[what]:
                self.problems.append(f"{what}: {report.get(what)}, and {other[what]} without the crash")

    async def live(self, number: int, kind: str) -> None:
        self.stage.start(before=("lab.hooks:crash_at", number, str(self.points), kind))
        await self._happens()
        await self._until(self._is_quiet, "everything has its effect and its answer")
        await self._end()
        self.report = await self.stage.doctor()
        found = await check(self.stage, self.report)
        self.problems += found.problems
        self.lost, self.doubled = found.lost, found.doubled
        self._look_at_announcements()

    async def _happens(self) -> None:
        stage, say = self.stage, self._say
        people = [OWNER, ANA, BEN, EVA, DAN, LIU]
        await stage.post("import", users=[{"id": one, "first_name": f"Member {one}"} for one in (*people, NEW)])
        await stage.post("chats", id=CIRCLE, type="group", title="Circle", owner=OWNER, members=people)
        bot = (await stage.get("state"))["bot"]["id"]
        for action in ("add", "promote"):
            await self._member(CIRCLE, bot, action)
        await self._until(lambda: self._is_announced("Hearth", CIRCLE), "hello")
        await self._member(CIRCLE, NEW, "add")
        first = await say(ANA, "good evening, what a fine book this is")
        await say(BEN, "it is, and I have only begun")
        # Checking in by command, by word and by button; taking it back
        done = await self._answer_to(await say(ANA, "/checkin"))
        await self._answer_to(await say(BEN, "打卡 twenty pages"))
        streak = await self._answer_to(await say(EVA, "/streak"))
        await self._press(EVA, streak)
        await self._press(ANA, done)
        # An album that is one check-in
        for _ in range(2):
            picture = await say(DAN, "#checkin with pictures", photo=True, media_group_id="pages")
        await self._until(lambda: self._has_answered(picture - 1, picture), "an answer to the album")
        await stage.post("messages/edit", **{"as": ANA}, chat=CIRCLE, message=first, text="good evening, dear readers")
        # A reminder
        await self._answer_to((await stage.post("start", **{"as": LIU}))["message_id"], chat=LIU)
        await say(LIU, f"/remind {datetime.now(UTC):%H:%M}")
        await self._until(lambda: self._has_said("reminders:at", LIU), "what was asked for")
        await self._until(self._hour_comes, "the reminder's row")
        await self._until(lambda: self._is_announced("checkins:go", LIU), "the reminder")
        # The group moves
        moved = (await stage.post(f"chats/{CIRCLE}/migrate"))["id"]
        last = await say(BEN, "here we are, all of us", chat=moved)
        await self._answer_to(await say(OWNER, "/checkin", chat=moved), chat=moved)
        for emoji in (["👍"], []):
            await stage.post("messages/react", **{"as": EVA}, chat=moved, message=last, emoji=emoji)

    async def _member(self, chat: int, user: int, action: str) -> None:
        await self.stage.post(f"chats/{chat}/members", **{"as": OWNER}, user=user, action=action)

    async def _say(self, who: int, words: str, *, chat: int = CIRCLE, **more: Any) -> int:
        content = {"caption": words} if "photo" in more else {"text": words}
        return int((await self.stage.post(f"chats/{chat}/messages", **{"as": who}, **content, **more))["message_id"])

    async def _answer_to(self, message: int, chat: int = CIRCLE) -> dict[str, Any]:
        await self._until(lambda: self._has_answered(message, chat=chat), f"an answer to message {message} in {chat}")
        return self._answers(message, chat=chat)[-1]

    async def _has_answered(self, *messages: int, chat: int = CIRCLE) -> bool:
        return bool(self._answers(*messages, chat=chat))

    def _answers(self, *messages: int, chat: int) -> list[dict[str, Any]]:
        found = []
        for entry in self._calls("sendMessage", "setMessageReaction"):
            params = entry["params"]
            about = params.get("message_id") or params.get("reply_parameters", {}).get("message_id")
            if params["chat_id"] == chat and about in messages:
                found.append(entry)
        return found

    def _calls(self, *methods: str) -> list[dict[str, Any]]:
        """What Telegram took from the bot."""
        entries = self.stage.sandbox.log.view()["entries"]
        return [entry for entry in entries if entry.get("method") in methods and "result" in entry]

    def _said(self, words: str, chat: int) -> int:
        """How often, in words or on a button, other than in reply."""
        said = [entry["params"] for entry in self._calls("sendMessage")]
        said = [one for one in said if one["chat_id"] == chat and "reply_parameters" not in one]
        return sum(words in json.dumps(one) for one in said)

    async def _has_said(self, words: str, chat: int) -> bool:
        return bool(self._said(words, chat))

    async def _is_announced(self, words: str, chat: int) -> bool:
        """What nobody can tell whether it was said is not said again, and not waited for."""
        return bool(self._said(words, chat) or await self._count("outbox WHERE state = 'unknown'"))

    async def _press(self, who: int, answer: dict[str, Any]) -> None:
        button = answer["params"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        message = json.loads(bytes(answer["result"]))["message_id"]
        await self.stage.post("messages/press", **{"as": who}, chat=CIRCLE, message=message, data=button, wait=0)

    async def _hour_comes(self) -> bool:
        """The reminder was asked for this very minute, so it is planned for tomorrow: a day passes in the database."""
        engine = create_engine(self.stage.database_url)
        at = datetime.now(UTC) - timedelta(seconds=1)
        moment = to_micros(at) if engine.dialect.name == "sqlite" else at
        statement = text("UPDATE due SET due_at = :at WHERE kind = 'reminders.daily'")
        try:
            async with engine.begin() as db:
                return bool((await db.execute(statement, {"at": moment})).rowcount)
        finally:
            await engine.dispose()

    async def _is_quiet(self) -> bool:
        """Twice in a row: between two of these places, an update and what follows from it are in none of them."""
        if not await self._seems_quiet():
            return False
        await asyncio.sleep(0.2)
        return await self._seems_quiet()

    async def _seems_quiet(self) -> bool:
        if self.stage.sandbox.queue.waiting:
            return False
        soon = datetime.now(UTC) + timedelta(seconds=1)
        is_sqlite = self.engine.dialect.name == "sqlite"
        due = f"due WHERE due_at <= {to_micros(soon) if is_sqlite else repr(soon.isoformat())}"
        open_ = "outbox WHERE state IN ('queued', 'sending')"
        return not any([await self._count(rows) for rows in ("deliveries", due, open_)])

    async def _count(self, rows: str) -> int:
        async with self.engine.connect() as db:
            return int((await db.execute(text(f"SELECT count(*) FROM {rows}"))).scalar_one())

    async def _end(self) -> None:
        while True:
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                code, _ = await self.stage.terminate()
                assert code == 0, f"it ended with {code}"
                return
            # The crash came on the way out
            self._start_again()
            await self._until(self._is_quiet, "quiet after a crash on the way out")

    async def _until(self, ready: Callable[[], Awaitable[bool]], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not await ready():
            if not self.stage.is_running:
                self._start_again()
            assert time.monotonic() < deadline, f"waited in vain for {what}"
            await asyncio.sleep(0.03)

    def _start_again(self) -> None:
        assert not self.has_crashed, "it ended, and nobody had asked it to"
        self.has_crashed = True
        self.stage.start()

    def _look_at_announcements(self) -> None:
        """Said once, or after a crash once too few when nobody could tell."""
        for what, words, chat in (("hello", "Hearth", CIRCLE), ("the reminder", "checkins:go", LIU)):
            times = self._said(words, chat)
            if times > 1 or (not times and not self.has_crashed):
                self.doubled += times > 1
                self.problems.append(f"{what} was said {times} times")
