"""So much of a unit, all days together."""

from collections.abc import Sequence

from bot.features.amounts import SCALE
from bot.features.challenges.rules import LARGEST, Challenge, Mark, Plan

COUNTS_AMOUNTS = True
COUNTS_BY_GOAL = False
GOALS = (10, 20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000,
         10_000, 50_000, 100_000, 200_000, 300_000, 500_000, LARGEST)  # fmt: skip


def most(_days: int, _week: int) -> int:
    return LARGEST


def usual(_days: int, _week: int) -> int:
    return 50


def target(plan: Plan) -> int:
    return plan.goal * SCALE


def progress(_challenge: Challenge, marks: Sequence[Mark]) -> int:
    return sum(mark.amount for mark in marks)
