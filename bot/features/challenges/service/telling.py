"""What a challenge says into its group, and when."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from bot.features import amounts, celebrations, checkins, communities, members, preferences, tiers, times
from bot.features.challenges import kinds, rules
from bot.features.challenges.rules import CLOSES_AT, DAY, Challenge, Plan, What
from bot.features.challenges.rules.middays import at_midday
from bot.features.challenges.service import middays, resting
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.settings import Settings
from bot.features.challenges.store import enrolments
from bot.kit.calendar import Daily, next_due
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Work

NAMED = 8  # teams, and members of one
A_MOMENT = timedelta(microseconds=1)

# --- What it is called ---


def title(one: Challenge) -> Text:
    return titled(one.plan)


def titled(plan: Plan, called: str = "") -> Text:
    called = called or plan.title
    name = Name(called) if called else say(f"challenges.title-{plan.template or 'blank'}")
    return say("challenges.titled", emoji=Name(plan.emoji), title=name)


def task_name(one: Challenge, task: int) -> Text:
    named = one.plan.tasks[task]
    return say("challenges.task", name=Name(named.name or named.words[0]))


def goal(one: Challenge) -> Text:
    plan = one.plan
    much = amounts.told(plan.unit, plan.goal * amounts.SCALE) if kinds.of(plan).COUNTS_AMOUNTS else plan.goal
    return say(f"challenges.goal-{plan.kind}", goal=much, days=plan.days)


def so_far(one: Challenge, progress: int) -> Text:
    """In the measure of its kind."""
    plan, kind = one.plan, kinds.of(one.plan)
    told = [amounts.told(plan.unit, much) if kind.COUNTS_AMOUNTS else much for much in (progress, kind.target(plan))]
    return say(f"challenges.so-far-{plan.kind}", progress=told[0], target=told[1])


def measured(one: Challenge, progress: Fraction) -> Text:
    """In the measure of its kind, on an average, too."""
    if kinds.of(one.plan).COUNTS_AMOUNTS:
        return amounts.told(one.plan.unit, round(progress))
    number = round(float(progress), 1)
    return say(f"challenges.measure-{one.plan.kind}", number=int(number) if number == int(number) else number)


def how(one: Challenge) -> Text:
    """What to do for it."""
    plan = one.plan
    if kinds.of(plan).COUNTS_AMOUNTS:
        return say(f"challenges.how-{plan.kind}", unit=amounts.told(plan.unit, 5 * amounts.SCALE))
    if not plan.tasks:
        return say("challenges.how-checkin")
    told = [
        say(f"challenges.how-{plan.proof}", task=task_name(one, number), words=" ".join(task.words))
        for number, task in enumerate(plan.tasks)
    ]
    return say("challenges.lines", lines=lines(told))


def described(work: Work, one: Challenge) -> list[Text]:
    """All that members need to know, a line each."""
    plan = one.plan
    when = say("challenges.when", first=one.first_day, last=one.last_day, days=plan.days)
    if one.paused_on is not None:
        when = say("challenges.when-end-open", first=one.first_day, days=plan.days)
    told = [*about(one), *paused(one), when, *resting.told(one), goal(one), how(one)]
    if plan.points:
        told.append(say("challenges.brings", points=plan.points))
    if plan.reward:
        told.append(say("challenges.brings-reward", reward=Name(plan.reward)))
    if plan.stake:
        told.append(say("challenges.stake", stake=plan.stake))
    if plan.draw:
        told.append(say("challenges.draw", winners=plan.draw))
        told += [say("challenges.draw-seal", seal=one.seal)] if one.seal else []
    told += _teams(one)
    if plan.entry_tier in tiers.keys(work, one.community_id):
        told.append(say("challenges.from-tier", tier=tiers.title_of(work, one.community_id, plan.entry_tier)))
    if one.paused_on is None:
        told.append(say("challenges.join-until", day=one.join_until))
    elif one.may_join_on(one.paused_on):
        told.append(say("challenges.join-open"))
    return told


def in_short(one: Challenge) -> list[Text]:
    """What it is, without when."""
    told = [*about(one), *resting.told(one), goal(one), how(one), *_teams(one)]
    return [*told, say("challenges.has-content", days=sum(map(bool, one.plan.content)))] if one.plan.content else told


def about(one: Challenge) -> list[Text]:
    plan = one.plan
    if plan.about:
        return [say("challenges.about", about=plan.about)]
    return [say(f"challenges.about-{plan.template}")] if plan.template and not plan.title else []


def paused(one: Challenge) -> list[Text]:
    return [] if one.paused_on is None else [say("challenges.paused-since", day=one.paused_on)]


def _teams(one: Challenge) -> list[Text]:
    plan = one.plan
    if plan.teams == "none":
        return []
    told = [
        say("challenges.teams-of", size=plan.team_size)
        if plan.team_size
        else say(f"challenges.teams-{plan.teams}", teams=plan.team_count)
    ]
    if 0 < plan.team_count <= NAMED:
        names = team_name(one, 0)
        for team in range(1, plan.team_count):
            names = say("challenges.team-names", names=names, name=team_name(one, team))
        told.append(say("challenges.team-list", names=names))
    return told


def team_name(one: Challenge, team: int) -> Text:
    if team < len(one.plan.team_names):
        return say("challenges.team", name=Name(one.plan.team_names[team]))
    if team < rules.MOST_TEAMS:
        return say(f"challenges.team-{team + 1}")
    return say("challenges.team-more", number=team + 1)


def is_choice_open(work: Work, one: Challenge) -> bool:
    """Up to the first day one chooses a team; whoever comes later joins the smallest."""
    return one.plan.teams == "chosen" and today_in(work, one.community_id) <= one.first_day


def moment(work: Work, community_id: int, at: datetime) -> Text:
    """On the group's wall."""
    wall = at.astimezone(communities.get(work, community_id).zone)
    return times.in_words(times.Moment(wall.date(), wall.time()), today_in(work, community_id))


# --- Buttons under what it says ---


def join_buttons(work: Work, one: Challenge) -> list[list[Button]]:
    stake = one.plan.stake
    if not is_choice_open(work, one):
        label = say("challenges.button-join-stake", stake=stake) if stake else say("challenges.button-join")
        return [[button(one, label, "join")]]
    row = []
    for team in range(one.plan.team_count):
        label = say("challenges.button-team", team=team_name(one, team), stake=stake)
        row.append(button(one, label, "join", team))
    return [row[at : at + 2] for at in range(0, len(row), 2)]


def day_buttons(one: Challenge) -> list[list[Button]]:
    if kinds.of(one.plan).COUNTS_AMOUNTS or one.paused_on is not None:
        go: list[Button] = []
    elif one.plan.tasks:
        # Proof comes as a message.
        is_plain = one.plan.proof is rules.Proof.NONE
        go = [button(one, task_name(one, at), "done", at) for at in range(len(one.plan.tasks)) if is_plain]
    else:
        go = [Button(say("challenges.button-checkin"), press("checkins", "go", one.community_id))]
    look = [button(one, say("challenges.button-mine"), "mine"), button(one, say("challenges.button-board"), "board")]
    return [*([go] if go else []), look]


def button(one: Challenge, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("challenges", name, one.community_id, one.id, *args))


# --- Its moments ---


def closing_at(work: Work, one: Challenge, enrolled: list[int]) -> datetime:
    """When the last day is over for everybody in it, and can be made up for no more."""
    community = communities.get(work, one.community_id)
    zones = {community.zone} | {preferences.zone_of(work, one.community_id, member_id) for member_id in enrolled}
    over = max(checkins.makeup_over(work, one.community_id, one.last_day, zone) for zone in zones)
    due_at = next_due(Daily(CLOSES_AT), community.zone, over - A_MOMENT)
    assert due_at is not None  # noqa: S101  a daily hour has no end
    return due_at


async def plan_next(work: Work, one: Challenge, after: datetime, zone: ZoneInfo | None = None) -> None:
    """One plan at a time: whatever comes next. `zone`: one that the community is just changing to."""
    await plan_moment(work, one, rules.next_moment(one, zone or communities.get(work, one.community_id).zone, after))


async def plan_moment(work: Work, one: Challenge, moment: rules.Moment | None) -> None:
    """None: all that is left is the closing."""
    if one.paused_on is not None:
        return
    if moment is not None:
        await _plan(work, one, moment.at, moment.what, moment.day)
        return
    enrolled = [row.member_id for row in await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)]
    await _plan(work, one, max(closing_at(work, one, enrolled), work.now), What.CLOSE, one.last_day)


async def _plan(work: Work, one: Challenge, at: datetime, what: What, day: date) -> None:
    await work.plan(
        "challenges.strike", str(one.id), at, community_id=one.community_id, what=what.value, day=day.isoformat()
    )


async def unplan(work: Work, one: Challenge) -> None:
    await work.unplan("challenges.strike", str(one.id), community_id=one.community_id)


def lateness(work: Work, one: Challenge) -> timedelta:
    """By how much a word may come late, where Hearth was away."""
    return timedelta(hours=work.settings(Settings, one.community_id).late_hours)


async def speak(work: Work, one: Challenge, what: What, day: date, due_at: datetime) -> None:
    """Says what is due. After a pause the beginning is told late, and once; a prompt or an evening that is long over is
    not told at all."""
    if not communities.get(work, one.community_id).is_active:
        return
    late = lateness(work, one)
    if what is What.BEGIN:
        await _begin(work, one, is_late=work.now - due_at > late)
    elif work.now - due_at <= late:
        await {What.PROMPT: _prompt, What.MIDDAY: _midday}.get(what, _evening)(work, one, day)


def announced(work: Work, one: Challenge, members: int = 0) -> tuple[Text, list[list[Button]]]:
    told = [*described(work, one), *([say("challenges.placard-members", members=members, done=0)] if members else [])]
    text = say("challenges.announced", title=title(one), lines=lines(told))
    look, rows = button(one, say("challenges.button-mine"), "mine"), join_buttons(work, one)
    return text, [[*rows[0], look]] if len(rows) == 1 == len(rows[0]) else [*rows, [look]]


async def say_announced(work: Work, one: Challenge, sign: tuple[Text, list[list[Button]]]) -> None:
    text, rows = sign
    await _say(work, one, text, "announced", rows)


async def _begin(work: Work, one: Challenge, *, is_late: bool) -> None:
    enrolled = (await enrolments.counts(work.db, one.community_id, [one.id])).get(one.id, 0)
    told = [*_content(one, one.first_day), how(one), *(await _team_by_team(work, one) if enrolled else [])]
    key = "challenges.has-begun" if is_late else "challenges.begins"
    text = say(key, title=title(one), members=enrolled, lines=lines(told))
    await _say(work, one, text, "begins", [*day_buttons(one), *join_buttons(work, one)])


async def _team_by_team(work: Work, one: Challenge) -> list[Text]:
    """Who is in which; of many teams only how many there are."""
    by_team: dict[int, list[int]] = {}
    rows = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    named = set(await celebrations.may_be_named(work, one.community_id, [row.member_id for row in rows]))
    for row in rows:
        if row.team is not None and row.member_id in named:
            by_team.setdefault(row.team, []).append(row.member_id)
    if one.number_of_teams > NAMED:
        told = [say("challenges.teams-many", teams=one.number_of_teams)]
    else:
        told = [
            say("challenges.team-members", team=team_name(one, team), names=await members.in_a_row(work, ids, NAMED))
            for team, ids in sorted(by_team.items())
        ]
    return [*told, say("challenges.teams-seed", seed=one.team_seed)] if one.teams_drawn else told


async def say_teams(work: Work, one: Challenge) -> None:
    text = say("challenges.teams-told", title=title(one), lines=lines(await _team_by_team(work, one)))
    await _say(work, one, text, "teams")


async def _prompt(work: Work, one: Challenge, day: date) -> None:
    told = lines(_content(one, day) or await _yesterday(work, one, day) or [how(one)])
    text = say("challenges.prompt", title=title(one), number=one.number_of(day), days=one.plan.days, lines=told)
    await _say(work, one, text, f"prompt:{day}", day_buttons(one))


async def say_late(work: Work, one: Challenge, day: date, words: Text) -> bool:
    """A prompt whose hour is long over, because an admin wants it; False when it was said before."""
    text = say("challenges.prompt-late", title=title(one), number=one.number_of(day), days=one.plan.days, words=words)
    key = f"challenge:{one.id}:prompt:{day}"
    language = one.plan.language
    return await work.say(text, key=key, community_id=one.community_id, buttons=day_buttons(one), language=language)


async def done_on(work: Work, one: Challenge, number: int) -> dict[int, int]:
    """How many of that day's tasks each did; an amount that was taken back is none."""
    least = 1 if one.plan.unit else 0
    return await enrolments.on_days(work.db, one.community_id, one.id, one.dates_of(number), least)


async def _yesterday(work: Work, one: Challenge, day: date) -> list[Text]:
    """Where the day has no words of its own, how many were there is news, and what to do is not."""
    number = one.number_of(day - DAY)
    tasks = await done_on(work, one, number) if number else {}
    done = sum(number >= one.plan.number_of_tasks for number in tasks.values())
    enrolled = (await enrolments.counts(work.db, one.community_id, [one.id])).get(one.id, 0)
    return [say("challenges.yesterday", done=done, members=enrolled)] if 0 < done <= enrolled else []


def _content(one: Challenge, day: date) -> list[Text]:
    content = one.content_of(day)
    return [say("challenges.content", content=content)] if content else []


async def _evening(work: Work, one: Challenge, day: date) -> None:
    """Only when there is something to tell: somebody came to the goal, all have done today's, or a week is full."""
    enrolled = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    number = one.number_of(day)
    tasks = await done_on(work, one, number)
    done = sum(tasks.get(row.member_id, 0) >= one.plan.number_of_tasks for row in enrolled)
    finished = [row.member_id for row in enrolled if row.completed_on and row.told_on is None]
    await enrolments.told(work.db, one.community_id, one.id, finished, day)
    finished = await celebrations.may_be_named(work, one.community_id, finished)
    is_all = 1 < len(enrolled) == done and not await middays.told_of_all(work, one, day, enrolled)
    if not finished and not is_all and (not done or number % one.plan.week):
        return
    told = [say("challenges.evening-all", members=done)]
    if not is_all:
        told = [say("challenges.evening-done", done=done, members=len(enrolled))]
    if finished:
        told.append(say("challenges.evening-finished", names=await members.in_a_row(work, finished)))
    text = say("challenges.evening", title=title(one), number=number, days=one.plan.days, lines=lines(told))
    await _say(work, one, text, f"evening:{day}", day_buttons(one))


async def _midday(work: Work, one: Challenge, day: date) -> None:
    enrolled = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    tasks, number = await done_on(work, one, one.number_of(day)), one.number_of(day)
    found = at_midday([(row.team, tasks.get(row.member_id, 0) >= one.plan.number_of_tasks) for row in enrolled])
    if found is None:
        return
    key = "challenges.midday-all" if found.is_all else "challenges.midday-done"
    told = [say(key, done=found.done, members=found.members)]
    told += [say("challenges.midday-team", team=team_name(one, team)) for team in found.teams if not found.is_all]
    text = say("challenges.midday", title=title(one), number=number, days=one.plan.days, lines=lines(told))
    await _say(work, one, text, f"midday:{day}", day_buttons(one))


async def say_extended(work: Work, one: Challenge) -> None:
    text = say("challenges.extended", title=title(one), last=one.last_day)
    if one.paused_on is not None:
        text = say("challenges.extended-paused", title=title(one), days=one.plan.days)
    await _say(work, one, text, f"extended:{one.last_day}")


async def say_hours(work: Work, one: Challenge, old: Challenge, version: int) -> None:
    """A moved hour is the one change that members would stumble over."""
    zone, told = communities.get(work, one.community_id).zone, []
    is_coming = rules.begins_at(old, zone) > work.now
    if one.plan.prompt_at != old.plan.prompt_at and (one.plan.has_prompts or is_coming):
        told.append("morning")
    if one.plan.evening_at != old.plan.evening_at and one.plan.has_evenings:
        told.append("evening")
    if told and today_in(work, one.community_id) <= one.last_day:
        about = {"prompt": one.plan.prompt_at, "evening": one.plan.evening_at, "which": "-".join(told)}
        await _say(work, one, say("challenges.hours-moved", title=title(one), **about), f"hours:{version}")


async def say_paused(work: Work, one: Challenge, version: int) -> None:
    await _say(work, one, say("challenges.paused-word", title=title(one)), f"paused:{version}")


async def say_resumed(work: Work, one: Challenge, number: int, later: int, version: int) -> None:
    about = {"number": number, "days": one.plan.days, "later": later, "last": one.last_day}
    await _say(work, one, say("challenges.resumed", title=title(one), **about), f"resumed:{version}", day_buttons(one))


async def say_cancelled(work: Work, one: Challenge) -> None:
    text = say("challenges.cancelled", title=title(one), stake=one.plan.stake)
    await _say(work, one, text, "cancelled")


async def _say(work: Work, one: Challenge, text: Text, key: str, rows: list[list[Button]] | None = None) -> None:
    key, language = f"challenge:{one.id}:{key}", one.plan.language
    await work.say(text, key=key, community_id=one.community_id, buttons=rows or (), language=language)
