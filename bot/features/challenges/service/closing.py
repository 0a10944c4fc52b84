"""The end of a challenge: results from what was done, stakes, a draw that anybody can repeat, a report for admins."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise, starmap

from bot.features import amounts, celebrations, communities, members, preferences, surveys
from bot.features.challenges import kinds, rules
from bot.features.challenges.facts import ChallengeOver
from bot.features.challenges.rules import Challenge, Finish, Mark, State, What, draws, full_days
from bot.features.challenges.rules.teams import TeamStanding, team_board
from bot.features.challenges.service import improving, programme, teams, telling
from bot.features.challenges.service.enrolling import give_back
from bot.features.challenges.service.missing import tell_missed
from bot.features.challenges.service.rewarding import hand_out
from bot.features.challenges.service.touching import touch
from bot.features.challenges.store import challenges, enrolments
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal, Work

BARS = "▁▂▃▄▅▆▇█"
NUMBERED = 40  # of those among whom is drawn; the numbers go on
EARLIER = 5  # challenges that a report looks back at
TOLD_FROM = 8  # the part of all that has to stay away at once, to be worth a word


@dataclass(frozen=True, slots=True)
class Results:
    """How a challenge came out. `by_day` says how many had done all of each day's tasks."""

    finishes: Sequence[Finish]
    faithful: Sequence[int]  # members with the most full days
    drawable: Sequence[int]  # members among whom is drawn, by number from 1 on
    drawn: Sequence[int]  # numbers
    secret: str
    by_day: Sequence[int]
    teams: Sequence[TeamStanding]  # the first first

    @property
    def completed(self) -> list[int]:
        return [one.member_id for one in self.finishes if one.completed_on]


async def strike(work: Work, community_id: int, challenge_id: int, what: What, day: date, due_at: datetime) -> None:
    """A moment of a challenge has come."""
    row = await challenges.find(work.db, community_id, challenge_id)
    if row is None or row.state != State.LIVE or row.paused_on is not None:
        return
    one, is_told = programme.challenge_in(row), what is What.BEGIN
    one = await teams.draw(work, one, is_told=is_told)
    if what is What.CLOSE:
        await _close(work, one)
        return
    await telling.speak(work, one, what, day, due_at)
    await tell_missed(work, one, due_at)
    if what is What.BEGIN:
        await touch(work, one, at_once=True)
    # What fell due during a pause is passed over, each in its own turn.
    await telling.plan_next(work, one, due_at)


async def _close(work: Work, one: Challenge) -> None:
    enrolled = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    if telling.closing_at(work, one, [row.member_id for row in enrolled]) > work.now:
        await telling.plan_next(work, one, work.now)  # somebody went west
        return
    if not await challenges.settle(work.db, one.community_id, one.id, State.CLOSED, work.now):
        return
    is_there = communities.get(work, one.community_id).is_active
    for row in enrolled:
        # Where the group is gone, nobody could complete it.
        if row.stake and (row.completed_on or not is_there):
            await give_back(work, one, row.member_id, row.attempt)
    await programme.reread(work, one.community_id)
    await touch(work, one, at_once=True)
    stayed = tuple(row.member_id for row in enrolled)
    if enrolled and is_there:
        found = await results_of(work, one)
        given = await hand_out(work, one, found.completed)
        await _tell(work, one, found, given)
        await _report(work, one, found)
        if one.plan.has_survey or surveys.is_after_challenges(work, one.community_id):
            occasion = surveys.Occasion("challenge", one.id)
            await surveys.open(
                work, one.community_id, occasion, telling.title(one), [row.member_id for row in enrolled]
            )
    await work.announce(ChallengeOver(one.community_id, one.id, is_called_off=False, member_ids=stayed))


async def results_of(work: Work, one: Challenge) -> Results:
    """From what was done: the same however often it is asked."""
    enrolled = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    marks = await enrolments.all_marks(work.db, one.community_id, one.id)
    days = {row.member_id: full_days(one, starmap(Mark, marks.get(row.member_id, ()))) for row in enrolled}
    finishes = [Finish(row.member_id, row.progress, row.completed_on, len(days[row.member_id])) for row in enrolled]
    finishes.sort(key=lambda finish: (finish.completed_on is None, -finish.progress, finish.member_id))
    done = Counter(number for mine in days.values() for number in mine)
    by_day = [done[number] for number in range(1, one.plan.days + 1)]
    there = await members.present_among(work, one.community_id, list(days))
    present = [finish for finish in finishes if finish.member_id in there]
    drawable = sorted(finish.member_id for finish in present if finish.completed_on)
    winners = draws.drawn(range(1, len(drawable) + 1), one.secret, one.plan.draw)
    by_team: dict[int, list[int]] = {}
    for row in enrolled:
        if row.team is not None and row.member_id in there:
            by_team.setdefault(row.team, []).append(len(days[row.member_id]))
    standings = team_board(by_team, one.days_by(programme.today_in(work, one.community_id)))
    return Results(finishes, rules.most_faithful(present), drawable, winners, one.secret, by_day, standings)


async def _tell(work: Work, one: Challenge, found: Results, given: int) -> None:
    told = [say("challenges.results-members", members=len(found.finishes), completed=len(found.completed))]
    if named := await celebrations.may_be_named(work, one.community_id, found.completed):
        told.append(say("challenges.results-completed", names=await members.in_a_row(work, named)))
    named = await celebrations.may_be_named(work, one.community_id, found.faithful)
    if named and not kinds.of(one.plan).COUNTS_AMOUNTS:
        days = next(finish.full_days for finish in found.finishes if finish.member_id in named)
        told.append(say("challenges.results-faithful", names=await members.in_a_row(work, named), days=days))
    if kinds.of(one.plan).COUNTS_AMOUNTS:
        told += await _podium(work, one, found)
    told += await improving.told(work, one)
    if given:
        told.append(say("challenges.results-reward", reward=Name(one.plan.reward), members=given))
    told += await _draw(work, one, found)
    told += teams.on_board(one, found.teams)
    text = say("challenges.results", title=telling.title(one), lines=lines(told))
    look = Button(say("challenges.button-mine"), press("challenges", "mine", one.community_id, one.id))
    key = f"challenge:{one.id}:results"
    await work.say(text, key=key, community_id=one.community_id, buttons=[[look]], language=one.plan.language)


async def _podium(work: Work, one: Challenge, found: Results) -> list[Text]:
    """The first three places. Whoever would not be named, or is gone, has a place without a name."""
    named = set(await celebrations.may_be_named(work, one.community_id, [each.member_id for each in found.finishes]))
    told = []
    for place, amount, those in rules.places(found.finishes):
        if shown := [each for each in those if each in named]:
            names, much = await members.in_a_row(work, shown), amounts.told(one.plan.unit, amount)
            told.append(say("challenges.results-place", place=place, names=names, amount=much, tied=len(those)))
    return told


async def _draw(work: Work, one: Challenge, found: Results) -> list[Text]:
    """Who had which number, and the secret: enough to draw again. Whoever would not be named has a number, too."""
    if not found.drawn:
        return []
    named = set(await celebrations.may_be_named(work, one.community_id, found.drawable))
    shown = sorted({*range(1, min(len(found.drawable), NUMBERED) + 1), *found.drawn})
    names = await members.names(work, [found.drawable[number - 1] for number in shown])

    def numbered(number: int) -> Text:
        member_id = found.drawable[number - 1]
        if member_id not in named:
            return say("challenges.draw-unnamed", number=number)
        return say("challenges.draw-number", number=number, name=names[member_id])

    return [
        *[say("challenges.draw-winner", who=numbered(number)) for number in found.drawn],
        say("challenges.draw-among", numbers=len(found.drawable)),
        *[numbered(number) for number in shown],
        say("challenges.draw-how", secret=found.secret, seal=one.seal),
    ]


async def _report(work: Work, one: Challenge, found: Results) -> None:
    """To admins who may be written to."""
    rows = [[telling.button(one, say(f"challenges.button-{label}"), name)]
            for label, name in (("rematch", "rematch"), ("again", "clone"))]  # fmt: skip
    text, key = await report(work, one, found), f"challenge:{one.id}:report"
    await preferences.tell_admins(work, one.community_id, text, key=key, buttons=rows)


async def report(work: Work, one: Challenge, found: Results) -> Text:
    """In numbers: who came, who stayed, where it thinned out; and beside those that ended before it."""
    community = Name(communities.get(work, one.community_id).title)
    told = [*telling.paused(one), *_in_numbers(found), *await _beside_earlier(work, one, found)]
    told += teams.on_board(one, found.teams)
    return say("challenges.report", title=telling.title(one), community=community, lines=lines(told))


def _in_numbers(found: Results) -> list[Text]:
    enrolled, steepest = len(found.finishes), _steepest(found.by_day)
    if not enrolled:
        return [say("challenges.report-none")]
    told = [
        say("challenges.report-members", members=enrolled, completed=len(found.completed)),
        say("challenges.report-days", bars=bars(found.by_day, enrolled)),
    ]
    fewer = found.by_day[steepest - 2] - found.by_day[steepest - 1] if steepest else 0
    if fewer >= max(2, enrolled / TOLD_FROM):  # a single person's day off is no finding
        told.append(say("challenges.report-steepest", number=steepest, fewer=fewer))
    return told


async def _beside_earlier(work: Work, one: Challenge, found: Results) -> list[Text]:
    """The mean of the last few; nothing where there was none, or nobody in it."""
    ids = await challenges.ended_before(work.db, one.community_id, one.id, State.CLOSED, EARLIER)
    members_then, completed = await enrolments.counted(work.db, one.community_id, ids)
    if not members_then or not found.finishes:
        return []
    then, now = completed * 100 // members_then, len(found.completed) * 100 // len(found.finishes)
    mean = round(members_then / len(ids))
    return [say("challenges.report-earlier", number=len(ids), members=mean, then=then, now=now)]


def bars(by_day: Sequence[int], whole: int) -> str:
    """A character a day, as high as the share of `whole`."""
    return "".join(BARS[min(len(BARS) - 1, number * len(BARS) // max(whole, 1))] for number in by_day)


def _steepest(by_day: Sequence[int]) -> int:
    """The number of the day on which most fewer took part than on the one before; 0: on none."""
    drops = [(before - after, -number) for number, (before, after) in enumerate(pairwise(by_day), 2)]
    fewer, number = max(drops, default=(0, 0))
    return -number if fewer > 0 else 0


async def result_of(work: Work, community_id: int, challenge_id: int, member_id: int) -> tuple[Challenge, Finish]:
    """
    Raises:
        Refusal: they were not in it.
    """
    one = await programme.find(work, community_id, challenge_id)
    finish = next((each for each in (await results_of(work, one)).finishes if each.member_id == member_id), None)
    if finish is None:
        raise Refusal("challenges.not-in")
    return one, finish
