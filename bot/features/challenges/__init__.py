"""Challenges: something to do together for some days, joined by a tap, counted from what members do, told kindly."""

from bot.features.challenges.facts import ChallengeCompleted, CompletionUndone
from bot.features.challenges.kinds import KINDS
from bot.features.challenges.rules import Challenge, Plan, Proof, State, What, read_content, read_title, starts
from bot.features.challenges.service.closing import Results, report, result_of, results_of, strike
from bot.features.challenges.service.enrolling import Marked, Progress, enrol, leave, mark, progress_of, take_back
from bot.features.challenges.service.looking import Line, Listed, board, is_in, listed
from bot.features.challenges.service.making import (
    Rehearsal,
    begin_on,
    cancel,
    change,
    clone,
    drop,
    everything,
    extend,
    from_template,
    last_draft,
    publish,
    rehearse,
    templates,
    today_in,
)
from bot.features.challenges.service.programme import find, find_live, hears, live, meant, refresh, warm
from bot.features.challenges.service.telling import day_buttons, described, join_buttons, so_far, task_name, title
from bot.features.challenges.settings import Settings
from bot.features.challenges.store.challenges import census

__all__ = []
