"""What everybody would have earned by other rules: shown, and never written."""

import tempfile
import tomllib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError, create_model
from sqlalchemy.exc import SQLAlchemyError

from bot.app import House, build_house, settings_models
from bot.config import Config, lines_of
from bot.doctor import reading_engine
from bot.features import activity, communities, members, points, preferences
from bot.kit.clock import Clock
from bot.kit.database import create_engine, reason_of
from bot.kit.settings import Section, Settings
from bot.kit.work import Work, Workshop
from bot.migrating import migrate
from bot.operating import Halt
from bot.operating.opening import moment, must_be_known, printable

SPAN = timedelta(days=30)  # what is held in memory at a time
MEMBERS = 10_000  # asked for at a time

Progress = Callable[[str, datetime], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """Lifetime points of a member, as they are and as they would be."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one community."""

    title: str
    looked_at: int  # things that may earn by some rules
    stays: int  # payments whose cause is not kept any more
    differences: Sequence[Difference]  # of everybody concerned, the largest first


def read_rules(file: Path | None, preset: str | None) -> points.Settings | None:
    """The rules to try; None for each community's own.

    Raises:
        Halt: the file cannot be read, or a key or value in it does not fit; or there is no such preset.
    """
    if preset is not None:
        if preset not in points.PRESETS:
            raise Halt(f"no such preset: {preset}; there are {', '.join(sorted(points.PRESETS))}")
        return points.with_changes(points.Settings(), points.PRESETS[preset])
    if file is None:
        return None
    model: Any = create_model("Rules", __base__=Section, points=(points.Settings, ...))
    try:
        read: Any = model.model_validate(tomllib.loads(file.read_text("utf-8")))
    except OSError as error:
        raise Halt(f"{file}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Halt(f"{file}: not valid TOML: {error}") from None
    except ValidationError as error:
        raise Halt(*(f"{file}: {line}" for line in lines_of(error))) from None
    rules: points.Settings = read.points
    return rules


async def recompute(
    config: Config,
    clock: Clock,
    rules: points.Settings | None,
    *,
    community_id: int | None = None,
    progress: Progress = lambda title, until: None,
) -> list[Outcome]:
    """Has all that is known earn again, in a database that is thrown away. Only reads yours, while the bot runs.

    Raises:
        Halt: there is no such community, or the database cannot be read.
    """
    house = build_house(config.disabled)
    defaults: dict[str, BaseModel] = {room: getattr(config, room) for room in settings_models()}
    engine = reading_engine(config.database.url)
    try:
        outcomes: list[Outcome] = []
        async with moment(config, clock, engine, preferences) as work:
            if community_id is not None:
                must_be_known(work, community_id)
            there_are = sorted(work.memory(communities.Directory).by_id)
            for one in there_are if community_id is None else [community_id]:
                trial = Settings(defaults | {"points": rules or points.settings_of(work, one)})
                async with _scratch(clock, trial) as scratch:
                    outcomes.append(await _earn_again(_Known(work, house, one), scratch, progress))
        return outcomes
    except SQLAlchemyError as error:
        raise Halt(f"the database refuses: {reason_of(error)}") from None
    finally:
        await engine.dispose()


@asynccontextmanager
async def _scratch(clock: Clock, settings: Settings) -> AsyncIterator[Workshop]:
    with tempfile.TemporaryDirectory(prefix="hearth-") as folder:
        url = f"sqlite:///{folder}/scratch.sqlite3"
        await migrate(url)
        workshop = Workshop(create_engine(url), clock, settings)
        try:
            yield workshop
        finally:
            await workshop.engine.dispose()


@dataclass
class _Known:
    """What is known of a community, read span by span."""

    work: Work
    house: House
    community_id: int
    looked_at: int = 0
    stays: int = 0
    paid: Counter[int] = field(default_factory=Counter)  # by the rules, for what is known; by member

    async def beginning(self) -> datetime | None:
        day = await activity.first_day(self.work, self.community_id)
        # Somebody's day may begin most of a day before it does in UTC.
        of_messages = datetime.combine(day, time(), UTC) - timedelta(days=2) if day else None
        return min(filter(None, (of_messages, await points.first_payment(self.work, self.community_id))), default=None)

    async def earnings(self, since: datetime, until: datetime) -> Sequence[points.Earning]:
        """In their order. What was taken back is left out: it would be taken back again."""
        paid = await points.payments(self.work, self.community_id, since, until)
        payments = {(one.member_id, one.key): one for one in paid}
        found: list[points.Earning] = []
        for offered in self.house.front_doors("earnings"):
            for one in await offered(self.work, self.community_id, since, until, paid):
                payment = payments.pop((one.member_id, one.key), None)
                if payment is None:
                    found.append(one)
                elif not payment.is_taken_back:
                    self.paid[one.member_id] += payment.amount
                    found.append(one._replace(day=payment.day))  # by the clock they had then
        self.stays += sum(not one.is_taken_back for one in payments.values())
        self.looked_at += len(found)
        self.paid.update(dict.fromkeys((one.member_id for one in found), 0))
        return sorted(found, key=lambda one: (one.at, abs(one.ref or 0)))


async def _earn_again(known: _Known, scratch: Workshop, progress: Progress) -> Outcome:
    work, community_id = known.work, known.community_id
    title = communities.get(work, community_id).title
    since = await known.beginning()
    while since is not None and since <= work.now:
        until = since + SPAN
        earnings = await known.earnings(since, until)
        async with scratch.work() as there:
            await points.earn_many(there, earnings)
        progress(title, min(until, work.now))
        since = until
    everybody = sorted(known.paid)
    differences: list[Difference] = []
    async with scratch.work() as there:
        for start in range(0, len(everybody), MEMBERS):
            some = everybody[start : start + MEMBERS]
            before = await points.lifetimes_of(work, community_id, some)
            would = await points.lifetimes_of(there, community_id, some)
            names = await members.names(work, some)
            for one in some:
                was = before.get(one, 0)
                differences.append(Difference(str(names[one]), was, was - known.paid[one] + would.get(one, 0)))
    differences.sort(key=lambda one: (-abs(one.after - one.before), one.name))
    return Outcome(title, known.looked_at, known.stays, differences)


def report(outcome: Outcome, most: int = 20) -> list[str]:
    """Lines for the operator; of the members those with the largest differences."""
    changed = [one for one in outcome.differences if one.before != one.after]
    up = sum(one.after > one.before for one in changed)
    down = len(changed) - up
    lines = [
        f"{printable(outcome.title)}: {outcome.looked_at:,} messages, replies, reactions and thanks, earned again",
        f"  {up:,} members would have more, {down:,} fewer, {len(outcome.differences) - up - down:,} as many",
    ]
    for one in changed[:most]:
        lines.append(f"  {one.after - one.before:+8,}  {one.before:>9,} → {one.after:<9,} {printable(one.name)}")
    if len(changed) > most:
        lines.append(f"  and {len(changed) - most:,} more with smaller differences")
    if outcome.stays:
        lines.append(f"  {outcome.stays:,} payments stay as they were: what they were for is not kept any more")
    lines.append(
        "  Check-ins, awards by hand and all else stay as they are. Reactions that were not paid are not known."
    )
    return lines
