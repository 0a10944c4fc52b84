"""What the page must bear: hostile names, moving time, lost connections, small screens."""

import asyncio
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, expect

from sandbox import Options, Sandbox, serve
from tests.sandbox_page.stage import ANA, BEN, GROUP, Stage, message, populate, write

pytestmark = pytest.mark.browser

HOSTILE = {
    "markup": '<img src=x onerror="window.hacked=1"><b>bold</b>',
    "script": "</title><script>window.hacked=1</script>",
    "template": "${window.hacked=1} {{7*7}} {name}",
    "right-to-left": "\u202egnp.eman\u2066",
    "zalgo": "Z" + "\u0351\u0322\u0489" * 60 + "algo",
    "invisible": "\u200b\u2060\u00ad",
    "long": "W" * 64,
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_names_are_only_text(stage: Stage, name: str) -> None:
    await stage.do(f"users/{BEN}", first_name=name, last_name=name)
    group = await stage.do("chats", type="supergroup", title=name, owner=BEN, members=[ANA])
    await stage.says(BEN, name, group["id"])
    page = await stage.opens(ANA, group["id"])

    said = page.get_by_test_id("message").first
    assert await said.locator(".sender-name").text_content() == f"{name} {name}".strip()
    assert await page.locator(".talk-title").text_content() == name
    await page.get_by_test_id("members-button").click()
    await expect(page.get_by_test_id("member")).to_have_count(2)
    await page.locator(f".face[data-user='{BEN}']").click()
    await expect(page.get_by_test_id("me")).to_contain_text("English")

    assert await page.evaluate("window.hacked") is None
    assert await page.locator("script").count() == 1
    # Nothing pushes the page out of its window, upward (marks) or sideways (length), however wide the font draws it.
    await page.evaluate("document.body.style.letterSpacing = '9px'")
    box = await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert box == [1280, 820]
    assert await page.evaluate("[...document.querySelectorAll('.face-name')].every(one => one.clientWidth <= 62)")


async def test_a_link_never_runs_code(stage: Stage) -> None:
    spec = {"type": "text_link", "offset": 0, "length": 5, "url": "javascript:window.hacked=1"}
    await stage.says(BEN, "click me", entities=[spec])
    page = await stage.opens(ANA)
    await message(page, "click me").get_by_text("click").click()
    await expect(message(page, "click me").get_by_role("link")).to_have_count(0)
    assert await page.evaluate("window.hacked") is None


async def test_the_policy_forbids_inline_code(stage: Stage) -> None:
    page = await stage.opens(ANA)
    async with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
        await page.evaluate(
            "() => { const s = document.createElement('script'); s.text = 'window.hacked=1'; document.body.append(s); }"
        )
    assert await page.evaluate("window.hacked") is None
    stage.complaints.clear()


async def test_a_day_passes_and_the_separators_move(stage: Stage) -> None:
    await stage.says(BEN, "See you tomorrow")
    page = await stage.opens(ANA, query="lang=en&tz=UTC")
    separators = page.get_by_test_id("day")
    await expect(separators).to_have_text(["Today"])

    await page.get_by_test_id("clock.day").click()
    await expect(page.get_by_test_id("toast")).to_contain_text("Nothing new was said.")
    await expect(separators).to_have_text(["Yesterday"])
    await write(page, "Tomorrow is here")
    await expect(separators).to_have_text(["Yesterday", "Today"])


async def test_what_happened_while_time_passed_is_told(browser: Browser) -> None:
    """A host that does something when time is moved: here it says good morning, and takes a moment."""
    options = Options(start=datetime(2026, 3, 1, 8, 0, tzinfo=UTC))
    sandbox = Sandbox(options)
    async with serve(sandbox) as address:
        stage = Stage(address, options.token, browser)
        await populate(stage)
        let_go = asyncio.Event()

        async def host(_: datetime) -> None:
            await let_go.wait()
            await stage.bot("sendMessage", chat_id=GROUP, text="Good morning, everybody")

        sandbox.clock.hooks.append(host)
        page = await stage.opens(ANA, query="lang=en&tz=UTC")
        await expect(page.get_by_test_id("clock")).to_contain_text("Sun 1 Mar08:00")
        await page.get_by_test_id("clock.hour").click()
        await expect(page.get_by_test_id("clock")).to_have_attribute("aria-busy", "true")
        await expect(page.get_by_test_id("clock.day")).to_be_disabled()
        let_go.set()
        await expect(message(page, "Good morning, everybody")).to_be_visible()
        await expect(page.get_by_test_id("toast")).to_contain_text("1 new message. 1 in Ember Readers")
        await expect(page.get_by_test_id("clock")).to_contain_text("Sun 1 Mar09:00")
        await stage.close()
        assert stage.complaints == []


async def test_to_the_next_event(browser: Browser) -> None:
    options = Options(start=datetime(2026, 3, 1, 8, 0, tzinfo=UTC))
    sandbox = Sandbox(options)
    sandbox.clock.next_event = lambda: datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
    async with serve(sandbox) as address:
        stage = Stage(address, options.token, browser)
        await populate(stage)
        page = await stage.opens(ANA, query="lang=zh&tz=UTC")
        await expect(page.get_by_test_id("clock.next")).to_have_attribute("title", "下一件事：2026年3月3日 18:30")
        await page.get_by_test_id("clock.next").click()
        await expect(page.get_by_test_id("clock")).to_contain_text("3月3日周二18:30")
        await stage.close()


async def test_nothing_ahead(stage: Stage) -> None:
    page = await stage.opens(ANA)
    await page.get_by_test_id("clock.next").click()
    await expect(page.get_by_test_id("toast")).to_have_text("Nothing is planned ahead.")


async def test_a_progress_bar_while_history_is_made(stage: Stage) -> None:
    page = await stage.opens(ANA)
    answered = asyncio.Event()
    now = {"label": "Seeding a year", "done": 300, "total": 1200}

    async def with_progress(route, request) -> None:  # type: ignore[no-untyped-def]
        answer = await route.fetch()
        body = await answer.json()
        if not answered.is_set():
            body["progress"] = now
        await route.fulfill(json=body)

    await page.route("**/sandbox/state", with_progress)
    await page.reload()
    bar = page.get_by_role("progressbar", name="Seeding a year")
    await expect(bar).to_have_attribute("aria-valuenow", "300")
    now["done"] = 900
    await expect(bar).to_have_attribute("aria-valuenow", "900")
    answered.set()
    await expect(bar).to_have_count(0)


async def test_another_sandbox_at_the_same_address(browser: Browser) -> None:
    """The server goes away and comes back with another world: the page says so, waits, and shows the new one."""
    first = Options()
    async with serve(Sandbox(first)) as address:
        stage = Stage(address, first.token, browser)
        await populate(stage)
        await stage.says(BEN, "The old world")
        page = await stage.opens(ANA)
        await expect(message(page, "The old world")).to_be_visible()
    await expect(page.get_by_text("Connection lost.")).to_be_visible()

    async with serve(Sandbox(first), port=int(address.rpartition(":")[2])):
        await populate(stage)
        await stage.says(BEN, "The new world")
        await expect(message(page, "The new world")).to_be_visible()
        await expect(message(page, "The old world")).to_have_count(0)
        await expect(page.get_by_text("Connection lost.")).to_be_hidden()
        await stage.close()


async def test_on_a_phone_one_sees_the_chats_or_the_talk(stage: Stage) -> None:
    await stage.says(BEN, "Read this on the tram")
    page = await stage.opens(ANA, viewport={"width": 390, "height": 844}, has_touch=True)
    await expect(message(page, "Read this on the tram")).to_be_visible()
    await expect(page.get_by_test_id("me")).to_be_hidden()

    await page.get_by_label("Back to the chats").tap()
    await expect(page.get_by_test_id("me")).to_be_visible()
    await expect(page.get_by_test_id("messages")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390

    await page.get_by_test_id("chat-row").filter(has_text="Ember Readers").tap()
    await expect(message(page, "Read this on the tram")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_a_long_press_opens_the_menu_with_reactions(stage: Stage) -> None:
    await stage.says(BEN, "Press me long")
    page = await stage.opens(ANA, viewport={"width": 390, "height": 844}, has_touch=True)
    bubble = message(page, "Press me long").locator(".bubble")
    await bubble.dispatch_event("pointerdown", {"pointerType": "touch", "clientX": 80, "clientY": 600, "bubbles": True})
    await page.get_by_role("menu").get_by_label("React with 🎉").click()
    await expect(message(page, "Press me long").get_by_test_id("reaction")).to_contain_text("🎉")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_light_and_dark_follow_the_system(stage: Stage, scheme: str) -> None:
    page = await stage.opens(ANA, color_scheme=scheme)
    red = await page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red > 200) == (scheme == "light")
