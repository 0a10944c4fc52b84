"""What a year ceremony fills in: what the year came to, and whom it thanks by name."""

import re
from datetime import date
from typing import Any

from bot.features import challenges, checkins, communities, honours, members, thanks
from bot.features.announcements.rules import year_until
from bot.features.announcements.service.planning import timing_of
from bot.kit.calendar import day_of, end_of, start_of
from bot.kit.texts import Lines, Text, lines, say
from bot.kit.work import Work

MOST = 8  # places that are filled in one post
_PLACES = re.compile(r"[{｛]\s*(?:(numbers?|数字|数据)|names?|名字)\s*[}｝]", re.IGNORECASE)


async def filled(work: Work, row: Any, words: str) -> Text:
    """The words of admins, with numbers and names where they left a place for them."""
    found = list(_PLACES.finditer(words))[:MOST]
    if not found:
        return say("kit.as-is", value=words)
    first, last = _days(work, row)
    told: dict[bool, Text | Lines] = {}
    before: str | Text = words[: found[0].start()]
    for place, end in zip(found, [*(one.start() for one in found[1:]), len(words)], strict=True):
        is_numbers = bool(place[1])
        if is_numbers not in told:
            told[is_numbers] = await (_numbers if is_numbers else _names)(work, row.community_id, first, last)
        before = say("announcements.filled", before=before, told=told[is_numbers], after=words[place.end() : end])
    assert isinstance(before, Text)  # noqa: S101
    return before


async def preview(work: Work, row: Any) -> Text:
    """Both, as they would be today."""
    first, last = _days(work, row)
    return say(
        "announcements.looks-back",
        numbers=await _numbers(work, row.community_id, first, last),
        names=await _names(work, row.community_id, first, last),
    )  # fmt: skip


def _days(work: Work, row: Any) -> tuple[date, date]:
    community = communities.get(work, row.community_id)
    today = day_of(work.now, community.zone, community.day_starts_at)
    return year_until(today, timing_of(work, row))


async def _numbers(work: Work, community_id: int, first: date, last: date) -> Lines:
    """Nothing is told of what there was none of."""
    community = communities.get(work, community_id)
    since = start_of(first, community.zone, community.day_starts_at)
    until = end_of(last, community.zone, community.day_starts_at)
    _, came = await members.newcomers(work, community_id, since, until, 1)
    told = [say("announcements.year-members", count=await members.present_count(work, community_id), came=came)]
    per_day = await checkins.per_day(work, community_id, first, last)
    if total := sum(per_day.values()):
        by = await checkins.members_between(work, community_id, first, last)
        told.append(say("announcements.year-checkins", count=total, members=by))
    if ended := await challenges.ended_between(work, community_id, since, until):
        told.append(say("announcements.year-challenges", count=ended))
    said, _ = await thanks.most_thanked(work, community_id, first, last, 1)
    if said:
        told.append(say("announcements.year-thanks", count=said))
    return lines(told)


async def _names(work: Work, community_id: int, first: date, last: date) -> Text:
    ids = await honours.contributors(work, community_id, first, last)
    return await members.in_a_row(work, ids) if ids else say("announcements.year-everybody")
