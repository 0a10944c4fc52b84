"""The disk fills up at any moment, again and again, and is freed: nothing is lost, nothing is damaged, nothing was
confirmed that was not stored, and `/healthz` tells.
"""

import asyncio
import time

from lab.checker import DATABASE_AWAY
from lab.crowds import Chatter, Health
from lab.scenario import Lab, Variant
from tests.support.stage import HURRY

VARIANTS = (Variant("sqlite", "polling"), Variant("sqlite", "webhook"))
QUICK = 3
FULL = 50
TELLS = 20.0  # seconds until the health must be red, with people talking
RECOVERS = 20.0  # seconds until a newcomer is answered again; the fetcher and the inbox pause between two attempts


async def run(lab: Lab) -> None:
    health = Health()
    async with lab.stage(more=HURRY + health.configuration, small_disk=True) as stage:
        disk = lab.disk
        assert disk
        chatter = await Chatter.open(stage, newcomers=lab.size)
        stage.start()
        await stage.until_said("ready")
        slowest_red = slowest_back = 0.0
        for cycle in range(lab.size):
            async with chatter.talking(lab.random):
                # Real time on purpose: the disk fills up at a moment that nobody chose.
                await asyncio.sleep(lab.random.uniform(0.1, 0.8))
                disk.fill(stage.pid, lab.random)
                began = time.monotonic()
                await stage.until(health.is_red, lambda: "the disk was full, and the health stayed green", TELLS)
                slowest_red = max(slowest_red, time.monotonic() - began)
                await asyncio.sleep(lab.random.uniform(0, 0.5))
                disk.free(stage.pid)
            began = time.monotonic()
            await chatter.newcomer_is_answered(RECOVERS)
            await stage.until(health.is_green, lambda: "the disk was free, and the health stayed red", RECOVERS)
            slowest_back = max(slowest_back, time.monotonic() - began)
            lab.expect(stage.is_running, f"cycle {cycle}: the bot ended")
        report = await lab.check(stage, excused=DATABASE_AWAY)
        chatter.judge(lab, report)
        lab.figures |= {"full": f"{lab.size} times ({disk.kind})", "red within": f"{slowest_red:.1f} s"}
        lab.figures |= {"back within": f"{slowest_back:.1f} s"}
