from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.features import checkins, leaderboards, points, skills, tiers
from bot.features.checkins import Standing
from bot.features.points import Account, Period
from bot.kit.routing import Role, Route
from bot.kit.texts import Text
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
    skill: Text | None  # in which they came furthest


def commands(work: Work, *, for_admins: bool) -> Sequence[Route]:
    """The commands worth showing, for everybody or for admins only, those of every day first."""
    shown = [route for route in work.memory(Menu).routes if route.kind == "command" and route.in_menu]
    return [route for route in in_order(shown) if (route.role > Role.MEMBER) is for_admins]


def in_order(routes: Iterable[Route]) -> Sequence[Route]:
    """Those of every day first, the others by name."""
    return sorted(
        routes,
        key=lambda one: (EVERY_DAY.index(one.name) if one.name in EVERY_DAY else len(EVERY_DAY), one.name),
    )


async def card_of(work: Work, community_id: int, member_id: int) -> Card:
    place = await leaderboards.place_of(work, community_id, member_id, Period.WEEK)
    return Card(
        standing=await checkins.standing_of(work, community_id, member_id),
        account=await points.account_of(work, community_id, member_id),
        tier=await tiers.tier_of(work, community_id, member_id),
        rank=place.rank if place else None,
        skill=await skills.best_of(work, community_id, member_id),
    )
