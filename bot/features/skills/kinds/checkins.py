"""Check-ins to a track, each day once."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from bot.features import checkins
from bot.features.checkins import CheckedIn, CheckinUndone
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import CHECKIN, Feed
from bot.kit.texts import Name, Text, say
from bot.kit.work import Work

PREFIX, EACH = "checkin:", 0
FACTS = (CheckedIn, CheckinUndone)
_WORDS = ("checkins", "checkin", "check-ins", "打卡")
_TRACK = re.compile(r"(?:track|项目)[:：](?P<track>[\w-]{1,32})", re.IGNORECASE)


def _key(track: str, day: date) -> str:
    return f"{PREFIX}{track}:{day}"


def read(word: str) -> Feed | None:
    if word.casefold() in _WORDS:
        return Feed("checkins", checkins.DAILY)
    track = _TRACK.fullmatch(word)
    return Feed("checkins", track["track"].casefold()) if track else None


def source(feed: Feed) -> Text:
    if feed.name != checkins.DAILY:
        return say("skills.source-track", track=Name(feed.name), n=CHECKIN)
    return say("skills.source-checkins", n=CHECKIN)


def hear(fact: CheckedIn | CheckinUndone, feed: Feed) -> Fed | None:
    if fact.track != feed.name:
        return None
    return Fed(fact.member_id, _key(fact.track, fact.day), CHECKIN if isinstance(fact, CheckedIn) else 0)


async def of_members(work: Work, community_id: int, feed: Feed, ids: Collection[int]) -> Iterable[Fed]:
    found = await checkins.every_day_of(work, community_id, ids, track=feed.name)
    return [Fed(member_id, _key(feed.name, day), CHECKIN) for member_id, day in found]
