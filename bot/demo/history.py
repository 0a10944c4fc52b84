"""Sixty days in the life of a reading circle: everybody with habits of their own, the same each time it is played."""

import random
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

CIRCLE = -1001500000001
HOME = "Asia/Shanghai"
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
    for day in range(days):
        for person in people:
            if person.get("joins_on_day") == day:
                await _post(session, _members(), {"as": person["id"], "user": person["id"], "action": "join"})
        await _play(session, settle, day_of_scenes(began, day))
        yield day + 1


def day_of_scenes(began: datetime, day: int) -> list[Scene]:
    """What everybody does on a day, in order."""
    random_ = random.Random(f"hearth {day}")  # noqa: S311
    scenes: list[Scene] = []
    for person in _CAST["people"]:
        if day < person.get("joins_on_day", 0):
            continue
        zone = ZoneInfo(person.get("zone", HOME))
        date = (began + timedelta(days=day)).astimezone(zone).date()
        if random_.random() < person["faithful"]:
            at = datetime.combine(date, time(person["check_in_hour"], random_.randrange(55)), zone)
            word = person.get("check_in_word", "/checkin")
            note = random_.choice(person["notes"]) if random_.random() < 0.7 else ""
            scenes.append(Scene(at, person["id"], {"text": f"{word} {note}".strip()}, is_checkin=True))
        for _ in range(random_.choice((0, 0, 1, 1, 2, 3))):
            hour = random_.choice((7, 8, 9, 12, 13, 18, 19, 20, 21, 21, 22))
            at = datetime.combine(date, time(hour, random_.randrange(60)), zone)
            scenes.append(Scene(at, person["id"], {"text": random_.choice(person["lines"])}))
    end = began + timedelta(days=day + 1)
    return sorted((scene for scene in scenes if end - timedelta(days=1) <= scene.at < end), key=lambda one: one.at)


async def _play(session: aiohttp.ClientSession, settle: Callable[[], Awaitable[None]], scenes: list[Scene]) -> None:
    """Chatter goes in together; the clock stops at each check-in, so that its answer bears the right hour."""
    chatter: list[Scene] = []
    for scene in scenes:
        chatter.append(scene)
        if scene.is_checkin:
            await _post(session, "/sandbox/clock", {"to": scene.at.isoformat()})
            await _speak(session, *chatter)
            await _settle(session, settle)
            chatter = []
    if chatter:
        await _post(session, "/sandbox/clock", {"to": chatter[-1].at.isoformat()})
        await _speak(session, *chatter)
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
