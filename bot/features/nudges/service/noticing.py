"""The daily look: policies that admins wrote, the word for whoever drifts away, and what admins hear of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.features import attention, communities, members, preferences
from bot.features.nudges import rules, store
from bot.features.nudges.rules import Stage, What
from bot.features.nudges.rules.policies import State
from bot.features.nudges.rules.shares import Share, are_no_use
from bot.features.nudges.service import acting, comparing
from bot.features.nudges.service.knowing import (
    AT_ONCE,
    active_days,
    is_looking,
    limits_of,
    plan_next,
    policies,
    reach,
    standings,
    today_in,
)
from bot.features.nudges.settings import Settings
from bot.kit.calendar import Daily, day_of, next_due
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Coming, Work

MONDAY = 0
LISTED = 12  # members in a note to admins


@dataclass(frozen=True, slots=True)
class Preview:
    """What a look would do now."""

    stages: Mapping[Stage, int]
    would_tell: int


@dataclass(frozen=True, slots=True)
class Results:
    """Silences that lie two weeks back, and more."""

    told: Share
    held: Share


# --- Looking ---


async def look(work: Work, community_id: int, due_at: datetime, after: int = 0) -> None:
    """Looks at the next few members behind `after`, and plans to look at those behind them, or at all tomorrow. Where
    it comes late, and a Monday has passed since it was due, it does what that Monday would have."""
    if not communities.get(work, community_id).is_active or not await is_looking(work, community_id):
        return
    if not after and await _is_put_off(work, community_id, due_at):
        return
    ids = await members.page(work, community_id, after, AT_ONCE)
    if ids:
        await _look_at(work, community_id, ids)
    if len(ids) == AT_ONCE:
        await work.plan(
            "nudges.look", "daily", work.now, community_id=community_id, after=ids[-1], began=due_at.isoformat()
        )
        return
    await acting.mention(work, community_id)
    first, today = day_of(due_at, communities.get(work, community_id).zone), today_in(work, community_id)
    if first + timedelta(days=(MONDAY - first.weekday()) % 7) <= today:
        await _note_to_admins(work, community_id, due_at)
        await _stop_when_no_use(work, community_id)
    if await is_looking(work, community_id):
        await plan_next(work, community_id, communities.get(work, community_id).zone)


async def _is_put_off(work: Work, community_id: int, due_at: datetime) -> bool:
    """Admins want this day's look later, or not at all."""
    zone = communities.get(work, community_id).zone
    until = work.put_off(community_id, _key(day_of(due_at, zone)))
    if until is None:
        await plan_next(work, community_id, zone)
    elif until > work.now:
        began = due_at.isoformat()
        await work.plan("nudges.look", "daily", until, community_id=community_id, after=0, began=began)
    return until is None or until > work.now


async def _look_at(work: Work, community_id: int, ids: Sequence[int]) -> None:
    days = await active_days(work, community_id, ids)
    await _note_returns(work, community_id, ids, days)
    await comparing.note_answers(work, community_id, days)
    await acting.act(work, community_id, ids, days)
    if not work.settings(Settings, community_id).is_on:
        return
    for member_id, silent_since in await _drifting(work, community_id, ids, days):
        what = await _what_to_do(work, community_id, member_id, silent_since)
        row = {
            "community_id": community_id, "member_id": member_id, "silent_since": silent_since, "what": what.value,
            "variant": rules.variant(community_id, member_id), "at": work.now, "back_on": None,
        }  # fmt: skip
        if await store.add_once(work.db, row) and what is What.TOLD:
            await _tell(work, community_id, member_id, silent_since)


async def _note_returns(
    work: Work, community_id: int, ids: Sequence[int], days: Mapping[int, Collection[date]]
) -> None:
    for row in await store.of_members(work.db, community_id, ids):
        noticed = row.at.date()
        back = [day for day in days.get(row.member_id, ()) if noticed <= day <= noticed + rules.RETURNS_WITHIN]
        if row.back_on is None and back:
            await store.came_back(work.db, row, min(back))


async def _drifting(
    work: Work, community_id: int, ids: Sequence[int], days: Mapping[int, Collection[date]]
) -> list[tuple[int, date]]:
    """Who may get a word, and since when they are silent: there, not on vacation, not told enough, and none who said
    no."""
    today, limits = today_in(work, community_id), limits_of(work, community_id)
    silent = {one: max(days[one]) for one in ids if one in days and rules.drifts(days[one], today, limits)}
    there = await members.present_among(work, community_id, silent) if silent else set()
    reached = await reach(work, community_id, there, {one: silent[one] for one in there})
    return [(one, last) for one, last in silent.items() if one in reached.open | reached.closed]


async def _what_to_do(work: Work, community_id: int, member_id: int, silent_since: date) -> What:
    if not preferences.of(work, member_id).is_line_open:
        return What.LISTED
    percent = work.settings(Settings, community_id).held_back_percent
    return What.HELD if rules.chance(community_id, member_id, silent_since) < percent else What.TOLD


async def _tell(work: Work, community_id: int, member_id: int, silent_since: date) -> None:
    name = (await members.names(work, [member_id]))[member_id]
    title = Name(communities.get(work, community_id).title)
    text = say(f"nudges.word-{rules.variant(community_id, member_id) + 1}", name=name, community=title)
    rows = [
        [Button(say("nudges.button-here"), press("checkins", "go", community_id))],
        [Button(say("nudges.button-stop"), press("nudges", "stop", community_id))],
    ]
    key = f"nudge:{member_id}:{silent_since}"
    await attention.tell(
        work, text, about="nudges.unasked", key=key, community_id=community_id, member_id=member_id, buttons=rows
    )


async def _note_to_admins(work: Work, community_id: int, due_at: datetime) -> None:
    """On Mondays, of those whom we may not write to: a word of a person is worth more anyway."""
    since, title = due_at - timedelta(days=7), Name(communities.get(work, community_id).title)
    ids = await store.listed_since(work.db, community_id, since)
    if ids := await _still_concerned(work, community_id, ids):
        names = await members.in_a_row(work, ids, LISTED)
        await _tell_admins(work, community_id, say("nudges.listed", names=names, community=title), "listed")
    by_policy = await store.listed_by_policies(work.db, community_id, since)
    told = []
    for kept in await policies(work, community_id):
        ids = [member_id for number, member_id in by_policy if number == kept.number]
        if ids := await _still_concerned(work, community_id, ids):
            names = await members.in_a_row(work, ids, LISTED)
            told.append(say("nudges.by-hand", number=kept.number, to=acting.concerned(kept.policy), names=names))
    if told:
        text = say("nudges.listed-by-policy", lines=lines(told), community=title)
        await _tell_admins(work, community_id, text, "by-hand")


async def _still_concerned(work: Work, community_id: int, ids: Sequence[int]) -> list[int]:
    """Who is there still, and has not said no meanwhile."""
    there = await members.present_among(work, community_id, ids) if ids else set()
    willing = (await reach(work, community_id, there)).listed
    return [one for one in ids if one in willing]


async def _stop_when_no_use(work: Work, community_id: int) -> None:
    """Words that bring nobody back are only noise."""
    cfg, community = work.settings(Settings, community_id), Name(communities.get(work, community_id).title)
    if not cfg.stops_itself:
        return
    found = await results(work, community_id)
    if cfg.is_on and are_no_use(found.told, found.held):
        await turn(work, community_id, is_on=False)
        text = say("nudges.no-use", told=found.told.percent, held=found.held.percent, community=community)
        await _tell_admins(work, community_id, text, "no-use")
    for one in await comparing.useless(work, community_id):
        number = one.kept.number
        await store.change_policy(work.db, community_id, number, state=State.STOPPED.value)
        text = say(
            "nudges.policy-no-use", number=number, told=one.told.percent, held=one.held.percent, community=community
        )
        await _tell_admins(work, community_id, text, f"no-use-{number}")


async def _tell_admins(work: Work, community_id: int, text: Text, about: str) -> None:
    for admin_id in await preferences.admins_in_reach(work, community_id):
        key = f"nudges.{about}:{admin_id}:{today_in(work, community_id)}"
        await work.say(text, key=key, community_id=community_id, member_id=admin_id)


# --- What admins see and choose ---


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """The next look only: whom it will find, nobody knows before."""
    if not await is_looking(work, community_id):
        return []
    zone = communities.get(work, community_id).zone
    at = next_due(Daily(work.settings(Settings, community_id).at), zone, work.now)
    if at is None or at > until:
        return []
    return [Coming(at, say("nudges.will-say"), _key(day_of(at, zone)), say("nudges.will-say-why"), is_private=True)]


def _key(day: date) -> str:
    return f"nudges.look:{day}"


async def preview(work: Work, community_id: int) -> Preview:
    """Looks at everybody, and does nothing."""
    stages = dict.fromkeys(Stage, 0)
    would_tell, after = 0, 0
    while ids := await members.page(work, community_id, after, AT_ONCE):
        days = await active_days(work, community_id, ids)
        for standing in (await standings(work, community_id, ids, days)).values():
            stages[standing.stage] += 1
        for member_id, silent_since in await _drifting(work, community_id, ids, days):
            would_tell += await _what_to_do(work, community_id, member_id, silent_since) is What.TOLD
        after = ids[-1]
    return Preview(stages, would_tell)


async def results(work: Work, community_id: int) -> Results:
    """Whether words bring people back: those who got one beside those who were held back."""
    found = await store.shares(work.db, community_id, work.now - rules.RETURNS_WITHIN)
    told, held = (found.get(what, (0, 0)) for what in (What.TOLD, What.HELD))
    return Results(Share(told[1], told[0]), Share(held[1], held[0]))


async def turn(work: Work, community_id: int, *, is_on: bool) -> None:
    """Turned on although it is known that words are of no use, it stays on."""
    await work.change_setting(Settings, community_id, "is_on", is_on)
    if is_on:
        found = await results(work, community_id)
        if are_no_use(found.told, found.held):
            await work.change_setting(Settings, community_id, "stops_itself", False)
        await plan_next(work, community_id, communities.get(work, community_id).zone)
    elif not await store.is_any_on(work.db, community_id):
        await work.unplan("nudges.look", "daily", community_id=community_id)


async def refuse(work: Work, community_id: int, member_id: int, *, is_refused: bool) -> None:
    """A member's own word, which holds."""
    await store.refuse(work.db, community_id, member_id, is_refused=is_refused)


async def is_refused(work: Work, community_id: int, member_id: int) -> bool:
    return bool(await store.refused_among(work.db, community_id, [member_id]))


# --- When a community changes ---


async def allow_mention(work: Work, community_id: int, member_id: int, *, is_allowed: bool) -> None:
    """A member's own word: whether they may be greeted by name in the group."""
    await store.allow_mention(work.db, community_id, member_id, is_allowed=is_allowed)


async def may_mention(work: Work, community_id: int, member_id: int) -> bool:
    return member_id in await store.mentioned_among(work.db, community_id, [member_id])


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    if await is_looking(work, community_id):
        await plan_next(work, community_id, zone)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await work.unplan("nudges.look", "daily", community_id=retired_id)
    await store.move(work.db, kept_id, retired_id)
    if await is_looking(work, kept_id):
        await plan_next(work, kept_id, communities.get(work, kept_id).zone)
