"""The ladder as admins choose it, and what a milestone brings besides points and freezes: a badge, a reward.

Both come once for each streak. When the check-in that came to it is taken back, the badge goes, and the reward goes
back to the shelf, unless it was used or its code was seen: then it is kept, and that streak brings none a second time.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from bot.features import badges, checkins, communities, members, points, preferences, rewards
from bot.features.checkins import DAILY, MilestoneUndone, StreakMilestone
from bot.features.milestones import store
from bot.features.milestones.store import Extra
from bot.features.rewards import Redemption, Reward
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say, strung
from bot.kit.work import Refusal, Weight, Work


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone, with all that it brings."""

    days: int
    points: int = 0
    freezes: int = 0
    badge: str = ""  # its id
    reward_id: int = 0


# --- The ladder ---


async def ladder_of(work: Work, community_id: int) -> Sequence[Step]:
    extras = await store.extras(work.db, community_id)
    worth = work.settings(checkins.Settings, community_id).ladder
    return [Step(days, *worth[days], *extras.get(days, Extra())) for days in sorted(worth)]


async def step_of(work: Work, community_id: int, days: int) -> Step | None:
    return next((one for one in await ladder_of(work, community_id) if one.days == days), None)


async def chosen_by(work: Work, community_id: int, step: Step, *, badge: str | None, reward: str | None) -> Step:
    """With what goes by these names. None: as it is; empty: none.

    Raises:
        Refusal: there is no such badge or reward, or it is to be had no more.
    """
    if badge is not None:
        found = badges.find(work, community_id, badge) if badge else None
        if badge and (found is None or found.is_retired):
            raise Refusal("milestones.no-badge", words=badge[:60])
        step = replace(step, badge=found.id if found else "")
    if reward is not None:
        offered = await rewards.named(work, community_id, reward) if reward else None
        if reward and offered is None:
            raise Refusal("milestones.no-reward", words=reward[:60])
        step = replace(step, reward_id=offered.id if offered else 0)
    return step


async def choose(work: Work, community_id: int, step: Step, *, is_off: bool = False, changed_by_id: int) -> bool:
    """From now on; who came by it before keeps what it was then. False: so it is already.

    Raises:
        Refusal: more than makes sense; nothing changed.
    """
    before = await step_of(work, community_id, step.days)
    if before == (None if is_off else step):
        return False
    extra = Extra() if is_off else Extra(step.badge, step.reward_id)
    await checkins.choose_milestone(
        work, community_id, step.days, None if is_off else (step.points, step.freezes)
    )  # fmt: skip
    await store.put_extra(work.db, community_id, step.days, extra)
    noted = {"points": step.points, "freezes": step.freezes, **extra._asdict()}
    changes = {f"milestone_{step.days}": {} if is_off else noted}
    await points.note_rules(work, community_id, changes, changed_by_id=changed_by_id)
    return True


async def what(work: Work, community_id: int, step: Step) -> Text:
    """What it brings, in words."""
    told = [one async for one in _parts(work, community_id, step)] or [say("milestones.a-word")]
    return strung(told, "milestones.and")


async def _parts(work: Work, community_id: int, step: Step) -> AsyncIterator[Text]:
    if step.points:
        yield say("milestones.points", points=step.points)
    if step.freezes:
        yield say("milestones.freezes", freezes=step.freezes)
    badge = _badge(work, community_id, step.badge)
    if badge:
        yield badges.name_of(badge)
    reward = await _reward(work, community_id, step.reward_id)
    if reward:
        yield say("milestones.reward", emoji=reward.terms.emoji, reward=Name(reward.terms.name))


def _badge(work: Work, community_id: int, badge_id: str) -> badges.Badge | None:
    """One that can still be had."""
    badge = badges.find(work, community_id, badge_id) if badge_id else None
    return None if badge is None or badge.is_retired else badge


async def _reward(work: Work, community_id: int, reward_id: int) -> Reward | None:
    """One that stands on the shelf, or will again."""
    if not reward_id:
        return None
    try:
        reward = await rewards.reward_of(work, community_id, reward_id)
    except Refusal:
        return None
    return None if reward.shown is rewards.Shown.RETIRED else reward


# --- What a member is given ---


async def give(work: Work, fact: StreakMilestone) -> None:
    """A streak of the day's check-ins; those of challenges bring their points."""
    community_id, member_id = fact.community_id, fact.member_id
    extra = (await store.extras(work.db, community_id)).get(fact.step) if fact.track == DAILY else None
    if extra is None or await store.was_given(work.db, community_id, member_id, fact.days, fact.began_on):
        return
    badge = _badge(work, community_id, extra.badge)
    is_lent = badge is not None and await badges.lend(
        work, community_id, member_id, badge, reason=f"🔥 {fact.days}", key=_key(fact), is_quiet=False
    )
    given = await _hand_over(work, fact, extra.reward_id)
    if not is_lent and given is None:
        return
    row = {"community_id": community_id, "member_id": member_id, "days": fact.days, "day": fact.day}
    row |= {"badge": extra.badge if is_lent else "", "is_kept": False}
    row |= {"reward_id": given.reward_id if given else 0, "number": given.number if given else 0}
    await store.add_gift(work.db, row)


def _key(fact: StreakMilestone | MilestoneUndone) -> str:
    return f"milestone:{fact.days}:{fact.day}"


async def _hand_over(work: Work, fact: StreakMilestone, reward_id: int) -> Redemption | None:
    if not reward_id:
        return None
    try:
        given = await rewards.give(work, fact.community_id, fact.member_id, reward_id)
    except Refusal:
        await _tell_admins(work, fact, reward_id)
        return None
    await _tell(work, fact, given)
    return given


async def _tell(work: Work, fact: StreakMilestone, given: Redemption) -> None:
    """In private, where it may have a code; without a line the group hears only that there is something."""
    key = f"milestones.given:{fact.member_id}:{fact.days}:{fact.day}:{given.number}"
    community_id, member_id = fact.community_id, fact.member_id
    if preferences.of(work, member_id).is_line_open:
        text = say("milestones.given", days=fact.days, received=lines(rewards.received(given)))
        see = Button(say("milestones.button-mine"), press("rewards", "mine", community_id))
        await work.say(text, key=key, community_id=community_id, member_id=member_id, buttons=[[see]])
        return
    name = (await members.names(work, [member_id]))[member_id]
    await work.say(
        say("milestones.given-group", name=name, days=fact.days), key=key, community_id=community_id,
        weight=Weight.FOLDS, names=member_id,
    )  # fmt: skip


async def _tell_admins(work: Work, fact: StreakMilestone, reward_id: int) -> None:
    community_id = fact.community_id
    reward = await _reward(work, community_id, reward_id)
    what: Text | Name = Name(reward.terms.name) if reward else say("milestones.gone")
    text = say(
        "milestones.none-left",
        name=(await members.names(work, [fact.member_id]))[fact.member_id],
        days=fact.days,
        reward=what,
        community=Name(communities.get(work, community_id).title),
    )
    key = f"milestones.none-left:{fact.member_id}:{fact.days}:{fact.day}"
    if await preferences.admins_in_reach(work, community_id):
        await preferences.tell_admins(work, community_id, text, key=key)
    else:
        await work.say(text, key=key, community_id=community_id, weight=Weight.ASKED)


async def take_back(work: Work, fact: MilestoneUndone) -> None:
    if fact.track != DAILY:
        return
    which = (fact.community_id, fact.member_id, fact.days, fact.day)
    gift = await store.gift_on(work.db, *which)
    if gift is None:
        return
    if gift.badge:
        await badges.take_back_lent(work, fact.community_id, fact.member_id, gift.badge, key=_key(fact))
    if gift.number and not await rewards.give_back(
        work, fact.community_id, gift.reward_id, fact.member_id, gift.number
    ):
        await store.keep(work.db, *which)
    else:
        await store.remove(work.db, *which)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await store.move(work.db, kept_id, retired_id)
