from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import activity, attention, checkins, communities, excuses, members, points, preferences
from bot.features.attention import Answer
from bot.features.nudges import rules, store
from bot.features.nudges.rules import DAY, Limits, Share, Stage, What
from bot.features.nudges.settings import Settings
from bot.kit.calendar import Daily, day_of, next_due
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, say
from bot.kit.work import Coming, Work

LOOKED_BACK = timedelta(days=90)
AT_ONCE = 500  # members looked at in one transaction
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


async def look(work: Work, community_id: int, after: int = 0) -> None:
    """Looks at the next few members behind `after`, and plans to look at those behind them, or at all tomorrow."""
    cfg = work.settings(Settings, community_id)
    if not cfg.is_on or not communities.get(work, community_id).is_active:
        return
    ids = await members.page(work, community_id, after, AT_ONCE)
    if ids:
        await _look_at(work, community_id, ids)
    if len(ids) == AT_ONCE:
        await work.plan("nudges.look", "daily", work.now, community_id=community_id, after=ids[-1])
        return
    if _today(work, community_id).weekday() == MONDAY:
        await _note_to_admins(work, community_id)
        if await _stop_when_no_use(work, community_id):
            return
    await _plan_next(work, community_id, communities.get(work, community_id).zone)


async def _look_at(work: Work, community_id: int, ids: Sequence[int]) -> None:
    days = await _active_days(work, community_id, ids)
    await _note_returns(work, community_id, ids, days)
    for member_id, silent_since in await _drifting(work, community_id, ids, days):
        what = await _what_to_do(work, community_id, member_id, silent_since)
        row = {
            "community_id": community_id, "member_id": member_id, "silent_since": silent_since, "what": what.value,
            "variant": rules.variant(community_id, member_id), "at": work.now, "back_on": None,
        }  # fmt: skip
        if await store.add_once(work.db, row) and what is What.TOLD:
            await _tell(work, community_id, member_id, silent_since)


async def _active_days(work: Work, community_id: int, ids: Sequence[int]) -> dict[int, set[date]]:
    """Of the last months, on which they wrote or checked in; a day to come is one of somebody further east."""
    today = _today(work, community_id)
    span = [today + DAY - number * DAY for number in range(LOOKED_BACK.days + 1)]
    found: dict[int, set[date]] = {}
    for known in (
        await activity.days_of(work, community_id, ids, span),
        await checkins.days_of(work, community_id, ids, span),
    ):
        for member_id, days in known.items():
            found.setdefault(member_id, set()).update(days)
    return found


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
    today, limits = _today(work, community_id), _limits(work, community_id)
    silent = [
        (member_id, max(days[member_id]))
        for member_id in ids
        if member_id in days and rules.stage(days[member_id], today, limits) is Stage.DRIFTING
    ]
    concerned = [member_id for member_id, _ in silent]
    there = await members.present_among(work, community_id, concerned) if concerned else set()
    refused = await store.refused_among(work.db, community_id, concerned) if concerned else set()
    since = work.now - timedelta(days=work.settings(Settings, community_id).every_days)
    lately = await store.told_since(work.db, concerned, since) if concerned else set()
    answers = await attention.would_answer(work, concerned)
    reached = {member_id for member_id, answer in answers.items() if answer in (Answer.SAID, Answer.NO_LINE)}
    return [
        (member_id, last)
        for member_id, last in silent
        if member_id in (there & reached) - refused - lately and not await _is_away(work, community_id, member_id)
    ]


async def _is_away(work: Work, community_id: int, member_id: int) -> bool:
    """Somebody on vacation said so."""
    today = points.today_of(work, community_id, member_id)
    return any(first <= today <= last for first, last in await excuses.vacations_of(work, community_id, member_id))


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


async def _note_to_admins(work: Work, community_id: int) -> None:
    """On Mondays, of those whom we may not write to: a word of a person is worth more anyway."""
    ids = await store.listed_since(work.db, community_id, work.now - timedelta(days=7), LISTED)
    if not ids:
        return
    text = say(
        "nudges.listed",
        names=await members.in_a_row(work, ids),
        community=Name(communities.get(work, community_id).title),
    )
    await _tell_admins(work, community_id, text, "listed")


async def _stop_when_no_use(work: Work, community_id: int) -> bool:
    """Words that bring nobody back are only noise."""
    found = await results(work, community_id)
    if not work.settings(Settings, community_id).stops_itself or not rules.are_no_use(found.told, found.held):
        return False
    await turn(work, community_id, is_on=False)
    community = Name(communities.get(work, community_id).title)
    text = say("nudges.no-use", told=found.told.percent, held=found.held.percent, community=community)
    await _tell_admins(work, community_id, text, "no-use")
    return True


async def _tell_admins(work: Work, community_id: int, text: Text, about: str) -> None:
    for admin_id in await preferences.admins_in_reach(work, community_id):
        key = f"nudges.{about}:{admin_id}:{_today(work, community_id)}"
        await work.say(text, key=key, community_id=community_id, member_id=admin_id)


# --- What admins see and choose ---


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """The next look only: whom it will find, nobody knows before."""
    cfg = work.settings(Settings, community_id)
    at = next_due(Daily(cfg.at), communities.get(work, community_id).zone, work.now)
    return [Coming(at, say("nudges.will-say"))] if cfg.is_on and at and at <= until else []


async def preview(work: Work, community_id: int) -> Preview:
    """Looks at everybody, and does nothing."""
    stages = dict.fromkeys(Stage, 0)
    would_tell, after = 0, 0
    today, limits = _today(work, community_id), _limits(work, community_id)
    while ids := await members.page(work, community_id, after, AT_ONCE):
        days = await _active_days(work, community_id, ids)
        there = await members.present_among(work, community_id, ids)
        for member_id in there:
            stages[rules.stage(days.get(member_id, ()), today, limits)] += 1
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
        if rules.are_no_use(found.told, found.held):
            await work.change_setting(Settings, community_id, "stops_itself", False)
        await _plan_next(work, community_id, communities.get(work, community_id).zone)
    else:
        await work.unplan("nudges.look", "daily", community_id=community_id)


async def refuse(work: Work, community_id: int, member_id: int, *, is_refused: bool) -> None:
    """A member's own word, which holds."""
    await store.refuse(work.db, community_id, member_id, is_refused=is_refused)


async def is_refused(work: Work, community_id: int, member_id: int) -> bool:
    return bool(await store.refused_among(work.db, community_id, [member_id]))


# --- When a community changes ---


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    if work.settings(Settings, community_id).is_on:
        await _plan_next(work, community_id, zone)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await work.unplan("nudges.look", "daily", community_id=retired_id)
    await store.move(work.db, kept_id, retired_id)


async def _plan_next(work: Work, community_id: int, zone: ZoneInfo) -> None:
    due_at = next_due(Daily(work.settings(Settings, community_id).at), zone, work.now)
    assert due_at is not None  # noqa: S101  a daily hour has no end
    await work.plan("nudges.look", "daily", due_at, community_id=community_id, after=0)


def _today(work: Work, community_id: int) -> date:
    return day_of(work.now, communities.get(work, community_id).zone)


def _limits(work: Work, community_id: int) -> Limits:
    cfg: Any = work.settings(Settings, community_id)
    return Limits(cfg.least_days, cfg.rhythm_factor, cfg.lost_after_days)
