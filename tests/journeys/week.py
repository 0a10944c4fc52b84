"""A group that lives by the sandbox's clock, with the real bot in this very process, and a transcript of it all.

Everything goes over real HTTP: what people do, and what the bot hears and says. In the transcript `↩` answers a
message, `»` speaks to all, `✎` changes what was said before, `💬` is said in private, `☝` shows up after a press, and
what stands in brackets are buttons.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from bot import config
from bot.app import App, assemble, settings_models
from bot.engine.pacing import Pacer
from bot.kit import outbox, scheduling
from bot.kit.clock import ShiftedClock
from bot.running import run
from sandbox import Options, Sandbox, serve

MONDAY = date(2026, 5, 4)
LATE = timedelta(seconds=5)  # past the full minute: a test may take some seconds, and no minute may turn meanwhile


@dataclass(eq=False)
class Human:
    id: int
    name: str
    language: str


class Week:
    """People do things; `told()` is what was done and said since it was last asked."""

    def __init__(self, sandbox: Sandbox, address: str, app: App, zone: ZoneInfo) -> None:
        self.app = app
        self.zone = zone
        self.chat = 0
        self.topics: dict[int, str] = {}
        self._sandbox = sandbox
        self._http = httpx.AsyncClient(base_url=address, timeout=60, trust_env=False)
        self._people: dict[int, Human] = {}
        self._lines: list[str] = []
        self._heard = 0

    # --- What happens ---

    async def person(self, name: str, language: str) -> Human:
        user = await self.post("users", first_name=name, language_code=language)
        human = self._people[user["id"]] = Human(user["id"], name, language)
        return human

    async def at(self, day: int, clock: str) -> None:
        """Time passes until `clock` o'clock on a day of the week (0 is Monday); what falls due meanwhile happens."""
        moment = datetime.fromisoformat(f"{MONDAY + timedelta(days=day)}T{clock}").replace(tzinfo=self.zone)
        await self.post("clock", to=(moment + LATE).isoformat())
        await self._settle(f"— {clock} —")

    async def says(self, who: Human, text: str, **more: Any) -> int:
        """Into the group, or with `chat=who.id` to the bot; the id of the message."""
        what = {"photo": True, "caption": text} if more.pop("photo", False) else {"text": text}
        chat = more.pop("chat", self.chat)
        message = await self.post(f"chats/{chat}/messages", **{"as": who.id}, **what, **more)
        where = "" if "thread" not in more else f" #{self.topics[more['thread']]}"
        where = " 💬" if chat == who.id else where
        name = who.name if "sender_chat" not in message else f"{who.name} ({message['sender_chat']['title']})"
        await self._settle(f"{name}{where}: {'📷 ' if 'photo' in what else ''}{text}")
        return int(message["message_id"])

    async def whispers(self, who: Human, text: str) -> None:
        await self.says(who, text, chat=who.id)

    async def reacts(self, who: Human, message: int, emoji: str) -> None:
        await self.post("messages/react", **{"as": who.id}, chat=self.chat, message=message, emoji=[emoji])
        await self._settle(f"{who.name}: {emoji}")

    async def presses(self, who: Human, label: str, chat: int | None = None) -> None:
        """The newest button of that name which they see; a link to a private chat opens it."""
        chat = chat or self.chat
        seen = (await self.get(f"chats/{chat}/messages?as={who.id}"))["messages"]
        message, button = next(
            (message, button)
            for message in reversed(seen)
            for row in message.get("reply_markup", {}).get("inline_keyboard", ())
            for button in row
            if button["text"] == label
        )
        if "url" in button:
            await self.post("start", **{"as": who.id}, payload=button["url"].partition("?start=")[2])
            return await self._settle(f"{who.name}: [{label}]")
        pressed = {"chat": chat, "message": message["message_id"], "data": button["callback_data"]}
        answer = await self.post("messages/press", **{"as": who.id}, **pressed)
        assert answer["answered"], "a button must not spin"
        toast = [f"  ☝ {_shown(answer['text'])}"] if answer.get("text") else []
        await self._settle(f"{who.name}: [{label}]", *toast)

    async def member(self, by: Human, action: str, user: int, what: str, **more: Any) -> None:
        """Somebody's standing changes: join, leave, promote and so on."""
        await self.post(f"chats/{self.chat}/members", **{"as": by.id}, user=user, action=action, **more)
        await self._settle(f"({what})")

    async def happens(self, what: str, path: str, **body: Any) -> Any:
        answer = await self.post(path, **body)
        await self._settle(f"({what})")
        return answer

    @property
    def bot(self) -> int:
        return self._sandbox.bot.id

    # --- What was said ---

    def told(self) -> str:
        lines, self._lines = self._lines, []
        return "\n".join(lines) + "\n"

    async def _settle(self, *what: str) -> None:
        """Until the bot has heard of it, and whatever it does about it is done."""
        assert (await self.post("wait"))["fetched"]
        await self.app.inbox.idle()
        await self.app.courier.settle()
        log = (await self.get(f"log?since={self._heard}"))["entries"]
        self._heard = log[-1]["n"] if log else self._heard
        said = [entry for entry in log if entry["side"] == "bot" and entry["method"] in SAYS]
        # Chats are served side by side, and so are the answers and the announcements in one.
        said.sort(key=lambda entry: (int(entry["params"]["chat_id"]), _is_announcement(entry)))
        self._lines += [*what, *(line for entry in said for line in self._line(entry))]

    def _line(self, entry: dict[str, Any]) -> list[str]:
        assert "error" not in entry, entry
        chat_id = int(entry["params"]["chat_id"])
        if entry["method"] == "setMessageReaction":
            return [f"  {one['emoji']}" for one in entry["params"]["reaction"]]
        message = entry["result"]
        sign = "✎" if entry["method"] == "editMessageText" else "↩" if "reply_to_message" in message else "»"
        if chat_id > 0:
            sign = f"💬 {self._people[chat_id].name}{' ✎' if sign == '✎' else ''}:"
        if message.get("is_topic_message"):
            sign += f" #{self.topics[message['message_thread_id']]}"
        first, *rest = _shown(message["text"]).split("\n")
        rows = message.get("reply_markup", {}).get("inline_keyboard", ())
        rest += [" ".join(f"[{_shown(button['text'])}]" for button in row) for row in rows]
        return [f"  {sign} {first}", *(f"    {line}".rstrip() for line in rest)]

    # --- The wire ---

    async def post(self, path: str, **body: Any) -> Any:
        answer = await self._http.post(f"/sandbox/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def get(self, path: str) -> Any:
        return (await self._http.get(f"/sandbox/{path}")).json()

    async def close(self) -> None:
        await self._http.aclose()


SAYS = ("sendMessage", "editMessageText", "setMessageReaction")


def _is_announcement(entry: dict[str, Any]) -> bool:
    return entry["method"] == "sendMessage" and "reply_parameters" not in entry["params"]


def _shown(text: str) -> str:
    """Without the invisible marks that isolate names."""
    return text.replace("\u2068", "").replace("\u2069", "")


@contextlib.asynccontextmanager
async def a_week(database_url: str, zone: str, **settings: Any) -> AsyncIterator[Week]:
    """The sandbox and the bot, on the Monday morning; the bot's clock follows the sandbox's."""
    start = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 9, tzinfo=ZoneInfo(zone)) + LATE
    sandbox = Sandbox(Options(limits="off", privacy=False, start=start))
    clock = ShiftedClock()
    clock.set(start)
    async with serve(sandbox) as address:
        telegram = {"token": sandbox.token, "base_url": f"{address}/bot", "base_file_url": f"{address}/file/bot"}
        loaded = config.load(
            None,
            settings_models(),
            telegram=telegram,
            database={"url": database_url},
            log={"level": "WARNING"},
            **settings,
        )
        app = assemble(loaded, clock, pacer=Pacer.unlimited())

        async def upcoming() -> datetime | None:
            async with app.engine.connect() as db:
                moments = [await scheduling.next_due(db), await outbox.next_waiting(db, clock.now())]
            return min((moment for moment in moments if moment), default=None)

        async def follow(moment: datetime) -> None:
            clock.set(moment)
            await scheduling.run_due(app.workshop, app.house.due_doors)
            await app.courier.settle()

        sandbox.clock.next_event = upcoming
        sandbox.clock.hooks.append(follow)
        ready = asyncio.Event()
        running = asyncio.create_task(run(app, on_ready=ready.set))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait([running, waiting], return_when=asyncio.FIRST_COMPLETED)
        assert ready.is_set(), json.dumps(str(running.exception() if running.done() else None))
        week = Week(sandbox, address, app, ZoneInfo(zone))
        try:
            yield week
        finally:
            await week.close()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
