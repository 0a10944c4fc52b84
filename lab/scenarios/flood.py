"""One chat floods the bot with 10,000 messages a minute, texts of 4,096 characters among them: it stays small, and
people elsewhere are answered as ever.
"""

import asyncio
import contextlib
import json
import statistics
import time
from typing import Any

import psutil

from lab.scenario import BOTH, Lab
from tests.support.stage import Stage

VARIANTS = BOTH
QUICK = 2_000  # messages of the flood
FULL = 40_000

A_MINUTE = 10_000
PEOPLE = 200
ELSEWHERE = -1001000000888
MOST_MB = 300
SLOWEST = 3.0  # seconds to an answer elsewhere, for 95 of 100
LONGEST = 4_096


async def run(lab: Lab) -> None:
    async with lab.stage() as stage:
        people = await stage.open_group(PEOPLE)
        await _open_another(stage, people)
        stage.start()
        await stage.say((people[0], "/checkin"))
        await stage.settled()
        process = psutil.Process(stage.pid)
        before = process.memory_info().rss
        for who in people[:10]:
            await _ask_once(stage, who)
        await stage.settled()
        calm = statistics.median(_waits(stage))
        sizes: list[int] = []
        beside = [asyncio.create_task(_ask(stage, people)), asyncio.create_task(_watch(process, sizes))]
        began, worked = time.monotonic(), sum(process.cpu_times()[:2])
        await _flood(lab, stage, people)
        seconds, worked = time.monotonic() - began, sum(process.cpu_times()[:2]) - worked
        for one in beside:
            one.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*beside)
        report = await lab.check(stage)
        lab.expect(report["ok"], f"{report['problems']}")
        sizes.append(process.memory_info().rss)
        waits = _waits(stage)
        p95 = statistics.quantiles(waits, n=20)[-1]
        largest = max(sizes) / 1e6
        lab.expect(largest < MOST_MB, f"{largest:.0f} MB resident")
        lab.expect(p95 < SLOWEST, f"people elsewhere waited {p95:.1f} s")
        lab.figures |= {
            "messages/min": round(lab.size / seconds * 60),
            "of a core": f"{worked / seconds:.0%}",
            "resident": f"{before / 1e6:.0f} → {largest:.0f} MB",
            "elsewhere": f"p95 {p95:.2f} s of {len(waits)}, before the flood {calm:.2f} s",
        }


async def _open_another(stage: Stage, people: list[int]) -> None:
    other = {"id": ELSEWHERE, "type": "supergroup", "title": "A quiet corner", "owner": people[0], "members": people}
    await stage.post("chats", **other)
    bot = (await stage.get("state"))["bot"]["id"]
    for action in ("add", "promote"):
        await stage.post(f"chats/{ELSEWHERE}/members", **{"as": people[0]}, user=bot, action=action)


async def _flood(lab: Lab, stage: Stage, people: list[int]) -> None:
    """In handfuls, as fast as was promised; half are as long as Telegram lets them be, a tenth want an answer."""
    said, began = 0, time.monotonic()
    while said < lab.size:
        await stage.say(*((lab.random.choice(people[:5]), _words(lab, said + n)) for n in range(50)))
        said += 50
        await asyncio.sleep(max(0.0, began + said / A_MINUTE * 60 - time.monotonic()))


def _words(lab: Lab, number: int) -> str:
    if number % 10 == 0:
        return "/points"
    letter = lab.random.choice("围炉打卡早安abcdefgh")
    text = f"{number} {letter}"
    return text + "".join(lab.random.choices("春夏秋冬山水 spring ", k=LONGEST - len(text))) if number % 2 else text * 5


async def _ask(stage: Stage, people: list[int]) -> None:
    while True:
        for who in people:
            await _ask_once(stage, who)


async def _ask_once(stage: Stage, who: int) -> None:
    await stage.post("import", messages=[{"chat": ELSEWHERE, "as": who, "text": "/points"}])
    await asyncio.sleep(0.2)


async def _watch(process: psutil.Process, sizes: list[int]) -> None:
    while True:
        sizes.append(process.memory_info().rss)
        await asyncio.sleep(0.2)


def _waits(stage: Stage) -> list[float]:
    """Seconds from each question elsewhere to its answer."""
    asked: dict[int, float] = {}
    waits = []
    for entry in stage.sandbox.log.view()["entries"]:
        if entry["side"] == "people" and entry["kind"] == "message":
            message: dict[str, Any] = json.loads(bytes(entry["object"]))
            if message["chat"]["id"] == ELSEWHERE and message.get("text") == "/points":
                asked[message["message_id"]] = entry["at"]
        elif entry["side"] == "bot" and entry["method"] == "sendMessage" and entry["params"]["chat_id"] == ELSEWHERE:
            about = entry["params"].get("reply_parameters", {}).get("message_id")
            if about in asked:
                waits.append(entry["at"] - asked.pop(about))
    return waits + [60.0] * len(asked)
