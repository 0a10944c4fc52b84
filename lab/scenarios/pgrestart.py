"""PostgreSQL is restarted at once, its sessions are cut, it stands still for seconds, all of it under load: ten seconds
later everybody is answered again, nothing is lost, and no connection is left over.
"""

import asyncio
import time

from lab.checker import DATABASE_AWAY
from lab.crowds import Chatter
from lab.scenario import Lab, Variant
from tests.support import postgres

VARIANTS = (Variant("postgres", "polling"), Variant("postgres", "webhook"))
QUICK = 2
FULL = 50
RECOVERS = 10.0  # seconds
CUT = 2  # sessions at a time
STILL_EVERY, STILL = 5, 3.0  # in each fifth cycle the server stands still for so many seconds
POOL = 6  # connections that the bot keeps, the one of its lease among them
CUT_SOME = (
    "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity"
    f" WHERE datname = 'lab' AND pid <> pg_backend_pid() ORDER BY random() LIMIT {CUT}) AS chosen"
)
SESSIONS = (
    "SELECT count(*), count(*) FILTER (WHERE state LIKE 'idle in transaction%') FROM pg_stat_activity"
    " WHERE datname = 'lab' AND pid <> pg_backend_pid()"
)


async def run(lab: Lab) -> None:
    async with lab.stage(fsync=True) as stage:
        server = postgres.Server(stage.database_url)
        chatter = await Chatter.open(stage, newcomers=3 * lab.size)
        stage.start()
        await stage.until_said("ready")
        slowest, stills = 0.0, 0

        async def recovers(what: str) -> None:
            nonlocal slowest
            began = time.monotonic()
            await chatter.newcomer_is_answered(60)
            seconds = time.monotonic() - began
            slowest = max(slowest, seconds)
            lab.expect(seconds < RECOVERS, f"{what}: it took {seconds:.1f} s to recover")
            lab.expect(stage.is_running, f"{what}: the bot ended")

        for cycle in range(lab.size):
            async with chatter.talking(lab.random):
                # Real time on purpose, here and below: a blow is only worth something at a moment that nobody chose.
                await asyncio.sleep(lab.random.uniform(0.1, 0.5))
                await asyncio.to_thread(server.query, "lab", CUT_SOME)
                await recovers(f"cycle {cycle}, sessions cut")
                if cycle % STILL_EVERY == 0:
                    stills += 1
                    with server.standing_still():
                        await asyncio.sleep(STILL)
                    await recovers(f"cycle {cycle}, stood still")
                await asyncio.sleep(lab.random.uniform(0, 0.3))
                await asyncio.to_thread(server.restart)
                await recovers(f"cycle {cycle}, restarted")
        report = await lab.check(stage, excused=DATABASE_AWAY)
        chatter.judge(lab, report)
        sessions, in_transaction = (await asyncio.to_thread(server.query, "lab", SESSIONS)).split("|")
        lab.expect(int(sessions) <= POOL, f"{sessions} sessions are open, of {POOL}")
        lab.expect(int(in_transaction) == 0, f"{in_transaction} sessions are idle in a transaction")
        lab.figures |= {
            "restarts": lab.size,
            "cuts": lab.size,
            "stood still": stills,
            "back within": f"{slowest:.1f} s",
        }
        lab.figures |= {"sessions at the end": int(sessions)}
