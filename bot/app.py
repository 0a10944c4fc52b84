"""The assembly: the only module that sees everything. The folder is the registry."""

import gc
import importlib
import importlib.util
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram import Bot

from bot import config as configuration
from bot import features
from bot.config import Config
from bot.engine.botapi import AiohttpRequest, BotApi
from bot.engine.courier import LOOK, LOOK_SHARED, Courier
from bot.engine.easel import Easel
from bot.engine.inbox import Inbox, Recorder
from bot.engine.memory import SharedMemory
from bot.engine.pacing import Limits, Pacer
from bot.engine.shared_inbox import SharedInbox
from bot.engine.telegram import FrontDesk
from bot.features import attention, communities, help, members, outlook, preferences
from bot.kit import scheduling
from bot.kit.clock import Clock
from bot.kit.database import create_engine
from bot.kit.routing import Person, Route
from bot.kit.scheduling import Alarm, DueDoors, TickDoor
from bot.kit.settings import Settings
from bot.kit.texts import Texts, match_language
from bot.kit.work import Reaction, Work, Workshop

ROOMS = tuple(sorted(module.name for module in pkgutil.iter_modules(features.__path__)))


@cache
def _part(name: str) -> ModuleType | None:
    """A module that may or may not exist; an error inside it is an error."""
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


@dataclass(frozen=True)
class House:
    """What the lit rooms bring, found by name."""

    rooms: tuple[str, ...]
    texts: Texts
    routes: tuple[Route, ...]
    reactions: dict[type, list[Reaction]]
    due_doors: dict[str, DueDoors]
    ticks: dict[str, tuple[Any, TickDoor]]
    record: Recorder
    drawers: dict[str, Path]  # the rooms' `pictures.py`, which only the easel opens

    def front_doors(self, name: str) -> list[Callable[..., Any]]:
        """The function `name` of every room that offers it (`warm`, `census`, `problems`)."""
        return list(self.by_room(name).values())

    def by_room(self, name: str) -> dict[str, Callable[..., Any]]:
        modules = {room: importlib.import_module(f"bot.features.{room}") for room in self.rooms}
        return {room: getattr(module, name) for room, module in modules.items() if hasattr(module, name)}


def settings_models() -> dict[str, type[BaseModel]]:
    """The `Settings` of every room that has some, dark or lit: a disabled room's section is still valid."""
    modules = {room: _part(f"bot.features.{room}.settings") for room in ROOMS}
    return {room: module.Settings for room, module in modules.items() if module}


def load_tables() -> None:
    """Brings the tables of all rooms, dark ones too, into the metadata."""
    parts = {"kit": ("outbox", "scheduling", "settings"), "engine": ("received", "memory", "shared_inbox", "pictures")}
    for package, names in parts.items():
        for name in names:
            importlib.import_module(f"bot.{package}.{name}")
    for room in ROOMS:
        _part(f"bot.features.{room}.tables")


def build_house(disabled: Iterable[str] = ()) -> House:
    """Walks the rooms and hangs the doors of the same name.

    Raises:
        ConfigError: `disabled` names a room that does not exist.
    """
    if unknown := set(disabled) - set(ROOMS):
        raise configuration.ConfigError(f"disabled: no such room: {', '.join(sorted(unknown))}")
    return _house(tuple(room for room in ROOMS if room not in set(disabled)))


@cache  # the walk takes longer than the rest of an assembly, and what it finds never changes
def _house(rooms: tuple[str, ...]) -> House:
    routes: list[Route] = []
    reactions: dict[type, list[Reaction]] = {}
    due_doors: dict[str, DueDoors] = {}
    ticks: dict[str, tuple[Any, TickDoor]] = {}
    record: Recorder = _record_nothing
    folder = Path(features.__path__[0])
    for room in rooms:
        if reacting := _part(f"bot.features.{room}.reactions"):
            for fact, found in reacting.reactions.by_fact.items():
                reactions.setdefault(fact, []).extend(found)
        if speaking := _part(f"handlers.{room}"):
            if hasattr(speaking, "router"):
                routes += [replace(route, room=room) for route in speaking.router.routes]
            record = getattr(speaking, "record", record)
        if striking := _part(f"jobs.{room}"):
            due_doors |= {f"{room}.{name}": door for name, door in striking.schedule.due_doors.items()}
            ticks |= {f"{room}.{name}": tick for name, tick in striking.schedule.ticks.items()}
    # Those of dark rooms too: what they once wrote into a ledger or an outbox must still find its words.
    texts = Texts({room: folder / room / "texts" for room in ROOMS})
    drawers = {room: file for room in ROOMS if (file := folder / room / "pictures.py").exists()}
    return House(rooms, texts, tuple(routes), reactions, due_doors, ticks, record, drawers)


async def _record_nothing(_work: Work, messages: Sequence[Any]) -> Sequence[bool]:
    return [False] * len(messages)


class Guests:
    """What the kit asks about people and places, answered by the rooms that keep them."""

    def __init__(self, workshop: Workshop) -> None:
        self._directory = workshop.recall(communities.Directory)

    def community_in(self, chat_id: int) -> int:
        return communities.community_in(self._directory, chat_id)

    def chat_of(self, community_id: int) -> int | None:
        return communities.chat_of(self._directory, community_id)

    async def arrive(self, work: Work, chat_id: int, title: str) -> int:
        return (await communities.of_chat(work, chat_id, title)).id

    async def meet(self, work: Work, community_id: int, person: Person, at: datetime) -> None:
        await members.meet(work, community_id, person, at)
        if not community_id:
            await preferences.line_opened(work, person.id)
            await attention.heard(work, person.id)

    async def home_of(self, work: Work, person_id: int) -> int:
        return await members.home_of(work, person_id)

    async def language(self, work: Work, community_id: int, person: Person | int | None) -> str:
        """Of a group; of the private chat with a person, whose choice comes before the language of their app."""
        if person is None:
            return communities.get(work, community_id).language if community_id else match_language(None)
        member_id, tag = (person, None) if isinstance(person, int) else (person.id, person.language)
        if chosen := preferences.of(work, member_id).language:
            return chosen
        return match_language(await members.language_tag(work, member_id) if tag is None else tag)

    async def moved(self, work: Work, old_chat_id: int, new_chat_id: int) -> None:
        await communities.moved(work, old_chat_id, new_chat_id)

    async def line_closed(self, work: Work, member_id: int) -> None:
        await preferences.line_closed(work, member_id)

    async def put_out(self, work: Work, community_id: int) -> None:
        await communities.deactivate(work, community_id)

    async def may_not_pin(self, work: Work, community_id: int) -> None:
        await communities.may_not_pin(work, community_id)

    async def may_not_tag(self, work: Work, community_id: int, member_id: int) -> None:
        await communities.may_not_tag(work, community_id, member_id)

    async def may_not_post(self, work: Work, community_id: int) -> None:
        await communities.may_not_post(work, community_id)


def keep_what_is_here() -> None:
    """What a start has made stays; looking through it again and again for garbage is a seventh of a message's cost, and
    holds the event loop for a tenth of a second."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()  # `bot.__main__` starts without


@dataclass(frozen=True)
class App:
    """Everything that runs, wired and not yet started."""

    config: Config
    house: House
    engine: AsyncEngine
    workshop: Workshop
    request: AiohttpRequest
    bot: Bot
    api: BotApi
    easel: Easel
    courier: Courier
    desk: FrontDesk
    inbox: Inbox

    async def open(self) -> None:
        """Reads into memory what the rooms keep there."""
        async with self.workshop.work() as work:
            await self.warm(work)
        keep_what_is_here()

    async def warm(self, work: Work) -> None:
        if self.workshop.shared:
            await self.workshop.shared.begin(work.db)
        await self.workshop.settings.load(work.db)
        for warm in self.house.front_doors("warm"):
            await warm(work)


def _limits(pace: configuration.Pace) -> Limits:
    usual = Limits()
    overall = replace(usual.overall, limit=pace.per_second, kept=pace.per_second)
    group = replace(usual.group, limit=pace.per_group_minute, kept=pace.per_group_minute // 4)
    return replace(usual, overall=overall, group=group, private=replace(usual.private, limit=pace.per_private_second))


def assemble(config: Config, clock: Clock, *, request: AiohttpRequest | None = None, pacer: Pacer | None = None) -> App:
    """Wires the rooms to the world. Tests hand in their own clock, network and pace."""
    load_tables()
    house = build_house(config.disabled)
    engine = create_engine(config.database.url)
    defaults = {room: getattr(config, room) for room in settings_models()}
    workshop = Workshop(engine, clock, Settings(defaults), house.reactions, preferences.next_open, outlook.put_off)
    workshop.measure = attention.measure
    request = request or AiohttpRequest()
    token = config.telegram.read_token()
    bot = Bot(
        token,
        base_url=config.telegram.base_url,
        base_file_url=config.telegram.base_file_url,
        request=request,
        get_updates_request=request,
    )
    api = BotApi(token, config.telegram.base_url, request, config.telegram.base_file_url)
    guests = Guests(workshop)
    pacer = Pacer(_limits(config.pace)) if pacer is None else pacer
    is_shared = config.process.role != "alone"
    if is_shared:
        workshop.alarm = Alarm(scheduling.LOOK_SHARED)
        workshop.shared = SharedMemory({"settings": workshop.settings.refresh} | house.by_room("refresh"))
    easel = Easel(house.drawers)
    courier = Courier(workshop, api, house.texts, guests, pacer, LOOK_SHARED if is_shared else LOOK, easel)
    workshop.deliver = courier.offer
    workshop.memory[Texts] = house.texts  # for words that Telegram keeps
    workshop.recall(help.Menu).routes = house.routes
    workshop.recall(outlook.Sources).doors = house.by_room("will_say")
    workshop.recall(outlook.Sources).early = house.by_room("say_early")
    workshop.recall(attention.Folds).doors = list(house.by_room("fold").values())
    desk = FrontDesk(bot, api, house.routes, guests, house.texts, workshop.onlooker(), courier.toast)
    inbox = (SharedInbox if is_shared else Inbox)(workshop, desk, house.record)
    app = App(config, house, engine, workshop, request, bot, api, easel, courier, desk, inbox)
    workshop.warm = app.warm
    return app
