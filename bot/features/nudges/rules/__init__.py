"""Where a member stands by their own rhythm, whose silence is unlike them, and who is held back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from math import ceil
from statistics import median

DAY = timedelta(days=1)
KNOWN_FROM = 4  # active days that make a rhythm
LOOKED_AT = 20  # of the last ones
SETTLED_AFTER = 30  # days since the first active one, after which somebody is one of many
RETURNS_WITHIN = timedelta(days=14)
VARIANTS = 2


class Stage(StrEnum):
    """Where a member stands, by their own rhythm."""

    NEW = "new"  # too few days to know one
    ACTIVATED = "activated"  # has found one, within the last month
    ACTIVE = "active"
    DRIFTING = "drifting"
    SILENT = "silent"  # twice as long as what makes a silence
    LOST = "lost"
    RETURNED = "returned"  # active again, after having been silent or lost


GONE = frozenset({Stage.DRIFTING, Stage.SILENT, Stage.LOST})


class What(StrEnum):
    """What was done about a silence."""

    TOLD = "told"
    MENTIONED = "mentioned"  # in the group, as there is no private line
    HELD = "held"  # back, to compare
    LISTED = "listed"  # for admins: we may not write to them


@dataclass(frozen=True, slots=True)
class Limits:
    """In days, but for the factor."""

    least: int
    factor: int
    lost_after: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A stage, and the day on which somebody came to be in it."""

    stage: Stage
    since: date
    began: tuple[tuple[Stage, date], ...] = ()  # of a silence: the stages it has gone through, and from when on

    def in_stage_since(self, stage: Stage, after_days: int, today: date) -> date | None:
        """Since when, if they have been in that stage for so many days. Whose silence goes on to the next stage sooner
        than that is meant as well, once the days are over."""
        since, until = self.since if self.stage is stage else None, None
        for (one, day), (_, next_day) in pairwise(self.began):
            if one is stage and next_day == self.since:
                since, until = day, next_day
        if since is None or today < since + after_days * DAY:
            return None
        return since if until is None or until <= since + after_days * DAY else None


@dataclass(frozen=True, slots=True)
class Turns:
    """After how many days of silence a rhythm lets somebody drift, fall silent, and be lost."""

    drifting: int
    silent: int
    lost: int


def usual_pause(days: Sequence[date]) -> float:
    """The middle one of the pauses between active days, in days; `days` in order."""
    lately = days[-LOOKED_AT:]
    return median((later - earlier).days for earlier, later in pairwise(lately))


def turns(days: Sequence[date], limits: Limits) -> Turns:
    """A silence is long when it is some times as long as that member's usual pause: who came daily is missed after a
    week, who came on Sundays after three. Twice that is being silent, and three times at least being lost."""
    drifting = ceil(max(limits.least, limits.factor * usual_pause(days)))
    return Turns(drifting, 2 * drifting, max(limits.lost_after, 3 * drifting))


def standing(active: Collection[date], today: date, limits: Limits, came_on: date | None = None) -> Standing:
    """By the active days alone, in whatever order. Who never was active is new since the day they came on."""
    days = sorted(set(active))
    if len(days) < KNOWN_FROM:
        last = days[-1] if days else came_on or today
        lost_on = last + limits.lost_after * DAY
        if today >= lost_on:
            return Standing(Stage.LOST, lost_on)
        return Standing(Stage.NEW, days[0] if days else came_on or today)
    found, silence = turns(days, limits), (today - days[-1]).days
    steps = ((Stage.DRIFTING, found.drifting), (Stage.SILENT, found.silent), (Stage.LOST, found.lost))
    if began := tuple((stage, days[-1] + after * DAY) for stage, after in steps if silence >= after):
        return Standing(*began[-1], began)
    if (back := _back_on(days, limits)) is not None:
        settled_on = back + found.drifting * DAY
        return Standing(Stage.RETURNED, back) if today < settled_on else Standing(Stage.ACTIVE, settled_on)
    settled_on = days[0] + SETTLED_AFTER * DAY
    known_on = days[KNOWN_FROM - 1]
    if today < settled_on:
        return Standing(Stage.ACTIVATED, known_on)
    return Standing(Stage.ACTIVE, max(settled_on, known_on))


def _back_on(days: Sequence[date], limits: Limits) -> date | None:
    """The last day on which they came back after having been silent, by the rhythm that they had before."""
    for at in range(len(days) - 1, KNOWN_FROM - 1, -1):
        if (days[at] - days[at - 1]).days >= turns(days[:at], limits).silent:
            return days[at]
    return None


def stage(active: Collection[date], today: date, limits: Limits) -> Stage:
    return standing(active, today, limits).stage


def drifts(active: Collection[date], today: date, limits: Limits) -> bool:
    """Whose silence is unlike them, and not so long that a word would come out of nowhere."""
    days = sorted(active)
    if len(days) < KNOWN_FROM:
        return False
    return turns(days, limits).drifting <= (today - days[-1]).days < limits.lost_after


def chance(community_id: int, member_id: int, since: date, number: int = 0) -> int:
    """0 to 99, the same however often it is asked, and no matter of what anybody did; of each policy another."""
    drawn = f"{community_id}:{member_id}:{since}" + (f":{number}" if number else "")
    return int(sha256(drawn.encode()).hexdigest()[:8], 16) % 100


def variant(community_id: int, member_id: int, number: int = 0, of: int = VARIANTS) -> int:
    drawn = f"words:{community_id}:{member_id}" + (f":{number}" if number else "")
    return int(sha256(drawn.encode()).hexdigest()[:8], 16) % of
