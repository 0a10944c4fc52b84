"""Taking a reward, and what becomes of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.features import communities, members, points, preferences
from bot.features.rewards import rules, store
from bot.features.rewards.facts import RedemptionReturned, RewardRedeemed
from bot.features.rewards.rules import OPEN, Obstacle, Reward, State, Terms, Why
from bot.features.rewards.service import shop, words
from bot.features.rewards.service.shop import Item, Redemption
from bot.features.rewards.settings import Settings
from bot.kit.calendar import end_of
from bot.kit.routing import Button, press
from bot.kit.texts import Name, say
from bot.kit.work import Refusal, Weight, Work

REASONS = ("none-left", "not-now", "talk")  # that an admin declines for
UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Outcome:
    is_new: bool  # False: this very redemption had been made before, and nothing changed
    redemption: Redemption
    balance: int


async def redeem(work: Work, community_id: int, member_id: int, reward_id: int, number: int, price: int) -> Outcome:
    """Takes a reward for points: as the member's `number`th of it, at the price they were shown.

    Raises:
        Refusal: something lies between; nothing changed.
    """
    which = (community_id, reward_id, member_id, number)
    if await store.find(work.db, *which) is None:
        item = await shop.item_of(work, community_id, member_id, reward_id)
        refused = _refused(work, community_id, item, number, price)
        async with work.savepoint():
            if refused is None and await _take(work, community_id, member_id, item.reward, number, price):
                await _spend(work, community_id, member_id, reward_id, number, price)
                await work.announce(RewardRedeemed(community_id, member_id, reward_id, number, price))
                return await _outcome(work, community_id, member_id, reward_id, number, is_new=True)
        # Another tap may have made it since we looked; it is the reason for the no, then.
        if refused is not None and await store.find(work.db, *which) is None:
            raise refused
    return await _outcome(work, community_id, member_id, reward_id, number, is_new=False)


def _refused(work: Work, community_id: int, item: Item, number: int, price: int) -> Refusal | None:
    if item.obstacles:
        return refusal(work, community_id, item.obstacles[0], item.reward.terms)
    if number != item.next_number:
        return Refusal("kit.expired")
    now = item.reward.terms.price
    return Refusal("rewards.price-changed", price=now) if price != now else None


async def give(work: Work, community_id: int, member_id: int, reward_id: int) -> Redemption:
    """Hands a reward over for nothing, whatever it asks for.

    Raises:
        Refusal: there is none left.
    """
    reward = await shop.reward_of(work, community_id, reward_id)
    number = sum(one.reward_id == reward_id for one in await shop.mine(work, community_id, member_id)) + 1
    if not await _take(work, community_id, member_id, reward, number, 0):
        raise Refusal("kit.expired")  # they took one in the same moment
    await work.announce(RewardRedeemed(community_id, member_id, reward_id, number, 0))
    return (await _outcome(work, community_id, member_id, reward_id, number, is_new=True)).redemption


async def _take(work: Work, community_id: int, member_id: int, reward: Reward, number: int, price: int) -> bool:
    """A piece off the shelf; False when this redemption is there already.

    A limit needs no condition of its own: who is at it has seen all earlier ones, or takes a number that is taken.
    """
    today = points.today_of(work, community_id, member_id)
    state = rules.first_state(reward)
    expires_at, expires_on = _expiry(work, community_id, member_id, reward, state)
    row = {
        "community_id": community_id, "reward_id": reward.id, "member_id": member_id, "number": number,
        "price": price, "state": state, "day": today, "at": work.now, "expires_at": expires_at,
        "expires_on": expires_on, "settled_at": None, "settled_by": None, "reason": "",
    }  # fmt: skip
    async with work.savepoint():
        if not await store.add_once(work.db, row):
            return False
        if not await store.take(work.db, community_id, reward.id):
            raise refusal(work, community_id, Obstacle(Why.SOLD_OUT), reward.terms)
        if reward.codes and not await store.hand_out(work.db, community_id, reward.id, member_id, number):
            raise refusal(work, community_id, Obstacle(Why.SOLD_OUT), reward.terms)
    if expires_at:
        await _plan(work, community_id, reward.id, member_id, number, expires_at)
    if state is State.REQUESTED:
        await _ask_admins(work, community_id, member_id, reward, number)
    return True


async def _spend(work: Work, community_id: int, member_id: int, reward_id: int, number: int, price: int) -> None:
    if not price:
        return
    spent = await points.spend(
        work, community_id, member_id, price,
        reason="rewards.for-reward", key=key_of(reward_id, number),
        day=points.today_of(work, community_id, member_id), ref=reward_id,
    )  # fmt: skip
    if not spent.is_new:
        raise Refusal("kit.expired")  # paid for once, it is not handed out twice


def key_of(reward_id: int, number: int) -> str:
    return f"redeem:{reward_id}:{number}"


async def _outcome(
    work: Work, community_id: int, member_id: int, reward_id: int, number: int, *, is_new: bool
) -> Outcome:
    row = await store.find(work.db, community_id, reward_id, member_id, number)
    balance = (await points.account_of(work, community_id, member_id)).balance
    return Outcome(is_new, shop.redemption_in(row), balance)


def refusal(work: Work, community_id: int, obstacle: Obstacle, terms: Terms) -> Refusal:
    """The words for the first thing in the way."""
    return Refusal(f"rewards.no-{obstacle.why}", **words.in_the_way(work, community_id, obstacle, terms))


# --- What an admin decides ---


async def approve(work: Work, community_id: int, reward_id: int, member_id: int, number: int, by: int) -> Redemption:
    """
    Raises:
        Refusal: it is settled already.
    """
    reward = await shop.reward_of(work, community_id, reward_id)
    state = rules.granted_state(reward)
    expires_at, expires_on = _expiry(work, community_id, member_id, reward, state)
    values = {"state": state, "settled_at": work.now, "settled_by": by}
    values |= {"expires_at": expires_at, "expires_on": expires_on}
    await _settle(work, community_id, reward_id, member_id, number, (State.REQUESTED,), values)
    if expires_at:
        await _plan(work, community_id, reward_id, member_id, number, expires_at)
    else:
        await _unplan(work, community_id, reward_id, member_id, number)
    return await _tell(work, community_id, reward_id, member_id, number)


async def decline(
    work: Work, community_id: int, reward_id: int, member_id: int, number: int, by: int, reason: str
) -> Redemption:
    """
    Raises:
        Refusal: it is settled already.
    """
    await _give_back(
        work, community_id, reward_id, member_id, number, State.DECLINED, (State.REQUESTED,), by=by, reason=reason
    )
    return await _tell(work, community_id, reward_id, member_id, number)


async def take_back(work: Work, community_id: int, reward_id: int, member_id: int, number: int, by: int) -> Redemption:
    """An admin undoes a redemption that was granted. A code that was shown stays out; the points come back.

    Raises:
        Refusal: there is nothing to undo any more.
    """
    states = (State.READY, State.DELIVERED, State.USED)
    await _give_back(work, community_id, reward_id, member_id, number, State.CANCELLED, states, by=by)
    return await _tell(work, community_id, reward_id, member_id, number)


async def hand_over(work: Work, community_id: int, reward_id: int, member_id: int, number: int, by: int) -> Redemption:
    """
    Raises:
        Refusal: it is not waiting to be handed over.
    """
    values = {"state": State.USED, "settled_at": work.now, "settled_by": by}
    await _settle(work, community_id, reward_id, member_id, number, (State.READY,), values)
    await _unplan(work, community_id, reward_id, member_id, number)
    return await find(work, community_id, reward_id, member_id, number)


# --- What a member and the clock decide ---


async def cancel(work: Work, community_id: int, reward_id: int, member_id: int, number: int) -> Redemption:
    """A member takes their wish back while no admin has answered.

    Raises:
        Refusal: it was answered already.
    """
    await _give_back(
        work, community_id, reward_id, member_id, number, State.CANCELLED, (State.REQUESTED,), by=member_id
    )
    return await find(work, community_id, reward_id, member_id, number)


async def give_back(work: Work, community_id: int, reward_id: int, member_id: int, number: int) -> bool:
    """What it was given for is gone. False: it was used, a code of it was seen, or it is settled otherwise."""
    try:
        await _give_back(work, community_id, reward_id, member_id, number, State.CANCELLED, OPEN)
    except Refusal:
        return False
    return True


async def expire(work: Work, community_id: int, reward_id: int, member_id: int, number: int) -> None:
    """Its last moment has come, if it was not moved or settled since."""
    row = await store.find(work.db, community_id, reward_id, member_id, number)
    if row is None or row.state not in OPEN or row.expires_at is None or row.expires_at > work.now:
        return
    reason = UNANSWERED if row.state == State.REQUESTED else ""
    states = (State(row.state),)
    await _give_back(work, community_id, reward_id, member_id, number, State.EXPIRED, states, reason=reason)
    await _tell(work, community_id, reward_id, member_id, number)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: both shelves stand side by side."""
    due = [row for row in await store.waiting(work.db, retired_id) if row.state in OPEN]
    await store.move(work.db, kept_id, retired_id)
    for row in due:
        await _unplan(work, retired_id, row.reward_id, row.member_id, row.number)
        await _plan(work, kept_id, row.reward_id, row.member_id, row.number, row.expires_at)


# --- Steps ---


async def _settle(
    work: Work,
    community_id: int,
    reward_id: int,
    member_id: int,
    number: int,
    states: tuple[State, ...],
    values: dict[str, Any],
) -> None:
    if not await store.settle(work.db, community_id, reward_id, member_id, number, from_states=states, values=values):
        row = await store.find(work.db, community_id, reward_id, member_id, number)
        if row is None:
            raise Refusal("kit.expired")
        raise Refusal("rewards.settled", state=say(f"rewards.state-{row.state}", price=row.price))


async def _give_back(
    work: Work,
    community_id: int,
    reward_id: int,
    member_id: int,
    number: int,
    state: State,
    states: tuple[State, ...],
    *,
    by: int | None = None,
    reason: str = "",
) -> None:
    """Points by an entry of their own, the piece to the shelf; all of it or nothing."""
    async with work.savepoint():
        before = await store.find(work.db, community_id, reward_id, member_id, number)
        if before is None:  # or it is being made this very moment, and whoever asks cannot know of it
            raise Refusal("kit.expired")
        values = {"state": state, "settled_at": work.now, "settled_by": by, "reason": reason}
        await _settle(work, community_id, reward_id, member_id, number, states, values)
        if before.state in OPEN or not before.code:  # whoever has seen a code has it
            await store.put_back(work.db, community_id, reward_id)
            await store.take_code_back(work.db, community_id, reward_id, member_id, number)
        if before.price:
            key = key_of(reward_id, number)
            await points.reverse(work, community_id, member_id, key, reason="rewards.for-return")
    await _unplan(work, community_id, reward_id, member_id, number)
    await work.announce(RedemptionReturned(community_id, member_id, reward_id, number, state))


async def find(work: Work, community_id: int, reward_id: int, member_id: int, number: int) -> Redemption:
    """
    Raises:
        Refusal: there is none.
    """
    row = await store.find(work.db, community_id, reward_id, member_id, number)
    if row is None:
        raise Refusal("kit.expired")
    return shop.redemption_in(row)


def _expiry(
    work: Work, community_id: int, member_id: int, reward: Reward, state: State
) -> tuple[datetime | None, date | None]:
    """The moment and the last day. A code that was handed out has no end here: it cannot be given back."""
    days = work.settings(Settings, community_id).answer_days if state is State.REQUESTED else reward.terms.valid_days
    if not days:
        return None, None
    last = points.today_of(work, community_id, member_id) + timedelta(days=days)
    zone = preferences.zone_of(work, community_id, member_id)
    ends = end_of(last, zone, communities.get(work, community_id).day_starts_at)
    return (None if state is State.DELIVERED else ends), last


def _plan_key(reward_id: int, member_id: int, number: int) -> str:
    return f"{reward_id}:{member_id}:{number}"


async def _plan(work: Work, community_id: int, reward_id: int, member_id: int, number: int, at: datetime) -> None:
    await work.plan("rewards.expire", _plan_key(reward_id, member_id, number), at, community_id=community_id)


async def _unplan(work: Work, community_id: int, reward_id: int, member_id: int, number: int) -> None:
    await work.unplan("rewards.expire", _plan_key(reward_id, member_id, number), community_id=community_id)


# --- What is said ---


async def _ask_admins(work: Work, community_id: int, member_id: int, reward: Reward, number: int) -> None:
    """Those who let the bot write to them, each in private; with none of them, the group."""
    asked: list[int | None] = [*await preferences.admins_in_reach(work, community_id)]
    for admin_id in asked or [None]:
        await work.say(
            say(
                "rewards.asked",
                name=(await members.names(work, [member_id]))[member_id],
                item=words.label(reward),
                community=Name(communities.get(work, community_id).title),
            ),
            key=f"rewards.asked:{_plan_key(reward.id, member_id, number)}:{admin_id or ''}",
            community_id=community_id,
            member_id=admin_id,
            buttons=answers(community_id, reward.id, member_id, number),
            weight=Weight.ASKED,
        )


def answers(community_id: int, reward_id: int, member_id: int, number: int) -> list[list[Button]]:
    which = f"{member_id}-{number}"
    return [
        [
            Button(say("rewards.button-approve"), press("rewards", "ok", community_id, reward_id, which)),
            Button(say("rewards.button-decline"), press("rewards", "no", community_id, reward_id, which)),
        ]
    ]


async def _tell(work: Work, community_id: int, reward_id: int, member_id: int, number: int) -> Redemption:
    """The member, in private; without a line the group hears only that there is news, never which."""
    one = await find(work, community_id, reward_id, member_id, number)
    key = f"rewards.told:{_plan_key(reward_id, member_id, number)}:{one.state}"
    if preferences.of(work, member_id).is_line_open:
        text = say(
            f"rewards.told-{one.reason if one.reason == UNANSWERED else one.state}",
            **words.values(one),
            reason=say(f"rewards.reason-{one.reason}") if one.reason else "",
        )
        see = Button(say("rewards.button-mine"), press("rewards", "mine", community_id))
        await work.say(text, key=key, community_id=community_id, member_id=member_id, buttons=[[see]])
    elif one.state in (State.READY, State.DELIVERED):
        name = (await members.names(work, [member_id]))[member_id]
        text = say("rewards.told-group", name=name)
        await work.say(text, key=key, community_id=community_id, weight=Weight.ASKED)
    return one
