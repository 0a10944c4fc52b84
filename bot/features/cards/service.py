"""Gathers what is on a picture, and says the same in words."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.features import (
    amounts,
    badges,
    checkins,
    communities,
    leaderboards,
    members,
    points,
    skills,
    themes,
    tiers,
)
from bot.features.cards import store
from bot.features.checkins import Standing, Was
from bot.features.points import Period
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Picture, Refusal, Work

BADGES_SHOWN, ON_A_SHEET = 8, 20
LOOKED_BACK = 60  # days, to begin with
CERTIFIED_FROM = 7  # days in a row
MEDALS = ("🥇", "🥈", "🥉")


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
    streak = standing.streak or await _streak_then(work, community_id, member_id, standing)
    quantity = await amounts.told_on(work, community_id, member_id, last)
    look, told = await _frame(work, community_id, member_id)
    data = told | {
        "day": last,
        "streak": str(streak),
        "streak_words": say("cards.days-in-a-row", days=streak),
        "total_words": say("cards.in-all", total=standing.total),
        "quantity": quantity or "",
        "note": note,
    }
    text = say(
        "cards.poster",
        name=told["name"],
        community=told["community"],
        day=last,
        streak=streak,
        total=standing.total,
        quantity=say("cards.quantity", amount=quantity) if quantity else "",
        note=say("cards.quote", note=note) if note else "",
    )
    photos = {**look.photos, **({"photo": photo_id} if photo_id else {})}
    return Sheet(Picture("cards:poster", data, photos), text)


async def _streak_then(work: Work, community_id: int, member_id: int, standing: Standing) -> int:
    """How long the streak was on the day of the last check-in, where it has ended since."""
    number = 2 * LOOKED_BACK
    while True:
        days = await checkins.last_days(work, community_id, member_id, standing, number)
        streak = 0
        for one in reversed([one for one in days if standing.last_day and one.day <= standing.last_day]):
            if one.was in (Was.LEFT_OUT, Was.OPEN):
                return max(streak, 1)
            streak += one.was in (Was.DONE, Was.MADE_UP)
        if streak >= standing.total or number > LOOKED_BACK * 64:
            return max(streak, 1)
        number *= 2


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
    if skill := await skills.best_of(work, community_id, member_id):
        tier = say("cards.with-skill", tier=tier, skill=skill)
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


async def board_of(work: Work, community_id: int, member_id: int) -> Sheet:
    """The best of this week, and the member among their neighbours.

    Raises:
        Refusal: nobody earned anything yet.
    """
    found = await leaderboards.board(work, community_id, Period.WEEK, member_id)
    if not found.top:
        raise Refusal("cards.board-empty")
    look, told = await _frame(work, community_id, member_id)
    best = max(one.points for one in found.top)
    places = [*found.top, *found.around]
    rows = [
        {
            "rank": MEDALS[one.rank - 1] if one.has_medal else str(one.rank),
            "name": one.name,
            "points": f"{one.points:,}",
            "share": one.points / best if best else 0,
            "mine": one.member_id == member_id,
        }
        for one in places
    ]
    listed = lines(say("cards.board-line", rank=row["rank"], name=row["name"], points=row["points"]) for row in rows)
    text = say("cards.board", community=told["community"], places=listed)
    return Sheet(Picture("cards:board", told | {"title": say("cards.board-title"), "rows": rows}, look.photos), text)


async def badges_of(work: Work, community_id: int, member_id: int) -> Sheet:
    """All badges of a member on one sheet, the latest first.

    Raises:
        Refusal: there are none.
    """
    held = (await badges.collection(work, community_id, member_id)).held
    if not held:
        raise Refusal("cards.no-badges")
    look, told = await _frame(work, community_id, member_id)
    shown = held[:ON_A_SHEET]
    data = told | {
        "title": say("cards.badges-title", count=len(held)),
        "badges": [
            {
                "emoji": one.badge.emoji,
                "name": badges.bare_name_of(one.badge),
                "level": badges.level_of(one.badge, one.level) if one.level and len(one.badge.levels) > 1 else "",
            }
            for one in shown
        ],
    }
    listed = lines(say("cards.badge-line", badge=badges.title_of(one.badge, one.level)) for one in shown)
    text = say("cards.badges", name=told["name"], community=told["community"], badges=listed)
    return Sheet(Picture("cards:badges", data, look.photos), text)


async def certificate_of(work: Work, community_id: int, member_id: int) -> Sheet:
    """Of a member's longest streak.

    Raises:
        Refusal: it was shorter than a week.
    """
    standing = await checkins.standing_of(work, community_id, member_id)
    if standing.longest < CERTIFIED_FROM:
        raise Refusal("cards.certificate-early", days=CERTIFIED_FROM)
    look, told = await _frame(work, community_id, member_id)
    day = points.today_of(work, community_id, member_id)
    about = {"days": standing.longest, "total": standing.total}
    data = told | {
        "title": say("cards.certificate-title"),
        "words": say("cards.certificate-words", **about),
        "more": say("cards.certificate-more", **about),
        "day": day,
    }
    text = say("cards.certificate", name=told["name"], community=told["community"], day=day, **about)
    return Sheet(Picture("cards:certificate", data, look.photos), text)


async def certificate_for(
    work: Work, community_id: int, member_id: int, title: Text, reached: Text, day: date
) -> Sheet:
    """Of something that a member completed: what it is called, and how far they came."""
    look, told = await _frame(work, community_id, member_id)
    data = told | {"title": say("cards.certificate-title"), "words": title, "more": reached, "day": day}
    about = {"name": told["name"], "community": told["community"], "day": day}
    text = say("cards.certificate-for", title=title, reached=reached, **about)
    return Sheet(Picture("cards:certificate", data, look.photos), text)


async def _frame(work: Work, community_id: int, member_id: int) -> tuple[themes.Look, dict[str, Any]]:
    """Who it is about, and how the community looks."""
    look = await themes.look_of(work, community_id)
    name = (await members.names(work, [member_id]))[member_id]
    title = Name(communities.get(work, community_id).title)
    frame = {"colour": look.colour, "symbol": look.symbol, "community": title, "name": name}
    return look, frame | {"seed": community_id * 1_000_003 + member_id}
