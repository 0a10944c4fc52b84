"""What admins do: fill the shelf, change what is on it, put codes in, look back."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.features.rewards import rules, store
from bot.features.rewards.rules import OPEN, Reward, Shown, State, Terms, Unclear
from bot.features.rewards.service import shop
from bot.features.rewards.service.shop import Redemption
from bot.kit.history import Changed, History
from bot.kit.work import Refusal, Work

IDS = 10**9
SHELF = 100  # rewards that a community may have on the shelf
LOG_PAGE = 10
EXPORTED = 500
FILLING = timedelta(minutes=15)  # that codes are taken for the reward an admin chose


async def create(work: Work, community_id: int, by: int, words: str) -> Reward:
    """From an admin's words.

    Raises:
        Refusal: they are unclear, there is one of that name, or the shelf is full.
    """
    terms = await _read(work, community_id, words)
    shelf = await everything(work, community_id)
    if any(one.terms.name.casefold() == terms.name.casefold() for one in shelf):
        raise Refusal("rewards.name-taken", name=terms.name)
    if len(shelf) >= SHELF:
        raise Refusal("rewards.shelf-full", most=SHELF)
    reward_id = secrets.randbelow(IDS) + 1
    row = _row(terms) | {"community_id": community_id, "id": reward_id, "shown": Shown.ACTIVE}
    await store.add(work.db, row | {"created_at": work.now, "created_by": by, "history": ""})
    return await shop.reward_of(work, community_id, reward_id)


async def change(work: Work, community_id: int, words: str, *, changed_by_id: int) -> Reward | Sequence[Changed]:
    """`"Coffee voucher" price 150 limit 2/week`: only what is named changes. Where somebody else has just changed
    that, nothing does: it is what they changed, told once.

    Raises:
        Refusal: they are unclear, or there is no such reward.
    """
    parts = rules.parts_of(words)
    reward = None
    for length in range(len(parts), 0, -1):
        reward = await named(work, community_id, " ".join(parts[:length]))
        if reward is not None:
            parts = parts[length:]
            break
    if reward is None:
        raise Refusal("rewards.unknown", name=" ".join(parts)[: rules.NAME])
    if not parts:
        raise Refusal("rewards.unclear-end", words=reward.terms.name)
    try:
        terms = rules.change_terms(reward.terms, parts, shop.tiers_named(work, community_id))
    except Unclear as problem:
        raise _refusal(problem) from None
    # Only what was named: of the rest, above all the stock, somebody may have taken meanwhile.
    before = _row(reward.terms)
    values = {name: value for name, value in _row(terms).items() if value != before[name]}
    row = await _held(work, community_id, reward.id)
    kept = History.read(row.history)
    if values and (unknown := kept.unknown_to(changed_by_id, work.now, values)):
        await store.change(work.db, community_id, reward.id, {"history": str(kept.told_to(changed_by_id))})
        return unknown
    await _change(work, row, changed_by_id, values)
    return await shop.reward_of(work, community_id, reward.id)


async def everything(work: Work, community_id: int) -> list[Reward]:
    """What is on the shelf or put by, the cheapest first."""
    return [shop.reward_in(row) for row in await store.shelf(work.db, community_id, [Shown.ACTIVE, Shown.PAUSED])]


async def named(work: Work, community_id: int, name: str) -> Reward | None:
    shelf = await everything(work, community_id)
    return next((one for one in shelf if one.terms.name.casefold() == name.casefold()), None)


# --- On a card, one thing at a time ---


async def changed_since(work: Work, community_id: int, reward_id: int, version: int) -> Sequence[Changed]:
    """What admins changed since a card was shown; from here on nobody else does, until the end of this transaction."""
    return History.read((await _held(work, community_id, reward_id)).history).since(version)


async def _held(work: Work, community_id: int, reward_id: int) -> Any:
    row = await store.held(work.db, community_id, reward_id)
    if row is None:
        raise Refusal("kit.expired")
    return row


async def _change(work: Work, row: Any, by: int, values: Mapping[str, Any]) -> None:
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        await store.change(work.db, row.community_id, row.id, changed | {"history": _noted(work, row, by, changed)})


def _noted(work: Work, row: Any, by: int, values: Mapping[str, Any]) -> str:
    changes = {name: (getattr(row, name), value) for name, value in values.items()}
    return str(History.read(row.history).noted(by, work.now, changes))


async def move_price(work: Work, community_id: int, reward_id: int, by: int, *, changed_by_id: int) -> None:
    row = await _held(work, community_id, reward_id)
    if not await store.move_price(work.db, community_id, reward_id, by):
        raise Refusal("rewards.not-below-zero")
    history = _noted(work, row, changed_by_id, {"price": row.price + by})
    await store.change(work.db, community_id, reward_id, {"history": history})


async def move_stock(work: Work, community_id: int, reward_id: int, by: int, *, changed_by_id: int) -> None:
    """
    Raises:
        Refusal: so many are not there, or they are not counted.
    """
    row = await _held(work, community_id, reward_id)
    if not await store.move_stock(work.db, community_id, reward_id, by):
        raise Refusal("rewards.not-below-zero")
    history = _noted(work, row, changed_by_id, {"stock": row.stock + by})
    await store.change(work.db, community_id, reward_id, {"history": history})


async def count_stock(
    work: Work, community_id: int, reward_id: int, stock: int | None, *, changed_by_id: int
) -> None:  # fmt: skip
    await _change(work, await _held(work, community_id, reward_id), changed_by_id, {"stock": stock})


async def ask_approval(
    work: Work, community_id: int, reward_id: int, *, needs_approval: bool, changed_by_id: int
) -> None:  # fmt: skip
    """For redemptions to come; those that wait go on waiting."""
    row = await _held(work, community_id, reward_id)
    await _change(work, row, changed_by_id, {"needs_approval": needs_approval})


async def show(work: Work, community_id: int, reward_id: int, shown: Shown, *, changed_by_id: int) -> None:
    await _change(work, await _held(work, community_id, reward_id), changed_by_id, {"shown": shown})


# --- Codes ---


async def begin_filling(work: Work, community_id: int, reward_id: int, by: int) -> Reward:
    """An admin, whom Telegram has just confirmed, is going to send codes for this reward."""
    reward = await shop.reward_of(work, community_id, reward_id)
    await store.begin_filling(work.db, community_id, by, reward_id, work.now + FILLING)
    return reward


async def fill(work: Work, by: int, words: str) -> tuple[Reward, int]:
    """The reward, and how many codes were new.

    Raises:
        Refusal: it is not clear what for, or they are not usable.
    """
    filling = await store.filling_of(work.db, by, work.now)
    if filling is None:
        raise Refusal("rewards.codes-what-for")
    await shop.reward_of(work, filling.community_id, filling.reward_id)
    try:
        codes = rules.read_codes(words)
    except Unclear as problem:
        raise _refusal(problem) from None
    new = await store.add_codes(work.db, filling.community_id, filling.reward_id, codes)
    return await shop.reward_of(work, filling.community_id, filling.reward_id), new


async def forget_codes(work: Work, community_id: int, reward_id: int) -> int:
    """Takes out those that nobody has."""
    return await store.forget_free_codes(work.db, community_id, reward_id)


# --- Looking back ---


async def log(work: Work, community_id: int, page: int, *, only_open: bool = False) -> tuple[list[Redemption], bool]:
    """A page of redemptions, newest first, and whether there are more."""
    states = OPEN if only_open else tuple(State)
    rows = await store.log(work.db, community_id, states, LOG_PAGE + 1, max(page, 0) * LOG_PAGE)
    return [shop.redemption_in(row) for row in rows[:LOG_PAGE]], len(rows) > LOG_PAGE


async def export(work: Work, community_id: int) -> Sequence[Redemption]:
    rows = await store.log(work.db, community_id, tuple(State), EXPORTED)
    return [shop.redemption_in(row) for row in rows]


async def census(db: Any) -> dict[str, int]:
    return {"redemptions": await store.count(db)}


async def _read(work: Work, community_id: int, words: str) -> Terms:
    try:
        return rules.read_terms(words, shop.tiers_named(work, community_id))
    except Unclear as problem:
        raise _refusal(problem) from None


def _refusal(problem: Unclear) -> Refusal:
    return Refusal(f"rewards.{problem.problem}", words=problem.words[: rules.NAME])


def _row(terms: Terms) -> dict[str, Any]:
    return {
        "name": terms.name, "emoji": terms.emoji, "about": terms.about, "price": terms.price, "stock": terms.stock,
        "tier": terms.tier, "streak": terms.streak, "lifetime": terms.lifetime, "per_member": terms.limit,
        "period": terms.period, "needs_approval": terms.needs_approval, "valid_days": terms.valid_days,
        "from_on": terms.from_on, "until_on": terms.until_on,
    }  # fmt: skip
