"""A letter about one's own month, for who wants it. Its numbers are read for a page of members at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.features import (
    activity,
    badges,
    challenges,
    checkins,
    communities,
    members,
    points,
    preferences,
)
from bot.features.digests import rules, store
from bot.features.digests.rules import DAY
from bot.features.digests.service.posting import tell_of_missed
from bot.features.digests.settings import Settings
from bot.kit.calendar import Monthly, day_of, month_of, next_due
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say, strung
from bot.kit.work import Coming, Work

AT_ONCE = 50  # letters written in one transaction
PAUSE = timedelta(seconds=5)  # between two of these: no faster than Telegram takes them
SOON = timedelta(days=14)
BADGES = 5  # named in a letter


@dataclass(frozen=True, slots=True)
class Month:
    """What a member's month was made of."""

    days: int  # with a check-in
    streak: int  # the longest
    points: int
    badges: Sequence[Text]
    best: tuple[date, int] | None  # the day with most messages, and how many

    @property
    def is_worth_telling(self) -> bool:
        return bool(self.days or self.points or self.badges or self.best)


# --- Whether one wants it ---


async def want(work: Work, community_id: int, member_id: int, *, is_wanted: bool) -> None:
    """The first to want one has them planned; a plan that is overdue stays, or this month's would be lost."""
    if is_wanted and not await store.page(work.db, community_id, 0, 1):
        await _plan_next(work, community_id, communities.get(work, community_id).zone)
    await store.want(work.db, community_id, member_id, is_wanted=is_wanted)


async def is_wanted(work: Work, community_id: int, member_id: int) -> bool:
    return await store.is_reader(work.db, community_id, member_id)


# --- Writing ---


async def begin(work: Work, community_id: int, due_at: datetime) -> None:
    """On the 1st: the pages of the month that is over, and the plan for the next one. A week late at most."""
    community = communities.get(work, community_id)
    if not await store.page(work.db, community_id, 0, 1):
        return  # whoever wants one again has it planned
    await _plan_next(work, community_id, community.zone)
    if not community.is_active:
        return
    month, _ = rules.month_before(day_of(due_at, community.zone))
    if rules.is_letter_stale(due_at, work.now):
        text = say("digests.missed-letters", community=Name(community.title))
        await tell_of_missed(work, community_id, text, due_at)
        return
    await _plan_page(work, community_id, month, 0, work.now)


async def write(work: Work, community_id: int, month: date, after: int) -> None:
    """The letters of the next few members behind `after`, and the plan for those behind them."""
    ids = await store.page(work.db, community_id, after, AT_ONCE)
    there = await members.present_among(work, community_id, ids)
    readers = [one for one in ids if one in there and preferences.of(work, one).is_line_open]
    found = await _months(work, community_id, readers, month)
    names = await members.names(work, readers)
    for member_id in readers:
        if found[member_id].is_worth_telling:
            await _send(work, community_id, member_id, names[member_id], month, found[member_id])
    if len(ids) == AT_ONCE:
        await _plan_page(work, community_id, month, ids[-1], work.now + PAUSE)


async def _months(work: Work, community_id: int, ids: Sequence[int], month: date) -> Mapping[int, Month]:
    last = month_of(month + timedelta(days=31)) - DAY
    days = [month + number * DAY for number in range((last - month).days + 1)]
    checked_in = await checkins.days_of(work, community_id, ids, days)
    streaks = await checkins.longest_streaks(work, community_id, month, ids, last)
    earned = await points.earned_in_month(work, community_id, ids, month)
    granted = await badges.granted_on(work, community_id, ids, month, last)
    messages = await activity.messages_of_some(work, community_id, ids, days)
    return {
        one: Month(
            len(checked_in.get(one, ())),
            streaks.get(one, 0),
            earned.get(one, 0),
            [
                title
                for badge, level in granted.get(one, ())
                if (title := badges.title(work, community_id, badge, level))
            ],
            rules.best_of(messages.get(one, {})),
        )
        for one in ids
    }


async def _send(work: Work, community_id: int, member_id: int, name: Name, month: date, found: Month) -> None:
    about = [*_lines(found), await _ahead(work, community_id, member_id)]
    title = Name(communities.get(work, community_id).title)
    text = say("digests.letter", name=name, month=month.month, community=title, lines=lines(about))
    stop = Button(say("digests.button-stop"), press("digests", "stop", community_id))
    await work.say(
        text,
        key=f"letter:{member_id}:{month}",
        community_id=community_id,
        member_id=member_id,
        buttons=[[stop]],
    )


def _lines(found: Month) -> list[Text]:
    told = []
    if found.days:
        streak = say("digests.letter-streak", days=found.streak) if found.streak > 1 else ""
        told.append(say("digests.letter-days", days=found.days, streak=streak))
    if found.points:
        told.append(say("digests.letter-points", points=found.points))
    if found.badges:
        shown = strung(found.badges[:BADGES], "digests.and-badge")
        told.append(say("digests.letter-badges", badges=shown, more=max(len(found.badges) - BADGES, 0)))
    if found.best:
        day, messages = found.best
        told.append(say("digests.letter-best", day=day, messages=messages))
    return told


async def _ahead(work: Work, community_id: int, member_id: int) -> Text:
    """One thing to look forward to: what begins soon, else the badge that is nearest."""
    today = points.today_of(work, community_id, member_id)
    for one in challenges.live(work, community_id):
        if today <= one.first_day <= today + SOON:
            return say("digests.ahead-challenge", title=challenges.title(one), day=one.first_day)
    for near in (await badges.collection(work, community_id, member_id)).ahead[:1]:
        return say("digests.ahead-badge", badge=badges.title_of(near.badge, near.level), count=near.count)
    return say("digests.ahead")


# --- What is coming ---


async def will_write(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """How many letters, if their readers have anything to read; who wants one is theirs to know."""
    due_at = _next_at(work, community_id, communities.get(work, community_id).zone)
    if due_at > until:
        return []
    readers, after = 0, 0
    while ids := await store.page(work.db, community_id, after, AT_ONCE):
        there = await members.present_among(work, community_id, ids)
        readers += sum(one in there and preferences.of(work, one).is_line_open for one in ids)
        after = ids[-1]
    if not readers:
        return []
    what, why = say("digests.will-write", count=readers), say("digests.will-write-why")
    return [Coming(due_at, what, why=why, is_private=True)]


# --- When a community changes ---


async def clock_changed(work: Work, community_id: int, zone: ZoneInfo) -> None:
    if await store.page(work.db, community_id, 0, 1):
        await _plan_next(work, community_id, zone)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await work.unplan("digests.letters", "monthly", community_id=retired_id)
    await store.move(work.db, kept_id, retired_id)
    await clock_changed(work, kept_id, communities.get(work, kept_id).zone)


async def _plan_next(work: Work, community_id: int, zone: ZoneInfo) -> None:
    await work.plan("digests.letters", "monthly", _next_at(work, community_id, zone), community_id=community_id)


def _next_at(work: Work, community_id: int, zone: ZoneInfo) -> datetime:
    due_at = next_due(Monthly(1, work.settings(Settings, community_id).letter_at), zone, work.now)
    assert due_at is not None  # noqa: S101  a monthly hour has no end
    return due_at


async def _plan_page(work: Work, community_id: int, month: date, after: int, at: datetime) -> None:
    await work.plan("digests.page", month.isoformat(), at, community_id=community_id, after=after)
