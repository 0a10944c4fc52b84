"""Gathers what is on a picture, and says the same in words."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.features import badges, checkins, communities, members, points, themes, tiers
from bot.features.cards import store
from bot.features.checkins import Was
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, say
from bot.kit.work import Picture, Refusal, Work

BADGES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture, and in words what is on it."""

    picture: Picture
    text: Text


async def note_down(work: Work, community_id: int, member_id: int, day: date, note: str, photo_id: str) -> None:
    await store.put(work.db, community_id, member_id, day, note, photo_id)


async def forget(work: Work, community_id: int, member_id: int, day: date) -> None:
    await store.remove(work.db, community_id, member_id, day)


async def merge(work: Work, kept_id: int, retired_id: int) -> None:
    await store.merge(work.db, kept_id, retired_id)


def poster_button(community_id: int, member_id: int, day: date) -> Button:
    """Makes a poster of that check-in, while it is the member's last."""
    return Button(say("cards.button-poster"), press("cards", "poster", community_id, member_id, day.isoformat()))


async def poster_of(
    work: Work,
    community_id: int,
    member_id: int,
    *,
    photo_id: str = "",
    day: date | None = None,
    quantity: Text | str = "",
) -> Sheet:
    """Of a member's last check-in, on `photo_id` or on the photo that came with it. With `day` it must be that day's.

    Raises:
        Refusal: there is none.
    """
    standing = await checkins.standing_of(work, community_id, member_id)
    last = standing.last_day
    if last is None:
        raise Refusal("cards.no-checkin")
    if day not in (None, last):
        raise Refusal("kit.expired")
    said = await store.find(work.db, community_id, member_id, last)
    note, photo_id = (said.note, photo_id or said.photo_id) if said else ("", photo_id)
    # A streak that is over was one day long at least when this was said.
    streak = standing.streak or 1
    look, told = await _frame(work, community_id, member_id)
    data = told | {
        "day": last,
        "streak": str(streak),
        "streak_words": say("cards.days-in-a-row", days=streak),
        "total_words": say("cards.in-all", total=standing.total),
        "quantity": quantity,
        "note": note,
    }
    text = say(
        "cards.poster",
        name=told["name"],
        community=told["community"],
        day=last,
        streak=streak,
        total=standing.total,
        note=say("cards.quote", note=note) if note else "",
    )
    photos = {**look.photos, **({"photo": photo_id} if photo_id else {})}
    return Sheet(Picture("cards:poster", data, photos), text)


async def month_of(work: Work, community_id: int, member_id: int) -> Sheet:
    """The calendar of the month a member is living in.

    Raises:
        Refusal: they never checked in.
    """
    standing = await checkins.standing_of(work, community_id, member_id)
    if standing.last_day is None:
        raise Refusal("cards.no-checkin")
    today = max(standing.day, standing.last_day)
    days = await checkins.last_days(work, community_id, member_id, standing, today.day)
    look, told = await _frame(work, community_id, member_id)
    done = sum(one.was in (Was.DONE, Was.MADE_UP) for one in days)
    month = say("cards.month", number=today.month, year=str(today.year))
    about = {"days": done, "streak": standing.streak, "total": standing.total}
    data = told | {
        "month": month,
        "weekdays": say("cards.weekdays"),
        "first": today.replace(day=1).weekday(),
        "length": monthrange(today.year, today.month)[1],
        "days": [one.was.value for one in days],
        "words": say("cards.month-words", **about),
    }
    return Sheet(
        Picture("cards:month", data, look.photos),
        say("cards.month-caption", name=told["name"], community=told["community"], month=month, **about),
    )


async def card_of(work: Work, community_id: int, member_id: int) -> Sheet:
    """Who a member is in this community, at a glance."""
    standing = await checkins.standing_of(work, community_id, member_id)
    account = await points.account_of(work, community_id, member_id)
    tier = tiers.title_of(work, community_id, await tiers.tier_of(work, community_id, member_id))
    held = (await badges.collection(work, community_id, member_id)).held
    look, told = await _frame(work, community_id, member_id)
    facts = {"streak": standing.streak, "total": standing.total, "points": account.lifetime}
    data = told | {
        "tier": tier,
        "facts": [
            {"number": f"{number:,}", "words": say(f"cards.fact-{name}", number=number)}
            for name, number in facts.items()
        ],
        "badges": [one.badge.emoji for one in held[:BADGES_SHOWN]],
        "more": say("cards.more-badges", count=len(held) - BADGES_SHOWN) if len(held) > BADGES_SHOWN else "",
    }
    about = {"name": told["name"], "community": told["community"], "tier": tier, "badges": len(held)}
    return Sheet(Picture("cards:card", data, look.photos), say("cards.card", **about, **facts))


async def _frame(work: Work, community_id: int, member_id: int) -> tuple[themes.Look, dict[str, Any]]:
    """Who it is about, and how the community looks."""
    look = await themes.look_of(work, community_id)
    name = (await members.names(work, [member_id]))[member_id]
    title = Name(communities.get(work, community_id).title)
    frame = {"colour": look.colour, "symbol": look.symbol, "community": title, "name": name}
    return look, frame | {"seed": community_id * 1_000_003 + member_id}
