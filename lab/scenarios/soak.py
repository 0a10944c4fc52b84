"""240 updates a second for half an hour, one call in a hundred failing: the bot grows by less than 1 MB in 100,000
updates, opens no more files and threads, and its log stays small."""

import asyncio
import statistics
import time

import psutil

from lab.scenario import Lab, Variant
from sandbox import Options
from tests.support.stage import GROUP

VARIANTS = (Variant("sqlite", "polling"), Variant("postgres", "polling"))
QUICK = 8  # seconds
FULL = 1_800

A_SECOND = 240
WARM = 0.75  # of the run: until then caches fill, SQLite's page cache of 16 MB last, with some 300,000 messages
LONG = 1_200  # seconds from which the slope is judged: until then SQLite's page cache (16 MB) still fills
KEPT = 3_000  # messages that Telegram's stand-in remembers; it is not what is measured
FAULTS = [
    {"kind": "429", "rate": 0.0025, "retry_after": 1},
    {"kind": "5xx", "rate": 0.0025},
    {"kind": "reset", "rate": 0.0025},
    {"kind": "garbage", "rate": 0.0025},
]
SLOPE, GROWTH, LOG = 1.0, 40.0, 200  # MB in 100,000 updates; MB at all in a short run; bytes of log for each fault


async def run(lab: Lab) -> None:
    options = Options(limits="off", privacy=False, webhook_retry=0.05, log_size=KEPT)
    async with lab.stage(options) as stage:
        people = await stage.open_group(500)
        await stage.post("faults", seed=lab.seed, rules=FAULTS)
        stage.start()
        await stage.until_said("ready")
        bot = psutil.Process(stage.pid)
        chat = stage.sandbox.world.chats[GROUP]
        seen: list[tuple[int, float, int, int]] = []  # updates, MB, files, threads
        sent, began = 0, time.monotonic()
        while (passed := time.monotonic() - began) < lab.size:
            due = int(passed * A_SECOND) - sent
            if due >= 12:
                await stage.say(*((lab.random.choice(people), _words(lab, sent + n)) for n in range(due)))
                sent += due
                while len(chat.messages) > KEPT:
                    del chat.messages[next(iter(chat.messages))]
                seen.append((sent, bot.memory_info().rss / 2**20, bot.num_fds(), bot.num_threads()))
            await asyncio.sleep(0.02)  # real time on purpose: it is what is measured
        report = await stage.settled()
        lab.expect(report["messages"] == sent, f"{sent} messages written, {report['messages']} recorded")
        lab.failures += report["problems"]
        lab.expect(report["inbox"]["quarantined"] == 0, "updates in quarantine")
        warm = [one for one in seen if one[0] >= sent * WARM]
        slope = statistics.linear_regression([one[0] / 100_000 for one in warm], [one[1] for one in warm]).slope
        grown = warm[-1][1] - warm[0][1]
        if lab.size >= LONG:
            lab.expect(slope < SLOPE, f"it grows by {slope:.2f} MB in 100,000 updates")
        lab.expect(grown < GROWTH, f"it grew by {grown:.0f} MB")
        for what, column in (("files", 2), ("threads", 3)):
            early, late = (
                max(one[column] for one in part) for part in (warm[: len(warm) // 2], warm[len(warm) // 2 :])
            )
            lab.expect(late <= early + 3, f"{early} {what} open, later {late}")
            lab.figures[what] = late
        faults = sum(stage.sandbox.log.faults.values())
        log = stage.log.stat().st_size
        lab.expect(log < 20_000 + LOG * 5 * faults, f"the log has {log} bytes after {faults} faults")
        lab.expect("Traceback" not in stage.said(), "there is a traceback in the log")
        lab.figures |= {
            "updates": sent,
            "a second": round(sent / lab.size),
            "faults": faults,
            "RSS": f"{warm[-1][1]:.0f} MB",
            "slope": f"{slope:+.2f} MB/100k" + ("" if lab.size >= LONG else ", too short to judge"),
            "log": f"{log / 1024:.0f} KiB",
        }


def _words(lab: Lab, number: int) -> str:
    if number % 20 == 0:
        return lab.random.choice(["/checkin", "/streak", "/tiers", "/why", "打卡"])
    return f"thought number {number} on " + "the book and the weather " * lab.random.randint(1, 4)
