"""What it costs when a thousand challenges have their moment in the same minute.

    python -m benchmarks challenges [--rounds 3]

1,000 groups with a challenge and 200 members in each; the morning's prompt of all of them falls due at once,
and so does the evening, for which each looks at its 200.
"""

import asyncio
import time
from datetime import timedelta

from sqlalchemy import insert

from benchmarks.measured import Line, database, line
from bot.app import keep_what_is_here, settings_models
from bot.features import challenges, communities
from bot.features.challenges import Plan
from bot.features.challenges.tables import ChallengeMarkRow, EnrolmentRow
from bot.kit import scheduling
from bot.kit.clock import SetClock, SystemClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.work import Workshop
from bot.migrating import migrate
from jobs.challenges import schedule

TITLE = "Challenges"
GROUPS, MEMBERS = 1_000, 200
GOAL = 10.0  # seconds
DOORS = {f"challenges.{name}": doors for name, doors in schedule.due_doors.items()}
KINDS = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


async def _fill(workshop: Workshop, clock: SetClock) -> None:
    """All have begun, and in each half of the members have done today's."""
    today = clock.now().date()
    plan = Plan(days=21, goal=18)
    for start in range(0, GROUPS, 50):
        async with workshop.work() as work:
            for number in range(start + 1, start + 51):
                await communities.of_chat(work, -number, f"Group {number}")
                made = await challenges.draft(work, number, 1, plan)
                await challenges.begin_on(work, number, made.id, today)
                await challenges.publish(work, number, made.id)
                rows = [
                    {
                        "community_id": number, "challenge_id": made.id, "member_id": member, "is_in": True,
                        "attempt": 1, "stake": 0, "enrolled_at": work.now, "progress": 1, "completed_on": None,
                        "payment": 1,
                    }
                    for member in range(1, MEMBERS + 1)
                ]  # fmt: skip
                await work.db.execute(insert(EnrolmentRow), rows)
                marks = [
                    {"community_id": number, "challenge_id": made.id, "member_id": member,
                     "day": today + timedelta(days=6), "task": 0, "amount": 0, "at": work.now}
                    for member in range(1, MEMBERS // 2)
                ]  # fmt: skip
                await work.db.execute(insert(ChallengeMarkRow), marks)


async def _strike(workshop: Workshop, clock: SetClock, hour: float) -> float:
    """Seconds until everything due by `hour` of the seventh day is planned and written."""
    clock.set(clock.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=hour))
    began = time.perf_counter()
    handled = await scheduling.run_due(workshop, DOORS)
    took = time.perf_counter() - began
    if handled < GROUPS:
        raise AssertionError(f"{handled} of {GROUPS} moments came")
    return took


async def _once(url: str) -> tuple[float, float]:
    keep_what_is_here()
    clock = SetClock(SystemClock().now().replace(hour=6, minute=0))
    defaults = {name: model() for name, model in settings_models().items()}
    workshop = Workshop(create_engine(url), clock, Settings(defaults))
    await _fill(workshop, clock)
    clock.set(clock.now() + timedelta(days=6))
    await _strike(workshop, clock, 7.9)  # what was left out until then is passed over
    prompt = await _strike(workshop, clock, 8.0)
    evening = await _strike(workshop, clock, 20.5)
    await workshop.engine.dispose()
    return prompt, evening


def lines(rounds: int) -> list[Line]:
    found = []
    for kind, name in KINDS.items():
        prompts, evenings = [], []
        for _ in range(rounds):
            with database(kind) as url:
                asyncio.run(migrate(url))
                prompt, evening = asyncio.run(_once(url))
                prompts.append(prompt)
                evenings.append(evening)
        of = f"{GROUPS:,} challenges, {GROUPS * MEMBERS:,} enrolments"
        found += [
            line(
                f"the morning of {of}, {name}",
                prompts,
                "s",
                at_most=GOAL,
                note="claimed, planned anew and in the outbox",
            ),
            line(f"the evening of {of}, {name}", evenings, "s", at_most=GOAL, note="each looks at its members"),
        ]
    return found
