"""What changes a streak without a check-in of today: yesterday made up, and days that are covered after the fact."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.features import communities, excuses, points, preferences
from bot.features.checkins import rules
from bot.features.checkins.facts import CheckedIn, StreakRecounted
from bot.features.checkins.service import milestones
from bot.features.checkins.service.checking import Source
from bot.features.checkins.service.standings import ANY_ZONE, add_up, freezing_of, moment_of, note_freezing, tally_of
from bot.features.checkins.settings import Settings
from bot.features.checkins.store import entries, freezes, standings
from bot.features.checkins.store.entries import Who
from bot.features.checkins.tables import DAILY
from bot.kit.calendar import end_of
from bot.kit.scheduling import Due
from bot.kit.texts import say
from bot.kit.work import Refusal, Work

LATELY_DAYS = 30
BATCH = 200  # members whose check-ins are added up anew in one transaction


# --- Yesterday ---


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Yesterday, as if it had not been left out."""

    day: date
    streak: int
    price: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What it takes to make up for yesterday."""

    day: date
    until: time  # on the member's clock
    price: int


async def offer_of(work: Work, community_id: int, member_id: int, *, track: str = DAILY) -> Offer | None:
    """None where yesterday has its check-in or needs none, can no longer be made up, or where that would keep nothing:
    the day before was left out, too."""
    who = Who(community_id, track, member_id)
    try:
        offer = await _offer(work, who)
    except Refusal:
        return None
    before = offer.day - rules.DAY
    kept = before in await entries.days_since(work.db, who, before) or before in await freezes.frozen(work.db, who)
    covers = (await excuses.covers_of(work, community_id, [member_id], before, before))[member_id]
    shift = moment_of(work, community_id, member_id, work.now).shift
    return offer if kept or covers.on(before, {shift}) else None


async def make_up(work: Work, community_id: int, member_id: int, *, track: str = DAILY) -> MadeUp:
    """Checks a member in for yesterday, for the price that the community set.

    Raises:
        Refusal: it is too late, there is nothing to make up for, or they have too few points.
    """
    who = Who(community_id, track, member_id)
    offer = await _offer(work, who)
    community, zone = communities.get(work, community_id), preferences.zone_of(work, community_id, member_id)
    now = moment_of(work, community_id, member_id, work.now)
    at = rules.end_of_yesterday(now.day, zone, community.day_starts_at)
    async with work.savepoint():
        attempt = await entries.add_once(
            work.db, who, offer.day,
            at=at, noted_at=work.now, shift=now.shift, west=now.shift, source=Source.MAKEUP, note="", message_id=None,
            has_photo=False,
        )  # fmt: skip
        if attempt is None:  # by another transaction, just now
            raise Refusal("checkins.makeup-done", day=offer.day)
        if offer.price:
            key = rules.makeup_key(track, offer.day, attempt)
            await points.spend(
                work, community_id, member_id, offer.price, reason="checkins.for-makeup", key=key, day=now.day
            )
        tally = await add_up(work, who)
        assert tally is not None  # noqa: S101
    fact = CheckedIn(
        community_id, member_id, track, offer.day, tally.streak, tally.total, at, is_made_up=True
    )  # fmt: skip
    await work.announce(fact)
    await milestones.follow(work, who, tally.streak, tally.began_on, offer.day, attempt, is_step=False)
    return MadeUp(offer.day, tally.streak, offer.price)


async def _offer(work: Work, who: Who) -> Offer:
    cfg, community = work.settings(Settings, who.community_id), communities.get(work, who.community_id)
    if not cfg.makeup_until_hour:
        raise Refusal("checkins.makeup-off")
    zone = preferences.zone_of(work, who.community_id, who.member_id)
    now = moment_of(work, who.community_id, who.member_id, work.now)
    day = now.day - rules.DAY
    tally = await tally_of(work, who)
    if tally is None or (tally.total == tally.streak and tally.began_on > day):
        raise Refusal("checkins.makeup-nothing")  # the very first check-in has no day before it
    if await entries.find(work.db, who, day):
        raise Refusal("checkins.makeup-done", day=day)
    covers = (await excuses.covers_of(work, who.community_id, [who.member_id], day, day))[who.member_id]
    if covers.on(day, {now.shift}):
        raise Refusal("checkins.makeup-covered", day=day)
    until = rules.makeup_ends(now.day, zone, community.day_starts_at, cfg.makeup_until_hour)
    if work.now >= until:
        raise Refusal("checkins.makeup-late", day=day, until=until.astimezone(zone).time())
    return Offer(day, until.astimezone(zone).time(), cfg.makeup_price)


def makeup_over(work: Work, community_id: int, day: date, zone: ZoneInfo) -> datetime:
    """From when on a day can neither be checked in for nor made up, where that wall hangs."""
    community, cfg = communities.get(work, community_id), work.settings(Settings, community_id)
    if not cfg.makeup_until_hour:
        return end_of(day, zone, community.day_starts_at)
    ends = rules.makeup_ends(day + rules.DAY, zone, community.day_starts_at, cfg.makeup_until_hour)
    return max(ends, end_of(day, zone, community.day_starts_at))


# --- Days that are covered after the fact, or no longer ---


async def count_concerned(work: Work, community_id: int, day: date, ids: Collection[int] = ()) -> int:
    """How many check in these days, and did not on that day; of `ids`, or with none of all."""
    since = day - rules.DAY * LATELY_DAYS
    return await standings.count_without(work.db, community_id, DAILY, day, since, ids or None)


async def recount(
    work: Work,
    community_id: int,
    first: date,
    last: date,
    ids: Collection[int] | None,
    after: tuple[str, int] = ("", 0),
) -> None:
    """Adds up anew whom these days concern, a batch at a time. Whose last check-in lies before them has time: what
    covers a day is asked for when they come back."""
    concerned = await standings.left_out(work.db, community_id, first, last, ids, after, BATCH)
    for who in concerned:
        if tally := await add_up(work, who):
            day, attempt = await entries.last_attempt(work.db, who)
            await milestones.follow(work, who, tally.streak, tally.began_on, day, attempt, is_step=False)
            await work.announce(StreakRecounted(community_id, who.member_id, who.track, day))
    if len(concerned) == BATCH:
        end = concerned[-1]
        await work.plan(
            "checkins.recount", f"{first}:{last}:{work.now.isoformat()}:{end.member_id}:{end.track}", work.now,
            community_id=community_id, first=first.isoformat(), last=last.isoformat(),
            ids=None if ids is None else sorted(ids), track=end.track, member=end.member_id,
        )  # fmt: skip


async def hearth_was_away(work: Work, began: datetime, ended: datetime) -> None:
    """Each community is told, and its days are counted anew, in a transaction of its own."""
    await work.plan_all(
        [
            Due("checkins.away", community_id, began.isoformat(), work.now, {"ended": ended.isoformat()})
            for community_id in communities.active(work)
        ]
    )


async def tell_away(work: Work, community_id: int, began: datetime, ended: datetime) -> None:
    """One line, if a whole day is not counted and anybody has a streak that it might have cost."""
    first, last = began.date() - ANY_ZONE, ended.date() + ANY_ZONE
    await recount(work, community_id, first, last, None)
    days = await excuses.lost_days(work, community_id, began, ended)
    if not days or not await standings.has_any_since(work.db, community_id, days[0] - rules.DAY):
        return
    text = say("checkins.away-day" if len(days) == 1 else "checkins.away-days", first=days[0], last=days[-1])
    await work.say(text, key=f"checkins.away:{began.isoformat()}", community_id=community_id)


# --- How many freezes a community allows ---


async def choose_freezes(
    work: Work, community_id: int, most: int | None = None, *, every_days: int | None = None, changed_by_id: int
) -> bool:
    """How many one may hold, and after how many days in a row there is one. From now on; what was earned and used by
    then stays. False: so it is already."""
    before = freezing_of(work, community_id)
    changes = {"freezes": (before.most, most), "freeze_every_days": (before.every_days, every_days)}
    changes = {key: (was, chosen) for key, (was, chosen) in changes.items() if chosen not in (None, was)}
    if changes:
        await note_freezing(work, community_id, before)
    for key, (_, chosen) in changes.items():
        await work.change_setting(Settings, community_id, key, chosen)
    if changes:
        new = {key: chosen for key, (_, chosen) in changes.items()}
        await points.note_rules(work, community_id, new, changed_by_id=changed_by_id)
    return bool(changes)


async def choose_makeup(
    work: Work, community_id: int, *, until_hour: int | None = None, price: int | None = None
) -> None:
    """Up to what hour yesterday can be made up (0: never), and for how many points."""
    for key, value in (("makeup_until_hour", until_hour), ("makeup_price", price)):
        if value is not None:
            await work.change_setting(Settings, community_id, key, value)
