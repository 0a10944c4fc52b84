"""What a badge asks for, in words."""

from datetime import date, time

from bot.features.badges.rules import WEEKEND, WORKDAYS, Badge, Criterion
from bot.features.badges.service.shelf import usual_name_of
from bot.kit.texts import Lines, Name, Text, lines, say, strung


def how(badge: Badge) -> Text:
    criterion = badge.criterion
    if criterion is None:
        return say("badges.how-given")
    first = badge.levels[0]
    return say(
        f"badges.how-{criterion.kind}",
        n=criterion.away_days or first,
        hours=_hours(criterion),
        days=_days(criterion),
        photo=say("badges.part-photo") if criterion.with_photo else "",
        note=say("badges.part-note") if criterion.with_note else "",
        since=say("badges.part-since", day=criterion.since) if criterion.since else "",
    )


def _hours(criterion: Criterion) -> Text | str:
    if not criterion.hours:
        return ""
    first, end = criterion.hours
    return say("badges.part-hours", **{"from": time(first), "to": time(end)})


def _days(criterion: Criterion) -> Text | str:
    """Of the week, or of the year."""
    told: Text | str = ""
    if criterion.weekdays == WEEKEND:
        told = say("badges.part-weekend")
    elif criterion.weekdays == WORKDAYS:
        told = say("badges.part-workdays")
    elif criterion.weekdays:
        named = (say("kit.weekday", weekday=day) for day in criterion.weekdays)
        told = say("badges.part-weekdays", days=strung(named, "badges.preview-and"))
    if criterion.on:
        return say("badges.part-on", days=told, day=date(2000, *criterion.on))  # a year that has every day
    return told


def extras(badge: Badge) -> Lines:
    """What else there is to it, a line each."""
    told = []
    if len(badge.levels) > 1:
        told.append(say("badges.extra-levels", levels=", ".join(map(str, badge.levels))))
    if badge.points:
        told.append(say("badges.extra-points", points=badge.points))
    if badge.is_secret:
        told.append(say("badges.extra-secret"))
    if badge.is_revocable and badge.criterion:
        told.append(say("badges.extra-revocable"))
    return lines(told)


def changes(before: Badge, after: Badge) -> Lines:
    """What is different, a line each."""
    told = []
    if (before.emoji, before.name) != (after.emoji, after.name):
        old, new = (say("badges.badge", emoji=one.emoji, name=usual_name_of(one)) for one in (before, after))
        told.append(say("badges.changed-name", before=old, after=new))
    for language, was, name in (("en", before.name_en, after.name_en), ("zh", before.name_zh, after.name_zh)):
        if name and name != was:
            told.append(say("badges.changed-name-in", language=language, name=Name(name)))
        elif name != was:
            told.append(say("badges.changed-no-name-in", language=language, name=Name(was)))
    if before.photo_id != after.photo_id:
        told.append(say("badges.changed-picture", now=int(bool(after.photo_id))))
    if before.is_retired != after.is_retired:
        told.append(say("badges.changed-retired", now=int(after.is_retired)))
    if (before.criterion, before.levels[0]) != (after.criterion, after.levels[0]):
        told.append(say("badges.changed-how", before=how(before), after=how(after)))
    if before.levels != after.levels and len(before.levels) + len(after.levels) > 2:
        few, many = (", ".join(map(str, one.levels)) for one in (before, after))
        told.append(say("badges.changed-levels", before=few, after=many))
    if before.points != after.points:
        told.append(say("badges.changed-points", before=before.points, after=after.points))
    if before.is_secret != after.is_secret:
        told.append(say("badges.changed-secret", now=int(after.is_secret)))
    if before.is_revocable != after.is_revocable:
        told.append(say("badges.changed-revocable", now=int(after.is_revocable)))
    return lines(told)
