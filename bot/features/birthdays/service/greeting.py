from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, members, points, preferences, themes
from bot.features.birthdays import rules, store
from bot.features.birthdays.rules import Birthday, Calendar
from bot.features.birthdays.settings import Settings
from bot.kit.calendar import day_of, instant_of
from bot.kit.outbox import fate_of
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Coming, Picture, Refusal, Work

AHEAD = timedelta(days=31)
GREETINGS = 4  # ways to say it
NAMED = 20  # in one message
ON_A_CARD = 8  # names
ROOM = 12_000  # for all wishes of a message as they are written; the courier cuts it into as many as it takes


@dataclass(frozen=True, slots=True)
class Told:
    """A birthday as it is kept."""

    birthday: Birthday
    is_public: bool
    next_on: date
    is_put_off: bool = False  # it comes before that, and is not greeted: it is today, or was greeted this year


@dataclass(frozen=True, slots=True)
class Awaited:
    """Whose birthday comes, for somebody who may leave a wish for it; or whom they left one for."""

    member_id: int
    name: Name
    day: date | None  # none: it may not be told, or not yet
    wish: str  # one's own, that waits; or none
    last_on: date | None = None  # how long that one waits at the most


# --- Telling and forgetting ---


async def of(work: Work, community_id: int, member_id: int) -> Told | None:
    row = await store.find(work.db, community_id, member_id)
    if row is None or not row.month:
        return None
    is_put_off = rules.next_on(birthday_of(row), _today(work, community_id)) < row.next_on
    return Told(birthday_of(row), row.is_public, row.next_on, is_put_off)


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
    is_same = row is not None and bool(row.month) and birthday_of(row) == one
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
        values: dict[str, Any] = {"next_on": rules.next_on(birthday_of(row), today + rules.DAY)}
        if row in greeted:
            values["greeted_at"] = work.now
        await store.change(work.db, community_id, row.member_id, **values)
    days = {row.member_id: row.next_on for row in rows}
    taken = await store.take_wishes(work.db, community_id, days) if days else ()
    wishes = [one for one in taken if days[one.to_member_id] <= one.last_on]
    await store.drop_wishes(work.db, community_id, today)
    given = {row.member_id for row in greeted if await _give(work, row, today, cfg.gift)}
    if communities.get(work, community_id).is_active:
        await _say(work, community_id, greeted, today, given, wishes if cfg.wish_days else ())
        await _tell_of_missed(
            work, community_id, [row for row in rows if row.member_id in there and row not in greeted]
        )
    await _plan(work, community_id)


async def _tell_of_missed(work: Work, community_id: int, rows: Sequence[Any]) -> None:
    """Admins hear once whom it is too late to greet; of whom may be known."""
    if not work.settings(Settings, community_id).is_on or not (ids := [row.member_id for row in rows if row.is_public]):
        return
    community = Name(communities.get(work, community_id).title)
    text = say("birthdays.missed", names=await members.in_a_row(work, ids, NAMED), community=community)
    await preferences.tell_admins(work, community_id, text, key=f"birthdays.missed:{_today(work, community_id)}")


async def _give(work: Work, row: Any, today: date, gift: int) -> bool:
    """Whether they get a present with it."""
    if not gift or today - row.told_on < rules.GIFT_AFTER:
        return False
    award = await points.award(
        work, row.community_id, row.member_id, gift,
        reason="birthdays.for-birthday", key=f"birthday:{rules.year_of(birthday_of(row), row.next_on)}",
        day=points.today_of(work, row.community_id, row.member_id),
    )  # fmt: skip
    return award.is_new


async def _say(
    work: Work,
    community_id: int,
    greeted: Sequence[Any],
    today: date,
    given: Collection[int],
    wishes: Sequence[Any],
) -> None:
    for is_late in (False, True):
        public = [row for row in greeted if row.is_public and (row.next_on < today) is is_late]
        if public:
            ids = [row.member_id for row in public]
            kind = "late" if is_late else f"greeting-{today.toordinal() % GREETINGS + 1}"
            text = say(f"birthdays.{kind}", names=await members.in_a_row(work, ids, NAMED))
            key = f"birthdays:{'late:' if is_late else ''}{today}"
            if (await fate_of(work.db, community_id, key))[0] is not None:
                key = f"{key}:{ids[0]}"  # of a group that was merged into this one after its own greeting
            await work.say(
                await _with_all(work, community_id, text, public, given, wishes),
                key=key,
                community_id=community_id,
                picture=await _card(work, community_id, ids),
            )
    community = Name(communities.get(work, community_id).title)
    for row in greeted:
        if not row.is_public and preferences.of(work, row.member_id).is_line_open:
            name = (await members.names(work, [row.member_id]))[row.member_id]
            text = say("birthdays.in-private", name=name, community=community)
            await work.say(
                await _with_all(work, community_id, text, [row], given, wishes),
                key=f"birthday:{row.member_id}:{row.next_on}",
                community_id=community_id,
                member_id=row.member_id,
                picture=await _card(work, community_id, [row.member_id]),
            )


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """Whose birthday is told to nobody is not told to admins either."""
    community, cfg = communities.get(work, community_id), work.settings(Settings, community_id)
    by_day: dict[date, list[int]] = {}
    behind = day_of(until, community.zone) + rules.DAY  # the last day counts as far as `until`
    for row in await store.coming(work.db, community_id, _today(work, community_id), behind) if cfg.is_on else ():
        by_day.setdefault(row.next_on, []).append(row.member_id)
    found = []
    for day, ids in by_day.items():
        at, there = instant_of(day, cfg.at, community.zone), await members.present_among(work, community_id, ids)
        if there and work.now < at <= until:
            names = await members.in_a_row(work, [one for one in ids if one in there], NAMED)
            found.append(Coming(at, say("birthdays.will-say", names=names), f"birthdays:{day}"))
    return found


async def _with_all(
    work: Work, community_id: int, text: Text, rows: Sequence[Any], given: Collection[int], wishes: Sequence[Any]
) -> Text:
    """A greeting with its present and with what others wish."""
    told = [text]
    if any(row.member_id in given for row in rows):
        told.append(say("birthdays.gift", points=work.settings(Settings, community_id).gift))
    ids = [row.member_id for row in rows]
    return say("birthdays.told", lines=lines([*told, *await _wished(work, community_id, ids, wishes)]))


async def _wished(work: Work, community_id: int, ids: Sequence[int], wishes: Sequence[Any]) -> list[Text]:
    """What was wished to these by those who are still there; as long as it can be, and no longer."""
    there = await members.present_among(work, community_id, {one.member_id for one in wishes})
    meant = [one for to in ids for one in wishes if one.to_member_id == to and one.member_id in there]
    names = await members.names(work, {*ids, *there})
    words = rules.fold([(names[one.member_id], one.words) for one in meant], ROOM)
    by_whom: dict[int, list[Text]] = {}
    for one, shown in zip(meant, words, strict=False):
        line = say("birthdays.wish-line", words=shown, name=names[one.member_id])
        by_whom.setdefault(one.to_member_id, []).append(line)
    told = [say("birthdays.wishes-for", name=names[to], lines=lines(those)) for to, those in by_whom.items()]
    return [*told, say("birthdays.wishes-more", count=more)] if (more := len(meant) - len(words)) else told


async def _card(work: Work, community_id: int, ids: Sequence[int]) -> Picture | None:
    if not work.settings(Settings, community_id).has_card:
        return None
    look, names = await themes.look_of(work, community_id), await members.names(work, ids[:ON_A_CARD])
    data = {
        "colour": look.colour, "symbol": look.symbol, "community": Name(communities.get(work, community_id).title),
        "seed": ids[0], "title": say("birthdays.card-title"), "names": [names[one] for one in ids[:ON_A_CARD]],
        "more": say("birthdays.card-more", count=len(ids) - ON_A_CARD) if len(ids) > ON_A_CARD else "",
    }  # fmt: skip
    return Picture("birthdays:card", data, look.photos)


async def _plan(work: Work, community_id: int, *, zone: ZoneInfo | None = None, at: time | None = None) -> None:
    """One plan for a community: its next birthday, or the end of a wish that nobody was greeted with. `zone` and `at`
    are what it is just changing to."""
    day = await store.next_day(work.db, community_id) or date.max
    if last_on := await store.last_day_of_wishes(work.db, community_id):
        day = min(day, last_on + rules.DAY)
    if day == date.max:
        await work.unplan("birthdays.greet", "next", community_id=community_id)
        return
    at = at or work.settings(Settings, community_id).at
    due_at = instant_of(day, at, zone or communities.get(work, community_id).zone)
    await work.plan("birthdays.greet", "next", due_at, community_id=community_id)


# --- Wishes, kept until the day ---


async def awaited(work: Work, community_id: int, member_id: int) -> Sequence[Awaited]:
    """Whose birthday comes so soon that a member may leave a wish, then whomever else a wish of theirs waits for.

    Raises:
        Refusal: wishes are not collected here.
    """
    cfg = _must_collect(work, community_id)
    until = _today(work, community_id) + timedelta(days=cfg.wish_days + 1)
    rows = await store.coming(work.db, community_id, date.min, until)
    there = await members.present_among(work, community_id, [row.member_id for row in rows])
    days = {row.member_id: row.next_on for row in rows if row.member_id in there - {member_id}}
    own = {row.to_member_id: row for row in await store.wishes_of(work.db, community_id, member_id)}
    names = await members.names(work, days.keys() | own.keys())
    return [
        Awaited(
            one,
            names[one],
            days.get(one),
            own[one].words if one in own else "",
            own[one].last_on if one in own else None,
        )
        for one in dict.fromkeys([*days, *own])
    ]


async def wish(work: Work, community_id: int, member_id: int, to_member_id: int, words: str) -> Awaited:
    """Kept for their next birthday, in the place of what this member wished them before. Moved, it is kept as long as
    they may be: whoever wished cannot know.

    Raises:
        Refusal: wishes are not collected, it is for oneself, too long or empty, or no birthday comes that may be told.
    """
    cfg = _must_collect(work, community_id)
    if to_member_id == member_id:
        raise Refusal("birthdays.wish-own")
    words = rules.in_one_line(words)
    if not words:
        raise Refusal("birthdays.wish-how")
    if len(words) > rules.WISH_LIMIT:
        raise Refusal("birthdays.wish-long", limit=rules.WISH_LIMIT, length=len(words))
    found = {one.member_id: one for one in await awaited(work, community_id, member_id)}.get(to_member_id)
    if found is None or found.day is None:
        name = (await members.names(work, [to_member_id]))[to_member_id]
        raise Refusal("birthdays.wish-none", name=name, days=cfg.wish_days)
    last_on = max(found.day, _today(work, community_id)) + timedelta(days=cfg.wish_days)
    await store.wish(
        work.db,
        {
            "community_id": community_id, "to_member_id": to_member_id, "member_id": member_id, "words": words,
            "last_on": last_on, "wished_at": work.now,
        },
    )  # fmt: skip
    await _plan(work, community_id)
    return Awaited(to_member_id, found.name, found.day, words, last_on)


async def take_back(work: Work, community_id: int, member_id: int, to_member_id: int) -> Name:
    """A wish that waits; whoever it was for never hears of it.

    Raises:
        Refusal: there is none.
    """
    if not await store.unwish(work.db, community_id, to_member_id, member_id):
        raise Refusal("birthdays.wish-gone")
    await _plan(work, community_id)
    return (await members.names(work, [to_member_id]))[to_member_id]


def _must_collect(work: Work, community_id: int) -> Settings:
    cfg = work.settings(Settings, community_id)
    if not cfg.is_on or not cfg.wish_days:
        raise Refusal("birthdays.wishes-off")
    return cfg


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


def birthday_of(row: Any) -> Birthday:
    return Birthday(row.month, row.of_month, Calendar(row.calendar), row.leap)
