"""A moment in the database of a Hearth that may be running meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import load_tables, settings_models
from bot.config import Config
from bot.features import communities
from bot.kit.clock import Clock
from bot.kit.settings import Settings
from bot.kit.work import Work, Workshop
from bot.operating import DryRun, Halt


@asynccontextmanager
async def moment(
    config: Config, clock: Clock, engine: AsyncEngine, *rooms: Any, keep: bool = False
) -> AsyncIterator[Work]:
    """With settings, communities and what `rooms` remember. What is changed vanishes unless it is to be kept."""
    load_tables()
    defaults: dict[str, BaseModel] = {room: getattr(config, room) for room in settings_models()}
    settings = Settings(defaults)
    try:
        async with engine.begin() as db:
            work = Work(Workshop(engine, clock, settings), db, clock.now())
            await settings.load(db)
            for room in (communities, *rooms):
                await room.warm(work)
            yield work
            if not keep:
                raise DryRun
    except DryRun:
        pass


def must_be_known(work: Work, community_id: int) -> None:
    """
    Raises:
        Halt: there is no such community.
    """
    there_are = sorted(work.memory(communities.Directory).by_id)
    if community_id not in there_are:
        raise Halt(f"no community {community_id}; there are {', '.join(map(str, there_are)) or 'none'}")


def chosen(work: Work, wanted: str) -> int:
    """A community by its number or title; without either, the only one there is.

    Raises:
        Halt: there is none of that name, or several.
    """
    by_id = work.memory(communities.Directory).by_id
    there_are = sorted(by_id)
    if wanted.isdecimal() and int(wanted) in by_id:
        return int(wanted)
    if wanted:
        there_are = [one for one in there_are if by_id[one].title.casefold() == wanted.casefold()]
    if len(there_are) == 1:
        return there_are[0]
    listed = [f"  {one}  {printable(by_id[one].title)}" for one in there_are or sorted(by_id)]
    what = "several communities" if there_are else "no such community" if listed else "no community yet"
    raise Halt(f"{what}{'; --community takes one of these numbers:' if listed else ''}", *listed)


def printable(name: str) -> str:
    """A name may hold anything; a terminal gets what it can show."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)
