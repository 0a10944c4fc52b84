"""What returns in a community and is made with a tap: newcomers' day, a week with a theme, a question each week."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.features import celebrations, communities, members, times
from bot.features.announcements import store
from bot.features.announcements.service.keeping import Announcement, find, keep
from bot.features.announcements.service.planning import NEWCOMERS, YEAR, State, dump, zone_of
from bot.features.announcements.tables import AnnouncementRow
from bot.kit import calendar
from bot.kit.calendar import Once, Rule, Yearly
from bot.kit.texts import Text, say
from bot.kit.work import Refusal, Work

FILE = Path(__file__).parent.parent / "rituals.toml"
BETWEEN = "\n---\n"
FIRST = timedelta(days=31)  # whoever joined within, is greeted the first time
GREETED = 200  # at most, with those who are only counted
_NAMES = re.compile(r"[{｛]\s*(?:names?|名字|新朋友|新人)\s*[}｝]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ritual:
    """One that an admin can take, as it is in the language of their group."""

    name: str
    emoji: str
    rule: Rule
    when: times.Meaning  # the same as its rule, to be told
    prompts: tuple[str, ...]
    ends: bool = False
    looks_back: bool = False  # at the year, on days of its own
    greets: bool = False  # those who joined since the last time; only if somebody did


def rituals_of(work: Work, community_id: int) -> list[Ritual]:
    language, zone = communities.get(work, community_id).language, zone_of(work, community_id)
    return [
        Ritual(
            name, one["emoji"], rule := calendar.from_json(one["rule"]), _meaning(rule, zone, work.now),
            tuple(words.strip() for words in one[language]), one.get("ends", False),
            one.get("looks_back", False), one.get("greets", False),
        )
        for name, one in _read().items()
    ]  # fmt: skip


def _meaning(rule: Rule, zone: ZoneInfo, now: datetime) -> times.Meaning:
    """A yearly one is told by the date that comes next."""
    due = calendar.next_due(rule, zone, now) if isinstance(rule, Yearly) else None
    return times.meaning_of(Once(due) if due else rule, zone)


@cache
def _read() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(FILE.read_text("utf-8"))


async def take(work: Work, community_id: int, name: str) -> Announcement:
    """A draft of it, to be looked at and changed as any other; the one that is there, if it was taken already.

    Raises:
        Refusal: there is none of that name, or no room for it.
    """
    ritual = next((one for one in rituals_of(work, community_id) if one.name == name), None)
    if ritual is None:
        raise Refusal("kit.expired")
    words = BETWEEN.join(ritual.prompts)
    for row in await store.everything(work.db, community_id):
        if row.state == State.DRAFT and row.words == words:
            return await find(work, community_id, row.number)
    return await keep(work, community_id, AnnouncementRow(
        community_id=community_id, number=0, words=words, rule=dump(ritual.rule), state=State.DRAFT,
        in_turn=len(ritual.prompts) > 1, ends=ritual.ends,
        ritual=NEWCOMERS if ritual.greets else YEAR if ritual.looks_back else "",
    ))  # fmt: skip


async def greeting(work: Work, row: Any) -> Text | None:
    """Those who joined since the last one, in the words of admins; None when there is nobody to be named."""
    since = row.greeted_at or work.now - FIRST
    ids, _ = await members.newcomers(work, row.community_id, since, work.now, GREETED)
    ids = await celebrations.may_be_named(work, row.community_id, ids)
    if not ids:
        return None
    before, after = _around(row.words)
    return say("announcements.greeting", before=before, names=await members.in_a_row(work, ids), after=after)


def _around(words: str) -> tuple[str, str]:
    """Where the names stand; below the words, if an admin left no place for them."""
    if found := _NAMES.search(words):
        return words[: found.start()], words[found.end() :]
    return f"{words}\n", ""
