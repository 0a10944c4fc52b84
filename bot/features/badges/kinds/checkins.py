"""Check-ins to the day: all of them, or those of some hours, days of the week or dates, with a picture or a note."""

from collections.abc import Collection, Mapping, Sequence

from bot.features import checkins, points, preferences
from bot.features.badges.rules import NOTHING, Criterion, Heard, covers
from bot.features.checkins import DAILY, CheckedIn, CheckinUndone, Which
from bot.kit.calendar import hour_of
from bot.kit.work import Work

FACTS = (CheckedIn, CheckinUndone)
IS_NOTED = True


def hear(work: Work, fact: CheckedIn | CheckinUndone, criteria: Sequence[Criterion]) -> Heard:
    if fact.track != DAILY:
        return NOTHING
    if isinstance(fact, CheckinUndone):
        return Heard(fact.member_id, fact.day, anew=criteria)
    if fact.day != points.today_of(work, fact.community_id, fact.member_id):  # heard late, out of order perhaps
        return Heard(fact.member_id, fact.day, anew=criteria)
    hour = hour_of(fact.at, preferences.zone_of(work, fact.community_id, fact.member_id))
    every = Criterion("checkins")
    more = [one for one in criteria if one != every and _fits(one, fact, hour)]
    return Heard(fact.member_id, fact.day, more, {every: fact.total} if every in criteria else {})


def _fits(one: Criterion, fact: CheckedIn, hour: int) -> bool:
    return (
        (one.hours is None or covers(one.hours, hour))
        and (not one.weekdays or fact.day.weekday() in one.weekdays)
        and (one.on is None or one.on == (fact.day.month, fact.day.day))
        and (not one.with_photo or fact.has_photo)
        and (not one.with_note or bool(fact.note))
        and (one.since is None or fact.day >= one.since)
    )


async def count(
    work: Work, community_id: int, criteria: Sequence[Criterion], ids: Collection[int] | None
) -> Mapping[Criterion, Mapping[int, int]]:
    which = [
        Which(one.hours, frozenset(one.weekdays), one.on, one.with_photo, one.with_note, one.since) for one in criteria
    ]
    return dict(zip(criteria, await checkins.counted(work, community_id, which, ids), strict=True))
