"""A year of a group, in each language, with all on that speaks by itself, through restarts, pauses of up to three days
and the clock changes of a zone: announcements, reminders and birthdays come to the minute and once, after a pause late
or not at all as their rules say, and nothing is said in the group that `/outlook` did not foretell.

Who checks in when is by lot, and so are pauses; when all should be said is worked out here anew, from the calendar.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.features import announcements, challenges, outlook
from bot.features.challenges import Plan
from bot.kit.database import from_micros
from lab.checker import Finding, check_database
from lab.scenario import BOTH, Lab
from tests.support.circle import people
from tests.support.world import Human, World

VARIANTS = BOTH
QUICK = 20  # days
FULL = 366

ZONE = ZoneInfo("Europe/Berlin")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
PAUSES = (timedelta(hours=1), timedelta(hours=12), timedelta(days=1), timedelta(days=3))
NAMES = {"en": ("Ana", "Ben", "Eva", "Dan", "Liu"), "zh-CN": ("小明", "林岚", "阿杰", "梅", "小雨")}
BIRTHDAYS = ((1, 1), (2, 29), (5, 12), (8, 30), (12, 31))
HABITS = (0.95, 0.8, 0.6, 0.3, 0.1)  # how likely each checks in on a day
# What members do on the day itself is not foretold in the morning.
UNFORESEEN = ("celebrations", "welcomes", "tier:", "hello", "checkins")
SAYS = {"en": ("/announce daily 8:00 Good morning", "/remind every other friday 18:00 call mum", "call mum"),
        "zh-CN": ("/announce 每天 8:00 早安", "/remind 每两周周五18点 给妈妈打电话", "给妈妈打电话")}  # fmt: skip


@dataclass
class Year:
    lab: Lab
    world: World
    language: str
    admin: Human
    members: tuple[Human, ...]
    began: datetime
    pauses: list[tuple[datetime, datetime]] = field(default_factory=list)
    said: int = 0

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    async def prepare(self) -> None:
        announcement, memo, _ = SAYS[self.language]
        await self.admin.says("/zone Berlin")
        await self.admin.says(announcement)
        async with self.world.app.workshop.work() as work:
            await announcements.publish(work, 1, 1)
        for who, (month, day) in zip(self.members, BIRTHDAYS, strict=True):
            await who.whispers(f"/birthday {month:02}-{day:02}")
            await who.whispers("/remind 20:00")
        await self.members[0].whispers(memo)
        self.began = self.now

    async def challenge(self) -> None:
        async with self.world.app.workshop.work() as work:
            one = await challenges.draft(work, 1, self.admin.id, Plan(title="Walk", days=10, goal=6))
            await challenges.begin_on(work, 1, one.id, challenges.today_in(work, 1) + DAY)
            one = await challenges.publish(work, 1, one.id)
            for who in self.members:
                await challenges.enrol(work, one, who.id)
        await self.world.settle()

    async def a_day(self) -> None:
        """From one midnight, UTC, to the next."""
        if self.lab.random.random() < 0.1:
            await self.world.restart()
        foretold = await self._foretold()
        since, ends = self.now, self.now + DAY
        for at, who in sorted(self._check_ins(), key=lambda one: one[0]):
            await self.world.pass_time(seconds=(at - self.now).total_seconds())
            await who.says("/checkin")
        await self.world.pass_time(seconds=(ends - self.now).total_seconds())
        for key, at in await self._said_between(since, ends):
            self.said += 1
            if not key.startswith(UNFORESEEN):
                told_at = foretold.get(key)
                on_time = told_at is not None and abs(told_at - at) < MINUTE
                self.lab.expect(on_time, f"{key} was said at {at}, and foretold for {told_at}")

    def _check_ins(self) -> Iterator[tuple[datetime, Human]]:
        for who, likely in zip(self.members, HABITS, strict=True):
            if self.lab.random.random() < likely:
                yield self.now + timedelta(minutes=self.lab.random.randrange(1, 1439)), who

    async def _foretold(self) -> dict[str, datetime]:
        async with self.world.app.workshop.work() as work:
            return {line.coming.key: line.coming.at for line in await outlook.lines(work, 1)}

    async def a_pause(self) -> None:
        """Hearth is away, and then has a minute to make up for it."""
        length = self.lab.random.choice(PAUSES)
        self.pauses.append((self.now, self.now + length))
        self.world.clock.set(self.now + length)
        await self.world.restart()
        await self.world.pass_time(minutes=1)
        midnight = self.now.replace(hour=0, minute=0, second=0, microsecond=0) + DAY
        await self.world.pass_time(seconds=(midnight - self.now).total_seconds())

    async def _said_between(self, since: datetime, until: datetime) -> list[tuple[str, datetime]]:
        """Into the group, other than in answer: by key, and when."""
        rows = await self._rows("SELECT key, created_at FROM outbox WHERE member_id IS NULL AND key IS NOT NULL")
        return [(str(key), at) for key, at in rows if since < at <= until]

    async def _rows(self, query: str) -> list[tuple[object, datetime]]:
        async with self.world.app.engine.connect() as db:
            rows = (await db.execute(text(query))).all()
        return [(row[0], from_micros(row[1]) if isinstance(row[1], int) else row[1]) for row in rows]

    # --- What the year should have brought ---

    async def judge(self) -> None:
        await self._announced()
        await self._reminded()
        await self._greeted()
        found = Finding()
        async with self.world.app.engine.connect() as db:
            await check_database(db, found)
            quarantined = (
                await db.execute(text("SELECT count(*) FROM updates WHERE quarantined IS NOT NULL"))
            ).scalar_one()
        self.lab.failures += found.problems
        self.lab.expect(not quarantined, f"{quarantined} updates in quarantine")

    def _days(self) -> Iterator[date]:
        day = self.began.astimezone(ZONE).date()
        while day <= self.now.astimezone(ZONE).date():
            yield day
            day += DAY

    def _heard_at(self, day: date, wall: time, late: timedelta) -> datetime | None:
        """When something for that time is said; None: not at all."""
        due = datetime.combine(day, wall, ZONE).astimezone(UTC)
        if not self.began < due <= self.now:
            return None
        for start, end in self.pauses:
            if start < due < end:
                return end if end - due <= late else None
        return due

    async def _announced(self) -> None:
        expected = [at for day in self._days() if (at := self._heard_at(day, time(8), timedelta(hours=2)))]
        rows = await self._rows("SELECT key, created_at FROM outbox WHERE key LIKE 'announcements:1:%'")
        self._compare("announcements", expected, [at for _, at in rows])

    async def _reminded(self) -> None:
        first = next(day for day in self._days() if day.weekday() == 4)
        fridays = [day for day in self._days() if (day - first).days % 14 == 0]
        expected = [at for day in fridays if (at := self._heard_at(day, time(18), DAY))]
        rows = await self._rows(f"SELECT key, created_at FROM outbox WHERE key LIKE 'memos:{self.members[0].id}:%'")
        self._compare("memos", expected, [at for _, at in rows])

    def _compare(self, what: str, expected: list[datetime], came: list[datetime]) -> None:
        near = len(expected) == len(came) and all(
            abs(one - other) <= 2 * MINUTE for one, other in zip(sorted(expected), sorted(came), strict=True)
        )
        odd = {f"{one:%m-%d %H:%M}" for one in expected} ^ {f"{one:%m-%d %H:%M}" for one in came}
        self.lab.expect(near, f"{what}: {len(expected)} expected, {len(came)} came; different: {sorted(odd)[:5]}")

    async def _greeted(self) -> None:
        """Each birthday once, by the gift that comes with it."""
        days = list(self._days())[:-4]  # the last may be late
        expected = sum((one.month, one.day) in _on(one.year) and one > days[0] for one in days)
        rows = await self._rows("SELECT key, at FROM ledger WHERE reason = 'birthdays.for-birthday'")
        came = [at for _, at in rows if at.astimezone(ZONE).date() <= days[-1]]
        late = len(rows) - len(came)
        self.lab.expect(len(came) <= expected <= len(came) + late, f"{expected} birthdays, and {len(came)} greeted")


def _on(year: int) -> set[tuple[int, int]]:
    is_leap = year % 4 == 0
    return {(2, 28) if one == (2, 29) and not is_leap else one for one in BIRTHDAYS}


async def run(lab: Lab) -> None:
    pauses = said = 0
    for language in NAMES:
        async with lab.world(digests={"is_on": True}, welcomes={"is_on": True}) as world:
            admin, *members = await people(world, *NAMES[language], language=language)
            year = Year(lab, world, language, admin, tuple(members), world.clock.now())
            await year.prepare()
            await world.pass_time(hours=24 - world.clock.now().hour)
            for number in range(lab.size):
                if number % 100 == 5:
                    await year.challenge()
                if number % 12 == 11:
                    await year.a_pause()
                else:
                    await year.a_day()
            await year.judge()
            pauses, said = pauses + len(year.pauses), said + year.said
    lab.figures |= {"days": 2 * lab.size, "pauses": pauses, "said by itself": said}
