"""Twenty-one days of a challenge with forty members, over real HTTP: whatever the bot sends, message by message, as it
was kept in `golden/`.

`HEARTH_GOLDEN=write make test ARGS="tests/journeys/test_challenge.py"` writes it anew; then read what has changed.
"""

import os
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.challenges.conftest import HABIT, JOIN, MINE, NEXT, PUBLISH
from tests.challenges.test_story import DAYS, MEMBERS, comes
from tests.journeys.week import MONDAY, Human, Week, a_week

GOLDEN = Path(__file__).with_name("golden")
ZONES = {"en": "Europe/London", "zh-CN": "Asia/Shanghai"}
CIRCLE = -1001000000777
REACTION = "setMessageReaction"


class Transcript:
    """What the bot sent since it was last asked, a message a paragraph; equal reactions together. Of what is changed in
    its place, how it stands once the group is quiet: how often it was changed meanwhile, the machine's speed decides."""

    def __init__(self, week: Week) -> None:
        self.week = week
        self.names: dict[int, str] = {CIRCLE: "»"}
        self.heard = 0
        self.paragraphs: list[str] = []
        self.errors: list[Any] = []
        self.changed: dict[tuple[int, int], str] = {}  # by chat and message
        self.shown: dict[tuple[int, int], str] = {}

    async def goes_on(self, headline: str, *, is_busy: bool = False) -> None:
        await self.week.post("wait")
        await self.week.app.inbox.idle()
        await self.week.app.courier.settle()
        log: list[dict[str, Any]] = []
        while page := (await self.week.get(f"log?since={self.heard}"))["entries"]:
            log += page
            self.heard = page[-1]["n"]
        calls = [one for one in log if one["side"] == "bot" and "chat_id" in one.get("params", {})]
        self.errors += [one for one in calls if "error" in one]
        told: dict[int, list[str]] = {}
        reactions: Counter[str] = Counter()
        for one in calls:
            if one["method"] == REACTION:
                reactions.update(each["emoji"] for each in one["params"]["reaction"])
            elif one["method"] == "editMessageText":
                self.changed[int(one["params"]["chat_id"]), one["result"]["message_id"]] = self._line(one)
            elif line := self._line(one):
                told.setdefault(int(one["params"]["chat_id"]), []).append(line)
        # Chats are served side by side; within one the order is kept.
        told_in_order = [line for chat in sorted(told) for line in told[chat]]
        if not is_busy:
            told_in_order += [line for which, line in sorted(self.changed.items()) if self.shown.get(which) != line]
            self.shown |= self.changed
            self.changed.clear()
        told_in_order += [f"  {emoji} × {times}" for emoji, times in sorted(reactions.items())]
        if told_in_order:
            self.paragraphs += [f"— {headline} —", *told_in_order]

    def _line(self, entry: dict[str, Any]) -> str:
        chat = int(entry["params"]["chat_id"])
        name = self.names.get(chat, "?")
        match entry["method"]:
            case "sendMessage" | "editMessageText" as method:
                message = entry["result"]
                rows = message.get("reply_markup", {}).get("inline_keyboard", ())
                buttons = [" ".join(f"[{button['text']}]" for button in row) for row in rows]
                sign = f"{name} ✎" if method == "editMessageText" else name
                text = "\n".join([message["text"], *buttons])
                return f"  {sign} " + _shown(text).replace("\n", "\n    ")
            case "getChatMember" | "getChat" | "sendChatAction" | "setMyCommands" | "getChatAdministrators":
                return ""
            case method:
                return f"  {name} ({method})"


async def lived_through(week: Week, language: str) -> Transcript:
    tag = {"en": "en", "zh-CN": "zh-hans"}[language]
    owner = await week.person("Vera", tag)
    people: list[dict[str, Any]] = [
        {"id": 2000 + number, "first_name": f"M{number:02}", "language_code": tag} for number in range(MEMBERS)
    ]
    await week.post("import", users=people)
    ids = [one["id"] for one in people]
    await week.post(
        "chats", id=CIRCLE, type="supergroup", title="Circle", owner=owner.id, members=[owner.id, *ids], privacy=False
    )
    week.chat = CIRCLE
    told = Transcript(week)
    told.names |= {owner.id: "💬 Vera:"} | {one["id"]: f"💬 {one['first_name']}:" for one in people}
    for action in ("add", "promote"):
        await week.post(f"chats/{CIRCLE}/members", **{"as": owner.id}, user=week.bot, action=action)
    await told.goes_on("the bot is there")
    await makes_one(week, told, owner, language)
    announced = next(one for one in reversed(await seen(week, owner.id, CIRCLE)) if _data(one, JOIN[language]))
    for who in ids:
        await presses(week, who, CIRCLE, JOIN[language], announced)
    await told.goes_on("forty join")
    for day in range(1, DAYS + 1):
        await week.post("clock", to=_moment(week, day, 12).isoformat())
        await told.goes_on(f"day {day}, morning")
        coming = [who for number, who in enumerate(ids) if comes(number, day)]
        await week.post("import", messages=[{"chat": CIRCLE, "as": who, "text": "#checkin"} for who in coming])
        await told.goes_on(f"day {day}: {len(coming)} check in", is_busy=True)
        await week.post("clock", to=_moment(week, day, 23).isoformat())
        await told.goes_on(f"day {day}, evening")
    await week.post("clock", to=_moment(week, DAYS + 3, 12).isoformat())
    await told.goes_on("it is over")
    await presses(week, ids[0], CIRCLE, MINE[language])
    await told.goes_on("M00 looks")
    return told


def _moment(week: Week, day: int, hour: int) -> Any:
    from datetime import datetime

    on = MONDAY + timedelta(days=day)
    return datetime(on.year, on.month, on.day, hour, 0, 5, tzinfo=week.zone)


async def makes_one(week: Week, told: Transcript, owner: Human, language: str) -> None:
    await week.post("start", **{"as": owner.id}, payload="")
    if language != "en":
        await week.post(f"chats/{CIRCLE}/messages", **{"as": owner.id}, text="/language 中文")
    await told.goes_on("Vera says hello")
    await week.post(f"chats/{CIRCLE}/messages", **{"as": owner.id}, text="/celebrationsetup")
    await told.goes_on("/celebrationsetup")
    await presses(week, owner.id, CIRCLE, {"en": "Not at all", "zh-CN": "不公布"}[language])
    await told.goes_on("no celebrations: badges are another story")
    await week.post(f"chats/{CIRCLE}/messages", **{"as": owner.id}, text="/budget 0")
    await told.goes_on("/budget 0")
    await week.post(f"chats/{CIRCLE}/messages", **{"as": owner.id}, text="/challenge")
    await told.goes_on("/challenge")
    for label in (HABIT[language], NEXT[language], PUBLISH[language]):
        await presses(week, owner.id, owner.id, label)
        await told.goes_on(f"[{label}]")


async def seen(week: Week, who: int, chat: int) -> list[dict[str, Any]]:
    return list((await week.get(f"chats/{chat}/messages?as={who}&limit=500"))["messages"])


async def presses(week: Week, who: int, chat: int, label: str, message: dict[str, Any] | None = None) -> None:
    found = [message] if message else reversed(await seen(week, who, chat))
    here, data = next((one, data) for one in found if (data := _data(one, label)))
    answer = await week.post("messages/press", **{"as": who}, chat=chat, message=here["message_id"], data=data)
    assert answer["answered"], "a button must not spin"


def _data(message: dict[str, Any], label: str) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return next((one["callback_data"] for row in rows for one in row if _shown(one["text"]) == label), "")


def _shown(text: str) -> str:
    """Without the invisible marks that isolate names."""
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.timeout(600)  # seven hundred check-ins; on a machine of one's own it takes half a minute
@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_all_that_is_said_in_twenty_one_days(
    database_url: str, language: str, record_property: Callable[[str, object], None]
) -> None:
    began = time.monotonic()
    async with a_week(database_url, ZONES[language]) as week:
        told = await lived_through(week, language)
    record_property("seconds", round(time.monotonic() - began, 1))
    assert told.errors == []
    kept, said = GOLDEN / f"challenge.{language}.txt", "\n".join(told.paragraphs) + "\n"
    if os.environ.get("HEARTH_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        kept.write_text(said, "utf-8")
    assert said.splitlines() == kept.read_text("utf-8").splitlines()
