"""The clock, history brought in at once, the stream of events, the truth log."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from sandbox import Options, Sandbox, serve
from sandbox.clock_host import follow
from tests.sandbox.conftest import Box, Refused, opened

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


async def test_hooks_are_awaited_and_time_moves() -> None:
    box = await opened(start=START)
    heard: list[datetime] = []

    async def hook(now: datetime) -> None:
        heard.append(now)

    box.sandbox.clock.hooks.append(hook)
    await box.people("clock", advance=3600)
    await box.people("clock", to="2026-03-05T00:00:00+01:00")
    assert [h.replace(microsecond=0) for h in heard][1] == datetime(2026, 3, 4, 23, 0, tzinfo=UTC)
    ana = await box.person()
    said = await box.says(ana, "hi")
    assert datetime.fromtimestamp(said["date"], UTC).date().isoformat() == "2026-03-04"
    with pytest.raises(Refused, match="time zone"):
        await box.people("clock", to="2026-03-05T00:00:00")


async def test_to_next() -> None:
    box = await opened(start=START)
    with pytest.raises(Refused, match="nothing is known to fall due"):
        await box.people("clock", to_next=True)
    due = START + timedelta(days=2)

    async def upcoming() -> datetime:
        return due

    box.sandbox.clock.next_event = upcoming
    assert (await box.look("clock"))["next_event"] == due.isoformat()
    moved = await box.people("clock", to_next=True)
    assert datetime.fromisoformat(moved["now"]) - due < timedelta(seconds=5)


async def test_the_clock_stops_wherever_something_falls_due() -> None:
    box = await opened(start=START)
    due = [START + timedelta(hours=hours) for hours in (1, 5, 30)]
    heard: list[datetime] = []

    async def hook(now: datetime) -> None:
        heard.append(now)

    box.sandbox.clock.hooks.append(hook)
    box.sandbox.clock.next_event = lambda: next((at for at in due if at > box.sandbox.clock.instant()), None)
    await box.people("clock", advance=86_400)
    assert heard[:2] == due[:2]
    assert len(heard) == 3


async def test_what_is_due_already_is_done_before_time_goes_on() -> None:
    """A busy bot has not come to everything yet when somebody moves the clock; the stops on the way are made all the
    same. What can never be done stops nobody for ever."""
    box = await opened(start=START)
    due = [START - timedelta(minutes=1), START + timedelta(hours=5)]
    heard: list[datetime] = []

    async def hook(now: datetime) -> None:
        heard.append(now)
        if len(heard) == 3:
            due.pop(0)

    box.sandbox.clock.hooks.append(hook)
    box.sandbox.clock.next_event = lambda: min(due, default=None)
    await box.people("clock", advance=86_400)
    assert START + timedelta(hours=5) in heard
    assert len(heard) > 20, "what falls due there is never done in this test"
    before = len(heard)
    await box.people("clock", advance=3600)
    assert len(heard) - before == 21  # twenty tries, and on


async def test_a_bot_in_another_process_lives_by_this_clock() -> None:
    """`--clock-host`: the bot says what is due next, and is told each stop."""
    told: list[datetime] = []
    due = START + timedelta(hours=2)

    async def door(request: Request) -> JSONResponse:
        if request.method == "GET":
            return JSONResponse({"next": None if told else due.isoformat()})
        told.append(datetime.fromisoformat((await request.json())["now"]))
        return JSONResponse({})

    host = Sandbox()
    host.app = Starlette(routes=[Route("/clock", door, methods=["GET", "POST"])])
    box = await opened(start=START)
    async with serve(host) as address:
        follow(box.sandbox.clock, f"{address}/clock")
        await box.people("clock", advance=86_400)
    assert told[0] == due
    assert len(told) == 2


async def test_waiting_until_the_bot_has_everything(box: Box, ana: int) -> None:
    await box.says(ana, "hi")
    assert await box.people("wait", seconds=0.01) == {"fetched": False, "waiting": 1}
    waiting = asyncio.create_task(box.people("wait"))
    await asyncio.sleep(0)
    await box.updates()
    assert await waiting == {"fetched": True, "waiting": 0}


async def test_progress_is_shown_while_it_lasts(box: Box) -> None:
    await box.people("progress", label="A year", done=3, total=12)
    assert (await box.look("state"))["progress"] == {"label": "A year", "done": 3, "total": 12}
    await box.people("progress")
    assert "progress" not in await box.look("state")


def history(count: int, owner: int, bot: int) -> dict[str, list[dict[str, object]]]:
    people: list[dict[str, object]] = [{"id": owner + n, "first_name": f"P{n}"} for n in range(20)]
    chat = -1003000000000
    group = {"id": chat, "type": "supergroup", "title": "Old", "owner": owner, "privacy": False}
    members = [p["id"] for p in people] + [bot]
    return {
        "users": people,
        "chats": [{**group, "members": members}],
        "messages": [
            {"chat": chat, "as": owner + n % 20, "text": f"m{n}", "date": 1_700_000_000 + n, "ref": n,
             **({"reply_to": n - 5} if n % 10 == 5 else {})}
            for n in range(count)
        ],
    }  # fmt: skip


async def test_import_keeps_dates_and_order(box: Box) -> None:
    given = history(2_000, 6_000_000_000, box.me)
    before = box.sandbox.events.revision
    assert await box.people("import", **given) == {"users": 20, "chats": 1, "messages": 2000}
    assert box.sandbox.events.revision - before < 50, "a page is not flooded"
    told: list[dict[str, object]] = []
    while page := await box.told("message"):
        told += [m for m in page if "text" in m]
    assert [m["text"] for m in told] == [f"m{n}" for n in range(2000)]
    assert [m["date"] for m in told] == [1_700_000_000 + n for n in range(2000)], "years old and yet delivered"
    assert told[5]["reply_to_message"]["text"] == "m0"  # type: ignore[index]
    assert len(box.sandbox.world.chats[-1003000000000].messages) == 2001
    with pytest.raises(Refused, match="message 0: no chat 5"):
        await box.people("import", messages=[{"chat": 5, "as": 6_000_000_000, "text": "x"}])


async def test_events_are_numbered_and_can_be_caught_up(box: Box, ana: int) -> None:
    since = box.sandbox.events.revision
    await box.says(ana, "hi")
    sent = await box.bot("sendMessage", chat_id=ana, text="hello")
    await box.bot("editMessageText", chat_id=ana, message_id=sent["message_id"], text="hello!")
    await box.people("clock", advance=1)
    await box.bot("setMyCommands", commands=[])
    caught_up = box.sandbox.events.since(since)
    assert [e["kind"] for e in caught_up] == ["message", "message", "edited", "clock", "commands"]
    assert [e["revision"] for e in caught_up] == list(range(since + 1, since + 6))
    assert caught_up[0]["chat"] == ana


async def test_following_events(box: Box, ana: int) -> None:
    following = box.sandbox.events.follow(box.sandbox.events.revision, idle=0.01)
    assert await anext(following) is None, "silence is told now and then"
    await box.says(ana, "hi")
    event = await anext(following)
    assert event is not None
    assert event["kind"] == "message"
    await following.aclose()  # type: ignore[attr-defined]


async def test_truth_log(box: Box, ana: int, tmp_path: Path) -> None:
    start = (await box.look("log"))["counts"]["entries"]
    chat = await box.group(ana)
    await box.says(ana, "unheard", chat=chat)
    await box.bot("sendMessage", chat_id=ana, text="hi")
    with pytest.raises(Refused):
        await box.bot("sendMessage", chat_id=ana, text="")
    log = await box.look("log", since=start)
    unheard, sent, refused = log["entries"][-3:]
    assert (unheard["not_delivered"], unheard["object"]["text"]) == ("privacy mode", "unheard")
    assert (sent["method"], sent["params"]["text"], sent["result"]["text"]) == ("sendMessage", "hi", "hi")
    assert refused["error"] == "Bad Request: message text is empty"
    assert log["counts"]["calls"]["sendMessage"] == 2
    assert log["counts"]["errors"] == {"Bad Request: message text is empty": 1}
    assert len((await box.look("log", since=start, limit=2))["entries"]) == 2


async def test_truth_log_as_a_file(tmp_path: Path) -> None:
    file = tmp_path / "truth.jsonl"
    sandbox = Sandbox(Options(truth_log=file, log_size=1))
    await sandbox.call("getMe")
    await sandbox.call("logOut")
    await sandbox.close()
    assert [json.loads(line)["method"] for line in file.read_text().splitlines()] == ["getMe", "logOut"]
    assert len(sandbox.log.view()["entries"]) == 1, "memory is bounded, the file is not"
