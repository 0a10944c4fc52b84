"""A member says when their birthday is, at what hour they like to be greeted and before whom, or takes it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.features import members
from bot.features.birthdays import rules, store
from bot.features.birthdays.rules import Birthday, Visibility
from bot.features.birthdays.service.planning import birthday_of, plan, today_in
from bot.kit.texts import Name
from bot.kit.work import Refusal, Work

AHEAD = timedelta(days=31)
HOURS = 24


@dataclass(frozen=True, slots=True)
class Told:
    """A birthday as it is kept."""

    birthday: Birthday
    visibility: Visibility
    hour: int | None  # of the group's clock; none: when the group greets
    next_on: date
    is_put_off: bool = False  # it comes before that, and is not greeted: it is today, or was greeted this year


@dataclass(frozen=True, slots=True)
class Known:
    """A birthday of the next weeks, for admins."""

    day: date
    name: Name
    is_quiet: bool


async def of(work: Work, community_id: int, member_id: int) -> Told | None:
    row = await store.find(work.db, community_id, member_id)
    if row is None or not row.month:
        return None
    is_put_off = rules.next_on(birthday_of(row), today_in(work, community_id)) < row.next_on
    return Told(birthday_of(row), Visibility(row.visibility), row.hour, row.next_on, is_put_off)


async def tell(work: Work, community_id: int, member_id: int, one: Birthday) -> Told:
    """A member says when it is. Told today for today, it is greeted next year; moved after it was greeted, too:
    there is one birthday in a year, wherever it is put."""
    today = today_in(work, community_id)
    row = await store.find(work.db, community_id, member_id)
    since = today + rules.DAY
    if row is not None and row.greeted_at is not None:
        since = max(since, row.greeted_at.date() + rules.ONCE_IN)
    next_on = rules.next_on(one, since)
    visibility, hour = (Visibility(row.visibility), row.hour) if row else (Visibility.PUBLIC, None)
    told = Told(one, visibility, hour, next_on, is_put_off=rules.next_on(one, today) < next_on)
    is_same = row is not None and bool(row.month) and birthday_of(row) == one
    await store.put(
        work.db,
        {
            "community_id": community_id, "member_id": member_id, "month": one.month, "of_month": one.day,
            "calendar": one.calendar, "leap": one.leap, "visibility": visibility.value, "hour": hour,
            "next_on": next_on, "told_on": row.told_on if row is not None and is_same else today, "greeted_at": None,
            "greeting": row.greeting if row else None,
        },
    )  # fmt: skip
    await plan(work, community_id)
    return told


async def show(work: Work, community_id: int, member_id: int, visibility: Visibility) -> None:
    """
    Raises:
        Refusal: they told none.
    """
    if await of(work, community_id, member_id) is None:
        raise Refusal("birthdays.none")
    await store.change(work.db, community_id, member_id, visibility=visibility.value)


async def choose_hour(work: Work, community_id: int, member_id: int, hour: int | None) -> None:
    """
    Raises:
        Refusal: they told none, or there is no such hour.
    """
    if await of(work, community_id, member_id) is None:
        raise Refusal("birthdays.none")
    if hour is not None and not 0 <= hour < HOURS:
        raise Refusal("kit.expired")
    await store.change(work.db, community_id, member_id, hour=hour)
    await plan(work, community_id)


async def forget(work: Work, community_id: int, member_id: int) -> None:
    """Lets go of the date. When it was greeted last stays, so that this is no way to a second one within a year.

    Raises:
        Refusal: they told none.
    """
    if not await store.forget(work.db, community_id, member_id):
        raise Refusal("birthdays.none")
    await plan(work, community_id)


async def coming(work: Work, community_id: int) -> Sequence[tuple[date, Name]]:
    """Those of the next month that may be known, without who left."""
    return [(one.day, one.name) for one in await _coming(work, community_id, for_admins=False)]


async def known(work: Work, community_id: int) -> Sequence[Known]:
    """The same for admins, with those who are greeted quietly."""
    return await _coming(work, community_id, for_admins=True)


async def _coming(work: Work, community_id: int, *, for_admins: bool) -> list[Known]:
    today = today_in(work, community_id)
    rows = await store.coming(work.db, community_id, today, today + AHEAD, for_admins=for_admins)
    there = await members.present_among(work, community_id, [row.member_id for row in rows]) if rows else set()
    names = await members.names(work, there)
    return [
        Known(row.next_on, names[row.member_id], row.visibility == Visibility.QUIET)
        for row in rows
        if row.member_id in there
    ]


async def soon(work: Work, community_id: int, first: date, until: date, limit: int) -> Sequence[tuple[date, int]]:
    """The first so many of those from `first` up to `until` that may be known, each with whose it is."""
    return await store.soon(work.db, community_id, first, until, limit)
