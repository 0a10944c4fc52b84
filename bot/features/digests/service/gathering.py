"""What a week was made of. Rooms count for themselves; here are numbers, and the few who are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from bot.features import (
    activity,
    badges,
    birthdays,
    celebrations,
    challenges,
    checkins,
    communities,
    members,
    thanks,
    tiers,
)
from bot.features.challenges import Challenge
from bot.features.digests import rules
from bot.features.digests.rules import DAY, WEEK
from bot.kit.calendar import day_of
from bot.kit.texts import Text, say
from bot.kit.work import Work

NAMED = 5  # members in one line of a digest
LOOKED_AT = 200  # of one kind of news, to find them
LONG_STREAK = 14
CHALLENGES = 2  # of those that are on, and as many that begin
BIRTHDAYS = 3


@dataclass(frozen=True, slots=True)
class Few:
    """Members to be named, and how many there are in all, with those who would rather not be."""

    ids: Sequence[int] = ()
    number: int = 0

    @property
    def more(self) -> int:
        return self.number - len(self.ids)


@dataclass(frozen=True, slots=True)
class Week:
    """What there is to tell at a moment: of the seven days before it, and of the seven to come."""

    days: Sequence[date]
    today: date
    checkins: Sequence[int]  # of each day
    checkins_before: int  # in the week before
    checked_in: int  # members
    writers: int
    writers_before: int
    grown: Sequence[tuple[int, Text]]  # members, each with what they came to
    grown_more: int
    newcomers: Few
    thanks: int
    thanked: tuple[int, int] | None  # one of those thanked by the most people, and by how many
    running: Sequence[Challenge]
    coming: Sequence[Challenge]  # that begin
    birthdays: Sequence[tuple[date, int]]

    @property
    def is_worth_telling(self) -> bool:
        """Talk alone is not, everybody was there; nor that a challenge goes on, which speaks for itself every day."""
        told = (self.grown, self.grown_more, self.newcomers.number, self.thanks, self.coming, self.birthdays)
        return any(self.checkins) or any(told)


async def gather(work: Work, community_id: int, at: datetime) -> Week:
    """As it is at a moment."""
    community = communities.get(work, community_id)
    today = day_of(at, community.zone, community.day_starts_at)
    days = rules.days_before(today)
    first, last = days[0], days[-1]
    per_day = await checkins.per_day(work, community_id, first - WEEK, last)
    grown, grown_more = await _grown(work, community_id, at, first, last)
    said, most_thanked = await thanks.most_thanked(work, community_id, first, last, LOOKED_AT)
    thanked = dict(most_thanked)
    named = await celebrations.may_be_named(work, community_id, [*thanked])
    live = challenges.live(work, community_id)
    return Week(
        days,
        today,
        [per_day.get(day, 0) for day in days],
        sum(number for day, number in per_day.items() if day < first),
        await checkins.members_between(work, community_id, first, last),
        await activity.writers_between(work, community_id, first, last),
        await activity.writers_between(work, community_id, first - WEEK, last - WEEK),
        grown,
        grown_more,
        await _newcomers(work, community_id, at),
        said,
        (named[0], thanked[named[0]]) if named else None,
        [one for one in live if one.number_of(today) or one.rests_on(today)][:CHALLENGES],
        [one for one in live if today < one.first_day <= today + WEEK][:CHALLENGES],
        await _birthdays(work, community_id, today),
    )


async def _grown(
    work: Work, community_id: int, at: datetime, first: date, last: date
) -> tuple[Sequence[tuple[int, Text]], int]:
    """New tiers before long streaks, and these before badges; one thing of each member. And how many more there are."""
    found: list[tuple[int, Text]] = []
    for member_id, tier in await tiers.risen(work, community_id, at - WEEK, at, LOOKED_AT):
        found.append((member_id, say("digests.now", title=tiers.title_of(work, community_id, tier))))
    reached = await checkins.milestones_between(work, community_id, first, last, least=LONG_STREAK, limit=LOOKED_AT)
    found += [(member_id, say("digests.streak", days=days)) for member_id, days in reached]
    for member_id, badge, level in await badges.granted(work, community_id, at - WEEK, at, LOOKED_AT):
        if title := badges.title(work, community_id, badge, level):
            found.append((member_id, title))
    each = rules.one_each(found)
    named = (await celebrations.may_be_named(work, community_id, [*each]))[:NAMED]
    return [(one, each[one]) for one in named], len(each) - len(named)


async def _newcomers(work: Work, community_id: int, at: datetime) -> Few:
    ids, number = await members.newcomers(work, community_id, at - WEEK, at, LOOKED_AT)
    return Few((await celebrations.may_be_named(work, community_id, ids))[:NAMED], number)


async def _birthdays(work: Work, community_id: int, today: date) -> Sequence[tuple[date, int]]:
    """Of the days to come: today's was greeted."""
    found = await birthdays.soon(work, community_id, today + DAY, today + DAY + WEEK, LOOKED_AT)
    named = await celebrations.may_be_named(work, community_id, list(map(itemgetter(1), found)))
    return [(day, member_id) for day, member_id in found if member_id in named][:BIRTHDAYS]
