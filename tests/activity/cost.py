"""What recording a message costs: `python -m tests.activity.cost sqlite 1000`, or `postgres` (the bot's side only).

The messages are those of the intake benchmark, in groups of the given size.
"""

import asyncio
import gc
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

from sqlmodel import SQLModel

from benchmarks.workload import plain
from bot.app import load_tables
from bot.features import activity, communities, points
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.wire import WireMessage, decode_update
from bot.kit.work import Workshop
from tests.support.moments import START
from tests.support.postgres import postgres_server

MESSAGES = 90_000


async def measure(url: str, group: int, story: list[WireMessage]) -> tuple[float, float]:
    """Microseconds of CPU in this process per message: in `record`, and in all of the transaction."""
    engine = create_engine(url)
    async with engine.begin() as db:
        await db.run_sync(SQLModel.metadata.create_all)
    rooms = {"communities": communities, "points": points, "activity": activity}
    workshop = Workshop(engine, SetClock(START), Settings({name: room.Settings() for name, room in rooms.items()}))
    inside, whole = [], []
    for start in range(0, len(story), group):
        began = process_time()
        async with workshop.work() as work:
            entered = process_time()
            await activity.record(work, story[start : start + group])
            inside.append((process_time() - entered) / group * 1e6)
        whole.append((process_time() - began) / group * 1e6)
    await engine.dispose()
    settled = len(inside) * 5 // 9  # by then nearly all have been met
    return median(inside[settled:]), median(whole[settled:])


def main(kind: str, group: int) -> None:
    load_tables()
    story = [message for raw in plain(MESSAGES) if (message := decode_update(raw).message)]
    gc.freeze()  # the story is no part of what is measured
    if kind == "postgres":
        with postgres_server() as url_for:
            inside, whole = asyncio.run(measure(url_for("cost"), group, story))
    else:
        with tempfile.TemporaryDirectory() as folder:
            inside, whole = asyncio.run(measure(f"sqlite:///{Path(folder)}/cost.sqlite3", group, story))
    sys.stdout.write(f"{kind}, groups of {group}: record {inside:.1f} µs, with its transaction {whole:.1f} µs\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
