"""A week in words, and its check-ins in a picture that says no more than the words do."""

from dataclasses import dataclass

from bot.features import challenges, communities, members, themes
from bot.features.digests import rules
from bot.features.digests.service.gathering import NAMED, Few, Week
from bot.kit.texts import Name, Text, lines, say, strung
from bot.kit.work import Picture, Work


@dataclass(frozen=True, slots=True)
class Digest:
    text: Text
    picture: Picture | None  # none: nobody checked in


async def told(work: Work, community_id: int, week: Week) -> Digest:
    text = say("digests.week", first=week.days[0], last=week.days[-1], lines=lines(await _lines(work, week)))
    return Digest(text, await _picture(work, community_id, week) if any(week.checkins) else None)


async def _lines(work: Work, week: Week) -> list[Text]:
    found = [*_happened(week), *await _people(work, week)]
    found += [
        say("digests.running", title=challenges.title(one), number=one.days_by(week.today), days=one.plan.days)
        for one in week.running
    ]
    return [*found, *await _next(work, week)]


def _happened(week: Week) -> list[Text]:
    found = []
    if number := sum(week.checkins):
        trend = _trend(number, week.checkins_before)
        found.append(say("digests.checkins", checkins=number, members=week.checked_in, trend=trend))
        each = [
            say("digests.on-day", day=_short(day.weekday()), number=number)
            for day, number in zip(week.days, week.checkins, strict=True)
        ]
        found.append(say("digests.daily", days=strung(each, "digests.and-day")))
    if week.writers:
        found.append(say("digests.writers", members=week.writers, trend=_trend(week.writers, week.writers_before)))
    return found


async def _people(work: Work, week: Week) -> list[Text]:
    found = []
    if week.grown or week.grown_more:
        names = await members.names(work, [member_id for member_id, _ in week.grown])
        grown = [say("digests.grew", name=names[member_id], what=what) for member_id, what in week.grown]
        if week.grown_more:
            grown.append(say("digests.grew-more", more=week.grown_more, named=len(grown)))
        found.append(say("digests.grown", lines=lines(grown)))
    if week.newcomers.number:
        found.append(await _welcome(work, week.newcomers))
    if week.thanks:
        found.append(await _thanked(work, week))
    return found


async def _welcome(work: Work, newcomers: Few) -> Text:
    if not newcomers.ids:
        return say("digests.welcome-all", members=newcomers.number)
    names = await members.in_a_row(work, newcomers.ids, NAMED)
    if newcomers.more:
        return say("digests.welcome-more", names=names, more=newcomers.more)
    return say("digests.welcome", names=names)


async def _thanked(work: Work, week: Week) -> Text:
    if week.thanked is None:
        return say("digests.thanks", thanks=week.thanks)
    member_id, givers = week.thanked
    name = (await members.names(work, [member_id]))[member_id]
    return say("digests.thanked", thanks=week.thanks, name=name, givers=givers)


async def _next(work: Work, week: Week) -> list[Text]:
    found = [say("digests.begins", title=challenges.title(one), day=one.first_day) for one in week.coming]
    if week.birthdays:
        names = await members.names(work, [member_id for _, member_id in week.birthdays])
        each = [say("digests.birthday", name=names[member_id], day=day) for day, member_id in week.birthdays]
        found.append(say("digests.birthdays", names=strung(each, "digests.and-birthday")))
    return [say("digests.next", lines=lines(found))] if found else []


async def _picture(work: Work, community_id: int, week: Week) -> Picture:
    look = await themes.look_of(work, community_id)
    data = {
        "colour": look.colour,
        "symbol": look.symbol,
        "community": Name(communities.get(work, community_id).title),
        "title": say("digests.chart", first=week.days[0], last=week.days[-1]),
        "words": say("digests.chart-words", checkins=sum(week.checkins)),
        "bars": [
            {"day": _short(day.weekday()), "number": str(number), "share": share}
            for day, number, share in zip(week.days, week.checkins, rules.shares(week.checkins), strict=True)
        ],
    }
    return Picture("digests:week", data, look.photos)


def _trend(now: int, before: int) -> Text | str:
    found = rules.trend(now, before)
    return "" if found is rules.Trend.FIRST else say(f"digests.trend-{found}")


def _short(weekday: int) -> Text:
    return say("kit.weekday", weekday=weekday)
