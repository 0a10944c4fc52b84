"""Fifty other writers on the same SQLite file: the bot never complains of a lock, nothing is lost, and of a hundred
answers ninety-nine come within two seconds."""

import asyncio
import sys
from typing import Any

import msgspec
from sqlalchemy.engine import make_url

from lab.scenario import Lab, Variant
from tests.support.stage import GROUP, Stage

VARIANTS = (Variant("sqlite", "polling"), Variant("sqlite", "webhook"))
QUICK = 3  # seconds
FULL = 60

WRITERS = 50


async def run(lab: Lab) -> None:
    async with lab.stage() as stage:
        people = await stage.open_group(40)
        stage.start()
        await stage.until_said("ready")
        path = str(make_url(stage.database_url).database)
        others = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "lab.writers", path, str(WRITERS), str(lab.size), stdout=asyncio.subprocess.PIPE
        )
        asked = await _talk(lab, stage, people)
        told, _ = await others.communicate()
        written, least, *errors = told.decode().rstrip("\n").split("\t")
        report = await lab.check(stage)
        lab.expect(report["messages"] == asked, f"{asked} messages written, {report['messages']} recorded")
        lab.expect("locked" not in stage.said(), "the log speaks of a lock")
        lab.expect(not any(errors), f"the other writers failed: {errors}")
        lab.expect(int(least) > 0, "one of the other writers never had its turn")
        waits = sorted(_waits(stage))
        slowest = waits[int(len(waits) * 0.99)]
        lab.expect(slowest < 2, f"of 100 answers one took {slowest:.2f} s")
        lab.figures |= {
            "other writes": int(written),
            "answers": len(waits),
            "p50": f"{waits[len(waits) // 2]:.2f} s",
            "p99": f"{slowest:.2f} s",
        }


async def _talk(lab: Lab, stage: Stage, people: list[int]) -> int:
    """A group at its usual pace; returns how many messages it wrote."""
    written = 0
    end = asyncio.get_running_loop().time() + lab.size
    while asyncio.get_running_loop().time() < end:
        words = [(lab.random.choice(people), f"thought {written} {n} on the book") for n in range(4)]
        words.append((lab.random.choice(people), lab.random.choice(["/streak", "/checkin", "/tiers", "/why"])))
        await stage.say(*words)
        written += len(words)
        await asyncio.sleep(0.1)  # real time on purpose: the others work meanwhile
    return written


def _waits(stage: Stage) -> list[float]:
    """Seconds from each question to the words or the reaction that answered it, as Telegram saw both."""
    entries = stage.sandbox.log.view()["entries"]
    said = dict(filter(None, map(_spoken, entries)))
    found: dict[int, float] = {}
    for one in entries:
        if one["side"] != "bot" or "error" in one:
            continue
        params = one["params"]
        about = params.get("reply_parameters", {}).get("message_id") or (
            params.get("message_id") if one["method"] == "setMessageReaction" else None
        )
        if about in said and params.get("chat_id") == GROUP:
            found.setdefault(about, one["at"] - said[about])
    return list(found.values())


def _spoken(entry: dict[str, Any]) -> tuple[int, float] | None:
    if entry["side"] != "people" or entry["kind"] != "message":
        return None
    message = msgspec.json.decode(bytes(entry["object"]))
    return message["message_id"], entry["at"]
