import json
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import attention, badges, communities, members, preferences, skills
from bot.features.badges import BadgeGranted, BadgeRevoked
from bot.features.celebrations import rules, store
from bot.features.celebrations.rules import First
from bot.features.celebrations.service import firsts
from bot.features.celebrations.settings import Mode, Settings
from bot.features.celebrations.store import Row
from bot.features.members import MemberJoined
from bot.features.skills import SkillLevelLost, SkillLevelReached
from bot.kit.calendar import Daily, day_of, next_due, start_of
from bot.kit.outbox import fate_of
from bot.kit.texts import Text, dump, lines, restore, say, strung
from bot.kit.work import Coming, Unasked, Work

NAMED = 15  # members in one message
GREETINGS = 3  # ways to begin it


def settings_of(work: Work, community_id: int) -> Settings:
    return work.settings(Settings, community_id)


# --- What happened ---


FIRST_STEP = "first"  # the badge for a first check-in
SKILL = "skill:"  # before the id of a skill; no badge has one that begins so


def _what(fact: BadgeGranted | BadgeRevoked | SkillLevelReached | SkillLevelLost) -> str:
    return SKILL + fact.skill if isinstance(fact, SkillLevelReached | SkillLevelLost) else fact.badge


async def hear(work: Work, fact: BadgeGranted | SkillLevelReached) -> None:
    """What lies in the past was made up for quietly, and stays quiet."""
    mode = settings_of(work, fact.community_id).mode
    if isinstance(fact, BadgeGranted) and fact.badge == FIRST_STEP:
        await firsts.told_otherwise(work, fact.community_id, fact.member_id, First.CHECKIN)
    if fact.is_quiet or mode is Mode.OFF:
        return
    row = Row(fact.member_id, _what(fact), fact.level, work.now)
    key = f"{row.member_id}:{row.badge}:{row.level}"
    if mode is Mode.NOW and not await _must_wait(work, fact.community_id, key, None):
        await _tell(work, fact.community_id, [row], [], key)
        return
    await store.add(work.db, fact.community_id, row)
    await _plan(work, fact.community_id)


async def arrive(work: Work, fact: MemberJoined) -> None:
    """What they do for the first time is going to be told, each once, with the message of the day."""
    if await firsts.arrive(work, fact) and settings_of(work, fact.community_id).mode is not Mode.OFF:
        await _plan(work, fact.community_id)


async def fold(work: Work, word: Unasked) -> bool:
    """Tells with the message of the day what would be too much by itself; False when there is no such message."""
    if settings_of(work, word.community_id).mode is Mode.OFF or not word.key:
        return False
    row = {"community_id": word.community_id, "key": word.key, "member_id": word.member_id, "at": work.now}
    await store.fold(work.db, row | {"words": json.dumps(dump(word.text))})
    await _plan(work, word.community_id)
    return True


async def take_off(work: Work, fact: BadgeRevoked | SkillLevelLost) -> None:
    """Taken back before it was told, it is not told."""
    await store.drop(work.db, fact.community_id, fact.member_id, _what(fact), fact.level)


async def _plan(work: Work, community_id: int) -> None:
    await work.plan("celebrations.digest", "daily", _next_at(work, community_id), community_id=community_id)


def _next_at(work: Work, community_id: int) -> datetime:
    zone, at = communities.get(work, community_id).zone, settings_of(work, community_id).at
    due_at = next_due(Daily(at), zone, work.now)
    assert due_at is not None  # noqa: S101  a daily hour has no end
    return due_at


async def _must_wait(work: Work, community_id: int, key: str, until: datetime | None) -> bool:
    about = say("celebrations.will-say")
    return await attention.must_wait(work, community_id, key=f"celebrations:{key}", about=about, until=until)


# --- Telling ---


async def digest(work: Work, community_id: int, due_at: datetime) -> None:
    """The one message of the day on which it was due; after a pause it comes late, and once. Where that day had its
    message already, what waits is told with the next."""
    if settings_of(work, community_id).mode is Mode.OFF:
        return
    key = str(day_of(due_at, communities.get(work, community_id).zone))
    await firsts.look(work, community_id, is_quiet=not settings_of(work, community_id).has_firsts)
    is_patient = rules.may_wait(await store.waits_since(work.db, community_id), work.now)
    if is_patient and await _must_wait(work, community_id, key, _next_at(work, community_id)):
        await _plan(work, community_id)
        return
    rows, folded = await store.take(work.db, community_id), await store.take_folded(work.db, community_id)
    if not await _tell(work, community_id, rows, folded, key):
        said, _ = await fate_of(work.db, community_id, f"celebrations:{key}")
        if said is not None:  # and not skipped by an admin
            for row in rows:
                await store.add(work.db, community_id, row)
            for row in folded:
                await store.fold(work.db, {"community_id": community_id, **row._mapping})
    if await _is_awaited(work, community_id):
        await _plan(work, community_id)


async def _is_awaited(work: Work, community_id: int) -> bool:
    """Whether there may be something to tell tomorrow."""
    return await store.waits_since(work.db, community_id) is not None or await firsts.are_awaited(work, community_id)


async def _tell(work: Work, community_id: int, rows: Sequence[Row], folded: Sequence[Any], key: str) -> bool:
    """False when that was said before, or is not to be said."""
    by_member: dict[int, list[Text]] = {}
    for row in _highest(rows):
        title = _title(work, community_id, row)
        if title is not None:
            by_member.setdefault(row.member_id, []).append(title)
    told = await may_be_named(work, community_id, list(by_member))
    others = await _folded(work, community_id, folded)
    if not (told or others) or not communities.get(work, community_id).is_active:
        return True
    names = await members.names(work, told)
    shown = [say("celebrations.line", name=names[one], badges=_joined(by_member[one])) for one in told[:NAMED]]
    if more := len(told) - len(shown):
        shown.append(say("celebrations.more", count=more))
    shown += others
    # Not always in the same words, and the same words for the same day.
    kind = "growth" if any(row.badge.startswith(SKILL) for row in rows) else "greeting"
    greeting = say(f"celebrations.{kind}-{work.now.toordinal() % GREETINGS + 1}")
    text = say("celebrations.told", greeting=greeting, lines=lines(shown))
    # With the picture of a badge where it alone is told.
    what = {row.badge for row in rows if row.member_id in told and _title(work, community_id, row)}
    alone = what.pop() if len(what) == 1 and not others else firsts.FIRST
    picture = None if alone.startswith(firsts.FIRST) else badges.picture(work, community_id, alone)
    return await work.say(text, key=f"celebrations:{key}", community_id=community_id, picture=picture)


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    zone, cfg = communities.get(work, community_id).zone, settings_of(work, community_id)
    due_at = next_due(Daily(cfg.at), zone, work.now)
    if due_at is None or due_at > until or cfg.mode is Mode.OFF:
        return []
    is_first = cfg.has_firsts and await firsts.new_of(work, community_id)
    if not is_first and await store.waits_since(work.db, community_id) is None:
        return []
    why, day = say("celebrations.will-say-why"), day_of(due_at, zone)
    earliest = max(work.now, start_of(day, zone))
    return [Coming(due_at, say("celebrations.will-say"), f"celebrations:{day}", why, earliest=earliest)]


async def say_early(work: Work, community_id: int, key: str) -> None:
    """What there is by now, in place of the message with that key; what comes behind it is told the next day."""
    due_at = _next_at(work, community_id)
    if key == f"celebrations:{day_of(due_at, communities.get(work, community_id).zone)}":
        await digest(work, community_id, due_at)


async def _folded(work: Work, community_id: int, rows: Sequence[Any]) -> list[Text]:
    """In the words of their rooms."""
    named = await may_be_named(work, community_id, [row.member_id for row in rows if row.member_id])
    return [restore(json.loads(row.words)) for row in rows if not row.member_id or row.member_id in named][:NAMED]


def _highest(rows: Sequence[Row]) -> Sequence[Row]:
    """Of a skill only the highest level that a member came to."""
    top: dict[tuple[int, str], int] = {}
    for row in rows:
        top[row.member_id, row.badge] = max(row.level, top.get((row.member_id, row.badge), 0))
    return [row for row in rows if not row.badge.startswith(SKILL) or row.level == top[row.member_id, row.badge]]


def _title(work: Work, community_id: int, row: Row) -> Text | None:
    if row.badge.startswith(firsts.FIRST):
        return firsts.title(row.badge)
    if row.badge.startswith(SKILL):
        return skills.title_of(work, community_id, row.badge.removeprefix(SKILL), row.level)
    return badges.title(work, community_id, row.badge, row.level)


async def may_be_named(work: Work, community_id: int, ids: Sequence[int]) -> list[int]:
    """Those of them who are there and would not rather be left out, in the same order."""
    there = await members.present_among(work, community_id, ids) if ids else set()
    hidden = await store.hidden_among(work.db, community_id, ids) if ids else set()
    return [one for one in ids if one in there - hidden and not preferences.of(work, one).is_hidden]


def _joined(titles: Sequence[Text]) -> Text:
    return strung(titles, "celebrations.joined")


# --- Choices ---


async def choose_mode(work: Work, community_id: int, mode: Mode) -> None:
    """What waits for the message of the day is told with it, unless nothing is to be told any more. What was done
    for the first time while nothing was told is not told later."""
    if settings_of(work, community_id).mode is Mode.OFF:
        await firsts.look(work, community_id, is_quiet=True)
    await work.change_setting(Settings, community_id, "mode", mode.value)
    if mode is Mode.OFF:
        await store.take(work.db, community_id)
        await store.take_folded(work.db, community_id)
        await work.unplan("celebrations.digest", "daily", community_id=community_id)
    elif await _is_awaited(work, community_id):
        await _plan(work, community_id)


async def choose_firsts(work: Work, community_id: int, *, are_told: bool) -> None:
    """Whether first times are told from now on."""
    await firsts.look(work, community_id, is_quiet=not settings_of(work, community_id).has_firsts)
    await work.change_setting(Settings, community_id, "has_firsts", are_told)


async def choose_hour(work: Work, community_id: int, at: time) -> None:
    await work.change_setting(Settings, community_id, "at", at.isoformat("minutes"))
    await _replan(work, community_id, at, communities.get(work, community_id).zone)


async def follow_the_clock(work: Work, community_id: int, zone: ZoneInfo) -> None:
    await _replan(work, community_id, settings_of(work, community_id).at, zone)


async def _replan(work: Work, community_id: int, at: time, zone: ZoneInfo) -> None:
    due_at = next_due(Daily(at), zone, work.now)
    is_on = settings_of(work, community_id).mode is not Mode.OFF
    if due_at and is_on and await _is_awaited(work, community_id):
        await work.plan("celebrations.digest", "daily", due_at, community_id=community_id)


async def hide(work: Work, community_id: int, member_id: int, *, is_hidden: bool) -> None:
    """Whether a member is left out; they get their badges all the same."""
    await store.hide(work.db, community_id, member_id, is_hidden=is_hidden)


async def is_hidden(work: Work, community_id: int, member_id: int) -> bool:
    return member_id in await store.hidden_among(work.db, community_id, [member_id])


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: what waits in both is told in the kept one."""
    await work.unplan("celebrations.digest", "daily", community_id=retired_id)
    await store.move(work.db, kept_id, retired_id)
    await follow_the_clock(work, kept_id, communities.get(work, kept_id).zone)
