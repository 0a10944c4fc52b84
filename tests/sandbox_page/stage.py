"""The people, the bot and the windows of these tests. No bot runs: tests speak as the bot, over the Bot API."""

from typing import Any

import httpx
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

ANA, BEN, YU, GRACE = 1001, 1002, 1003, 1004
GROUP = -1001000000001

expect.set_options(timeout=10_000)


class Stage:
    """A sandbox, its people and their browser windows."""

    def __init__(self, address: str, token: str, browser: Browser) -> None:
        self.address = address
        self.browser = browser
        self.complaints: list[str] = []
        self._contexts: list[BrowserContext] = []
        self._offset = 0
        # The bot's calls must not take the way through a proxy of this machine.
        self._http = httpx.AsyncClient(base_url=address, timeout=30, trust_env=False)
        self._bot = f"/bot{token}/"

    async def do(self, path: str, **what: Any) -> Any:
        """The people's side: `as_` is who acts."""
        body = {name.rstrip("_"): value for name, value in what.items()}
        answer = await self._http.post(f"/sandbox/{path}", json=body)
        assert answer.is_success, answer.text
        return answer.json()

    async def state(self) -> Any:
        return (await self._http.get("/sandbox/state")).json()

    async def says(self, who: int, text: str, chat: int = GROUP, **more: Any) -> Any:
        return await self.do(f"chats/{chat}/messages", as_=who, text=text, **more)

    async def bot(self, method: str, **what: Any) -> Any:
        """The bot's side."""
        answer = (await self._http.post(self._bot + method, json=what)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def next_update(self, kind: str, having: str) -> Any:
        """Waits, as a polling bot does, for the next update of this kind that has this field."""
        while True:
            for update in await self.bot("getUpdates", offset=self._offset, limit=1, timeout=20):
                self._offset = update["update_id"] + 1
                if having in update.get(kind, {}):
                    return update[kind]

    async def bot_becomes(self) -> str:
        """What the next my_chat_member update says the bot is now."""
        return str((await self.next_update("my_chat_member", "new_chat_member"))["new_chat_member"]["status"])

    async def opens(self, who: int | None = None, chat: int = GROUP, *, query: str = "lang=en", **window: Any) -> Page:
        """A browser window on the page; what the browser complains about is kept for the end of the test."""
        window = {"viewport": {"width": 1280, "height": 820}, **window}
        context = await self.browser.new_context(**window)
        self._contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)
        place = "" if who is None else f"#as={who}&chat={chat}"
        await page.goto(f"{self.address}/page/?{query}{place}")
        await expect(page.get_by_test_id("me")).to_be_attached()
        return page

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    async def close(self) -> None:
        for context in self._contexts:
            await context.close()
        await self._http.aclose()


async def populate(stage: Stage) -> None:
    """Ana and Ben (English) and Yu (Chinese) in a group with the bot; Grace stands outside."""
    await stage.do(
        "users", id=ANA, first_name="Ana", last_name="Ribeiro", language_code="en", emoji="🌻", username="ana_r"
    )
    await stage.do("users", id=BEN, first_name="Ben", language_code="en")
    await stage.do("users", id=YU, first_name="小雨", language_code="zh-hans", emoji="🍵")
    await stage.do("users", id=GRACE, first_name="Grace", language_code="en")
    bot = (await stage.state())["bot"]["id"]
    await stage.do("chats", id=GROUP, type="supergroup", title="Ember Readers", owner=BEN, members=[ANA, YU, bot])


def message(page: Page, text: str) -> Locator:
    """The message on the page that contains this text."""
    return page.get_by_test_id("message").filter(has_text=text)


async def write(page: Page, text: str) -> None:
    """Types and presses Enter, as a person does."""
    field = page.get_by_label("Message", exact=True)
    await field.fill(text)
    await field.press("Enter")
