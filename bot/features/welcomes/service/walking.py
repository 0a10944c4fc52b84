"""First steps, each ticked by what the room that knows it has kept; and how far newcomers come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.features import activity, checkins, members, points, preferences
from bot.features.welcomes import rules, store
from bot.features.welcomes.rules import Funnel, Path
from bot.features.welcomes.service import wording
from bot.kit.texts import Name
from bot.kit.work import Refusal, Work

AT_ONCE = 500  # newcomers looked at with one statement


@dataclass(frozen=True, slots=True)
class Steps:
    """What there is to do, in order, and whether it is done."""

    done: dict[str, bool]
    mentor: Name | None = None

    @property
    def left(self) -> Sequence[str]:
        return [one for one, is_done in self.done.items() if not is_done]


async def steps_of(work: Work, community_id: int, member_id: int) -> Steps | None:
    """None: they are no newcomer, or not any more."""
    row = await store.find(work.db, community_id, member_id)
    if row is None or work.now - row.joined_at >= rules.NEW_FOR:
        return None
    joined_on = points.today_of(work, community_id, member_id, row.joined_at)
    written = await activity.days_of(work, community_id, [member_id], _days(work, joined_on))
    standing = await checkins.standing_of(work, community_id, member_id)
    done = {
        "hello": member_id in written,
        "zone": preferences.of(work, member_id).zone is not None,
        "checkin": standing.total > 0,
    }
    if (await wording.written(work, community_id)).rules:
        done["rules"] = row.rules_read_at is not None
    mentor = None
    if row.mentor_id is not None and await members.is_present(work, community_id, row.mentor_id):
        done["buddy"] = row.met_at is not None
        mentor = (await members.names(work, [row.mentor_id]))[row.mentor_id]
    return Steps(done, mentor)


def _days(work: Work, first: date) -> Sequence[date]:
    """Until today, wherever that has come."""
    last = work.now.date() + timedelta(days=1)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


async def read_rules(work: Work, community_id: int, member_id: int) -> str:
    """What admins want everybody to know; a newcomer has then read it.

    Raises:
        Refusal: they wrote nothing.
    """
    found = (await wording.written(work, community_id)).rules
    if not found:
        raise Refusal("welcomes.no-rules")
    await store.read_rules(work.db, community_id, member_id, work.now)
    return found


async def meet(work: Work, community_id: int, member_id: int) -> None:
    """A newcomer says that they have met their mentor.

    Raises:
        Refusal: they have none.
    """
    row = await store.find(work.db, community_id, member_id)
    if row is None or row.mentor_id is None:
        raise Refusal("kit.expired")
    await store.met(work.db, community_id, member_id, work.now)


async def funnel(work: Work, community_id: int, days: int) -> Funnel:
    """Of those who joined in the last so many days, from the rows of those who know what they did."""
    rows = await store.joined_since(work.db, community_id, work.now - timedelta(days=days))
    joined = {row.member_id: points.today_of(work, community_id, row.member_id, row.joined_at) for row in rows}
    ids, paths = list(joined), []
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        span = _days(work, min(joined[one] for one in some))
        wrote = await activity.days_of(work, community_id, some, span)
        checked_in = await checkins.days_of(work, community_id, some, span)
        paths += [
            Path(joined[one], points.today_of(work, community_id, one), wrote.get(one, ()), checked_in.get(one, ()))
            for one in some
        ]
    return rules.funnel(paths)
