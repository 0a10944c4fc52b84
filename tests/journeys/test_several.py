"""Several processes: a standby on either database, and on PostgreSQL many that share the work."""

import contextlib
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.databases import KINDS
from tests.support.stage import Stage, free_port

WORKER = '\n[process]\nrole = "worker"\n'


async def test_a_second_process_stands_by_and_takes_over(stage: Stage) -> None:
    people = await stage.open_group(20)
    stage.start()
    await stage.until_said("ready")
    first = stage.pid
    stage.start()
    await stage.until_said("standing by")
    await stage.say(*((one, "/checkin") for one in people[:10]))
    os.kill(first, signal.SIGKILL)
    await stage.say(*((one, "/checkin") for one in people[10:]))
    await stage.until_said("taking over")
    report = await stage.settled()
    assert (report["checkins"], report["problems"]) == (20, [])
    assert await stage.acknowledged(people[0]) == set(people)


@pytest.fixture
async def workers(stage: Stage) -> AsyncIterator[list[int]]:
    """Three of them."""
    stage.config.write_text(stage.config.read_text() + WORKER)
    pids = []
    for number in range(1, 4):
        stage.start()
        pids.append(stage.pid)
        await stage.until_said("ready", number)
    yield pids
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_workers_share_the_work_and_one_may_die(stage: Stage, workers: list[int]) -> None:
    people = await stage.open_group(60)
    await stage.say(*((one, "/checkin") for one in people[:20]))
    await stage.until_said("leading")
    await stage.say(*((one, f"{one} has read on") for one in people))
    os.kill(workers[0], signal.SIGKILL)  # the leader: it was there first
    await stage.say(*((one, "/checkin") for one in people[20:40]))
    await stage.until_said("leading", 2)
    await stage.say(*((one, "/checkin") for one in people[40:]))
    report = await stage.settled()
    assert (report["checkins"], report["messages"], report["problems"]) == (60, 120, [])
    assert report["inbox"]["quarantined"] == 0
    assert await stage.acknowledged(people[0]) == set(people)


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_what_one_worker_learns_the_others_know(stage: Stage, workers: list[int]) -> None:
    """A choice made in private, in one line, holds in the group, in another; whoever works on which."""
    assert len(workers) == 3
    people = await stage.open_group(8)
    await stage.say((people[0], "hello everybody, good to be here"))
    for who in people:
        await stage.post("start", **{"as": who})
        await stage.post(f"chats/{who}/messages", **{"as": who}, text="/hide")
    await stage.settled()
    await stage.say((people[0], "/checkin"), (people[1], "/checkin"))
    await stage.settled()
    await stage.say((people[0], "/top"))
    await stage.settled()
    board = (await stage.messages(people[0]))[-1]["text"]
    assert "Member 1001" not in board
    assert "Member 1002" not in board


@pytest.mark.parametrize("database_url", KINDS[1:], indirect=True)
async def test_replicas_take_webhook_calls(stage: Stage, tmp_path: Path) -> None:
    port = free_port()
    where = f'url = "http://127.0.0.1:{port}"\nport = {port}\nsecret = "only-telegram-knows-this"\n'
    stage.configure(f'mode = "webhook"\n[telegram.webhook]\n{where}')
    plain = stage.config.read_text()
    stage.config.write_text(plain + '\n[process]\nrole = "web"\n')
    stage.start()
    web = stage.pid
    await stage.until_said("ready")
    people = await stage.open_group(20)
    await stage.say(*((one, "/checkin") for one in people))
    await stage.post("wait", seconds=30)  # stored, with no worker yet
    stage.config.write_text(plain + WORKER)
    stage.start()
    report = await stage.settled()
    assert (report["checkins"], report["problems"]) == (20, [])
    assert await stage.acknowledged(people[0]) == set(people)
    os.kill(web, signal.SIGKILL)
