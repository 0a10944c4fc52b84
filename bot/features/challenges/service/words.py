"""What is said of challenges to whoever asks."""

from collections.abc import Sequence
from datetime import date

from bot.features import communities
from bot.features.challenges.rules import Challenge, State, What
from bot.features.challenges.rules.amending import first_unsaid
from bot.features.challenges.service import resting
from bot.features.challenges.service.enrolling import Progress
from bot.features.challenges.service.looking import Line, Listed
from bot.features.challenges.service.making import Rehearsal
from bot.features.challenges.service.telling import moment, so_far, task_name, title
from bot.kit.texts import Text, lines, say
from bot.kit.work import Work

NAMED = 8  # messages of a rehearsal, from either end


def in_list(one: Listed, today: date) -> Text:
    mine = say("challenges.listed-mine") if one.is_mine else ""
    when = _when(one.challenge, today)
    return say("challenges.listed", title=title(one.challenge), when=when, members=one.members, mine=mine)


def _when(one: Challenge, today: date) -> Text:
    if one.state is State.LIVE and one.paused_on is not None:
        return say("challenges.when-paused")
    if one.state is not State.LIVE or today > one.last_day:
        return say("challenges.when-over")
    if today < one.first_day:
        return say("challenges.when-coming", day=one.first_day)
    if one.rests_on(today):
        return say("challenges.when-resting")
    return say("challenges.when-on", number=one.number_of(today), days=one.plan.days)


def own(one: Challenge, mine: Progress) -> Text:
    """How far a member is, to themselves."""
    told = so_far(one, mine.progress)
    if mine.completed_on:
        return say("challenges.mine", so_far=told, today=say("challenges.mine-completed", day=mine.completed_on))
    if one.state is State.LIVE and one.paused_on is not None:
        return say("challenges.mine", so_far=told, today=say("challenges.mine-paused", day=one.paused_on))
    if one.state is State.LIVE and (rest := resting.today(one, mine.today)):
        return say("challenges.mine", so_far=told, today=rest[0])
    number = one.number_of(mine.today) if one.state is State.LIVE else 0
    if not number:
        return say("challenges.mine-alone", so_far=told)
    key = "challenges.mine-done" if len(mine.tasks_today) >= one.plan.number_of_tasks else "challenges.mine-open"
    return say("challenges.mine", so_far=told, today=say(key, number=number, days=one.plan.days))


def on_board(one: Challenge, shown: Sequence[Line], members: int) -> Text:
    if not shown:
        return say("challenges.board-none", title=title(one))
    told = [
        say("challenges.board-line", name=line.name, so_far=so_far(one, line.progress), sign=_sign(line))
        for line in shown
    ]
    return say("challenges.board", title=title(one), members=members, lines=lines(told))


def _sign(line: Line) -> str:
    if line.is_complete:
        return "🏁"
    if line.is_at_rest:
        return "💤"
    return "✅" if line.has_done_today else "▫️"


def question(work: Work, one: Challenge, field: str) -> Text:
    """What an admin is asked in private, with what there is so far."""
    asks = say(f"challenges.ask-{field.replace('_', '-')}")
    if field == "content" and one.state is State.LIVE:
        number = first_unsaid(one, communities.get(work, one.community_id).zone, work.now)
        asks = say("challenges.ask-content-live", number=number)
    return say("challenges.asks", title=title(one), asks=asks, now=_so_far_written(one, field))


def _so_far_written(one: Challenge, field: str) -> Text | str:
    plan = one.plan
    match field:
        case "about" if plan.about:
            return say("challenges.ask-now", now=plan.about)
        case "reward" if plan.reward:
            return say("challenges.ask-now", now=plan.reward)
        case "badge" if plan.badge:
            return say("challenges.ask-now", now=plan.badge)
        case "words" | "task" if plan.tasks:
            told = [say("challenges.ask-task-line", task=task_name(one, at), words=" ".join(task.words))
                    for at, task in enumerate(plan.tasks)]  # fmt: skip
            return say("challenges.ask-now-lines", lines=lines(told))
        case "content" if any(plan.content):
            return say(
                "challenges.ask-now-lines", lines=say("challenges.has-content", days=sum(map(bool, plan.content)))
            )
        case "team_names" if plan.team_names:
            return say("challenges.ask-now", now=", ".join(plan.team_names))
    return ""


def rehearsed(work: Work, one: Challenge, found: Rehearsal) -> Text:
    first = say("challenges.says-now")
    if one.publish_at is not None:
        first = say("challenges.says-then", when=moment(work, one.community_id, one.publish_at))
    told = [_said(one, what, day) for what, day in found.messages]
    if len(told) > 2 * NAMED:
        told = [*told[:NAMED], say("challenges.says-more", more=len(told) - 2 * NAMED), *told[-NAMED:]]
    told.append(say(f"challenges.says-{What.CLOSE}", day=found.closes_on))
    return say("challenges.rehearsal", title=title(one), messages=len(found.messages) + 2, lines=lines([first, *told]))


def _said(one: Challenge, what: What, day: date) -> Text:
    """Among days that have words of their own, one without is told as such: it may be a slip."""
    told = say(f"challenges.says-{what}", day=day)
    is_empty = what not in (What.MIDDAY, What.EVENING) and any(one.plan.content) and not one.content_of(day)
    return say("challenges.says-empty", line=told) if is_empty else told
