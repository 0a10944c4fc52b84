"""Groups are held in memory: whose chat this is, and what was chosen there, is asked with every message."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from importlib import resources
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

import structlog

from bot.features.communities import rules, store
from bot.features.communities.facts import (
    ChannelRefused,
    CommunitiesMerged,
    CommunityActivated,
    CommunityClockChanged,
    CommunityDeactivated,
    CommunityJoined,
    PinningRefused,
    TaggingAllowed,
    TaggingRefused,
)
from bot.features.communities.rules import Lack, Life
from bot.features.communities.settings import Settings
from bot.features.communities.store import Group
from bot.kit.routing import BotStanding
from bot.kit.texts import match_language
from bot.kit.work import Work

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Community:
    """A group, with what its admins chose."""

    id: int
    chat_id: int | None
    title: str
    language: str
    zone: ZoneInfo
    day_starts_at: time
    is_active: bool
    is_admin: bool
    can_pin: bool
    can_tag: bool | None  # None: nobody knows
    can_read_all: bool  # what people write, not only commands and replies to the bot
    is_standing_known: bool  # Telegram has told what the bot is there

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What the bot may not do there; nothing while that is not known."""
        if not self.is_standing_known:
            return ()
        return rules.lacks(is_admin=self.is_admin, can_pin=self.can_pin, can_read_all=self.can_read_all)


@dataclass
class Directory:
    """The groups in memory."""

    by_chat: dict[int, int] = field(default_factory=dict)  # chat ids, former ones too
    by_id: dict[int, Group] = field(default_factory=dict)
    can_read_all_groups: bool = False  # privacy mode is off, says getMe
    # Made in a transaction that is still open: only those who work in it may see them.
    newborn: WeakKeyDictionary[Work, dict[int, Group]] = field(default_factory=WeakKeyDictionary)
    # Put together, with the settings they were made of.
    composed: dict[int, tuple[Settings, Group, bool, Community]] = field(default_factory=dict)

    def put(self, group: Group) -> None:
        before = self.by_id.get(group.id)
        for chat_id in (before.chat_id, before.former_chat_id) if before else ():
            if chat_id is not None and self.by_chat.get(chat_id) == group.id:
                del self.by_chat[chat_id]
        self.by_id[group.id] = group
        for chat_id in (group.former_chat_id, group.chat_id):
            if chat_id is not None:
                self.by_chat[chat_id] = group.id


class Change(StrEnum):
    """What a new standing of the bot in a group means."""

    JOINED = "joined"
    BACK = "back"
    DEMOTED = "demoted"
    GONE = "gone"
    OTHER = "other"


NOWHERE = Group(0, None, None, "", False, False, False, None, datetime.fromtimestamp(0, UTC), None)


async def warm(work: Work) -> None:
    directory = work.memory(Directory)
    directory.by_chat.clear()
    directory.by_id.clear()
    for group in await store.everyone(work.db):
        directory.put(group)


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process changed these."""
    directory = work.memory(Directory)
    for group in await store.some(work.db, ids):
        directory.put(group)


def get(work: Work, community_id: int) -> Community:
    """From memory. 0 is nowhere: what the operator chose for all.

    Raises:
        KeyError: there is no such community.
    """
    directory = work.memory(Directory)
    group = directory.by_id.get(community_id) if community_id else NOWHERE
    return _compose(work, group or directory.newborn[work][community_id])


def community_in(directory: Directory, chat_id: int) -> int:
    """0 when the chat is not known yet."""
    return directory.by_chat.get(chat_id, 0)


def chat_of(directory: Directory, community_id: int) -> int | None:
    """Where a community may be spoken to; None when the bot was put out of it."""
    group = directory.by_id.get(community_id)
    return group.chat_id if group and group.is_active else None


def active(work: Work) -> list[int]:
    """The communities that the bot is in."""
    return [group.id for group in work.memory(Directory).by_id.values() if group.is_active]


async def of_chat(work: Work, chat_id: int, title: str) -> Community:
    """The community of a group, made on first sight; its title is kept up to date."""
    directory = work.memory(Directory)
    group = directory.by_id.get(directory.by_chat.get(chat_id, 0))
    if group is None:
        group = await store.by_chat(work.db, chat_id) or await store.add_once(work.db, chat_id, title, work.now)
        # Neither there nor added: another transaction added it in between.
        group = group or await store.by_chat(work.db, chat_id)
        assert group is not None  # noqa: S101
        directory.newborn.setdefault(work, {})[group.id] = group
        _remember(work, group)
    if title and title != group.title and chat_id == group.chat_id:
        group = await _save(work, replace(await store.lock(work.db, group.id), title=title))
    return _compose(work, group)


async def stand(
    work: Work, community_id: int, standing: BotStanding, language_tag: str = ""
) -> tuple[Change, Community]:
    """The bot was added, put out, promoted or demoted; `language_tag` is of whoever did it.

    What is told twice changes nothing the second time.
    """
    before = await store.lock(work.db, community_id)
    group = replace(
        before,
        is_active=standing.is_member,
        is_admin=standing.is_admin,
        can_pin=standing.can_pin,
        can_tag=standing.can_tag,
        standing_at=work.now,
    )
    community = _compose(work, await _save(work, group))
    if not group.is_active:
        if before.is_active:
            await work.announce(CommunityDeactivated(community_id))
        return Change.GONE, community
    if group.can_tag and not before.can_tag:
        await work.announce(TaggingAllowed(community_id))
    if before.standing_at is None:
        if language_tag and community.language == work.settings(Settings).language:
            community = await choose_language(work, community, match_language(language_tag))
        await work.announce(CommunityJoined(community_id))
        return Change.JOINED, community
    if not before.is_active:
        await work.announce(CommunityActivated(community_id))
        return Change.BACK, community
    return Change.DEMOTED if before.is_admin and not group.is_admin else Change.OTHER, community


async def deactivate(work: Work, community_id: int) -> None:
    """The bot can no longer speak in a group, learned from a refusal (403) when it tried."""
    before = await store.lock(work.db, community_id)
    if before.is_active:
        await _save(work, replace(before, is_active=False))
        await work.announce(CommunityDeactivated(community_id))


async def may_not_pin(work: Work, community_id: int) -> None:
    """Learned from a refusal when it tried."""
    before = await store.lock(work.db, community_id)
    if before.can_pin:
        await _save(work, replace(before, can_pin=False))
    await work.announce(PinningRefused(community_id))


async def may_not_post(work: Work, community_id: int) -> None:
    """Learned from a refusal when it tried to post in the group's channel."""
    await work.announce(ChannelRefused(community_id))


async def may_not_tag(work: Work, community_id: int, member_id: int) -> None:
    """Learned from a refusal when it tried."""
    before = await store.lock(work.db, community_id)
    if before.can_tag is not False:
        await _save(work, replace(before, can_tag=False))
    await work.announce(TaggingRefused(community_id, member_id))


async def moved(work: Work, old_chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup and has a new chat id; told by either service message, by both, or by a refusal.

    Where messages from the new chat came first, there are two communities: one goes on and the other is retired. The
    retired row stays with all that refers to it, and `CommunitiesMerged` lets every room move what it keeps.
    """
    old, new = await store.by_chat(work.db, old_chat_id), await store.by_chat(work.db, new_chat_id)
    if old is None or new is None:
        if found := old or new:
            await _move(work, found.id, old_chat_id, new_chat_id)
        return
    if old.id == new.id:
        return
    lives = [Life(await store.has_history(work.db, one.id), work.now - one.created_at) for one in (old, new)]
    kept, retired = (old, new) if rules.goes_on(*lives) else (new, old)
    log.info("two communities are one group", kept=kept.id, retired=retired.id)
    gone = await store.lock(work.db, retired.id)
    await _save(work, replace(gone, chat_id=None, former_chat_id=None, is_active=False, merged_into=kept.id))
    await _move(work, kept.id, old_chat_id, new_chat_id)
    before = get(work, kept.id)
    # What was chosen in the new chat was chosen later.
    chosen = await work.merge_settings(Settings, kept.id, retired.id, leading_id=new.id)
    await _new_clock(work, before, replace(before, zone=ZoneInfo(chosen.zone), day_starts_at=chosen.day_starts_at))
    await work.announce(CommunitiesMerged(kept.id, retired.id))


async def choose_language(work: Work, community: Community, language: str) -> Community:
    await work.change_setting(Settings, community.id, "language", language)
    return replace(community, language=language)


async def choose_zone(work: Work, community: Community, zone: ZoneInfo) -> Community:
    await work.change_setting(Settings, community.id, "zone", zone.key)
    return await _new_clock(work, community, replace(community, zone=zone))


async def choose_day_start(work: Work, community: Community, at: time) -> Community:
    await work.change_setting(Settings, community.id, "day_starts_at", at.isoformat("minutes"))
    return await _new_clock(work, community, replace(community, day_starts_at=at))


async def _new_clock(work: Work, before: Community, after: Community) -> Community:
    if (before.zone, before.day_starts_at) != (after.zone, after.day_starts_at):
        await work.announce(CommunityClockChanged(after.id, after.zone, after.day_starts_at))
    return after


def zones_at(now: datetime, offset: timedelta | None = None) -> list[ZoneInfo]:
    """Every zone whose clocks have been `offset` ahead of UTC, or with None, one for each offset; from west to east."""
    # Not kept: 20 ms of an admin's time now and then cost less than 300 zones in memory for ever.
    table = resources.files("tzdata.zoneinfo").joinpath("zone1970.tab").read_text("utf-8")
    zones = [ZoneInfo.no_cache(line.split("\t")[2]) for line in table.splitlines() if not line.startswith("#")]
    by_offset: dict[timedelta, list[ZoneInfo]] = {}
    for zone in zones:
        by_offset.setdefault(_offset(zone, now), []).append(zone)
    if offset is None:
        return [by_offset[one][0] for one in sorted(by_offset)]
    return sorted(by_offset.get(offset, []), key=lambda zone: zone.key.rpartition("/")[2])


def _offset(zone: ZoneInfo, now: datetime) -> timedelta:
    return now.astimezone(zone).utcoffset() or timedelta()


async def _move(work: Work, community_id: int, old_chat_id: int, new_chat_id: int) -> None:
    group = await store.lock(work.db, community_id)
    await _save(work, replace(group, chat_id=new_chat_id, former_chat_id=old_chat_id))


async def _save(work: Work, group: Group) -> Group:
    await store.save(work.db, group)
    _remember(work, group)
    return group


def _remember(work: Work, group: Group) -> None:
    directory = work.memory(Directory)
    work.remember("communities", group.id, lambda: directory.put(group))


def _compose(work: Work, group: Group) -> Community:
    directory = work.memory(Directory)
    settings = work.settings(Settings, group.id)
    known = directory.composed.get(group.id)
    if known and known[0] is settings and known[1] is group and known[2] == directory.can_read_all_groups:
        return known[3]
    community = Community(
        id=group.id,
        chat_id=group.chat_id,
        title=group.title,
        language=settings.language,
        zone=ZoneInfo(settings.zone),
        day_starts_at=settings.day_starts_at,
        is_active=group.is_active,
        is_admin=group.is_admin,
        can_pin=group.can_pin,
        can_tag=group.can_tag,
        can_read_all=group.is_admin or directory.can_read_all_groups,
        is_standing_known=group.standing_at is not None,
    )
    directory.composed[group.id] = (settings, group, directory.can_read_all_groups, community)
    return community
