"""Two gentle words in a newcomer's first week, as long as first steps are left."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import attention, communities, members, preferences
from bot.features.welcomes import rules, store
from bot.features.welcomes.service import walking
from bot.features.welcomes.settings import Settings
from bot.kit.calendar import day_of
from bot.kit.routing import Button, press
from bot.kit.texts import Name, lines, say
from bot.kit.work import Coming, Work

LATE = timedelta(hours=6)  # later a word would come at an hour that nobody chose
FIRST_WEEK = timedelta(days=8)  # wherever they live


async def plan(work: Work, community_id: int, stays: Iterable[tuple[int, datetime]]) -> None:
    """For those who were greeted, each with when they joined."""
    for member_id, joined_at in stays:
        await _plan(work, community_id, member_id, joined_at, preferences.zone_of(work, community_id, member_id))


async def _plan(work: Work, community_id: int, member_id: int, joined_at: datetime, zone: ZoneInfo) -> None:
    """The words to come, and none for a time that is over."""
    coming = dict(_words(work, community_id, joined_at, zone))
    for day in rules.WORD_DAYS:
        key, data = f"{member_id}:{day}", {"day": day, "joined": _stamp(joined_at)}
        if day in coming:
            await work.plan("welcomes.word", key, coming[day], community_id=community_id, **data)
        else:
            await work.unplan("welcomes.word", key, community_id=community_id)


def _words(work: Work, community_id: int, joined_at: datetime, zone: ZoneInfo) -> Iterator[tuple[int, datetime]]:
    """Those to come, each with its day."""
    for day in rules.WORD_DAYS:
        due_at = rules.word_at(joined_at, day, work.settings(Settings, community_id).words_at, zone)
        if due_at > work.now:
            yield day, due_at


def _stamp(joined_at: datetime) -> int:
    return int(joined_at.timestamp())


async def say_word(work: Work, community_id: int, member_id: int, day: int, stamp: int, due_at: datetime) -> None:
    """Unless nothing is left, or they are gone, or it is too late for it; what attention forbids is not said."""
    row, cfg = await store.find(work.db, community_id, member_id), work.settings(Settings, community_id)
    if row is None or _stamp(row.joined_at) != stamp or not cfg.is_on:
        return
    if not communities.get(work, community_id).is_active:
        return
    zone = preferences.zone_of(work, community_id, member_id)
    meant_at = rules.word_at(row.joined_at, day, cfg.words_at, zone)
    until = work.put_off(community_id, _key(day_of(meant_at, communities.get(work, community_id).zone)))
    if until is None:
        return
    if until > work.now:
        await work.plan("welcomes.word", f"{member_id}:{day}", until, community_id=community_id, day=day, joined=stamp)
        return
    if not await members.is_present(work, community_id, member_id):
        return
    steps = await walking.steps_of(work, community_id, member_id)
    if steps is None or not steps.left:
        return
    if work.now - due_at > LATE:
        await _tell_of_missed(work, community_id, member_id)
        return
    name = (await members.names(work, [member_id]))[member_id]
    left = lines(say("welcomes.left", step=say(f"welcomes.step-{one}")) for one in steps.left)
    text = say(
        "welcomes.word", day=day, name=name, community=Name(communities.get(work, community_id).title), lines=left
    )
    await attention.tell(
        work, text, about="welcomes.unasked-steps", key=f"welcomes.word:{member_id}:{stamp}:{day}",
        community_id=community_id, member_id=member_id,
        buttons=[[Button(say("welcomes.button-steps"), press("welcomes", "steps", community_id))]],
    )  # fmt: skip


async def _tell_of_missed(work: Work, community_id: int, member_id: int) -> None:
    """Admins hear once a day that such words were left out; of whom they could have reached."""
    if preferences.of(work, member_id).is_line_open:
        community = communities.get(work, community_id)
        text = say("welcomes.missed-words", community=Name(community.title))
        key = f"welcomes.missed-words:{day_of(work.now, community.zone)}"
        await preferences.tell_admins(work, community_id, text, key=key)


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """One line a day: whoever may get a word on it, if they have steps left then."""
    zone, words = communities.get(work, community_id).zone, []
    rows = await _in_first_week(work, community_id)
    there = await members.present_among(work, community_id, [row.member_id for row in rows])
    for row in rows:
        if row.member_id in there and preferences.of(work, row.member_id).is_line_open:
            theirs = preferences.zone_of(work, community_id, row.member_id)
            words += [at for _, at in _words(work, community_id, row.joined_at, theirs) if at <= until]
    count = Counter(day_of(at, zone) for at in words)
    first = {day_of(at, zone): at for at in sorted(words, reverse=True)}
    why = say("welcomes.will-say-words-why")
    return [
        Coming(at, say("welcomes.will-say-words", count=count[day]), _key(day), why, is_private=True)
        for day, at in sorted(first.items())
    ]


def _key(day: date) -> str:
    return f"welcomes.words:{day}"


async def _in_first_week(work: Work, community_id: int) -> Sequence[Any]:
    rows = await store.joined_since(work.db, community_id, work.now - FIRST_WEEK)
    return [row for row in rows if row.greeted_at is not None]


async def zone_changed(work: Work, member_id: int, zone: ZoneInfo | None) -> None:
    """They live by another clock, in all communities. None: by that of each."""
    for row in await store.stays_of(work.db, member_id, work.now - FIRST_WEEK):
        if row.greeted_at is not None:
            theirs = zone or communities.get(work, row.community_id).zone
            await _plan(work, row.community_id, member_id, row.joined_at, theirs)


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    own = preferences.zones(work)
    for row in await _in_first_week(work, community_id):
        if row.member_id not in own:
            await _plan(work, community_id, row.member_id, row.joined_at, zone)


async def unplan(work: Work, community_id: int) -> None:
    for row in await _in_first_week(work, community_id):
        for day in rules.WORD_DAYS:
            await work.unplan("welcomes.word", f"{row.member_id}:{day}", community_id=community_id)


async def plan_again(work: Work, community_id: int) -> None:
    rows = await _in_first_week(work, community_id)
    await plan(work, community_id, [(row.member_id, row.joined_at) for row in rows])
