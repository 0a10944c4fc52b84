"""Who came to the group on this day some years ago is greeted, where admins want it: with the birthdays of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.features import celebrations, communities, members
from bot.features.birthdays import rules, store
from bot.features.birthdays.rules import DAY
from bot.features.birthdays.service.planning import plan, today_in
from bot.features.birthdays.settings import Settings
from bot.kit.calendar import day_of, end_of, instant_of, start_of
from bot.kit.texts import Text, say
from bot.kit.work import Work

NAMED = 20  # of one number of years
TOLD_OF = timedelta(days=31)  # before today, when so much was missed


@dataclass(frozen=True, slots=True)
class Round:
    """Somebody's day of joining, come round."""

    day: date
    years: int
    member_id: int


@dataclass(frozen=True, slots=True)
class Due:
    today: Sequence[Round] = ()
    late: Sequence[Round] = ()
    missed: Sequence[Round] = ()  # too late for a greeting


async def are_greeted(work: Work, community_id: int) -> bool:
    return await store.anniversaries_from(work.db, community_id) is not None


async def turn(work: Work, community_id: int, *, is_on: bool) -> None:
    """On, from the group's next hour of birthdays on: what was before is never made up for."""
    if is_on is not await are_greeted(work, community_id):
        today, at = today_in(work, community_id), work.settings(Settings, community_id).at
        is_over = instant_of(today, at, communities.get(work, community_id).zone) <= work.now
        first = today + (DAY if is_over else timedelta())
        await store.greet_anniversaries_from(work.db, community_id, first if is_on else None)
        await plan(work, community_id)


async def take(work: Work, community_id: int) -> Due:
    """Those that are due, and are due no more."""
    first, today = await store.anniversaries_from(work.db, community_id), today_in(work, community_id)
    cfg = work.settings(Settings, community_id)
    if first is None or instant_of(first, cfg.at, communities.get(work, community_id).zone) > work.now:
        return Due()
    is_over = instant_of(today, cfg.at, communities.get(work, community_id).zone) <= work.now
    last = today if is_over else today - DAY
    await store.greet_anniversaries_from(work.db, community_id, last + DAY)
    found = await between(work, community_id, max(first, today - TOLD_OF), last)
    oldest = today - cfg.late_days * DAY
    return Due(
        [one for one in found if one.day == today],
        [one for one in found if oldest <= one.day < today],
        [one for one in found if one.day < oldest],
    )


async def between(work: Work, community_id: int, first: date, last: date) -> Sequence[Round]:
    """Of who is there and may be named; the birthday of those is not for everybody, either, who are left out for it."""
    zone = communities.get(work, community_id).zone
    spans = [(start_of(since, zone), end_of(until, zone)) for since, until in rules.came_between(first, last)]
    came = {one: day_of(at, zone) for one, at in (await members.came_within(work, community_id, spans)).items()}
    rounds = [Round(day, years, one) for one, on in came.items() for day, years in _rounds(on, first, last)]
    named = set(await celebrations.may_be_named(work, community_id, sorted({one.member_id for one in rounds})))
    named -= await store.kept_back(work.db, community_id, named) if named else set()
    found = [one for one in rounds if one.member_id in named]
    return sorted(found, key=lambda one: (one.day, -one.years, one.member_id))


def _rounds(came: date, first: date, last: date) -> list[tuple[date, int]]:
    days = [first + DAY * number for number in range((last - first).days + 1)]
    return [(day, years) for day in days if (years := rules.years_there(came, day)) > 0]


async def told(work: Work, rounds: Sequence[Round], key: str) -> list[Text]:
    """A line for each number of years."""
    by_years: dict[int, list[int]] = {}
    for one in sorted(rounds, key=lambda one: -one.years):
        by_years.setdefault(one.years, []).append(one.member_id)
    return [say(key, names=await members.in_a_row(work, ids, NAMED), years=years) for years, ids in by_years.items()]


def by_day(rounds: Sequence[Round]) -> Mapping[date, list[int]]:
    found: dict[date, list[int]] = {}
    for one in rounds:
        found.setdefault(one.day, []).append(one.member_id)
    return found
