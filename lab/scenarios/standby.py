"""Two processes on one database: one serves, the other stands by, and after a kill takes over within a minute; nothing
is lost.
"""

import os
import signal
import time

from lab.scenario import BOTH, Lab

VARIANTS = BOTH
QUICK = 3
FULL = 100  # kills
ALLOWED = 60.0  # seconds until the standby answers


async def run(lab: Lab) -> None:
    slowest = 0.0
    async with lab.stage() as stage:
        people = await stage.open_group(2 * lab.size)
        stage.start()
        await stage.until_said("ready")
        for cycle in range(lab.size):
            serving = stage.pid
            stage.start()  # the standby, whom the stage knows from here on
            await stage.until_said("standing by", cycle + 1)
            mine = people[2 * cycle : 2 * cycle + 2]
            await stage.say((mine[0], "/checkin"), (mine[0], f"thought {cycle} on the book"))
            os.kill(serving, signal.SIGKILL)
            killed = time.monotonic()
            await stage.say((mine[1], "/checkin"))
            await stage.until_said("ready", cycle + 2)
            slowest = max(slowest, time.monotonic() - killed)
        report = await lab.check(stage)
        lab.expect(report["checkins"] == len(people), f"{len(people)} checked in, {report['checkins']} recorded")
        unanswered = set(people) - await stage.acknowledged(people[0])
        lab.expect(not unanswered, f"{len(unanswered)} people got no answer")
        lab.expect(slowest < ALLOWED, f"one takeover took {slowest:.1f} s")
        lab.figures |= {"kills": lab.size, "slowest takeover s": round(slowest, 2)}
