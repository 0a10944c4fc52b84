"""Everybody whose day and hour it is, in one message; whom Hearth missed while it was away, late and once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import communities, coupons, members, points, preferences, themes
from bot.features.birthdays import rules, store
from bot.features.birthdays.rules import Visibility
from bot.features.birthdays.service import anniversaries, wishing, wording
from bot.features.birthdays.service.planning import birthday_of, plan, today_in
from bot.features.birthdays.settings import GiftAs, Settings
from bot.features.coupons import Coupon
from bot.kit.calendar import day_of, instant_of
from bot.kit.outbox import Buttons, fate_of
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Coming, Picture, Work

NAMED = 20  # in one message
ON_A_CARD = 8  # names
PRESENT = "birthday:"  # what the keys of presents begin with


@dataclass(frozen=True, slots=True)
class Given:
    """What goes along with greetings."""

    presents: Mapping[int, Coupon | None]  # by member; none: the points themselves
    wishes: Sequence[Any]


async def greet(work: Work, community_id: int) -> None:
    cfg, today = work.settings(Settings, community_id), today_in(work, community_id)
    zone = communities.get(work, community_id).zone
    rows = [
        row
        for row in await store.due(work.db, community_id, today)
        if rules.falls_at(row.next_on, row.hour, cfg.at, zone) <= work.now
    ]
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
    wishes = [one for one in taken if days[one.to_member_id] <= one.last_on] if cfg.wish_days else []
    await store.drop_wishes(work.db, community_id, today)
    presents = {row.member_id: present for row in greeted for present in await _give(work, row, today)}
    rounds = await anniversaries.take(work, community_id)
    if communities.get(work, community_id).is_active:
        given = Given(presents, wishes)
        await _say_in_group(work, community_id, greeted, today, given, rounds)
        await _say_in_private(work, community_id, greeted, given)
        missed = [row for row in rows if row.member_id in there and row not in greeted]
        await _tell_of_missed(work, community_id, missed, rounds)
    await plan(work, community_id)


async def _tell_of_missed(work: Work, community_id: int, rows: Sequence[Any], rounds: anniversaries.Due) -> None:
    """Admins hear once whom it is too late to greet; of whom they may know."""
    known = [row.member_id for row in rows if row.visibility != Visibility.PRIVATE]
    born = known if work.settings(Settings, community_id).is_on else []
    joined = [one.member_id for one in rounds.missed]
    community = Name(communities.get(work, community_id).title)
    for kind, ids in (("missed", born), ("missed-anniversaries", joined)):
        if ids:
            text = say(f"birthdays.{kind}", names=await members.in_a_row(work, ids, NAMED), community=community)
            # Hours of one day may be too late one after the other.
            key = f"birthdays.{kind}:{today_in(work, community_id)}:{ids[0]}"
            await preferences.tell_admins(work, community_id, text, key=key)


async def _give(work: Work, row: Any, today: date) -> Sequence[Coupon | None]:
    """The present that comes with it; nothing when there is none."""
    cfg = work.settings(Settings, row.community_id)
    if not cfg.gift or today - row.told_on < rules.GIFT_AFTER:
        return []
    key = f"{PRESENT}{rules.year_of(birthday_of(row), row.next_on)}"
    # A code needs somebody to show it to; who cannot be reached has the points themselves.
    is_seen = row.visibility == Visibility.PUBLIC or preferences.of(work, row.member_id).is_line_open
    if cfg.gift_as is GiftAs.COUPON and is_seen:
        coupon = await coupons.give(work, row.community_id, row.member_id, cfg.gift, cfg.coupon_days, key=key)
        return [coupon] if coupon else []
    award = await points.award(
        work, row.community_id, row.member_id, cfg.gift, reason="birthdays.for-birthday", key=key,
        day=points.today_of(work, row.community_id, row.member_id),
    )  # fmt: skip
    return [None] if award.is_new else []


# --- In the group ---


async def _say_in_group(
    work: Work, community_id: int, greeted: Sequence[Any], today: date, given: Given, rounds: anniversaries.Due
) -> None:
    at, public = work.settings(Settings, community_id).at, [row for row in greeted if row.visibility == "public"]
    by_hour: dict[int | None, list[Any]] = {}
    for row in public:
        if row.next_on == today:
            by_hour.setdefault(rules.own_hour(row.hour, at), []).append(row)
    came = await anniversaries.told(work, rounds.today, "birthdays.anniversary")
    for hour, rows in by_hour.items():
        names = await members.in_a_row(work, [row.member_id for row in rows], NAMED)
        had = {row.greeting for row in rows}
        text, number = await wording.greeting(work, community_id, names, had, today, hour)
        more, came = (came, []) if hour is None else ([], came)
        if await _put(work, community_id, _key(today, hour), text, rows, given, more) and number is not None:
            await store.said(work.db, community_id, number, work.now)
            for row in rows:
                await store.change(work.db, community_id, row.member_id, greeting=number)
    if came:
        key = f"anniversaries:{today}"
        await work.say(say("birthdays.told", lines=lines(came)), key=key, community_id=community_id)
    late = [row for row in public if row.next_on < today]
    came = await anniversaries.told(work, rounds.late, "birthdays.anniversary-late")
    if late:
        names = await members.in_a_row(work, [row.member_id for row in late], NAMED)
        text = say("birthdays.late", names=names)
        await _put(work, community_id, f"birthdays:late:{today}", text, late, given, came)
    elif came:
        key = f"anniversaries:late:{today}"
        await work.say(say("birthdays.told", lines=lines(came)), key=key, community_id=community_id)


def _key(day: date, hour: int | None) -> str:
    return f"birthdays:{day}" if hour is None else f"birthdays:{day}:{hour}"


async def _put(
    work: Work, community_id: int, key: str, text: Text, rows: Sequence[Any], given: Given, more: Sequence[Text]
) -> bool:
    ids = [row.member_id for row in rows]
    if (await fate_of(work.db, community_id, key))[0] is not None:
        # Of a group that was merged into this one after its own greeting, or of an hour that admins moved.
        key = f"{key}:{ids[0]}"
    wishes = await wishing.wished(work, community_id, ids, given.wishes)
    present = _present(work, community_id, [given.presents[one] for one in ids if one in given.presents])
    is_coupon = any(given.presents.get(one) for one in ids)
    buttons: Buttons = (
        [[Button(say("birthdays.button-present"), press("birthdays", "present", community_id))]] if is_coupon else ()
    )
    return await work.say(
        say("birthdays.told", lines=lines([text, *present, *wishes, *more])),
        key=key,
        community_id=community_id,
        buttons=buttons,
        picture=await _card(work, community_id, ids),
    )


def _present(work: Work, community_id: int, presents: Sequence[Coupon | None]) -> list[Text]:
    """In the group no code is told: it is good for whoever enters it first."""
    if not presents:
        return []
    if presents[0] is None:
        return [say("birthdays.gift", points=work.settings(Settings, community_id).gift)]
    return [say("birthdays.gift-coupon", points=presents[0].points)]


# --- In private ---


async def _say_in_private(work: Work, community_id: int, greeted: Sequence[Any], given: Given) -> None:
    community = Name(communities.get(work, community_id).title)
    for row in greeted:
        if row.visibility == Visibility.PUBLIC or not preferences.of(work, row.member_id).is_line_open:
            continue
        name = (await members.names(work, [row.member_id]))[row.member_id]
        told = [say("birthdays.in-private", name=name, community=community)]
        if row.member_id in given.presents:
            coupon = given.presents[row.member_id]
            told += [told_of(coupon)] if coupon else _present(work, community_id, [None])
        told += await wishing.wished(work, community_id, [row.member_id], given.wishes)
        await work.say(
            say("birthdays.told", lines=lines(told)),
            key=f"birthday:{row.member_id}:{row.next_on}",
            community_id=community_id,
            member_id=row.member_id,
            picture=await _card(work, community_id, [row.member_id]),
        )


def told_of(coupon: Coupon) -> Text:
    """To whoever it is for."""
    return say("birthdays.present", points=coupon.points, code=coupon.code, day=coupon.until_on)


async def present_of(work: Work, community_id: int, member_id: int) -> Coupon | None:
    """That waits to be used."""
    return await coupons.given(work, community_id, member_id, PRESENT)


# --- What is coming ---


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """Whose birthday is told to nobody is not told to admins either."""
    community, cfg = communities.get(work, community_id), work.settings(Settings, community_id)
    by_hour: dict[tuple[date, int | None], list[int]] = {}
    behind = day_of(until, community.zone) + rules.DAY  # the last day counts as far as `until`
    today = today_in(work, community_id)
    for row in await store.coming(work.db, community_id, today, behind) if cfg.is_on else ():
        by_hour.setdefault((row.next_on, rules.own_hour(row.hour, cfg.at)), []).append(row.member_id)
    why = say("birthdays.will-say-why")
    found, joined = [], await _anniversaries(work, community_id, today, behind - rules.DAY)
    for (day, hour), ids in by_hour.items():
        at, there = rules.falls_at(day, hour, cfg.at, community.zone), await _there(work, community_id, ids)
        if there and work.now < at <= until:
            what = say("birthdays.will-say", names=await members.in_a_row(work, there, NAMED))
            if hour is None and day in joined:
                what = say("birthdays.will-say-both", first=what, second=joined.pop(day))
            found.append(Coming(at, what, _key(day, hour), why))
    for day, what in joined.items():
        at = instant_of(day, cfg.at, community.zone)
        if work.now < at <= until:
            found.append(Coming(at, what, f"anniversaries:{day}", why))
    return sorted(found, key=lambda one: one.at)


async def _anniversaries(work: Work, community_id: int, first: date, last: date) -> dict[date, Text]:
    since = await store.anniversaries_from(work.db, community_id)
    if since is None or max(first, since) > last:
        return {}
    rounds = await anniversaries.between(work, community_id, max(first, since), last)
    return {
        day: say("birthdays.will-say-anniversary", names=await members.in_a_row(work, ids, NAMED))
        for day, ids in anniversaries.by_day(rounds).items()
    }


async def _there(work: Work, community_id: int, ids: Sequence[int]) -> list[int]:
    there = await members.present_among(work, community_id, ids)
    return [one for one in ids if one in there]


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


# --- Choices of admins, and what befalls a group ---


async def choose(work: Work, community_id: int, key: str, value: Any) -> None:
    """One of the room's settings, from now on."""
    await work.change_setting(Settings, community_id, key, value)
    if key == "at":
        await plan(work, community_id, at=Settings(at=value).at)


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    await plan(work, community_id, zone=zone)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await work.unplan("birthdays.greet", "next", community_id=retired_id)
    await store.move(work.db, kept_id, retired_id)
    await plan(work, kept_id)
