"""Prompts that came too late to be said, as Hearth was away: admins see them, and may have one said all the same."""

from datetime import date, datetime, timedelta

from bot.features import communities, preferences
from bot.features.challenges import rules
from bot.features.challenges.rules import DAY, Challenge, Moment, What
from bot.features.challenges.service import programme, telling
from bot.features.challenges.service.programme import today_in
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal, Work

LISTED = 7  # days back: what is older helps nobody any more
A_MOMENT = timedelta(microseconds=1)


def _missed(work: Work, one: Challenge, since: datetime) -> list[Moment]:
    """The last prompts from then on that are too late now."""
    zone, found = communities.get(work, one.community_id).zone, []
    until, behind = work.now - telling.lateness(work, one), today_in(work, one.community_id) - LISTED * DAY
    for moment in rules.moments(one, zone, since - A_MOMENT):
        if moment.at >= until:
            break
        if moment.what is What.PROMPT and moment.day > behind:
            found.append(moment)
    return found


async def tell_missed(work: Work, one: Challenge, due_at: datetime) -> None:
    """To admins, once for all that an absence cost; nothing while what was due can still be said."""
    if work.now - due_at <= telling.lateness(work, one) or not communities.get(work, one.community_id).is_active:
        return
    found = _missed(work, one, due_at)
    if not found:
        return
    told = [
        say("challenges.missed-line", number=one.number_of(each.day), day=each.day, what=_words(one, each.day))
        for each in found
    ]
    text = say("challenges.missed", title=telling.title(one), lines=lines(told))
    rows = [
        [telling.button(one, say("challenges.button-say-now", number=one.number_of(each.day)), "saynow", each.day)]
        for each in found
    ]
    key = f"challenge:{one.id}:missed:{work.now:%Y-%m-%d}"
    await preferences.tell_admins(work, one.community_id, text, key=key, buttons=rows)


def _words(one: Challenge, day: date) -> Text:
    content = one.content_of(day)
    return say("challenges.content", content=content) if content else telling.how(one)


async def say_now(work: Work, community_id: int, challenge_id: int, day: date) -> Challenge:
    """Says a prompt that was missed, once, whoever asks for it.

    Raises:
        Refusal: it is over, at rest, was said before, or is none that was missed.
    """
    one = await programme.find_live(work, community_id, challenge_id)
    zone = communities.get(work, community_id).zone
    since = max(work.now - (LISTED + 1) * DAY, rules.begins_at(one, zone))
    if one.paused_on is not None or day not in {each.day for each in _missed(work, one, since)}:
        raise Refusal("challenges.missed-gone")
    if not await telling.say_late(work, one, day, _words(one, day)):
        raise Refusal("challenges.said-before")
    return one
