"""The common board: how the communities in a joint challenge stand, each counted by its own days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from bot.features import challenges, communities
from bot.features.alliances import store
from bot.features.alliances.rules import LEAST, Circle, Measure, Standing, Terms, ranked
from bot.features.alliances.service.sharing import SHOWN
from bot.features.alliances.settings import Settings
from bot.features.challenges import Challenge, State
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Coming, Refusal, Work

PATIENCE = timedelta(hours=36)  # for the last to come to its end, after somebody has
TOLD = 20  # communities on a board


@dataclass(frozen=True, slots=True)
class Board:
    """Of one community's point of view."""

    challenge: Challenge
    own: Circle
    standings: Sequence[Standing]  # of those that ask the same as this one, by a measure
    small: Sequence[Circle]  # without a place yet
    apart: Sequence[Circle]  # ask something else by now
    measure: Measure
    counted_at: datetime

    @property
    def groups(self) -> int:
        return len({one.community_id for one in (self.own, *self.small, *self.apart)}
                   | {one.circle.community_id for one in self.standings})  # fmt: skip


async def board(
    work: Work, community_id: int, challenge_id: int, measure: Measure = Measure.AVERAGE, *, is_final: bool = False
) -> Board:
    """`is_final`: counted now, whenever it was before.

    Raises:
        Refusal: the challenge is the community's alone, or not published.
    """
    mine = await store.of_challenge(work.db, community_id, challenge_id)
    rows = await store.of_alliance(work.db, mine.alliance_id) if mine is not None else ()
    if mine is None or len(rows) < 2:
        raise Refusal("alliances.alone")
    counted: dict[int, tuple[Challenge, Circle, datetime]] = {}
    for row in sorted(rows, key=lambda each: int(each.community_id)):
        one = await challenges.find(work, row.community_id, row.challenge_id)
        is_there = communities.get(work, row.community_id).is_active
        if one.state in (State.LIVE, State.CLOSED) and (is_there or row.community_id == community_id):
            counted[row.community_id] = (one, *await _count(work, row, one, is_final=is_final))
    if community_id not in counted:
        raise Refusal("alliances.unpublished")
    one, own, _ = counted[community_id]
    same = [circle for each, circle, _ in counted.values() if terms_of(each) == terms_of(one)]
    apart = [circle for each, circle, _ in counted.values() if terms_of(each) != terms_of(one)]
    small = [circle for circle in same if not circle.has_place]
    at = min(at for _, _, at in counted.values())
    return Board(one, own, ranked(same, measure), small, apart, measure, at)


async def _count(work: Work, row: Any, one: Challenge, *, is_final: bool) -> tuple[Circle, datetime]:
    """Kept for some minutes, so that a board costs the same however often it is looked at."""
    every = timedelta(minutes=work.settings(Settings).recount_minutes)
    if row.counted_at is not None and not is_final and work.now - row.counted_at < every:
        return Circle(row.community_id, row.members, row.progress, row.active), row.counted_at
    found = await challenges.figures_of(work, one)
    values = {"members": found.members, "progress": found.progress, "active": found.active, "counted_at": work.now}
    await store.change(work.db, row.community_id, row.alliance_id, values)
    return Circle(row.community_id, found.members, found.progress, found.active), work.now


def terms_of(one: Challenge) -> Terms:
    plan = one.plan
    goal = plan.goal if challenges.KINDS[plan.kind].COUNTS_BY_GOAL else 0
    return Terms(plan.kind, plan.unit, goal, plan.number_of_tasks, plan.days, one.first_day, plan.rest)


# --- In words ---


def on_board(work: Work, found: Board) -> Text:
    return say("alliances.board", title=challenges.title(found.challenge), lines=lines(_told(work, found)))


def _told(work: Work, found: Board) -> list[Text]:
    """One's own first, and what it is together, before any comparison."""
    own, one = found.own, found.challenge
    about = {"group": _name(work, own), "members": own.members}
    if challenges.today_in(work, one.community_id) < one.first_day:
        others = [circle for circle in _everybody(found) if circle.community_id != own.community_id]
        told = [say("alliances.own-before", **about), say("alliances.begins", day=one.first_day)]
        return [*told, *[say("alliances.line-before", group=_name(work, each), members=each.members)
                         for each in others]]  # fmt: skip
    told = [
        say("alliances.own", **about, total=challenges.measured(one, Fraction(own.progress)))
        if own.has_place
        else say("alliances.own-small", **about, least=LEAST)
    ]
    mine = next((each for each in found.standings if each.circle.community_id == own.community_id), None)
    if mine is not None and len(found.standings) > 1:
        place = {"rank": mine.rank, "groups": len(found.standings), "tied": int(mine.is_tied)}
        told.append(say("alliances.own-place", **place, value=_value(one, mine.value, found.measure)))
    if len(found.standings) > 1 or (found.standings and mine is None):
        told.append(say(f"alliances.by-{found.measure}"))
        told += [_line(work, found, each) for each in found.standings[:TOLD]]
    else:
        told.append(say("alliances.nothing-to-compare"))
    others = [each for each in found.small if each.community_id != own.community_id]
    told += [say("alliances.line-small", group=_name(work, each), least=LEAST) for each in others]
    told += [say("alliances.line-apart", group=_name(work, each)) for each in found.apart]
    zone = communities.get(work, one.community_id).zone
    told.append(
        say("alliances.counted-at", at=found.counted_at.astimezone(zone).time().replace(second=0, microsecond=0))
    )
    return told


def _everybody(found: Board) -> list[Circle]:
    return [*[each.circle for each in found.standings], *found.small, *found.apart]


def _line(work: Work, found: Board, each: Standing) -> Text:
    is_own = int(each.circle.community_id == found.own.community_id)
    value = _value(found.challenge, each.value, found.measure)
    return say("alliances.line", rank=each.rank, group=_name(work, each.circle), value=value, own=is_own,
               tied=int(each.is_tied))  # fmt: skip


def _name(work: Work, circle: Circle) -> Name:
    return Name(communities.get(work, circle.community_id).title)


def _value(one: Challenge, value: Fraction, measure: Measure) -> Text:
    if measure is Measure.ACTIVE:
        return say("alliances.percent", percent=round(value * 100))
    told = challenges.measured(one, value)
    return say("alliances.each", amount=told) if measure is Measure.AVERAGE else told


def board_buttons(found: Board) -> list[list[Button]]:
    """The other ways to look at it."""
    one = found.challenge
    return [
        [
            Button(
                say(f"alliances.button-{measure}"),
                press("alliances", "see", one.community_id, one.id, measure.value),
            )
            for measure in Measure
            if measure is not found.measure
        ]
    ]


# --- The end ---


async def over(work: Work, community_id: int, challenge_id: int) -> None:
    """A challenge came to its end: when it was the last of them, the common result is told; else that is waited for,
    some hours."""
    mine = await store.of_challenge(work.db, community_id, challenge_id)
    if mine is None:
        return
    rows = await store.of_alliance(work.db, mine.alliance_id)
    if await _on_their_way(work, rows):
        await work.plan(
            "alliances.conclude", str(mine.alliance_id), work.now + PATIENCE, community_id=community_id
        )  # fmt: skip
        return
    for at, row in enumerate(rows):
        await conclude(work, row.community_id, mine.alliance_id, is_counted=at > 0)


async def _on_their_way(work: Work, rows: Sequence[Any]) -> bool:
    for row in rows:
        one = await challenges.find(work, row.community_id, row.challenge_id)
        if one.state is State.LIVE and communities.get(work, row.community_id).is_active:
            return True
    return False


async def conclude(work: Work, community_id: int, alliance_id: int, *, is_counted: bool = False) -> None:
    """Tells a community how it came out, once. `is_counted`: just now, for another one of them."""
    row = await store.find(work.db, community_id, alliance_id)
    if row is None or not communities.get(work, community_id).is_active:
        return
    try:
        found = await board(work, community_id, row.challenge_id, is_final=not is_counted)
    except Refusal:
        return  # alone by now, or never published
    if found.challenge.state is not State.CLOSED or not any(one.members for one in _everybody(found)):
        return
    text = say("alliances.result", title=challenges.title(found.challenge), lines=lines(_told(work, found)))
    await work.say(text, key=_key(alliance_id), community_id=community_id, buttons=board_buttons(found))
    await work.unplan("alliances.conclude", str(alliance_id), community_id=community_id)


def _key(alliance_id: int) -> str:
    return f"alliance:{alliance_id}:result"


async def will_say(work: Work, community_id: int, until: datetime) -> Sequence[Coming]:
    """The common results, where all come to their end in time."""
    found = []
    for row in await store.of_community(work.db, community_id, SHOWN):
        rows = await store.of_alliance(work.db, row.alliance_id)
        one = await challenges.find(work, community_id, row.challenge_id)
        ends = [end for each in rows if (end := await _end_of(work, each, until)) is not None]
        if one.state is State.LIVE and len(ends) == len(rows) > 1:
            what = say("alliances.will-say-result", title=challenges.title(one))
            found.append(Coming(max(ends), what, _key(row.alliance_id), say("alliances.will-say-why")))
    return found


async def _end_of(work: Work, row: Any, until: datetime) -> datetime | None:
    """When its results are told; now, where they were. None: nobody knows, or later."""
    one = await challenges.find(work, row.community_id, row.challenge_id)
    if one.state is State.CLOSED:
        return work.now
    key = f"challenge:{one.id}:results"
    return next((each.at for each in await challenges.will_say(work, one.community_id, until) if each.key == key), None)
