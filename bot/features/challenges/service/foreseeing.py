"""What challenges will say in the days to come, for whoever wants to know beforehand."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.features import communities
from bot.features.challenges import rules
from bot.features.challenges.rules import Challenge, What
from bot.features.challenges.service.programme import challenge_in, live
from bot.features.challenges.service.telling import closing_at, title
from bot.features.challenges.store import challenges, enrolments
from bot.kit.texts import say
from bot.kit.work import Coming, Work


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    zone, found = communities.get(work, community_id).zone, []
    why = say("challenges.will-say-why")
    scheduled = [challenge_in(row) for row in await challenges.scheduled(work.db, community_id)]
    for one in [*live(work, community_id), *scheduled]:
        if one.paused_on is not None:
            continue  # nobody knows when it goes on
        since = one.publish_at or work.now
        if one.publish_at is not None:
            if one.publish_at > until:
                break
            # It goes with all that follows: it is taken back on its card, not skipped.
            found.append(Coming(one.publish_at, say("challenges.will-say-announced", title=title(one)), why=why))
        for moment in rules.moments(one, zone, since):
            if moment.at > until:
                break
            number = one.number_of(moment.day)
            what = say(f"challenges.will-say-{moment.what}", title=title(one), number=number, days=one.plan.days)
            found.append(Coming(moment.at, what, _key(one, moment.what, moment.day), why))
        else:
            found += await _results(work, one, until)
    return found


async def _results(work: Work, one: Challenge, until: datetime) -> Sequence[Coming]:
    enrolled = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    at = closing_at(work, one, [row.member_id for row in enrolled])
    if at > until:
        return []
    what, why = say("challenges.will-say-close", title=title(one)), say("challenges.will-say-why")
    return [Coming(at, what, _key(one, What.CLOSE, one.last_day), why)]


def _key(one: Challenge, what: What, day: date) -> str:
    """With which that moment is said."""
    return f"challenge:{one.id}:" + {What.BEGIN: "begins", What.CLOSE: "results"}.get(what, f"{what}:{day}")
