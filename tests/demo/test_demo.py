"""The first thing a newcomer runs: `python -m bot demo`, as a process, before a real browser."""

import asyncio
import contextlib
import os
import re
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, expect

from bot.demo.circle import CIRCLE
from bot.demo.history import day_of_scenes
from bot.demo.stage import DAYS, TOKEN
from tests.sandbox_page.stage import Stage, message, write
from tests.support.moments import START
from tests.support.stage import free_port

ANA, MING, ROSA = 1001, 1002, 1005
PICTURE = Path(__file__).parents[2] / "docs/images/demo.png"
PATIENCE = 180.0  # seconds; on a machine of one's own it takes a tenth of that


@dataclass
class Demo:
    """A running demo whose sixty days are over."""

    address: str
    process: Process
    first_answer: float  # seconds from the start to the first page
    labels: list[Any]  # of the progress, as a page saw it

    async def get(self, path: str) -> Any:
        return await _get(self.address, path)


async def _get(address: str, path: str) -> Any:
    async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=30) as client:
        answer = await client.get(path)
        answer.raise_for_status()
        return answer.json() if path.startswith("/sandbox") else answer.text


@contextlib.asynccontextmanager
async def demo_process(port: int) -> AsyncIterator[Process]:
    command = ["-m", "bot", "demo", "--no-browser", "--port", str(port)]
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=PIPE, stderr=PIPE)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)
        await process.communicate()


@pytest.fixture(scope="module")
async def demo() -> AsyncIterator[Demo]:
    port, began = free_port(), time.monotonic()
    address = f"http://127.0.0.1:{port}"
    async with demo_process(port) as process:
        first_answer, seen = 0.0, []
        while time.monotonic() < began + PATIENCE:
            assert process.returncode is None, (await process.communicate())[1].decode()
            try:
                assert "<html" in await _get(address, "/page/")
                first_answer = first_answer or time.monotonic() - began
                state, clock = await _get(address, "/sandbox/state"), await _get(address, "/sandbox/clock")
            except httpx.TransportError:
                state = clock = {"offset": -1e9}
            if progress := state.get("progress"):
                seen.append(progress)
            elif seen and clock["offset"] > -600:
                break
            await asyncio.sleep(0.05)
        yield Demo(address, process, first_answer, seen)


@pytest.fixture
async def stage(demo: Demo, browser: Browser) -> AsyncIterator[Stage]:
    stage = Stage(demo.address, TOKEN, browser)
    yield stage
    await stage.close()
    assert stage.complaints == []


async def test_the_page_is_there_at_once_and_the_past_soon(demo: Demo) -> None:
    assert 0 < demo.first_answer < 20
    assert demo.labels[-1]["total"] == DAYS
    done = [one["done"] for one in demo.labels]
    assert done == sorted(done)
    state = await demo.get("/sandbox/state")
    assert "progress" not in state
    circle = next(chat for chat in state["chats"] if chat["id"] == CIRCLE)
    present = [member for member in circle["members"] if member["status"] in ("creator", "administrator", "member")]
    assert len(present) == 9  # eight people and the bot


async def test_sixty_days_of_check_ins_were_answered(demo: Demo) -> None:
    counts = (await demo.get("/sandbox/log?limit=1"))["counts"]
    assert counts["errors"] == {}
    assert counts["calls"]["sendMessage"] > 5 * DAYS  # answers to those who checked in


async def test_what_was_said_last_stands_in_the_order_in_which_it_was_said(demo: Demo) -> None:
    said = (await demo.get(f"/sandbox/chats/{CIRCLE}/messages?as={ANA}&limit=20"))["messages"]
    dates = [one["date"] for one in said]
    assert len(dates) == 20
    assert dates == sorted(dates)


async def test_whoever_looks_around_finds_one_of_everything(demo: Demo) -> None:
    begins = {
        CIRCLE: ("🎉", "🔥 Our week", "🌱", "⭐", "🎁", "📖", "Which line"),
        ANA: ("🎟",),
        MING: ("☕", "✉️", "🎂"),
    }
    for place, expected in begins.items():
        who = ANA if place == CIRCLE else place
        said = (await demo.get(f"/sandbox/chats/{place}/messages?as={who}&limit=200"))["messages"]
        words = [
            (one.get("text") or one.get("caption") or "").lstrip("\u2068") for one in said if one["from"]["is_bot"]
        ]
        assert [one for one in expected if not any(word.startswith(one) for word in words)] == []
        pictures = {one["caption"][0] for one in said if one["from"]["is_bot"] and "photo" in one}
        assert place != CIRCLE or pictures >= {"🖼", "🌳", "🎈"}  # a poster, a tree, a birthday's card


@pytest.mark.browser
async def test_ana_checks_in_and_takes_it_back(stage: Stage) -> None:
    page = await stage.opens(ANA, CIRCLE, viewport={"width": 1280, "height": 860}, color_scheme="light")
    await write(page, "/checkin 30 pages with my tea")
    answer = page.get_by_test_id("message").last
    await expect(answer).to_contain_text(re.compile(r"✓ .*Ana"))
    await expect(answer.get_by_role("button", name="Undo")).to_be_visible()
    if os.environ.get("HEARTH_SCREENSHOT"):
        PICTURE.parent.mkdir(exist_ok=True)
        await page.screenshot(path=PICTURE)
    await answer.get_by_role("button", name="Undo").click()
    await expect(answer).to_contain_text("Taken back for")


@pytest.mark.browser
async def test_a_day_passes_and_the_reminder_comes(stage: Stage) -> None:
    page = await stage.opens(ROSA, ROSA)
    await write(page, "/remind 20:00")
    await expect(message(page, "Every day at 20:00").last).to_be_visible()
    before = (await stage.state())["now"]
    for _ in range(2):  # on the first day she may have checked in already, as it is later or earlier now
        await page.get_by_test_id("clock.day").click()
        await expect(page.get_by_test_id("toast").first).to_be_visible()
        await expect(page.get_by_test_id("toast").first).to_be_hidden()
    await expect(message(page, "You asked me for a word").last).to_be_visible()
    assert (await stage.state())["now"] >= before
    await write(page, "/remind off")
    await expect(message(page, "I don't remind you yet").last).to_be_visible()


@pytest.mark.browser
async def test_ana_makes_a_challenge_by_tapping(stage: Stage) -> None:
    page = await stage.opens(ANA, ANA)
    await write(page, "/start challenge_1")

    async def taps(name: str) -> None:
        await page.get_by_test_id("message").get_by_role("button", name=name).last.click()

    await taps("7-day start")
    await expect(message(page, "7-day start").last).to_contain_text("a draft")
    await taps("Points +")
    await expect(message(page, "7-day start").last).to_contain_text("20 points for everyone")
    await taps("Next: what will be said")
    await expect(message(page, "is going to say").last).to_be_visible()
    await taps("Publish it")
    await expect(message(page, "is announced in the group").last).to_be_visible()
    circle = await stage.opens(MING, CIRCLE)
    announced = message(circle, "A challenge for all of us").last
    await announced.get_by_role("button", name="I'm in").click()
    await expect(circle.get_by_test_id("toast").first).to_contain_text("7-day start")


@pytest.mark.browser
async def test_ana_looks_at_what_is_coming_and_skips_it(stage: Stage) -> None:
    page = await stage.opens(ANA, CIRCLE)
    await write(page, "/announce tomorrow 18:00 We meet at the lake")
    mine = await stage.opens(ANA, ANA)
    await message(mine, "We meet at the lake").last.get_by_role("button", name="Publish").click()
    await expect(message(mine, "We meet at the lake").last).to_contain_text("next:")
    await write(page, "/outlook")
    coming = message(mine, "What I will say in").last
    await expect(coming).to_contain_text("We meet at the lake")
    line = re.search(r"(\d+)\. 18:00 📣 #\d+ We meet at the lake", await coming.inner_text())
    assert line
    await coming.get_by_role("button", name=line[1], exact=True).click()
    await mine.get_by_test_id("message").get_by_role("button", name="Skip it").click()
    await expect(mine.get_by_test_id("message").last).to_contain_text("Skipped: 📣")


@pytest.mark.browser
async def test_in_chinese_too(stage: Stage) -> None:
    page = await stage.opens(MING, MING, query="lang=zh")
    await expect(page.locator("html")).to_have_attribute("lang", re.compile("^zh"))
    await page.get_by_test_id("clock.day").click()
    await expect(page.get_by_test_id("toast").first).to_be_visible()
    field = page.get_by_label("消息", exact=True)
    await field.fill("/checkin 睡前读了二十页")
    await field.press("Enter")
    answer = page.get_by_test_id("message").last
    await expect(answer).to_contain_text("打卡成功")
    await answer.get_by_role("button", name="撤销").click()
    await expect(answer).to_contain_text("已撤销")


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_everybody_lives_all_sixty_days_whenever_it_is_started(hour: int) -> None:
    began = START.replace(hour=hour)
    scenes = [scene for day in range(DAYS) for scene in day_of_scenes(began, day)]
    assert all(before.at <= after.at for before, after in pairwise(scenes))
    check_ins = Counter(scene.who for scene in scenes if scene.is_checkin)
    assert len(check_ins) == 8
    assert check_ins[ANA] > 50
    assert min(check_ins.values()) > 10


async def test_it_ends_as_it_should_and_says_when_the_port_is_taken() -> None:
    port = free_port()
    async with demo_process(port) as process:
        assert process.stdout
        while b"Hearth" not in await process.stdout.readline():
            assert process.returncode is None
        async with demo_process(port) as second:
            _, said = await second.communicate()
            assert second.returncode == 2
            assert said.decode() == f"port {port} is taken; choose another with --port\n"
        process.send_signal(signal.SIGTERM)
        await process.communicate()
        assert process.returncode == 0
    with pytest.raises(httpx.ConnectError):
        await _get(f"http://127.0.0.1:{port}", "/page/")
