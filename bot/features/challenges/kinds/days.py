"""On so many of the days, whichever they are."""

from collections.abc import Sequence

from bot.features.challenges.rules import LONGEST, Challenge, Mark, Plan, full_days

COUNTS_AMOUNTS = False
COUNTS_BY_GOAL = False
GOALS = tuple(range(1, LONGEST + 1))


def most(days: int, _week: int) -> int:
    return days


def usual(days: int, _week: int) -> int:
    return days


def target(plan: Plan) -> int:
    return plan.goal


def progress(challenge: Challenge, marks: Sequence[Mark]) -> int:
    return len(full_days(challenge, marks))
