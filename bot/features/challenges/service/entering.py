"""Who may enter a challenge: the tier it asks for, and what somebody lacks of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.features import tiers
from bot.features.challenges.rules import Challenge
from bot.features.challenges.rules.entering import is_below, lacking
from bot.features.challenges.store import enrolments
from bot.kit.texts import Text, say
from bot.kit.work import Refusal, Work


@dataclass(frozen=True, slots=True)
class Lack:
    """What stands between a member and the tier that is asked for."""

    key: str
    words: Mapping[str, Text]

    @property
    def told(self) -> Text:
        return say(self.key, **self.words)


async def must_reach(work: Work, one: Challenge, member_id: int) -> None:
    """
    Raises:
        Refusal: they are below the tier that joining takes.
    """
    if lack := await lack_of(work, one, member_id):
        raise Refusal(lack.key, **lack.words)


async def lack_of(work: Work, one: Challenge, member_id: int) -> Lack | None:
    """Who is in, stays in: their tier is asked for once."""
    community_id, asked = one.community_id, one.plan.entry_tier
    if not asked:
        return None
    row = await enrolments.find(work.db, community_id, one.id, member_id)
    tier = await tiers.tier_of(work, community_id, member_id)
    if (row is not None and row.is_in) or not is_below(tiers.keys(work, community_id), tier, asked):
        return None
    words = {key: tiers.title_of(work, community_id, which) for key, which in (("have", tier), ("need", asked))}
    if missing := await _missing(work, one, member_id):
        return Lack("challenges.tier-missing", words | {"missing": missing})
    return Lack("challenges.tier-below", words)


async def _missing(work: Work, one: Challenge, member_id: int) -> Text | None:
    """In numbers. None: they have those, and an admin holds them, or they have not risen yet."""
    view = await tiers.view_of(work, one.community_id, member_id)
    step = next(step for step in view.steps if step.key == one.plan.entry_tier)
    points, days, people = lacking(view.have, (step.points, step.active_days, step.helped))
    told: Text | None = None
    for number, part in (
        (points, say("challenges.missing-points", points=points)),
        (days, say("challenges.missing-days", days=days)),
        (people, say("challenges.missing-people", people=people)),
    ):
        if number:
            told = part if told is None else say("challenges.missing-both", one=told, other=part)
    return told
