"""What those who joined do for the first time, each kind once. Who was there before Hearth looked for it has no row
here, and is never told of."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.features import activity, checkins, thanks
from bot.features.celebrations import rules, store
from bot.features.celebrations.rules import First
from bot.features.celebrations.store import Row
from bot.features.members import MemberJoined
from bot.kit.texts import Text, say
from bot.kit.work import Work

FIRST = "first:"  # before what it was; no badge has an id that begins so
AT_ONCE = 500  # members looked at with one statement
DAY = timedelta(days=1)


async def arrive(work: Work, fact: MemberJoined) -> bool:
    """Whether there is anything to look for. Who comes back has done it all before, or is in the list still."""
    if fact.is_return:
        return False
    await store.watch(work.db, fact.community_id, fact.member_id, fact.at)
    if await store.seen(work.db, fact.community_id) is None:
        await _see(work, fact.community_id)
    return True


async def are_awaited(work: Work, community_id: int) -> bool:
    return bool(await _open(work, community_id))


async def told_otherwise(work: Work, community_id: int, member_id: int, what: First) -> None:
    """A badge says the same."""
    await store.mark(work.db, community_id, {member_id: what})


async def look(work: Work, community_id: int, *, is_quiet: bool = False) -> None:
    """What is new waits for the message of the day, or is passed over for good."""
    for member_id, found in (await new_of(work, community_id)).items():
        await store.mark(work.db, community_id, {member_id: First(sum(found))})
        for one in () if is_quiet else found:
            await store.add(work.db, community_id, Row(member_id, FIRST + (one.name or "").lower(), 0, work.now))
    await store.forget_firsts(work.db, community_id, work.now - rules.NEW_FOR)
    if await store.seen(work.db, community_id) is not None:
        await _see(work, community_id)


async def new_of(work: Work, community_id: int) -> Mapping[int, Sequence[First]]:
    """By member; nothing is noted."""
    awaited, after = await _open(work, community_id), await store.seen(work.db, community_id)
    found: dict[int, Sequence[First]] = {}
    if after is None:
        return found
    for start in range(0, len(awaited), AT_ONCE):
        ids = list(awaited)[start : start + AT_ONCE]
        photos, answers = await activity.photos_and_answers(work, community_id, ids, after)
        thanked = await thanks.helped_of(work, community_id, ids)
        checked_in = await checkins.days_of(work, community_id, ids, _days(work))
        for one in ids:
            done = (
                (First.CHECKIN, bool(checked_in.get(one))), (First.PHOTO, one in photos),
                (First.THANKS, bool(thanked.get(one))), (First.ANSWER, one in answers),
            )  # fmt: skip
            seen = First(sum(what for what, is_done in done if is_done))
            if new := rules.news(awaited[one], seen):
                found[one] = new
    return found


def title(badge: str) -> Text:
    return say(f"celebrations.first-{badge.removeprefix(FIRST)}")


async def _open(work: Work, community_id: int) -> Mapping[int, First]:
    rows = await store.watched(work.db, community_id, work.now - rules.NEW_FOR)
    return {
        row.member_id: First(row.done) for row in rows if rules.are_looked_for(row.joined_at, First(row.done), work.now)
    }


def _days(work: Work) -> Sequence[date]:
    last = work.now.date() + DAY
    return [last - number * DAY for number in range(rules.NEW_FOR.days + 2)]


async def _see(work: Work, community_id: int) -> None:
    await store.see(work.db, community_id, await activity.last_message(work, community_id))
