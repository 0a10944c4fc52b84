"""What a message costs on its way out, and how near to Telegram's limits many of them leave.

    python -m benchmarks sending [--rounds 3]

`sendMessage` to a server on this machine: our client beside python-telegram-bot's `Bot` with its own HTTPX request. The
limits are those of the Bots FAQ, taken to the letter: 30 messages in any second, 20 in any minute to a group, one in
any second to a person. Broadcasts run on a virtual clock with the real `Pacer`, and one in real time through the real
outbox and courier to the sandbox.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from telegram import Bot

from benchmarks.measured import Line, database, line
from benchmarks.server import bot_api
from bot.engine.botapi import AiohttpRequest, BotApi
from bot.engine.courier import Courier
from bot.engine.pacing import Pacer
from bot.kit.clock import SystemClock
from bot.kit.database import create_engine
from bot.kit.outbox import Address, Lane, Message
from bot.kit.settings import Settings
from bot.kit.texts import Texts, say
from bot.kit.work import Work, Workshop
from bot.migrating import migrate
from sandbox import Options, Sandbox, serve
from sandbox.app import BOT_ID
from sandbox.importing import bring_in
from tests.kit.strict_telegram import Letter, deliver, microseconds_per_message, physical_minimum

TITLE = "Going out"
TOKEN = "123456:" + "b" * 35
CALLS, AT_ONCE = 1_500, 32
WORDS = "I walked along the river this morning and thought of the book we are reading 今天读完了第三章"
REAL = 300  # messages of the broadcast in real time
BROADCASTS = {
    "3,000 people": [Letter(item, 1 + item) for item in range(3_000)],
    "500 groups, 6 each": [Letter(item, -1 - item % 500) for item in range(3_000)],
    "one group, an hour of it": [Letter(item, -1) for item in range(1_260)],
}


async def _cpu(send: Callable[[int], Coroutine[Any, Any, Any]]) -> float:
    """Microseconds of CPU for a message, `AT_ONCE` under way at any time."""
    for number in range(AT_ONCE):
        await send(number)
    waiting = iter(range(CALLS))

    async def sender() -> None:
        for number in waiting:
            await send(number)

    began = time.process_time()
    await asyncio.gather(*(sender() for _ in range(AT_ONCE)))
    return (time.process_time() - began) / CALLS * 1e6


async def _stock(address: str) -> float:
    async with Bot(TOKEN, base_url=f"{address}/bot") as bot:
        return await _cpu(lambda number: bot.send_message(1 + number, WORDS, parse_mode="HTML"))


async def _ours(address: str) -> float:
    request = AiohttpRequest()
    await request.initialize()
    api = BotApi(TOKEN, f"{address}/bot", request)
    try:
        return await _cpu(
            lambda number: api.call("sendMessage", {"chat_id": 1 + number, "text": WORDS, "parse_mode": "HTML"})
        )
    finally:
        await request.shutdown()


class Town:
    """A group for each community."""

    def chat_of(self, community_id: int) -> int | None:
        return -1_001_000_000_000 - community_id

    async def language(self, work: Work, community_id: int, member_id: int | None) -> str:
        return "en"

    async def moved(self, work: Work, old_chat_id: int, new_chat_id: int) -> None: ...

    async def line_closed(self, work: Work, member_id: int) -> None: ...

    async def put_out(self, work: Work, community_id: int) -> None: ...

    async def may_not_pin(self, work: Work, community_id: int) -> None: ...
    async def may_not_tag(self, work: Work, community_id: int, member_id: int) -> None: ...
    async def may_not_post(self, work: Work, community_id: int) -> None: ...


async def _in_real_time(url: str) -> tuple[float, int, float]:
    """Through outbox, courier and HTTP: the seconds of a broadcast, the 429s, and how long one answer amid it took."""
    await migrate(url)
    sandbox = Sandbox(Options(limits="strict", privacy=False))
    town, answering = Town(), REAL + 1
    groups = [
        {"id": town.chat_of(n), "type": "supergroup", "title": f"Circle {n}", "owner": 1_001, "members": [BOT_ID]}
        for n in range(1, answering + 1)
    ]
    bring_in(sandbox.world, {"users": [{"id": 1_001, "first_name": "Ana"}], "chats": groups})
    engine, request = create_engine(url), AiohttpRequest()
    await request.initialize()
    workshop = Workshop(engine, SystemClock(), Settings({}))
    async with serve(sandbox) as address:
        api = BotApi(sandbox.token, f"{address}/bot", request)
        courier = Courier(workshop, api, Texts({}), town, Pacer())
        workshop.deliver = courier.offer
        running = asyncio.create_task(courier.run())
        began = sandbox.clock.now()
        async with workshop.work() as work:
            for community in range(1, REAL + 1):
                await work.say(say("kit.apology"), key="k", community_id=community)
        await asyncio.sleep(REAL / 60)
        asked = sandbox.clock.now()
        async with workshop.work() as work:
            work.answer(Address(answering), Message(say("kit.apology")))
        while sandbox.log.calls["sendMessage"] - sandbox.log.errors.total() <= REAL:
            await asyncio.sleep(0.02)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await courier.close()
    await request.shutdown()
    await engine.dispose()
    arrived = [one for one in sandbox.log.view()["entries"] if one["side"] == "bot" and "error" not in one]
    [answered] = [one["at"] for one in arrived if one["params"]["chat_id"] == town.chat_of(answering)]
    return arrived[-1]["at"] - began, sandbox.log.errors.total(), answered - asked


def _longest_wait() -> float:
    """Seconds that an answer waits behind a broadcast to 9,000, at worst of 100."""
    answers = [Letter(10_000 + n, 999_999, Lane.ANSWER, at=20 + 1.7 * n) for n in range(100)]
    delivery = deliver(Pacer(), [Letter(item, 1 + item) for item in range(9_000)] + answers)
    return max(delivery.left[answer.item] - answer.at for answer in answers)


def _delay_by_another() -> float:
    """Seconds by which a group that is throttled for five minutes delays 300 others, at most."""
    others = [Letter(1_000 + n, -2 - n) for n in range(300)]
    letters = [Letter(item, -1) for item in range(10)] + others
    usual, throttled = deliver(Pacer(), letters), deliver(Pacer(), letters, throttled={-1: 300})
    return max(max(throttled.left[one.item] - usual.left[one.item] for one in others), 0.0)


def lines(rounds: int) -> list[Line]:
    found, ours, stock = [], [], []
    for _ in range(rounds):
        with bot_api([]) as address:
            stock.append(asyncio.run(_stock(address)))
            ours.append(asyncio.run(_ours(address)))
    found.append(
        line("sendMessage, CPU", ours, "µs", beside=stock, at_most=0.35, of="ratio", note="÷ Bot.send_message of PTB")
    )
    for name, letters in BROADCASTS.items():
        delivery = deliver(Pacer(), letters)
        found.append(
            line(
                f"broadcast, {name}", [delivery.end], "s", beside=[physical_minimum(letters)], at_most=1.02, of="ratio",
                note=f"÷ what the limits allow; {delivery.refused} × 429, on a virtual clock",
            )
        )  # fmt: skip
    runs = []
    with database("sqlite") as url:
        runs.append(asyncio.run(_in_real_time(url)))
    seconds, refusals, waits = (list(column) for column in zip(*runs, strict=True))
    in_real_time = line(
        f"broadcast, {REAL} groups, in real time", seconds, "s", beside=[REAL / 30] * len(runs), at_most=1.02,
        of="ratio", note=f"÷ what the limits allow; {sum(refusals)} × 429, from the commit on",
    )  # fmt: skip
    found += [
        replace(in_real_time, goal=f"{in_real_time.goal}, no 429", met=in_real_time.met and not sum(refusals)),
        line("an answer amid it, from commit to arrival", waits, "s", at_most=0.1),
        line("an answer behind 9,000 messages", [_longest_wait()], "s", at_most=0.1, note="the longest of 100"),
        line("delay of others by a throttled chat", [_delay_by_another()], "s", at_most=0),
        line(
            "limiter, 10,000 groups waiting", [microseconds_per_message() for _ in range(rounds)], "µs", at_most=50,
            note="CPU for a message",
        ),
    ]  # fmt: skip
    return found
