from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, members, points, preferences
from bot.features.birthdays import rules, store
from bot.features.birthdays.rules import Birthday, Calendar
from bot.features.birthdays.settings import Settings
from bot.kit.calendar import day_of, instant_of
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Coming, Refusal, Work

AHEAD = timedelta(days=31)
GREETINGS = 4  # ways to say it
NAMED = 20  # in one message


@dataclass(frozen=True, slots=True)
class Told:
    """A birthday as it is kept."""

    birthday: Birthday
    is_public: bool
    next_on: date
    is_put_off: bool = False  # it comes before that, and is not greeted: it is today, or was greeted this year


# --- Telling and forgetting ---


async def of(work: Work, community_id: int, member_id: int) -> Told | None:
    row = await store.find(work.db, community_id, member_id)
    if row is None or not row.month:
        return None
    is_put_off = rules.next_on(_birthday(row), _today(work, community_id)) < row.next_on
    return Told(_birthday(row), row.is_public, row.next_on, is_put_off)


async def tell(work: Work, community_id: int, member_id: int, one: Birthday) -> Told:
    """A member says when it is. Told today for today, it is greeted next year; moved after it was greeted, too:
    there is one birthday in a year, wherever it is put."""
    today = _today(work, community_id)
    row = await store.find(work.db, community_id, member_id)
    since = today + rules.DAY
    if row is not None and row.greeted_at is not None:
        since = max(since, row.greeted_at.date() + rules.ONCE_IN)
    next_on = rules.next_on(one, since)
    told = Told(one, row.is_public if row else True, next_on, is_put_off=rules.next_on(one, today) < next_on)
    is_same = row is not None and bool(row.month) and _birthday(row) == one
    await store.put(
        work.db,
        {
            "community_id": community_id, "member_id": member_id, "month": one.month, "of_month": one.day,
            "calendar": one.calendar, "leap": one.leap, "is_public": told.is_public, "next_on": told.next_on,
            "told_on": row.told_on if row is not None and is_same else today, "greeted_at": None,
        },
    )  # fmt: skip
    await _plan(work, community_id)
    return told


async def show(work: Work, community_id: int, member_id: int, *, is_public: bool) -> None:
    """
    Raises:
        Refusal: they told none.
    """
    if await of(work, community_id, member_id) is None:
        raise Refusal("birthdays.none")
    await store.change(work.db, community_id, member_id, is_public=is_public)


async def forget(work: Work, community_id: int, member_id: int) -> None:
    """Lets go of the date. When it was greeted last stays, so that this is no way to a second one within a year.

    Raises:
        Refusal: they told none.
    """
    if not await store.forget(work.db, community_id, member_id):
        raise Refusal("birthdays.none")
    await _plan(work, community_id)


async def coming(work: Work, community_id: int) -> Sequence[tuple[date, Name]]:
    """Those of the next month that may be known, without who left."""
    today = _today(work, community_id)
    rows = await store.coming(work.db, community_id, today, today + AHEAD)
    there = await members.present_among(work, community_id, [row.member_id for row in rows]) if rows else set()
    names = await members.names(work, there)
    return [(row.next_on, names[row.member_id]) for row in rows if row.member_id in there]


async def soon(work: Work, community_id: int, first: date, until: date, limit: int) -> Sequence[tuple[date, int]]:
    """The first so many of those from `first` up to `until` that may be known, each with whose it is."""
    return await store.soon(work.db, community_id, first, until, limit)


# --- Greeting ---


async def greet(work: Work, community_id: int) -> None:
    """Everybody whose day it is, in one message; whom Hearth missed while it was away, late and once."""
    cfg, today = work.settings(Settings, community_id), _today(work, community_id)
    rows = await store.due(work.db, community_id, today)
    there = await members.present_among(work, community_id, [row.member_id for row in rows]) if rows else set()
    greeted = [
        row
        for row in rows
        if cfg.is_on and row.member_id in there and (today - row.next_on).days <= cfg.late_days
    ]  # fmt: skip
    for row in rows:
        values: dict[str, Any] = {"next_on": rules.next_on(_birthday(row), today + rules.DAY)}
        if row in greeted:
            values["greeted_at"] = work.now
        await store.change(work.db, community_id, row.member_id, **values)
    for row in greeted:
        await _give(work, row, today, cfg.gift)
    if communities.get(work, community_id).is_active:
        await _say(work, community_id, greeted, today, cfg.gift)
    await _plan(work, community_id)


async def _give(work: Work, row: Any, today: date, gift: int) -> None:
    if gift and today - row.told_on >= rules.GIFT_AFTER:
        await points.award(
            work, row.community_id, row.member_id, gift,
            reason="birthdays.for-birthday", key=f"birthday:{row.next_on.year}",
            day=points.today_of(work, row.community_id, row.member_id),
        )  # fmt: skip


async def _say(work: Work, community_id: int, greeted: Sequence[Any], today: date, gift: int) -> None:
    for is_late in (False, True):
        public = [row for row in greeted if row.is_public and (row.next_on < today) is is_late]
        if public:
            kind = "late" if is_late else f"greeting-{today.toordinal() % GREETINGS + 1}"
            text = say(
                f"birthdays.{kind}", names=await members.in_a_row(work, [row.member_id for row in public], NAMED)
            )
            key = f"birthdays:{'late:' if is_late else ''}{today}"
            await work.say(_with_gift(text, public, today, gift), key=key, community_id=community_id)
    community = Name(communities.get(work, community_id).title)
    for row in greeted:
        if not row.is_public and preferences.of(work, row.member_id).is_line_open:
            name = (await members.names(work, [row.member_id]))[row.member_id]
            text = say("birthdays.in-private", name=name, community=community)
            await work.say(
                _with_gift(text, [row], today, gift),
                key=f"birthday:{row.member_id}:{row.next_on}",
                community_id=community_id,
                member_id=row.member_id,
            )


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """Whose birthday is told to nobody is not told to admins either."""
    community, cfg = communities.get(work, community_id), work.settings(Settings, community_id)
    by_day: dict[date, list[int]] = {}
    last = day_of(until, community.zone)
    for row in await store.coming(work.db, community_id, _today(work, community_id), last) if cfg.is_on else ():
        by_day.setdefault(row.next_on, []).append(row.member_id)
    found = []
    for day, ids in by_day.items():
        at, there = instant_of(day, cfg.at, community.zone), await members.present_among(work, community_id, ids)
        if there and work.now < at <= until:
            names = await members.in_a_row(work, [one for one in ids if one in there], NAMED)
            found.append(Coming(at, say("birthdays.will-say", names=names), f"birthdays:{day}"))
    return found


def _with_gift(text: Text, rows: Sequence[Any], today: date, gift: int) -> Text:
    has_gift = gift and any(today - row.told_on >= rules.GIFT_AFTER for row in rows)
    told = [text, say("birthdays.gift", points=gift)] if has_gift else [text]
    return say("birthdays.told", lines=lines(told))


async def _plan(work: Work, community_id: int, *, zone: ZoneInfo | None = None, at: time | None = None) -> None:
    """One plan for a community: its next birthday. `zone` and `at` are what it is just changing to."""
    day = await store.next_day(work.db, community_id)
    if day is None or day == date.max:
        await work.unplan("birthdays.greet", "next", community_id=community_id)
        return
    at = at or work.settings(Settings, community_id).at
    due_at = instant_of(day, at, zone or communities.get(work, community_id).zone)
    await work.plan("birthdays.greet", "next", due_at, community_id=community_id)


# --- Choices of admins ---


async def choose(work: Work, community_id: int, key: str, value: Any) -> None:
    """One of the room's settings, from now on."""
    await work.change_setting(Settings, community_id, key, value)
    if key == "at":
        await _plan(work, community_id, at=Settings(at=value).at)


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    await _plan(work, community_id, zone=zone)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await work.unplan("birthdays.greet", "next", community_id=retired_id)
    await store.move(work.db, kept_id, retired_id)
    await _plan(work, kept_id)


# --- Steps ---


def _today(work: Work, community_id: int) -> date:
    """The community's: a greeting is an event of the group."""
    return day_of(work.now, communities.get(work, community_id).zone)


def _birthday(row: Any) -> Birthday:
    return Birthday(row.month, row.of_month, Calendar(row.calendar), row.leap)
