"""It is nine o'clock in thousands of groups at once: whoever writes meanwhile is answered in under two seconds (p95),
and each group gets its message once, as fast as Telegram allows."""

import asyncio
import json
import statistics
from datetime import datetime, timedelta
from typing import Any

from bot.app import load_tables
from bot.kit.clock import SystemClock
from bot.kit.database import create_engine
from lab.scenario import BOTH, Lab
from sandbox import Options
from sandbox.importing import bring_in
from sandbox.model import Member
from tests.support.stage import Stage

VARIANTS = BOTH
QUICK = 150  # groups
FULL = 5_000
TALK = 20  # questions a second
PER_SECOND = 30  # messages, as Telegram allows
PATIENCE = 2.0  # seconds in which 95 of 100 questions are answered
FIRST = 1_001


async def run(lab: Lab) -> None:
    async with lab.stage(Options(privacy=False, log_size=1_000_000), more="") as stage:
        _gather(stage, lab.size)
        await _make_due(stage, lab.size, SystemClock().now())
        stage.start()
        await stage.until_said("ready")
        asked = await _talk(stage, lab)
        longest = 60 + 2 * lab.size / (PER_SECOND - TALK)
        # Each group gets a message, each question an answer.
        await stage.until(lambda: _has_said(stage, lab.size + asked), seconds=longest)
        await lab.check(stage)
        waits, greeted, refused = _read(stage.sandbox.log.view()["entries"])
        lab.expect(len(waits) == asked, f"{asked} questions asked, {len(waits)} answered")
        lab.expect(greeted == lab.size, f"{lab.size} groups due, {greeted} messages said to them")
        p95 = statistics.quantiles(waits, n=20)[-1]
        lab.expect(p95 < PATIENCE, f"an answer takes {p95:.1f} s (p95)")
        median = statistics.median(waits)
        lab.figures |= {"groups": lab.size, "questions": asked, "429s": refused}
        lab.figures |= {"answer median": f"{median:.2f} s", "p95": f"{p95:.2f} s", "longest": f"{max(waits):.2f} s"}


def _chat(number: int) -> int:
    return -1_001_000_000_000 - number


def _gather(stage: Stage, size: int) -> None:
    """A group for each person; the bot is in all of them and has been for long."""
    world = stage.sandbox.world
    people = [{"id": FIRST + n, "first_name": f"Member {n}"} for n in range(size)]
    groups = [
        {"id": _chat(n), "type": "supergroup", "title": f"Circle {n}", "owner": FIRST + n, "members": []}
        for n in range(size)
    ]
    bring_in(world, {"users": people, "chats": groups})
    for group in groups:
        world.chat(group["id"]).members[world.bot.id] = Member(world.bot.id)


async def _make_due(stage: Stage, size: int, now: datetime) -> None:
    """In each group somebody checked in while it was busy, and is to be named at once."""
    load_tables()
    from bot.features.checkins.tables import FoldedRow
    from bot.features.communities.tables import CommunityRow
    from bot.features.members.tables import Member as Person
    from bot.features.members.tables import Membership
    from bot.kit.scheduling import DueRow

    before = now - timedelta(days=9)
    group: dict[str, Any] = {
        "former_chat_id": None,
        "is_active": True,
        "is_admin": False,
        "can_pin": False,
        "merged_into": None,
    }
    group |= {"standing_at": None, "created_at": before}
    person = {"username": "", "language": "en", "first_seen_at": before}
    belonging = {"first_seen_at": before, "joined_at": None, "seen_on": before.date(), "left_at": None, "role": 0}
    due = {"kind": "checkins.fold", "key": "0:nine", "due_at": now, "data": json.dumps({"topic_id": None})}
    rows: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (CommunityRow, Person, Membership, FoldedRow, DueRow)
    }
    for n in range(size):
        at = {"community_id": n + 1}
        rows[CommunityRow].append({"id": n + 1, "chat_id": _chat(n), "title": f"Circle {n}", **group})
        rows[Person].append({"id": FIRST + n, "name": f"Member {n}", **person})
        rows[Membership].append({**at, "member_id": FIRST + n, **belonging})
        rows[FoldedRow].append({**at, "fold": "0:nine", "member_id": FIRST + n, "at": now})
        rows[DueRow].append({**at, **due, "attempts": 0})
    engine = create_engine(stage.database_url)
    async with engine.begin() as db:
        for table, values in rows.items():
            await db.execute(table.__table__.insert(), values)
    await engine.dispose()


async def _talk(stage: Stage, lab: Lab) -> int:
    """People in these groups ask, at an even pace, for as long as Telegram takes for the herd alone; how many did."""
    questions = lab.size * TALK // PER_SECOND
    asking = lab.random.sample(range(lab.size), questions)
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number, n in enumerate(asking):
        await asyncio.sleep(max(began + number / TALK - loop.time(), 0))
        bring_in(stage.sandbox.world, {"messages": [{"chat": _chat(n), "as": FIRST + n, "text": "/points"}]})
    return questions


async def _has_said(stage: Stage, messages: int) -> bool:
    log = stage.sandbox.log
    return bool(log.calls["sendMessage"] - log.refused["sendMessage"] >= messages)


def _read(entries: list[dict[str, Any]]) -> tuple[list[float], int, int]:
    """How long each answered question waited, how many messages answered none, and how many calls were refused."""
    asked: dict[tuple[int, int], float] = {}
    waits, others, refused = [], 0, 0
    for entry in entries:
        if entry["side"] == "people" and entry["kind"] == "message":
            message = json.loads(bytes(entry["object"]))
            asked[message["chat"]["id"], message["message_id"]] = entry["at"]
        elif entry["side"] == "bot" and entry["method"] == "sendMessage":
            if "error" in entry:
                refused += 1
                continue
            params = entry["params"]
            about = params.get("reply_parameters", {}).get("message_id")
            if (at := asked.get((params["chat_id"], about))) is not None:
                waits.append(entry["at"] - at)
            else:
                others += 1
    return waits, others, refused
