"""Teams of a challenge: drawn when it begins or chosen on joining, what they are called, and how they stand."""

from collections.abc import Sequence
from dataclasses import replace

from bot.features import communities
from bot.features.challenges.rules import MOST_TEAMS, Challenge
from bot.features.challenges.rules.teams import TeamStanding, dealt, is_full, smallest, teams_for
from bot.features.challenges.service import programme, telling
from bot.features.challenges.service.touching import touch
from bot.features.challenges.store import challenges, enrolments
from bot.kit.texts import Text, say
from bot.kit.work import Refusal, Work


async def place(work: Work, one: Challenge, wanted: int | None) -> int | None:
    """The team for somebody who joins; None where there are none yet. Others who join wait until this is done.

    Raises:
        Refusal: they have to choose one, or this one is full.
    """
    if one.plan.teams == "none":
        return None
    row = await challenges.lock(work.db, one.community_id, one.id)
    now = programme.challenge_in(row)
    if not now.number_of_teams:
        return None
    sizes = await _sizes(work, now)
    if not telling.is_choice_open(work, now):
        return smallest(sizes)
    if wanted is None or not 0 <= wanted < len(sizes):
        raise Refusal("challenges.team-choose")
    if is_full(sizes, wanted):
        raise Refusal("challenges.team-full", team=telling.team_name(now, wanted))
    return wanted


async def _sizes(work: Work, one: Challenge) -> Sequence[int]:
    known = await enrolments.team_sizes(work.db, one.community_id, one.id)
    return [known.get(team, 0) for team in range(one.number_of_teams)]


async def draw(work: Work, one: Challenge, *, is_told: bool) -> Challenge:
    """Once, with whoever is in when it begins. `is_told`: by what is said now anyway."""
    if one.plan.teams != "drawn" or one.teams_drawn:
        return one
    row = await challenges.lock(work.db, one.community_id, one.id)
    if (known := programme.challenge_in(row)).teams_drawn:
        return known
    enrolled = await enrolments.of_challenge(work.db, one.community_id, one.id, is_in=True)
    number = teams_for(one.plan, len(enrolled))
    teams = dealt((row.member_id for row in enrolled), one.team_seed, number)
    await enrolments.put_in_teams(work.db, one.community_id, one.id, teams)
    await challenges.drawn(work.db, one.community_id, one.id, number)
    await programme.reread(work, one.community_id)
    now = replace(one, teams_drawn=number)
    await touch(work, now)
    if enrolled and not is_told and communities.get(work, one.community_id).is_active:
        await telling.say_teams(work, now)
    return now


async def team_of(work: Work, one: Challenge, member_id: int) -> int | None:
    row = await enrolments.find(work.db, one.community_id, one.id, member_id)
    return row.team if row is not None else None


# --- How they stand ---


def on_board(one: Challenge, found: Sequence[TeamStanding], own: int | None = None) -> list[Text]:
    """A line each, their own one first."""
    if not found:
        return []
    mine = [say("challenges.team-own", line=_line(one, each)) for each in found if each.team == own]
    others = [_line(one, each) for each in found if each.team != own]
    return [say("challenges.teams-board"), *mine, *others[:MOST_TEAMS]]


def _line(one: Challenge, each: TeamStanding) -> Text:
    return say(
        "challenges.team-line", rank=each.rank, team=telling.team_name(one, each.team), percent=round(each.share * 100),
        members=each.members, tied=int(each.is_tied),
    )  # fmt: skip
