"""The shelf, as one member sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.features import checkins, points, tiers
from bot.features.rewards import rules, store
from bot.features.rewards.rules import Had, Me, Obstacle, Reward, Shown, State, Terms
from bot.features.rewards.settings import Settings
from bot.kit.history import History
from bot.kit.routing import Page
from bot.kit.work import Refusal, Work

PAGE = 6  # rewards on a page


@dataclass(frozen=True, slots=True)
class Item:
    """A reward, and what still lies between it and a member."""

    reward: Reward
    obstacles: Sequence[Obstacle]
    next_number: int  # which of theirs the next one would be


@dataclass(frozen=True, slots=True)
class Goods:
    """A page of the shelf."""

    items: Sequence[Item]
    balance: int
    page: Page


@dataclass(frozen=True, slots=True)
class Redemption:
    """What a member took."""

    reward_id: int
    member_id: int
    number: int
    name: str
    emoji: str
    price: int
    state: State
    day: date
    expires_on: date | None
    reason: str
    code: str  # empty: there is none, or it is not theirs to see yet


async def look(work: Work, community_id: int, member_id: int, number: int = 0) -> Goods:
    shelf = [reward_in(row) for row in await store.shelf(work.db, community_id, [Shown.ACTIVE])]
    page = Page.of(number, len(shelf), PAGE)
    me = await me_of(work, community_id, member_id)
    rows = await store.of_member(work.db, community_id, member_id) if shelf else ()
    items = [_item(reward, me, rows) for reward in shelf[page.begin : page.begin + PAGE]]
    return Goods(items, me.balance, page)


async def item_of(work: Work, community_id: int, member_id: int, reward_id: int) -> Item:
    """
    Raises:
        Refusal: there is no such reward.
    """
    reward = await reward_of(work, community_id, reward_id)
    me = await me_of(work, community_id, member_id)
    return _item(reward, me, await store.of_member(work.db, community_id, member_id))


async def mine(work: Work, community_id: int, member_id: int) -> list[Redemption]:
    """What a member took, newest first."""
    return [redemption_in(row) for row in await store.of_member(work.db, community_id, member_id)]


async def reward_of(work: Work, community_id: int, reward_id: int) -> Reward:
    """
    Raises:
        Refusal: there is no such reward.
    """
    row = await store.reward(work.db, community_id, reward_id)
    if row is None:
        raise Refusal("kit.expired")
    return reward_in(row)


async def me_of(work: Work, community_id: int, member_id: int) -> Me:
    account = await points.account_of(work, community_id, member_id)
    standing = await checkins.standing_of(work, community_id, member_id)
    comes_early = await tiers.may(work, community_id, member_id, tiers.Privilege.EARLY)
    return Me(
        points.today_of(work, community_id, member_id),
        account.balance,
        account.lifetime,
        standing.streak,
        await tiers.tier_of(work, community_id, member_id),
        tiers.keys(work, community_id),
        work.settings(Settings, community_id).early_days if comes_early else 0,
    )


def tiers_named(work: Work, community_id: int) -> rules.TierNamed:
    """The tiers that a reward may ask for, by what they are called."""

    def named(words: str) -> str | None:
        found = tiers.named(work, community_id, words)
        return found[0] if found and not found[1] else None

    return named


def _item(reward: Reward, me: Me, rows: Iterable[Any]) -> Item:
    had = [Had(row.day, State(row.state)) for row in rows if row.reward_id == reward.id]
    return Item(reward, rules.obstacles(reward, me, had), len(had) + 1)


def reward_in(row: Any) -> Reward:
    terms = Terms(
        row.name, row.price, row.emoji, row.about, row.stock, row.tier, row.streak, row.lifetime, row.per_member,
        rules.Period(row.period), row.needs_approval, row.valid_days, row.from_on, row.until_on,
    )  # fmt: skip
    return Reward(row.id, terms, Shown(row.shown), row.codes, row.free_codes, History.read(row.history).version)


def redemption_in(row: Any) -> Redemption:
    state = State(row.state)
    code = row.code or "" if state in (State.DELIVERED, State.USED) else ""
    return Redemption(
        row.reward_id, row.member_id, row.number, row.name, row.emoji, row.price, state, row.day, row.expires_on,
        row.reason, code,
    )  # fmt: skip
