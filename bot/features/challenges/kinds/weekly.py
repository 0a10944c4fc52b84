"""On so many days of every week; a week is seven days from the first one on, its days of rest among them, and a shorter
last one asks for no more days than it has."""

from collections import Counter
from collections.abc import Sequence

from bot.features.challenges.rules import Challenge, Mark, Plan, full_days

COUNTS_AMOUNTS = False
COUNTS_BY_GOAL = True
GOALS = tuple(range(1, 8))


def most(_days: int, week: int) -> int:
    return week


def usual(_days: int, week: int) -> int:
    return min(4, week)


def target(plan: Plan) -> int:
    return -(-plan.days // plan.week)


def progress(challenge: Challenge, marks: Sequence[Mark]) -> int:
    """Weeks that have their days."""
    plan = challenge.plan
    done = Counter((number - 1) // plan.week for number in full_days(challenge, marks))
    return sum(days >= min(plan.goal, plan.days - plan.week * week) for week, days in done.items())
