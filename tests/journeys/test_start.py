"""Starting and stopping, as operators see it: what is wrong is said in a line, what goes wrong later is waited for."""

import asyncio
import contextlib
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.engine.fetcher import ALLOWED_UPDATES
from bot.running import Beat
from sandbox import Options, Sandbox, serve
from tests.support.databases import fresh
from tests.support.moments import START
from tests.support.stage import GROUP, HURRY, Stage, free_port
from tests.support.zygote import Zygote


@pytest.fixture
async def stage(tmp_path: Path, starter: Zygote) -> AsyncIterator[Stage]:
    """On SQLite: none of this depends on the database."""
    with fresh("sqlite", tmp_path) as url:
        sandbox = Sandbox(Options(limits="off", privacy=False))
        async with serve(sandbox) as address:
            stage = Stage(address, sandbox.token, url, tmp_path, starter)
            yield stage
            stage.kill()
            await stage.http.aclose()


async def test_the_command_itself(stage: Stage) -> None:
    """The one that operators type; below, forks of it save time."""
    stage.configure("colour = 'blue'")
    command = [sys.executable, "-m", "bot", "run", "--config", str(stage.config)]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "[telegram] colour: unknown key\n")


@pytest.mark.parametrize(
    ("config", "line"),
    [
        ("[telegram]\ntokn = 'x'", "[telegram] tokn: unknown key"),
        ("[telegramm]\ntoken = 'x'", "[telegramm]: unknown key"),
        ("[telegram\ntoken = 'x'", "not valid TOML: Expected ']' at the end of a table declaration "
         "(at line 1, column 10)"),
        ("[log]\nlevel = 'LOUD'", "[log] level: Input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("[points.message]\npoints = -1", "[points.message] points: Input should be greater than or equal to 0"),
        ("disabled = ['cellar']\n[telegram]\ntoken = '1:x'", "disabled: no such room: cellar"),
        ("", "[telegram] token: missing; get one from @BotFather and put it here or in token_file"),
        ("[telegram]\ntoken_file = 'nowhere.txt'", "[telegram] token_file: No such file or directory: nowhere.txt"),
        ("[telegram]\ntoken = '1:x'\nmode = 'webhook'", "[telegram]: webhook.secret must have 16 characters or more, "
         "or anybody could speak as Telegram"),
    ],
)  # fmt: skip
async def test_what_is_wrong_is_said_in_one_line(stage: Stage, config: str, line: str) -> None:
    database = f"\n[database]\nurl = '{stage.database_url}'"
    stage.config.write_text(config if "database" in config or "[telegram\n" in config else config + database)
    code, said = await stage.call("run")
    assert code == 2
    assert said.removeprefix(f"{stage.config}: ") == line + "\n"


async def test_a_missing_file(stage: Stage) -> None:
    stage.config.unlink()
    assert await stage.call("run") == (2, f"{stage.config}: no such file; copy config.example.toml to start\n")


async def test_a_token_that_telegram_does_not_know(stage: Stage) -> None:
    stage.configure(token="4242:nobody-gave-this-one-out")
    code, said = await stage.call("run")
    assert code == 2
    assert without_log(said) == "[telegram] token: Telegram does not know this token\n"
    assert "nobody-gave" not in said


async def test_a_webhook_of_another_program(stage: Stage) -> None:
    people = await stage.open_group(2)
    elsewhere = "https://elsewhere.example/hook"
    await stage.http.post(f"/bot{stage.token}/setWebhook", json={"url": elsewhere})
    code, said = await stage.call("run")
    assert code == 2
    assert without_log(said) == (
        "[telegram] mode: a webhook is set for this bot, so another program may be using it; "
        "stop that one, or start with --take-over\n"
    )
    info = (await stage.http.post(f"/bot{stage.token}/getWebhookInfo")).json()["result"]
    assert info["url"] == elsewhere

    stage.start("--take-over")
    await stage.say((people[0], "/checkin"))
    assert (await stage.settled())["checkins"] == 1
    assert (await stage.terminate())[0] == 0


async def test_the_doctor_before_during_and_after(stage: Stage, tmp_path: Path) -> None:
    stage.database_url = f"sqlite:///{tmp_path}/later/hearth.sqlite3"
    stage.configure()
    code, said = await stage.call("doctor", "--json")
    report = json.loads(said)
    assert (code, report["ok"]) == (1, False)
    (problem,) = report["problems"]
    assert problem.endswith("`python -m bot migrate` makes it")

    code, said = await stage.call("migrate")
    assert (code, without_log(said)) == (0, "The database is up to date.\n")
    code, said = await stage.call("doctor", "--json")
    assert (code, json.loads(said)["ok"]) == (0, True)

    people = await stage.open_group(3)
    stage.start()
    await stage.say(*((one, "/checkin") for one in people))
    await stage.settled()
    code, during = await stage.call("doctor", "--json")
    assert code == 0
    report = json.loads(during)
    assert {name: report[name] for name in ("ok", "checkins", "messages", "members", "communities", "problems")} == {
        "ok": True, "checkins": 3, "messages": 3, "members": 3, "communities": 1, "problems": [],
    }  # fmt: skip
    assert report["inbox"].keys() == {"received", "done", "quarantined", "pending"}
    assert report["outbox"].keys() == {"queued", "sent", "unknown", "failed", "held"}
    assert report["ledger"] == {"entries": 3, "sum": 15}
    assert report["balances"] == {"sum": 15}

    await stage.terminate()
    assert await stage.call("doctor", "--json") == (0, during)


async def test_health_and_figures(stage: Stage) -> None:
    address = f"127.0.0.1:{free_port()}"
    stage.configure(more=f"{HURRY}[web]\nlisten = '{address}'\n")
    people = await stage.open_group(2)
    stage.start()
    await stage.say((people[0], "/checkin"))
    await stage.settled()
    async with httpx.AsyncClient(base_url=f"http://{address}", trust_env=False) as client:
        health = await client.get("/healthz")
        assert health.status_code == 200
        body = health.json()
        assert 0 <= body.pop("last_poll_age_seconds") < 60
        quiet = {"oldest_pending_seconds": 0.0, "failures_in_a_row": 0.0, "outbox_queued": 0.0}
        assert body == {"ok": True, "red": [], **quiet}
        metrics = (await client.get("/metrics")).text
    for name in ("last_poll_age_seconds", "oldest_pending_seconds", "failures_in_a_row", "due_lag_seconds"):
        assert f"\nhearth_{name} " in metrics


async def test_telegram_may_come_up_later(tmp_path: Path, starter: Zygote) -> None:
    sandbox, port = Sandbox(Options(limits="off", privacy=False)), free_port()
    with fresh("sqlite", tmp_path) as url:
        stage = Stage(f"http://127.0.0.1:{port}", sandbox.token, url, tmp_path, starter)
        stage.start()
        await stage.until_said("Telegram is out of reach; trying again")
        async with serve(sandbox, port):
            people = await stage.open_group(2)
            await stage.say((people[0], "/checkin"))
            assert (await stage.settled())["checkins"] == 1
            assert (await stage.terminate())[0] == 0
        await stage.http.aclose()


async def test_every_kind_of_update_is_asked_for_whatever_was_asked_for_before(stage: Stage) -> None:
    """Telegram keeps the list of the last call: an older version's would silence what is new."""
    await stage.http.post(f"/bot{stage.token}/getUpdates", json={"allowed_updates": ["message"]})
    await stage.open_group(2)
    stage.start()
    await stage.settled()
    info = (await stage.http.post(f"/bot{stage.token}/getWebhookInfo")).json()["result"]
    assert set(info["allowed_updates"]) == set(ALLOWED_UPDATES)


async def test_it_can_be_stopped_while_telegram_is_away(tmp_path: Path, starter: Zygote) -> None:
    with fresh("sqlite", tmp_path) as url:
        stage = Stage(f"http://127.0.0.1:{free_port()}", "1:token-of-no-value", url, tmp_path, starter)
        stage.start()
        await stage.until_said("Telegram is out of reach; trying again")
        code, seconds = await stage.terminate()
        assert code == 0
        assert seconds < 5
        await stage.http.aclose()


async def test_a_second_poller_is_no_reason_to_fall(stage: Stage) -> None:
    people = await stage.open_group(2)
    stage.start()
    await stage.settled()
    # Somebody starts the same bot elsewhere, for as long as it takes Hearth to notice.
    for _ in range(2):
        with contextlib.suppress(httpx.ReadTimeout):
            await stage.http.post(f"/bot{stage.token}/getUpdates", json={"timeout": 1}, timeout=2)
    await stage.until_said("polling refused")
    await stage.say((people[0], "/checkin"))
    report = await stage.settled()
    assert (report["checkins"], report["problems"]) == (1, [])
    assert await stage.acknowledged(people[0], GROUP) == {people[0]}
    assert (await stage.terminate())[0] == 0


def without_log(said: str) -> str:
    """What is meant for the operator's eyes, without the log's dated lines."""
    return "".join(line for line in said.splitlines(keepends=True) if not line.startswith("20"))


def test_ten_years_that_a_clock_leaves_out_are_one_beat() -> None:
    beat, now = Beat(timedelta(seconds=1)), START.replace(year=START.year + 10)
    assert beat.get_next_fire_time(START, now) == now + timedelta(seconds=1)
