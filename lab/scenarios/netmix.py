"""A bad network: 5 % of all messages meet a 429, 2 % a 5xx, 3 % arrive and are never confirmed, 2 % lose their answer
half way. No answer is lost, no announcement comes twice, nothing leaves for a chat before its `retry_after` is over.
"""

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from bot.kit import outbox
from bot.kit.database import create_engine
from bot.kit.outbox import Address, Lane, Message
from bot.kit.texts import say
from lab.crowds import acquaint, open_groups
from lab.scenario import EVERY_DOOR, Lab
from tests.support.stage import Stage

VARIANTS = EVERY_DOOR
QUICK = 300
FULL = 20_000
GROUPS, MEMBERS = 40, 10
ANNOUNCED = 10  # of so many messages one is an announcement
RETRY_AFTER = 2  # seconds
MIX = [
    {"kind": "429", "rate": 0.05, "retry_after": RETRY_AFTER},
    {"kind": "5xx", "rate": 0.02},
    {"kind": "timeout_after", "rate": 0.03, "seconds": 0.2},  # the line is cut then, and nobody has to wait for 20 s
    {"kind": "reset", "rate": 0.02},
]
ON_ITS_WAY = 0.5  # seconds: an announcement and an answer may be under way to a chat at once when one meets a 429
AMBIGUOUS = ("timeout_after", "reset")  # they have their effect, and it is not told
PACE = 0.1  # seconds a message may take, all in all, on a machine that has much else to do


async def run(lab: Lab) -> None:
    async with lab.stage() as stage:
        groups = await open_groups(stage, GROUPS, MEMBERS)
        people = [one for members in groups.values() for one in members]
        acquaint(stage, people)
        stage.start()
        await stage.until_said("ready")
        await stage.settled()
        await stage.post("faults", seed=lab.seed, rules=[{"method": "sendMessage", **rule} for rule in MIX])
        announcements = lab.size // ANNOUNCED
        await _announce(stage.database_url, people, announcements)
        asked = [_command(number, groups) for number in range(lab.size - announcements)]
        for start in range(0, len(asked), 500):
            await stage.post("import", messages=asked[start : start + 500])
        await stage.until(lambda: _is_over(stage), stage.said, seconds=60 + PACE * lab.size)
        report = await lab.check(stage)
        _judge(lab, stage.sandbox.log.view(), announcements, report)


def _command(number: int, groups: dict[int, list[int]]) -> dict[str, Any]:
    """Half of them in groups, half in private."""
    chat = list(groups)[number // 2 % GROUPS]
    who = groups[chat][number // 2 // GROUPS % MEMBERS]
    return {"chat": chat, "as": who, "text": "/points"} if number % 2 else {"chat": who, "as": who, "text": "/help"}


async def _announce(database_url: str, people: list[int], times: int) -> None:
    engine = create_engine(database_url)
    now = datetime.now(UTC)
    async with engine.begin() as db:
        for number in range(times):
            message = Message(say("checkins.words-set", words=f"announcement {number}"))
            await outbox.put(db, Address(0, people[number % len(people)]), message, Lane.BULK, str(number), now, now)
    await engine.dispose()


async def _is_over(stage: Stage) -> bool:
    if stage.sandbox.queue.waiting:
        return False
    report = await stage.doctor()
    return not report["inbox"]["pending"] and not report["outbox"]["queued"]


def _judge(lab: Lab, log: dict[str, Any], announcements: int, report: dict[str, Any]) -> None:
    asked: set[tuple[int, int]] = set()
    answers: Counter[tuple[int, int]] = Counter()
    said: Counter[str] = Counter()
    closed: dict[int, tuple[float, float]] = {}  # from when until when a chat must rest
    sent = early = 0
    for entry in log["entries"]:
        if entry.get("kind") == "message" and entry["side"] == "people":
            message = json.loads(bytes(entry["object"]))
            if message.get("text", "").startswith("/"):
                asked.add((message["chat"]["id"], message["message_id"]))
            continue
        if entry.get("method") != "sendMessage":
            continue
        if entry["side"] == "fault":
            early += _is_early(entry["at"], closed.get(entry["chat"]))
            if entry["kind"] == "429":
                closed[entry["chat"]] = entry["at"] + ON_ITS_WAY, entry["at"] + RETRY_AFTER
            continue
        params, sent = entry["params"], sent + 1
        early += _is_early(entry["at"], closed.get(params["chat_id"]))
        if about := params.get("reply_parameters", {}).get("message_id"):
            answers[params["chat_id"], about] += 1
        elif "announcement" in params["text"]:
            said[params["text"]] += 1
    faults = log["counts"]["faults"]
    ambiguous = sum(faults.get(kind, 0) for kind in AMBIGUOUS)
    repeated = sum(times - 1 for times in answers.values())
    unanswered = len(asked - answers.keys())
    unsaid = announcements - len(said)
    lab.expect(not unanswered, f"{unanswered} of {len(asked)} commands got no answer")
    lab.expect(max(said.values(), default=0) <= 1, "an announcement came twice")
    lab.expect(unsaid <= faults.get("5xx", 0), f"{unsaid} announcements never came, and nothing had been in their way")
    lab.expect(not early, f"{early} messages left before retry_after was over")
    lab.expect(repeated <= ambiguous, f"{repeated} answers repeated, of {ambiguous} whose fate nobody knew")
    lab.figures |= {
        "sent": sent,
        "met": " ".join(f"{kind}: {times}" for kind, times in sorted(faults.items())),
        "unanswered": unanswered,
        "repeated answers": repeated,
        "announcements": f"{len(said)} of {announcements}, {report['outbox']['unknown']} of unknown fate",
    }


def _is_early(at: float, closed: tuple[float, float] | None) -> bool:
    return closed is not None and closed[0] < at < closed[1]
