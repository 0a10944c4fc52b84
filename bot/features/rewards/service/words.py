"""Rewards and redemptions in words, for all who show them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from bot.features import tiers
from bot.features.rewards.rules import Obstacle, Reward, Shown, State, Terms, Why
from bot.features.rewards.service.shop import Redemption
from bot.kit.history import Changed
from bot.kit.texts import Lines, Name, Text, lines, say
from bot.kit.work import Work


def in_the_way(work: Work, community_id: int, obstacle: Obstacle, terms: Terms) -> dict[str, Any]:
    """The values of the texts that name what lies between: `no-…` in a sentence, `missing-…` in a word or two."""
    day = terms.until_on
    if obstacle.why is Why.EARLY and terms.from_on:
        day = terms.from_on - timedelta(days=obstacle.missing)
    return {
        "missing": obstacle.missing,
        "limit": terms.limit,
        "period": say(f"rewards.per-{terms.period}"),
        "day": day,
        "tier": tiers.title_of(work, community_id, terms.tier),
    }


def label(reward: Reward) -> Text:
    key = "rewards.label" if reward.terms.price else "rewards.label-gift"
    return say(key, emoji=reward.terms.emoji, reward=Name(reward.terms.name), price=reward.terms.price)


def described(work: Work, community_id: int, reward: Reward) -> Iterator[Text]:
    """What a reward is and what it takes, a line each."""
    terms, left = reward.terms, reward.left
    yield say("rewards.title", emoji=terms.emoji, reward=Name(terms.name))
    if terms.about:
        yield say("rewards.about", about=terms.about)
    yield say("rewards.costs", price=terms.price)
    if left is not None:
        yield say("rewards.left", left=left)
    if terms.tier and terms.tier not in tiers.keys(work, community_id):
        yield say("rewards.tier-is-gone")
    elif terms.tier:
        yield say("rewards.takes-tier", tier=tiers.title_of(work, community_id, terms.tier))
    if terms.streak:
        yield say("rewards.takes-streak", days=terms.streak)
    if terms.lifetime:
        yield say("rewards.takes-lifetime", points=terms.lifetime)
    if terms.limit:
        yield say("rewards.at-most", limit=terms.limit, period=say(f"rewards.per-{terms.period}"))
    if terms.needs_approval:
        yield say("rewards.by-approval")
    if terms.valid_days:
        yield say("rewards.valid", days=terms.valid_days)
    if terms.from_on:
        yield say("rewards.from", day=terms.from_on)
    if terms.until_on:
        yield say("rewards.until", day=terms.until_on)


def stored(reward: Reward) -> Iterator[Text]:
    """What only admins are told."""
    if reward.shown is not Shown.ACTIVE:
        yield say(f"rewards.is-{reward.shown}")
    if reward.codes:
        yield say("rewards.codes-free", free=reward.free_codes, codes=reward.codes)


def changes(work: Work, community_id: int, changed: Iterable[Changed], names: Mapping[int, Name]) -> Lines:
    """Who changed what, from what to what."""

    def shown(name: str, value: Any) -> Any:
        if value in (None, ""):
            return say("rewards.value-none")
        match name:
            case "tier":
                return tiers.title_of(work, community_id, value)
            case "period":
                return say(f"rewards.per-{value}")
            case "shown":
                return say(f"rewards.value-{value}")
            case "needs_approval":
                return say("rewards.value-yes" if value else "rewards.value-no")
            case "from_on" | "until_on":
                return date.fromisoformat(value)
        return str(value)

    return lines(
        say(
            "rewards.changed-one",
            by=names[one.by],
            what=say(f"rewards.what-{one.name.replace('_', '-')}"),
            old=shown(one.name, one.old),
            new=shown(one.name, one.new),
        )
        for one in changed
    )


def received(one: Redemption) -> Iterator[Text]:
    """Said to whoever has just taken it."""
    yield say(f"rewards.done-{one.state}", **values(one))
    if one.code:
        yield say("rewards.code", code=one.code)
    if one.expires_on and one.state is not State.REQUESTED:
        yield say("rewards.use-until", day=one.expires_on)


def owned(one: Redemption) -> Text:
    """One line of what is theirs."""
    state = say(f"rewards.state-{one.state}", price=one.price)
    if one.code:
        return say("rewards.owned-code", **values(one), state=state, code=one.code)
    if one.expires_on and one.state is State.READY:
        return say("rewards.owned-until", **values(one), state=state, until=one.expires_on)
    if one.reason:
        return say("rewards.owned-reason", **values(one), state=state, reason=say(f"rewards.reason-{one.reason}"))
    return say("rewards.owned", **values(one), state=state)


def logged(one: Redemption, name: Name) -> Text:
    """One line for admins, never with a code."""
    return say("rewards.logged", **values(one), name=name, state=say(f"rewards.state-{one.state}", price=one.price))


def values(one: Redemption) -> dict[str, Any]:
    return {"emoji": one.emoji, "reward": Name(one.name), "price": one.price, "day": one.day}
