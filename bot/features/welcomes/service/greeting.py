"""Who joins is greeted in the group, all of a few minutes in one message."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.features import communities, members, preferences
from bot.features.members import MemberJoined
from bot.features.welcomes import rules, store
from bot.features.welcomes.rules import Arrival, Stay
from bot.features.welcomes.service import mentoring, week, wording
from bot.features.welcomes.service.wording import Written
from bot.features.welcomes.settings import Settings
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Coming, Work

NAMED = 12  # in one message; only who is named may get a mentor with it


async def arrive(work: Work, fact: MemberJoined) -> None:
    """Every stay is noted, so that the funnel knows it; whether it is greeted is for admins to say."""
    community_id, member_id, cfg = fact.community_id, fact.member_id, work.settings(Settings, fact.community_id)
    row = await store.find(work.db, community_id, member_id)
    stay = Stay(row.joined_at, row.greeted_at is not None or row.waits_since is not None) if row else None
    if rules.arrival(fact.at, stay, is_return=fact.is_return, left_at=fact.left_at) is not Arrival.NEW:
        return
    # Told of too late they wait as well, so that admins hear of all of them at once.
    await store.begin(work.db, community_id, member_id, fact.at, work.now if cfg.is_on else None)
    if cfg.is_on:
        await _plan(work, community_id)


async def _plan(work: Work, community_id: int) -> None:
    """Always, even if it seems to be planned: another process may be greeting the others at this moment."""
    await work.plan("welcomes.greet", "all", await _due_at(work, community_id), community_id=community_id)


async def _due_at(work: Work, community_id: int) -> datetime:
    cfg = work.settings(Settings, community_id)
    return rules.greet_at(
        work.now,
        await store.waiting_since(work.db, community_id),
        await store.greeted_last(work.db, community_id, work.now - rules.DAY),
        fold=timedelta(minutes=cfg.fold_minutes),
        apart=timedelta(minutes=cfg.apart_minutes),
    )


async def greet(work: Work, community_id: int) -> None:
    """All who wait, in one message; who left meanwhile, or came too long ago, is left out of it."""
    waiting = await store.take_waiting(work.db, community_id)
    cfg, community = work.settings(Settings, community_id), communities.get(work, community_id)
    if not waiting or not cfg.is_on or not community.is_active:
        return
    late = timedelta(hours=cfg.late_hours)
    there = await members.present_among(work, community_id, [one for one, _ in waiting])
    welcomed = [one for one, at in waiting if one in there and not rules.is_too_late(work.now, at, late)]
    await _tell_of_missed(work, community_id, [one for one, _ in waiting if one in there and one not in welcomed])
    if not welcomed:
        return
    pairs = await mentoring.share_out(work, community_id, welcomed[:NAMED])
    written = await wording.written(work, community_id)
    text = await _text(work, community_id, written, welcomed, pairs)
    key, rows = _key(waiting), [[wording.button(community_id, written.bot)]]
    if await work.say(text, key=key, community_id=community_id, buttons=rows):
        await store.greeted(work.db, community_id, welcomed, work.now)
        await mentoring.assign(work, community_id, pairs, key)
        await week.plan(work, community_id, [(one, at) for one, at in waiting if one in welcomed])


async def _tell_of_missed(work: Work, community_id: int, ids: Sequence[int]) -> None:
    """Admins hear once whom nobody welcomed, as Hearth was away for too long."""
    if ids:
        community = Name(communities.get(work, community_id).title)
        text = say("welcomes.missed", names=await members.in_a_row(work, ids, NAMED), community=community)
        key = f"welcomes.missed:{ids[0]}:{work.now:%Y%m%dT%H%M%S}"
        await preferences.tell_admins(work, community_id, text, key=key)


def _key(waiting: Sequence[tuple[int, datetime]]) -> str:
    """Of a welcome whose first is known: nobody is the first of two."""
    member_id, joined_at = waiting[0]
    return f"welcomes:{member_id}:{joined_at:%Y%m%dT%H%M%S}"


async def _text(
    work: Work, community_id: int, written: Written, welcomed: Sequence[int], pairs: Mapping[int, int]
) -> Text:
    names = await members.in_a_row(work, welcomed, NAMED)
    told = wording.welcome(work, community_id, written.words, names, written.bot)
    if not pairs:
        return told
    known = await members.names(work, {*pairs, *pairs.values()})
    turns = [say("welcomes.turn-to", name=known[one], mentor=known[mentor]) for one, mentor in pairs.items()]
    return say("welcomes.with-mentors", welcome=told, lines=lines(turns))


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    cfg, found = work.settings(Settings, community_id), []
    if not cfg.is_on:
        return []
    late = timedelta(hours=cfg.late_hours)
    rows = await store.waiting(work.db, community_id)
    if waiting := [(one, at) for one, at in rows if not rules.is_too_late(work.now, at, late)]:
        due_at = await _due_at(work, community_id)
        if due_at <= until:
            what, why = say("welcomes.will-say", count=len(waiting)), say("welcomes.will-say-why")
            found.append(Coming(due_at, what, _key(rows), why))
    return [*found, *await week.will_say(work, community_id, until)]


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Who waits, and who is in their first week, waits and hears of it in the kept community."""
    await work.unplan("welcomes.greet", "all", community_id=retired_id)
    await week.unplan(work, retired_id)
    await store.move(work.db, kept_id, retired_id)
    if await store.waiting_since(work.db, kept_id):
        await _plan(work, kept_id)
    await week.plan_again(work, kept_id)
