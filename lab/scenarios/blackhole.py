"""Telegram takes every connection and answers nothing: `/healthz` is red in less than 90 seconds, and at the latest 60
seconds after it ends all is well again and everybody has an answer.
"""

import asyncio
import time

from lab.crowds import Chatter, Health
from lab.scenario import Lab, Variant
from tests.support.stage import HURRY

VARIANTS = (Variant("sqlite", "polling"), Variant("postgres", "polling"))
QUICK = 0  # it takes real minutes
FULL = 3
LASTS = 100.0  # seconds
TELLS, RECOVERS = 90.0, 60.0


async def run(lab: Lab) -> None:
    health = Health()
    async with lab.stage(more=HURRY + health.configuration) as stage:
        chatter = await Chatter.open(stage, newcomers=2 * lab.size)
        stage.start()
        await stage.until_said("ready")
        await stage.settled()
        slowest_red = slowest_back = 0.0
        for _ in range(lab.size):
            await stage.post("faults", rules=[{"kind": "black_hole", "method": "sendMessage"}])
            await chatter.newcomer_asks()  # taken, and the answer falls into the hole
            await stage.post("wait", seconds=10)
            await stage.post("faults", rules=[{"kind": "black_hole"}])
            began = time.monotonic()
            # A poll that waits already would still be answered: it is, and the next one falls in
            await chatter.say_something()
            await stage.until(health.is_red, lambda: "the health stayed green", TELLS)
            slowest_red = max(slowest_red, time.monotonic() - began)
            await asyncio.sleep(max(0.0, began + LASTS - time.monotonic()))
            await stage.post("faults", rules=[])
            ended = time.monotonic()
            await chatter.newcomer_is_answered(RECOVERS)
            await stage.until(chatter.all_are_answered, lambda: "somebody got no answer", RECOVERS)
            await stage.until(health.is_green, lambda: "the health stayed red", RECOVERS)
            slowest_back = max(slowest_back, time.monotonic() - ended)
            lab.expect(slowest_back < RECOVERS, f"it took {slowest_back:.0f} s to recover")
        report = await lab.check(stage)
        chatter.judge(lab, report)
        lab.figures |= {"holes": f"{lab.size} of {LASTS:.0f} s", "red within": f"{slowest_red:.0f} s"}
        lab.figures |= {"back within": f"{slowest_back:.0f} s"}
