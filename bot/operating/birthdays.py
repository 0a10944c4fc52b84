"""Birthdays as files: for the calendar or the table of whoever looks after a community."""

from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.config import Config
from bot.doctor import reading_engine
from bot.features import birthdays
from bot.features.birthdays import CALENDAR, TABLE
from bot.kit.clock import Clock
from bot.kit.database import reason_of
from bot.operating import Halt, catalogues
from bot.operating.opening import chosen, moment


async def export(config: Config, clock: Clock, community: str, file: Path) -> int:
    """Those that members let the group know, of who is there; returns how many.

    Raises:
        Halt: there is no such community, the file has another ending or cannot be written, or the database refuses.
    """
    ending = file.suffix.casefold()
    if ending not in (CALENDAR, TABLE):
        raise Halt(f"{file}: the name ends in {CALENDAR} for a calendar or in {TABLE} for a table")
    if "birthdays" in config.disabled:
        raise Halt("birthdays are disabled in your settings")
    engine = reading_engine(config.database.url)
    try:
        async with moment(config, clock, engine) as work:
            text, count = await birthdays.file(work, chosen(work, community), ending)
    except SQLAlchemyError as error:
        raise Halt(f"the database refuses: {reason_of(error)}") from None
    finally:
        await engine.dispose()
    catalogues.write(file, text)
    return count
