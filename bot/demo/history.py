"""Sixty days in the life of a reading circle: everybody with habits of their own, the same each time it is played."""

import random
import tomllib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo.circle import CIRCLE, Circle

HOME = "Asia/Shanghai"
SEEN = 3  # days that are on the page at once, at most
_CAST = tomllib.loads(Path(__file__).with_name("cast.toml").read_text("utf-8"))
_MOMENTS = tomllib.loads(Path(__file__).with_name("moments.toml").read_text("utf-8"))["moments"]
_MEMBERS = f"/sandbox/chats/{CIRCLE}/members"


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing somebody does."""

    at: datetime
    who: int
    what: dict[str, Any]
    is_checkin: bool = False


async def live(circle: Circle, days: int) -> AsyncIterator[int]:
    """Plays the past, day by day, up to the present; yields the number of days played."""
    began = datetime.fromisoformat((await circle.get("/sandbox/clock"))["now"])
    me = (await circle.get("/sandbox/state"))["bot"]["id"]
    people = _CAST["people"]
    owner = next(person["id"] for person in people if person["role"] == "owner")
    present = [person for person in people if "joins_on_day" not in person]
    known = ("id", "first_name", "last_name", "language_code", "emoji")
    await circle.post("/sandbox/import", {"users": [{k: p[k] for k in known if k in p} for p in people]})
    group = {"id": CIRCLE, "type": "supergroup", "title": _CAST["title"], "owner": owner}
    await circle.post("/sandbox/chats", group | {"members": [person["id"] for person in present]})
    for person in present:
        if person["role"] == "admin":
            await circle.post(_MEMBERS, {"as": owner, "user": person["id"], "action": "promote"})
    await circle.post(_MEMBERS, {"as": owner, "user": me, "action": "add"})
    await circle.post(_MEMBERS, {"as": owner, "user": me, "action": "promote"})
    await circle.settle()
    await circle.say(owner, text=f"/zone {HOME}")
    for person in people:
        if person["role"] != "newcomer" and person in present:
            await circle.post("/sandbox/start", {"as": person["id"]})
            if "zone" in person:
                await circle.say(person["id"], person["id"], text=f"/timezone {person['zone']}")
    await circle.settle()
    end = began + timedelta(days=days)
    for day in range(days):
        for person in people:
            if person.get("joins_on_day") == day:
                await circle.post(_MEMBERS, {"as": person["id"], "user": person["id"], "action": "join"})
        scenes = [scene for scene in day_of_scenes(began, day) if not _is_for_the_visitor(scene, owner, end)]
        await _play(circle, scenes, exactly=day + SEEN >= days)
        for moment in _MOMENTS:
            if moment["day"] == day:
                await _happen(circle, moment, began, [person["id"] for person in present])
        if day + 1 == days:
            await circle.post("/sandbox/clock", {"to": end.isoformat()})
            await circle.settle()
        yield day + 1


async def _happen(circle: Circle, moment: dict[str, Any], began: datetime, everybody: list[int]) -> None:
    """What happens once, when the day is over: words, a photo, taps; in the group, or where `private` says."""
    who = moment["who"]
    chat = who if moment.get("private") else CIRCLE
    days = [(began + timedelta(days=day)).astimezone(ZoneInfo(HOME)).date() for day in moment.get("dates", ())]
    content: dict[str, Any] = {}
    if "says" in moment:
        content["caption" if moment.get("photo") else "text"] = moment["says"].format(*days)
    if moment.get("photo"):
        content["photo"] = True
    if "to" in moment:
        content["reply_to"] = await circle.last_word_of(moment["to"], who)
    if content:
        await circle.say(who, chat, **content)
    for name in moment.get("taps", ()):
        await circle.press(who, name, chat)
    for name in moment.get("all_tap", ()):
        for person in everybody[:-1]:
            await circle.press(person, name)


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


async def _play(circle: Circle, scenes: list[Scene], *, exactly: bool) -> None:
    """Chatter goes in together; the clock stops at each check-in, so that its answer bears the right hour. With
    `exactly` it stops at every word: what the bot says by itself then stands where it belongs."""
    for _, at_once in groupby(scenes, key=lambda scene: scene.at if exactly else None):
        together: list[Scene] = []
        for scene in at_once:
            together.append(scene)
            if scene.is_checkin:
                await _play_together(circle, together)
                together = []
        if together:
            await _play_together(circle, together)


async def _play_together(circle: Circle, scenes: list[Scene]) -> None:
    await circle.post("/sandbox/clock", {"to": scenes[-1].at.isoformat()})
    messages = [{"chat": CIRCLE, "as": one.who, "date": int(one.at.timestamp()), **one.what} for one in scenes]
    await circle.post("/sandbox/import", {"messages": messages})
    await circle.settle()
