"""The machine's clock jumps an hour back, an hour on, ten years on, and through both clock changes of three zones:
everything due is said once, the bot never falls silent for a minute, and it grows by less than 50 MB.

It needs libfaketime (Debian: `apt-get install faketime`). Under it runs the real bot; Telegram's clock goes with it.
"""

import asyncio
import glob
import os
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psutil
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.doctor import reading_engine
from bot.kit.outbox import OutboxRow
from bot.kit.scheduling import DueRow
from lab.scenario import Lab, Variant
from tests.support.stage import Stage

VARIANTS = (Variant("sqlite", "polling"), Variant("postgres", "polling"))
QUICK = 0
FULL = 2027  # the year whose clock changes are lived through

LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/lib64/faketime/libfaketime.so.1")
STEP = timedelta(minutes=20)
SILENCE = 60  # seconds
GROWTH = 50 * 2**20
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai")
SPARE = 1001 + 12
AT = ("02:30", "01:45", "20:00")  # the first two come twice on one day of the year, or not at all on another


_DUE: Any = DueRow.__table__  # type: ignore[attr-defined]
_SAYING: Any = OutboxRow.__table__  # type: ignore[attr-defined]


class Machine:
    """Where the bot runs: its clock can be put anywhere, and moves on from there."""

    def __init__(self, stage: Stage, library: str) -> None:
        self.stage = stage
        self.control = stage.folder / "clock"
        self.offset = 0.0
        self.environment = os.environ | {
            "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": str(self.control),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        self.steps = 0

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time() + self.offset, UTC)

    def step(self, by: timedelta) -> None:
        """Its clock, and Telegram's with it."""
        self.offset += by.total_seconds()
        unfinished = self.control.with_suffix(".new")
        unfinished.write_text(f"{self.offset:+.3f}\n")
        unfinished.replace(self.control)
        self.stage.sandbox.clock.offset = self.offset
        self.steps += 1

    def to(self, moment: datetime) -> None:
        self.step(moment - self.now())

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[AsyncConnection]:
        engine = reading_engine(self.stage.database_url)
        try:
            async with engine.connect() as db:
                yield db
        finally:
            await engine.dispose()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[psutil.Process]:
        command = ("-m", "bot", "run", "--config", str(self.stage.config))
        with self.stage.log.open("ab") as log:
            bot = await asyncio.create_subprocess_exec(
                sys.executable, *command, env=self.environment, stdout=log, stderr=log
            )
            self.stage.pid = bot.pid
            try:
                await self.stage.until_said("ready")
                yield psutil.Process(bot.pid)
            finally:
                bot.kill()
                await bot.wait()


async def run(lab: Lab) -> None:
    library = next((found for one in LIBRARIES for found in glob.glob(one)), None)
    if library is None:
        lab.expect(os.environ.get("CI") != "true", "libfaketime is missing")
        lab.figures["left out"] = "libfaketime is missing"
        return
    async with lab.stage() as stage:
        machine = Machine(stage, library)
        machine.to(datetime(lab.size, 1, 10, 12, tzinfo=UTC))
        async with machine.running() as bot:
            people = await _everybody_asks(lab, stage)
            began = bot.memory_info().rss
            silence = await _live_through_the_year(lab, machine, people)
            silence = max(silence, await _back_and_forth(lab, machine, people))
            silence = max(silence, await _ten_years(lab, machine, people))
            grown = bot.memory_info().rss - began
            lab.expect(grown < GROWTH, f"it grew by {grown / 2**20:.0f} MB")
            lab.expect(silence < SILENCE, f"it was silent for {silence:.0f} s")
            lab.expect("Traceback" not in stage.said(), "there is a traceback in the log")
            report = await stage.doctor()
            lab.failures += report["problems"]
            said = _said_by_day(stage, people)
            twice = [(who, day) for (who, day), times in said.items() if times > 1]
            lab.expect(not twice, f"said more than once: {twice[:5]}")
        lab.figures |= {
            "steps": machine.steps,
            "reminders": sum(said.values()),
            "longest silence": f"{silence:.1f} s",
            "grown by": f"{grown / 2**20:.0f} MB",
        }


async def _everybody_asks(lab: Lab, stage: Stage) -> dict[int, ZoneInfo]:
    """One person for each zone and hour, who asked to be reminded daily."""
    people = await stage.open_group(len(ZONES) * len(AT) + 1)
    zones = {}
    for position, who in enumerate(people):
        zone, at = (ZONES[-1], "12:00") if who == SPARE else (ZONES[position % len(ZONES)], AT[position // len(ZONES)])
        await stage.say((who, "hello"))
        await stage.post("start", **{"as": who})
        for words in (f"/timezone {zone}", f"/remind {at}"):
            await stage.post(f"chats/{who}/messages", **{"as": who}, text=words)
        if who != SPARE:
            zones[who] = ZoneInfo(zone)

    async def all_answered() -> bool:
        return bool((await stage.doctor())["reminders"] == len(people))

    await stage.until(all_answered)
    return zones


async def _live_through_the_year(lab: Lab, machine: Machine, people: dict[int, ZoneInfo]) -> float:
    """Twenty minutes at a time through two days around each clock change; each person hears it once on each day."""
    longest = 0.0
    for zone in map(ZoneInfo, ZONES):
        for change in _changes(zone, lab.size):
            if change < machine.now():
                continue
            machine.to(change - timedelta(hours=30))
            await _pulse(machine)
            before = Counter(_said_by_day(machine.stage, people))
            for _ in range(int(timedelta(hours=56) / STEP)):
                machine.step(STEP)
                longest = max(longest, await _pulse(machine))
            said = Counter(_said_by_day(machine.stage, people))
            day = change.astimezone(zone).date()
            missing = [
                (who, str(day)) for who, where in people.items() if where == zone and not (said - before)[who, day]
            ]
            lab.expect(not missing, f"nobody reminded {missing} on the day that the clocks changed in {zone}")
    return longest


async def _back_and_forth(lab: Lab, machine: Machine, people: dict[int, ZoneInfo]) -> float:
    """Just when the evening's word was said the clock is an hour back; and just before, an hour on."""
    zone = ZoneInfo("Asia/Shanghai")
    who = [one for one, where in people.items() if where == zone][-1]
    longest = 0.0
    for first, second in ((-1, 1), (1, -1)):
        day = machine.now().astimezone(zone).date() + timedelta(days=2)
        evening = datetime(day.year, day.month, day.day, 20, tzinfo=zone)
        machine.to(evening + timedelta(seconds=30) * -first)
        longest = max(longest, await _pulse(machine))
        for hours in (first, second, first, second):
            machine.step(timedelta(hours=hours))
            longest = max(longest, await _beat(machine))
        said = _said_by_day(machine.stage, people)[who, day]
        lab.expect(said == 1, f"{said} words on {day}, when the clock went {first:+} h at {evening:%H:%M}")
    return longest


async def _ten_years(lab: Lab, machine: Machine, people: dict[int, ZoneInfo]) -> float:
    """Nobody is told of three thousand days at once; the next day is a day like any other."""
    before = sum(_said_by_day(machine.stage, people).values())
    machine.to(machine.now().replace(year=machine.now().year + 10, hour=12))
    longest = await _beat(machine)
    first = _said_by_day(machine.stage, people)
    at_once = sum(first.values()) - before
    lab.expect(at_once <= len(people), f"{at_once} words at once after ten years")
    for _ in range(int(timedelta(hours=26) / STEP)):
        machine.step(STEP)
        longest = max(longest, await _pulse(machine))
    later = {who for who, _ in _said_by_day(machine.stage, people) - first}
    lab.expect(later == set(people), f"{len(later)} of {len(people)} reminded on the day after the ten years")
    return longest


async def _pulse(machine: Machine) -> float:
    """Waits until the bot has done what is due by now; real seconds that took."""
    began = time.monotonic()

    async def nothing_waits() -> bool:
        async with machine.looking() as db:
            due = await db.execute(select(func.count()).where(_DUE.c.due_at <= machine.now()))
            waiting = await db.execute(select(func.count()).where(_SAYING.c.state == "queued"))
            return not (due.scalar_one() or waiting.scalar_one())

    await machine.stage.until(nothing_waits, lambda: machine.stage.said()[-1500:], seconds=SILENCE + 10)
    return time.monotonic() - began


async def _beat(machine: Machine) -> float:
    """Somebody asks for a word in two minutes, so that there is something due after every step of the clock."""
    await asyncio.sleep(2)  # real time on purpose: until the machine has noticed its new clock
    in_two = (machine.now() + timedelta(minutes=2)).astimezone(ZoneInfo(ZONES[-1]))
    await machine.stage.post(f"chats/{SPARE}/messages", **{"as": SPARE}, text=f"/remind {in_two:%H:%M}")

    async def is_planned() -> bool:
        async with machine.looking() as db:
            at = (await db.execute(select(_DUE.c.due_at).where(_DUE.c.key == str(SPARE)))).scalar()
            return bool(at and abs(at - in_two) < timedelta(minutes=2))

    await machine.stage.until(is_planned, lambda: machine.stage.said()[-1500:])
    machine.step(timedelta(minutes=2))
    return await _pulse(machine)


def _changes(zone: ZoneInfo, year: int) -> list[datetime]:
    """The instants at which its clocks change that year, to the half hour."""
    start = datetime(year, 1, 11, tzinfo=UTC)
    half_hours = [start + timedelta(minutes=30) * n for n in range(48 * 350)]
    offsets = [moment.astimezone(zone).utcoffset() for moment in half_hours]
    return [half_hours[n] for n in range(1, len(offsets)) if offsets[n] != offsets[n - 1]]


def _said_by_day(stage: Stage, people: dict[int, ZoneInfo]) -> Counter[tuple[int, date]]:
    """How often each person was reminded on each day of their own, as Telegram saw it."""
    said: Counter[tuple[int, date]] = Counter()
    for one in stage.sandbox.log.view()["entries"]:
        if one["side"] == "bot" and one["method"] == "sendMessage" and "error" not in one:
            who, at = one["params"]["chat_id"], datetime.fromtimestamp(one["at"], UTC)
            if who in people and "reminders:skip" in str(one["params"].get("reply_markup")):
                said[who, at.astimezone(people[who]).date()] += 1
    return said
