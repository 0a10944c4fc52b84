"""SIGTERM with a thousand updates waiting, again and again: gone within five seconds, exit code 0, nothing lost."""

import asyncio

from lab.crowds import open_groups
from lab.scenario import EVERY_DOOR, Lab

VARIANTS = EVERY_DOOR
QUICK = 3
FULL = 500
WAITING = 1_000  # updates that Telegram holds at each SIGTERM's beginning
GROUPS, MEMBERS = 20, 5
LONGEST_PAUSE = 0.15  # seconds between the start of work and the end of it
ALLOWED = 5.0


async def run(lab: Lab) -> None:
    async with lab.stage() as stage:
        groups = await open_groups(stage, GROUPS, MEMBERS)
        places = [(chat, who) for who in range(MEMBERS) for chat in groups]
        queue, said, slowest, backlog = stage.sandbox.queue, 0, 0.0, 0
        for cycle in range(lab.size):
            words = []
            for number in range(WAITING - len(queue.waiting)):
                chat, who = places[number % len(places)]
                text = "/points" if number % 100 == 99 else f"message {cycle} {number} of a busy evening"
                words.append({"chat": chat, "as": groups[chat][who], "text": text})
            await stage.post("import", messages=words)
            said += len(words)
            stage.start()
            await stage.until_said("ready", cycle + 1)
            # Real time on purpose: the signal comes at a moment that nobody chose.
            await asyncio.sleep(lab.random.uniform(0, LONGEST_PAUSE))
            backlog += len(queue.waiting)
            code, seconds = await stage.terminate()
            slowest = max(slowest, seconds)
            lab.expect(code == 0, f"cycle {cycle}: it ended with {code}")
            lab.expect(seconds < ALLOWED, f"cycle {cycle}: it took {seconds:.1f} s to end")
        stage.start()
        report = await lab.check(stage)
        lab.expect(report["messages"] == said, f"{said} messages written, {report['messages']} recorded")
        lab.figures |= {
            "ends": lab.size,
            "slowest": f"{slowest:.2f} s",
            "still at Telegram's, on average": backlog // lab.size,
        }
