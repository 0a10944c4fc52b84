"""Sixty days in the life of a reading circle: everybody with habits of their own, the same each time it is played."""

import random
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

CIRCLE = -1001500000001
HOME = "Asia/Shanghai"
SEEN = 3  # days that are on the page at once, at most
CHALLENGE_ON, CHALLENGE = 45, "reading"  # the day on which the owner makes one, and from which template
_CAST = tomllib.loads(Path(__file__).with_name("cast.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing somebody does."""

    at: datetime
    who: int
    what: dict[str, Any]
    is_checkin: bool = False


async def live(session: aiohttp.ClientSession, settle: Callable[[], Awaitable[None]], days: int) -> AsyncIterator[int]:
    """Plays the past, day by day, up to the present; yields the number of days played."""
    began = datetime.fromisoformat((await _get(session, "/sandbox/clock"))["now"])
    me = (await _get(session, "/sandbox/state"))["bot"]["id"]
    people = _CAST["people"]
    owner = next(person["id"] for person in people if person["role"] == "owner")
    present = [person for person in people if "joins_on_day" not in person]
    known = ("id", "first_name", "last_name", "language_code", "emoji")
    await _post(session, "/sandbox/import", {"users": [{k: p[k] for k in known if k in p} for p in people]})
    circle = {"id": CIRCLE, "type": "supergroup", "title": _CAST["title"], "owner": owner}
    await _post(session, "/sandbox/chats", circle | {"members": [person["id"] for person in present]})
    for person in present:
        if person["role"] == "admin":
            await _post(session, _members(), {"as": owner, "user": person["id"], "action": "promote"})
    await _post(session, _members(), {"as": owner, "user": me, "action": "add"})
    await _post(session, _members(), {"as": owner, "user": me, "action": "promote"})
    await _settle(session, settle)
    await _speak(session, Scene(began, owner, {"text": f"/zone {HOME}"}))
    await _settle(session, settle)
    for person in people:
        if person["role"] != "newcomer" and person in present:
            await _post(session, "/sandbox/start", {"as": person["id"]})
            if "zone" in person:
                await _say_in_private(session, person["id"], f"/timezone {person['zone']}")
    await _settle(session, settle)
    end = began + timedelta(days=days)
    for day in range(days):
        for person in people:
            if person.get("joins_on_day") == day:
                await _post(session, _members(), {"as": person["id"], "user": person["id"], "action": "join"})
        scenes = [scene for scene in day_of_scenes(began, day) if not _is_for_the_visitor(scene, owner, end)]
        await _play(session, settle, scenes, exactly=day + SEEN >= days)
        if day == CHALLENGE_ON:
            await _challenge(session, settle, owner, present)
        if day + 1 == days:
            await _post(session, "/sandbox/clock", {"to": end.isoformat()})
            await _settle(session, settle)
        yield day + 1


async def _challenge(
    session: aiohttp.ClientSession, settle: Callable[[], Awaitable[None]], owner: int, people: list[dict[str, Any]]
) -> None:
    """The owner makes one by tapping, and all but one join."""
    await _speak(session, Scene(datetime.fromisoformat((await _get(session, "/sandbox/clock"))["now"]), owner,
                                {"text": "/challenge"}))  # fmt: skip
    await _settle(session, settle)
    for name in (f":{CHALLENGE}", ":try:", ":publish:"):
        await _press(session, settle, owner, owner, name)
    for person in people[:-1]:
        await _press(session, settle, person["id"], CIRCLE, ":join:")


async def _press(
    session: aiohttp.ClientSession, settle: Callable[[], Awaitable[None]], who: int, chat: int, name: str
) -> None:
    """The last button there whose data has `name` in it."""
    messages = (await _get(session, f"/sandbox/chats/{chat}/messages?as={who}&limit=50"))["messages"]
    for message in reversed(messages):
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        found = [one["callback_data"] for row in rows for one in row if name in one.get("callback_data", "")]
        if found:
            press = {"as": who, "chat": chat, "message": message["message_id"], "data": found[0]}
            await _post(session, "/sandbox/messages/press", press)
            await _settle(session, settle)
            return
    raise RuntimeError(f"no button {name} in chat {chat}")


def _is_for_the_visitor(scene: Scene, owner: int, end: datetime) -> bool:
    """Whoever tries the demo begins as the owner: the last check-in is left for them to make."""
    zone = ZoneInfo(HOME)
    return scene.who == owner and scene.is_checkin and scene.at.astimezone(zone).date() == end.astimezone(zone).date()


def day_of_scenes(began: datetime, day: int) -> list[Scene]:
    """What everybody does in the 24 hours that begin `day` days after the start, in order."""
    start = began + timedelta(days=day)
    scenes: list[Scene] = []
    for person in _CAST["people"]:
        if day >= person.get("joins_on_day", 0):
            # Whatever time it is now, these hours belong to two days on the person's calendar.
            scenes += [*_scenes_of(person, began, day), *_scenes_of(person, began, day + 1)]
    within = (scene for scene in scenes if start <= scene.at < start + timedelta(days=1))
    return sorted(within, key=lambda scene: scene.at)


def _scenes_of(person: dict[str, Any], began: datetime, day: int) -> Iterator[Scene]:
    """A day on their calendar, the same each time it is played."""
    random_ = random.Random(f"{person['id']} {day}")  # noqa: S311
    zone = ZoneInfo(person.get("zone", HOME))
    date = (began + timedelta(days=day)).astimezone(zone).date()
    if random_.random() < person["faithful"]:
        at = datetime.combine(date, time(person["check_in_hour"], random_.randrange(55)), zone)
        word = person.get("check_in_word", "/checkin")
        note = random_.choice(person["notes"]) if random_.random() < 0.7 else ""
        yield Scene(at, person["id"], {"text": f"{word} {note}".strip()}, is_checkin=True)
    for _ in range(random_.choice((0, 0, 1, 1, 2, 3))):
        hour = random_.choice((7, 8, 9, 12, 13, 18, 19, 20, 21, 21, 22))
        at = datetime.combine(date, time(hour, random_.randrange(60)), zone)
        yield Scene(at, person["id"], {"text": random_.choice(person["lines"])})


async def _play(
    session: aiohttp.ClientSession, settle: Callable[[], Awaitable[None]], scenes: list[Scene], *, exactly: bool
) -> None:
    """Chatter goes in together; the clock stops at each check-in, so that its answer bears the right hour. With
    `exactly` it stops at every word: what the bot says by itself then stands where it belongs."""
    for _, at_once in groupby(scenes, key=lambda scene: scene.at if exactly else None):
        together: list[Scene] = []
        for scene in at_once:
            together.append(scene)
            if scene.is_checkin:
                await _play_together(session, settle, together)
                together = []
        if together:
            await _play_together(session, settle, together)


async def _play_together(
    session: aiohttp.ClientSession, settle: Callable[[], Awaitable[None]], scenes: list[Scene]
) -> None:
    await _post(session, "/sandbox/clock", {"to": scenes[-1].at.isoformat()})
    await _speak(session, *scenes)
    await _settle(session, settle)


async def _speak(session: aiohttp.ClientSession, *scenes: Scene) -> None:
    messages = [{"chat": CIRCLE, "as": one.who, "date": int(one.at.timestamp()), **one.what} for one in scenes]
    await _post(session, "/sandbox/import", {"messages": messages})


async def _say_in_private(session: aiohttp.ClientSession, who: int, text: str) -> None:
    await _post(session, f"/sandbox/chats/{who}/messages", {"as": who, "text": text})


async def _settle(session: aiohttp.ClientSession, settle: Callable[[], Awaitable[None]]) -> None:
    """Until the bot has fetched everything, and everything has had its effect and its answer."""
    await _post(session, "/sandbox/wait", {})
    await settle()


def _members() -> str:
    return f"/sandbox/chats/{CIRCLE}/members"


async def _get(session: aiohttp.ClientSession, path: str) -> Any:
    async with session.get(path) as answer:
        return await answer.json()


async def _post(session: aiohttp.ClientSession, path: str, body: dict[str, Any]) -> Any:
    async with session.post(path, json=body) as answer:
        if answer.status >= 400:
            raise RuntimeError(f"{path}: {await answer.text()}")
        return await answer.json()
