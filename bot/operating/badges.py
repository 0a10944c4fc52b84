"""Badges as files: what a community has is written out; a file becomes its shelf, once it was looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot.config import Config
from bot.doctor import reading_engine
from bot.features import badges, members, points, preferences
from bot.features.badges import BUILT_IN, Clash, Difference, Table, Written
from bot.kit.clock import Clock
from bot.kit.database import create_engine, reason_of
from bot.operating import Halt, catalogues
from bot.operating.opening import chosen, moment, printable

HEAD = """\
# Each table is a badge, by a name of its own. `python -m bot badges apply FILE` shows what a change would mean,
# and with --yes makes it. A badge that is taken out of the file goes off the shelf; whoever has it keeps it.

"""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file, as it was read."""

    file: Path
    text: str
    tables: Mapping[str, Table]

    def line(self, badge_id: str, key: str = "") -> str:
        """Where something is wrong."""
        at = catalogues.line_of(self.text, badge_id, [key] if key else [])
        return f"{self.file}:{at}: [{badge_id}]{f' {key}' if key else ''}"


def read(file: Path) -> Catalogue:
    """
    Raises:
        Halt: the file cannot be read, or a key or value in it does not fit; all that is wrong, with its lines.
    """
    text, found = catalogues.read(file)
    tables: dict[str, Table] = {}
    wrong: list[str] = []
    for name, table in found.items():
        if not isinstance(table, dict):
            wrong.append(f"{file}:{catalogues.line_of(text, '', [name])}: {name}: a table was expected, [{name}]")
            continue
        if not badges.is_id(name):
            at = catalogues.line_of(text, name, [])
            wrong.append(f"{file}:{at}: [{name}]: up to 20 small letters, digits and hyphens were expected")
        try:
            tables[name] = badges.read_table(name, table)
        except ValidationError as error:
            told = catalogues.problems(file, text, name, error)
            if name in BUILT_IN and table.keys() & Written.model_fields.keys():
                brought = f"unknown key; {name} comes with Hearth, only its names and retired can be changed"
                told = [line.replace("unknown key", brought) for line in told]
            wrong += told
    if wrong:
        raise Halt(*wrong)
    return Catalogue(file, text, tables)


async def export(config: Config, clock: Clock, community: str) -> str:
    """A community's own badges as TOML, the usual values left out; and what it changed about the others.

    Raises:
        Halt: there is no such community, or the database cannot be read.
    """
    engine = reading_engine(config.database.url)
    try:
        async with moment(config, clock, engine, badges) as work:
            found = await badges.tables(work, chosen(work, community))
    except SQLAlchemyError as error:
        raise Halt(f"the database refuses: {reason_of(error)}") from None
    finally:
        await engine.dispose()
    plain: Mapping[str, Any] = {name: table.model_dump(exclude_defaults=True) for name, table in found.items()}
    return HEAD + tomli_w.dumps(plain, multiline_strings=False)


async def apply(
    config: Config, clock: Clock, community: str, catalogue: Catalogue, *, keep: bool
) -> Sequence[Difference]:
    """What would be new, changed or taken off the shelf; with `keep` it is, in one transaction. A bot that runs finds a
    row that is due, reads the shelf anew, and makes up quietly for what the past has earned.

    Raises:
        Halt: it does not fit to what is there, somebody changed a badge at the same time, or the database refuses.
    """
    if "badges" in config.disabled:
        raise Halt("badges are disabled in your settings")
    # Who only looks keeps nobody from writing.
    engine = create_engine(config.database.url) if keep else reading_engine(config.database.url)
    try:
        async with moment(config, clock, engine, points, preferences, badges, keep=keep) as work:
            community_id = chosen(work, community)
            found = await badges.compare(work, community_id, catalogue.tables)
            if not catalogue.tables and found:
                raise Halt(f"{catalogue.file}: there is no badge in it, and {len(found)} would go off the shelf")
            if clashes := await badges.clashes(work, community_id, found):
                raise Halt(*(_told(catalogue, one) for one in clashes))
            by = next(iter(await members.admins_of(work, community_id)), 0)
            if keep and not await badges.bring(work, community_id, found, by):
                raise Halt("an admin changed one of these badges at the same time; look again")
            return found
    except SQLAlchemyError as error:
        raise Halt(f"the database refuses: {reason_of(error)}") from None
    finally:
        await engine.dispose()


def _told(catalogue: Catalogue, clash: Clash) -> str:
    where = catalogue.line(clash.badge_id, clash.key)
    if not clash.key:
        return (
            f"{where}: one too many; a community has {badges.MADE_LIMIT} of its own at most, with those off the shelf"
        )
    return f"{where}: [{clash.other_id}] has the same"


def report(found: Sequence[Difference], *, kept: bool) -> list[str]:
    """Lines for the operator."""
    told = []
    for one in found:
        name = " ".join(filter(None, (one.badge_id, one.badge.emoji, printable(one.badge.name))))
        if one.before == one.after:
            told.append(f"= {name}: like that already")
        elif one.before is None:
            told.append(f"+ {name}: new; {_meant(one)}")
        elif one.is_missing:
            told.append(f"- {name}: off the shelf, as it is not in the file; {_meant(one)}")
        else:
            told.append(f"~ {name}: changes; {_meant(one)}")
            told += [f"    {key}: {before!r} → {after!r}" for key, before, after in one.changes]
    if changing := sum(one.before != one.after for one in found):
        how = "done; a bot that runs knows it in a few seconds" if kept else "to do; --yes does it"
        told.append(f"{changing} {how}.")
    else:
        told.append("Nothing to do.")
    return told


def _meant(one: Difference) -> str:
    """To members who are there."""
    seen = one.preview
    assert seen is not None  # noqa: S101 - it changes
    if one.badge.is_retired:
        return f"{_people(seen.have)} it and keep{'s' * (seen.have == 1)} it" if seen.have else "nobody has it"
    if one.badge.criterion is None:
        return "given by hand"
    if not one.counts_anew:
        return "nobody gets or loses it by that"
    gains = f"{seen.get} would get it" if one.before is None else f"{seen.get} would get it or a further level"
    return f"{gains}, {seen.lose} would lose it or a level" if seen.lose or one.before else gains


def _people(count: int) -> str:
    return "1 member has" if count == 1 else f"{count} members have"
