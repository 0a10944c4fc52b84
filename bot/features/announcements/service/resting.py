"""Which days are left out: whose holidays count, and for which announcements."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.features.announcements import rules, store
from bot.features.announcements.rules import Gap, Timing
from bot.features.announcements.service.keeping import Announcement, find, find_row
from bot.features.announcements.service.planning import country_of, load, replan, timing_of, zone_of
from bot.features.announcements.settings import Settings
from bot.kit.calendar import Daily, Once, day_of
from bot.kit.work import Refusal, Work

SHOWN_DAYS = 3
LOOKS = 400  # days ahead for holidays to show


@dataclass(frozen=True, slots=True)
class Holidays:
    """Whose count in a group, and the next of them."""

    country: str  # none: nobody can tell
    days: tuple[date, ...]
    gaps: tuple[Gap, ...]


def holidays_of(work: Work, community_id: int) -> Holidays:
    return _described(work, community_id, country_of(work, community_id))


async def choose_country(work: Work, community_id: int, text: str) -> Holidays:
    """
    Raises:
        Refusal: no country is called that, or none with a calendar.
    """
    country = rules.find_country(text)
    if country is None:
        raise Refusal("announcements.no-calendar", text=text)
    before = country_of(work, community_id)
    await work.change_setting(Settings, community_id, "holidays", country)
    for row in await store.everything(work.db, community_id):
        if row.skips_holidays:
            await replan(work, row, timing_of(work, row, country), timing_of(work, row, before))
    return _described(work, community_id, country)


async def choose_holidays(work: Work, community_id: int, number: int, *, are_skipped: bool) -> Announcement:
    """Whether one that comes again and again stays away on holidays.

    Raises:
        Refusal: nobody can tell whose, or it would never come.
    """
    row = await find_row(work, community_id, number)
    if isinstance(load(row), Once):
        raise Refusal("kit.expired")
    if are_skipped and not country_of(work, community_id):
        raise Refusal("announcements.which-country")
    before = timing_of(work, row)
    await store.change(work.db, community_id, number, {"skips_holidays": are_skipped})
    after = timing_of(work, await find_row(work, community_id, number))
    if after.next_due(zone_of(work, community_id), work.now) is None:
        raise Refusal("announcements.only-holidays", number=number)
    await replan(work, row, after, before)
    return await find(work, community_id, number)


def _described(work: Work, community_id: int, country: str) -> Holidays:
    zone = zone_of(work, community_id)
    today = day_of(work.now, zone)
    ahead = [today + timedelta(days=number) for number in range(LOOKS)] if country else []
    days = [day for day in ahead if day in rules.year_of(country, day.year).off]
    gaps = Timing(Daily(work.now.time()), country).gaps(zone, work.now, work.now)
    return Holidays(country, tuple(days[:SHOWN_DAYS]), gaps)
