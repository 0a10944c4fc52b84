"""Milestones: what a streak brings when it comes to so many days, and how admins choose that."""

from bot.features.milestones.rules import Ask, read
from bot.features.milestones.service import Step, choose, chosen_by, ladder_of, step_of, what
from bot.features.milestones.store import census

__all__ = ["Ask", "Step", "census", "choose", "chosen_by", "ladder_of", "read", "step_of", "what"]
