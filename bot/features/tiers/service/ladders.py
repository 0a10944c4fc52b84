"""The steps of a community: what they are called, what they ask for, what they bring."""

from collections.abc import Sequence
from datetime import datetime

from bot.features.tiers import rules, store
from bot.features.tiers.rules import Ladder, Signals, Terms
from bot.features.tiers.settings import Privilege, Settings, Step, Tier
from bot.kit.texts import Name, Text, say
from bot.kit.work import Work

TITLES = {
    Tier.NEWCOMER: say("tiers.newcomer"),
    Tier.GROWING: say("tiers.growing"),
    Tier.EXPERT: say("tiers.expert"),
}


WORDS = {
    "newcomer": Tier.NEWCOMER, "新人": Tier.NEWCOMER, "growing": Tier.GROWING, "成长": Tier.GROWING,
    "expert": Tier.EXPERT, "达人": Tier.EXPERT,
}  # fmt: skip
"""What people call those that have words in every language."""


def settings_of(work: Work, community_id: int) -> Settings:
    return work.settings(Settings, community_id)


def asked_by(step: Step) -> Signals:
    return Signals(step.points, step.active_days, step.helped)


def ladder_in(steps: Sequence[Step]) -> Ladder:
    return tuple(map(asked_by, steps))


def terms_in(cfg: Settings) -> Terms:
    return Terms(cfg.keep_percent, rules.DAY * cfg.grace_days)


def position(steps: Sequence[Step], key: str) -> int:
    """Where a tier is on the ladder; one that is no longer on it counts as the first."""
    return next((at for at, step in enumerate(steps) if step.key == key), 0)


def titled(step: Step) -> Text:
    return say("tiers.named", title=Name(step.title)) if step.title else TITLES[Tier(step.key)]


def keys(work: Work, community_id: int) -> tuple[str, ...]:
    """The tiers of a community, from the first to the last."""
    return tuple(step.key for step in settings_of(work, community_id).ladder)


def title_of(work: Work, community_id: int, tier: str) -> Text:
    steps = settings_of(work, community_id).ladder
    return titled(steps[position(steps, tier)])


def reason(why: str) -> Text | str:
    return say("tiers.why", why=why) if why else ""


def names_of(steps: Sequence[Step]) -> dict[str, str]:
    """What people may call the tiers of a ladder, and the key of each."""
    own = {rules.plain(step.title).casefold(): step.key for step in steps if step.title}
    untitled = {step.key for step in steps if not step.title}
    return {word: tier.value for word, tier in WORDS.items() if tier in untitled} | own


def named(work: Work, community_id: int, words: str) -> tuple[str, str] | None:
    """A tier that `words` begin with, and what they say besides; None when there is none."""
    names, said = names_of(settings_of(work, community_id).ladder), words.split()
    for end in range(len(said), 0, -1):
        if key := names.get(rules.plain(" ".join(said[:end])).casefold()):
            return key, " ".join(said[end:])
    return None


async def tier_of(work: Work, community_id: int, member_id: int) -> str:
    """Where a member stands; one of `keys`."""
    steps = settings_of(work, community_id).ladder
    row = (await store.some(work.db, community_id, [member_id])).get(member_id)
    return steps[position(steps, row.tier) if row else 0].key


async def risen(
    work: Work, community_id: int, since: datetime, until: datetime, limit: int
) -> Sequence[tuple[int, str]]:
    """Who came to a tier for the first time, from `since` up to `until`, and to which; the latest first."""
    return await store.risen(work.db, community_id, since, until, limit)


async def may(work: Work, community_id: int, member_id: int, privilege: Privilege) -> bool:
    """Whether a member's tier, or one below it, brings this."""
    steps = settings_of(work, community_id).ladder
    tier = await tier_of(work, community_id, member_id)
    return any(privilege in step.privileges for step in steps[: position(steps, tier) + 1])
