"""Backups under 200 writes a second: each is whole, each comes back in either database, and none speaks by itself.

A backup is proved three times: by the command that makes it, by `restore --check`, and by the lab's own look at the
restored rows. One is restored in place, next to what a killed bot leaves behind.
"""

import asyncio
import contextlib
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bot import config
from bot.app import settings_models
from bot.doctor import examine
from bot.operating.restore import restore
from lab.scenario import BOTH, Lab
from tests.support.databases import KINDS, fresh
from tests.support.stage import Stage

VARIANTS = BOTH
QUICK = 5
FULL = 100

PEOPLE = 60
A_SECOND = 200
DRILLS = 4


async def run(lab: Lab) -> None:
    async with lab.stage() as stage:
        people = await stage.open_group(PEOPLE)
        stage.start()
        await stage.say(*((one, "/checkin") for one in people))
        talking = asyncio.create_task(_talk(lab, stage, people))
        files = await _back_up(lab, stage, people)
        talking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await talking
        await lab.check(stage)
        for file in lab.random.sample(files, min(DRILLS, len(files))):
            for kind in KINDS:
                await _drill(lab, file, kind)
        await _come_back(lab, stage, people, files[-1])
        lab.figures |= {"backups": len(files), "restored": min(DRILLS, len(files)) * len(KINDS) + 1}


async def _talk(lab: Lab, stage: Stage, people: list[int]) -> None:
    said, began = 0, time.monotonic()
    try:
        while True:
            words = [(lab.random.choice(people), f"thought {said + n} on the book of the month") for n in range(10)]
            await stage.say(*words)
            said += len(words)
            await asyncio.sleep(max(0.0, began + said / A_SECOND - time.monotonic()))
    finally:
        lab.figures["writes/s"] = round(said / (time.monotonic() - began))


async def _back_up(lab: Lab, stage: Stage, people: list[int]) -> list[Path]:
    files, seconds = [], []
    for number in range(lab.size):
        file = stage.folder / "copies" / f"{number}.zip"
        await stage.say(*((one, "/points") for one in people))  # so that a backup has what must be held
        began = time.monotonic()
        code, said = await stage.call("backup", str(file))
        seconds.append(time.monotonic() - began)
        lab.expect(code == 0, f"backup {number}: {said}")
        code, said = await stage.call("restore", "--check", str(file))
        lab.expect(code == 0, f"backup {number} does not hold: {said}")
        files.append(file)
    lab.figures["longest"] = f"{max(seconds):.1f} s"
    return files


async def _drill(lab: Lab, file: Path, kind: str) -> None:
    """Into an empty database of either kind; its doctor finds nothing wrong."""
    with tempfile.TemporaryDirectory(dir=lab.folder) as folder, fresh(kind, Path(folder), empty=True) as url:
        manifest, _ = await restore(url, file, datetime.now(UTC))
        report = await examine(config.load(None, settings_models(), database={"url": url}))
        lab.expect(report["ok"], f"{file.name} in {kind}: {report['problems']}")
        lab.expect(report["messages"] == manifest.rows["messages"], f"{file.name} in {kind}: messages are missing")
        lab.expect(report["outbox"]["queued"] == 0, f"{file.name} in {kind}: {report['outbox']} would be sent")


async def _come_back(lab: Lab, stage: Stage, people: list[int], file: Path) -> None:
    """In place of a database that was killed in the midst of writing."""
    await stage.say(*((one, f"{one} says one more thing") for one in people))
    code, said = await stage.call("restore", str(file))
    lab.expect(code == 2 and "stop the bot" in said, f"restored under a running bot: {said}")
    stage.kill()
    await asyncio.sleep(0.5)
    for _ in range(20):
        code, said = await stage.call("restore", str(file))
        if "stop the bot" not in said:
            break
        await asyncio.sleep(0.5)  # PostgreSQL notices only after a moment that its client was killed
    lab.expect(code == 0, f"restored in place: {said}")
    before, ready = _spoken(stage), stage.said().count("ready")
    stage.start()
    await stage.until_said("ready", ready + 1)
    await stage.settled()
    held = (await stage.doctor())["outbox"]["held"]
    new = [text for text in _spoken(stage)[len(before) :] if "one more thing" not in text]
    lab.expect(not new, f"a restored bot spoke by itself: {new[:3]}")
    code, said = await stage.call("release", "--yes")
    lab.expect(code == 0, f"release: {said}")
    report = await stage.settled()
    lab.expect(report["ok"] and report["outbox"]["held"] == 0, f"after the release: {report}")
    lab.figures["held"] = held


def _spoken(stage: Stage) -> list[str]:
    calls = [one for one in stage.sandbox.log.view()["entries"] if one["side"] == "bot"]
    return [str(one["params"].get("text", "")) for one in calls if one["method"] == "sendMessage"]
