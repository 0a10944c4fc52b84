"""All choices are held in memory: they are asked for with every message, and there are few of them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, members
from bot.features.preferences import store
from bot.features.preferences.facts import HidingChanged, ZoneChanged
from bot.features.preferences.rules import NOTHING_CHOSEN, Preferences
from bot.kit import calendar
from bot.kit.calendar import Quiet
from bot.kit.outbox import Buttons
from bot.kit.texts import Text, match_language
from bot.kit.work import Work


class Chosen:
    """What is durable, by member; who chose nothing is not in it."""

    def __init__(self) -> None:
        self.by_member: dict[int, Preferences] = {}
        self.zones: dict[int, ZoneInfo] = {}
        self.hidden: set[int] = set()


async def warm(work: Work) -> None:
    chosen = work.memory(Chosen)
    chosen.by_member.clear()
    chosen.zones.clear()
    chosen.hidden.clear()
    for row, ids in await store.alike(work.db):
        _remember(chosen, row, ids)


async def refresh(work: Work, member_ids: Collection[int]) -> None:
    """Another process changed theirs."""
    chosen = work.memory(Chosen)
    for row in await store.some(work.db, member_ids):
        _remember(chosen, row, [row.member_id])


def of(work: Work, member_id: int) -> Preferences:
    return work.memory(Chosen).by_member.get(member_id, NOTHING_CHOSEN)


def zones(work: Work) -> Mapping[int, ZoneInfo]:
    """Of everybody who chose one, for whoever asks for many at once; all others live by their community's clock."""
    return work.memory(Chosen).zones


def hidden(work: Work) -> Collection[int]:
    """Everybody who is not to be shown on boards, wherever."""
    return work.memory(Chosen).hidden


async def hidden_among(work: Work, ids: Collection[int]) -> set[int]:
    """Those of `ids` who are not to be shown, by what this very transaction has chosen too."""
    return await store.hidden_among(work.db, ids)


def zone_of(work: Work, community_id: int, member_id: int) -> ZoneInfo:
    """The clock a member lives by: their own choice, else the community's."""
    return work.memory(Chosen).zones.get(member_id) or communities.get(work, community_id).zone


def language_of(work: Work, member_id: int, tag: str) -> str:
    """The language to speak in private: chosen, else what `tag`, their app's IETF tag, comes closest to."""
    return of(work, member_id).language or match_language(tag)


async def admins_in_reach(work: Work, community_id: int) -> list[int]:
    """Admins of a community whom the bot may write to in private, as far as Telegram has told who they are."""
    return [one for one in await members.admins_of(work, community_id) if of(work, one).is_line_open]


async def tell_admins(work: Work, community_id: int, text: Text, *, key: str, buttons: Buttons = ()) -> None:
    """Each of those, once by this key and admin."""
    for admin_id in await admins_in_reach(work, community_id):
        await work.say(text, key=f"{key}:{admin_id}", community_id=community_id, member_id=admin_id, buttons=buttons)


async def next_open(work: Work, member_id: int) -> datetime:
    """The first moment from now on that is not in the member's quiet hours."""
    mine = of(work, member_id)
    if mine.quiet is None:
        return work.now
    zone = mine.zone
    if zone is None:
        home = await members.home_of(work, member_id)
        zone = communities.get(work, home).zone
    return calendar.next_open(work.now, zone, mine.quiet)


async def choose_language(work: Work, member_id: int, language: str | None) -> None:
    """None: as their app says."""
    await _change(work, member_id, language=language)


async def choose_zone(work: Work, member_id: int, zone: ZoneInfo | None) -> None:
    """None: as the community they are in."""
    old = of(work, member_id).zone
    await _change(work, member_id, zone=zone.key if zone else None)
    if old != zone:
        await work.announce(ZoneChanged(member_id, old, zone))


async def choose_quiet(work: Work, member_id: int, quiet: Quiet | None) -> None:
    start, end = (quiet.start, quiet.end) if quiet and quiet.start != quiet.end else (None, None)
    await _change(work, member_id, quiet_from=start, quiet_to=end)


async def hide(work: Work, member_id: int, is_hidden: bool) -> None:
    """From boards; what is hidden still counts."""
    await _change(work, member_id, is_hidden=is_hidden)
    await work.announce(HidingChanged(member_id, is_hidden))


async def line_opened(work: Work, member_id: int) -> None:
    """They did something in private, so the bot may write to them. Costs nothing when that is known."""
    if not of(work, member_id).is_line_open:
        await _change(work, member_id, is_line_open=True)


async def line_closed(work: Work, member_id: int) -> None:
    """They blocked the bot or never started it: nothing more goes there until they open the line."""
    chosen = work.memory(Chosen)
    # At once, or an opening in the same transaction would think that nothing had happened. Should this be rolled back,
    # their next word in private puts it right.
    chosen.by_member[member_id] = replace(of(work, member_id), is_line_open=False)
    await _change(work, member_id, is_line_open=False)


async def _change(work: Work, member_id: int, **values: Any) -> None:
    row = await store.change(work.db, member_id, **values)
    chosen = work.memory(Chosen)
    work.remember("preferences", member_id, lambda: _remember(chosen, row, [member_id]))


def _remember(chosen: Chosen, row: Any, ids: list[int]) -> None:
    """What `row` says is chosen by all of `ids`."""
    zone = _zone(row.zone)
    quiet = Quiet(row.quiet_from, row.quiet_to) if row.quiet_from is not None and row.quiet_to is not None else None
    preferences = Preferences(row.language, zone, quiet, row.is_hidden, row.is_line_open)
    chosen.by_member.update(dict.fromkeys(ids, preferences))
    if zone:
        chosen.zones.update(dict.fromkeys(ids, zone))
    else:
        for member_id in ids if chosen.zones else ():
            chosen.zones.pop(member_id, None)
    (chosen.hidden.update if row.is_hidden else chosen.hidden.difference_update)(ids)


def _zone(name: str | None) -> ZoneInfo | None:
    """A zone that this machine's time zone data no longer knows counts as not chosen."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None
