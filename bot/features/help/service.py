from collections.abc import Sequence
from dataclasses import dataclass

from bot.features import checkins, leaderboards, points, tiers
from bot.features.checkins import Standing
from bot.features.points import Account, Period
from bot.kit.routing import Role, Route
from bot.kit.work import Work

EVERY_DAY = ("checkin", "streak", "me", "top", "points", "remind")


class Menu:
    """What is answered here; the assembly fills it from the rooms that are lit."""

    routes: tuple[Route, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """Where a member stands in a community."""

    standing: Standing
    account: Account
    tier: str
    rank: int | None  # this week; none: nothing earned yet, or not to be seen on boards


def commands(work: Work, *, for_admins: bool) -> Sequence[Route]:
    """The commands worth showing, for everybody or for admins only, those of every day first."""
    shown = [route for route in work.memory(Menu).routes if route.kind == "command" and route.in_menu]
    shown.sort(key=lambda route: EVERY_DAY.index(route.name) if route.name in EVERY_DAY else len(EVERY_DAY))
    return [route for route in shown if (route.role > Role.MEMBER) is for_admins]


async def card_of(work: Work, community_id: int, member_id: int) -> Card:
    place = await leaderboards.place_of(work, community_id, member_id, Period.WEEK)
    return Card(
        standing=await checkins.standing_of(work, community_id, member_id),
        account=await points.account_of(work, community_id, member_id),
        tier=await tiers.tier_of(work, community_id, member_id),
        rank=place.rank if place else None,
    )
