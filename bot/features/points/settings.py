from collections.abc import Mapping

from pydantic import NonNegativeInt

from bot.kit.settings import Section


class Rule(Section):
    """What one thing is worth."""

    points: NonNegativeInt  # each time; 0 switches it off
    cooldown_seconds: NonNegativeInt = 0  # from one that was paid to the next that can be
    daily_cap: NonNegativeInt  # points in a day, at most
    full_until: NonNegativeInt = 0  # points in a day from which each pays less; 0: never
    points_after: NonNegativeInt = 0  # what each pays from there on


class Settings(Section):
    message: Rule = Rule(points=1, cooldown_seconds=60, daily_cap=10)  # Writing a message.
    media: Rule = Rule(points=1, cooldown_seconds=60, daily_cap=5)  # A photo, a video, a voice message, a file.
    reply: Rule = Rule(points=2, daily_cap=20)  # Getting a reply.
    reaction: Rule = Rule(points=1, daily_cap=10)  # Getting a reaction.
    thanks: Rule = Rule(points=3, daily_cap=15)  # Being thanked.
    pair_daily: NonNegativeInt = 6  # replies, reactions and thanks by the same member that pay in a day; 0: all
    pair_both_daily: NonNegativeInt = 10  # the same between two members, both ways together; 0: all


def _preset(**rules: Rule | int) -> Mapping[str, Rule | int]:
    return rules


PRESETS: Mapping[str, Mapping[str, Rule | int]] = {
    "calm": _preset(
        message=Rule(points=1, cooldown_seconds=300, daily_cap=5),
        media=Rule(points=1, cooldown_seconds=300, daily_cap=3),
        reply=Rule(points=1, daily_cap=8),
        reaction=Rule(points=1, daily_cap=5),
        thanks=Rule(points=3, daily_cap=9),
        pair_daily=3,
        pair_both_daily=4,
    ),
    "balanced": _preset(**{name: getattr(Settings(), name) for name in Settings.model_fields}),
    "lively": _preset(
        message=Rule(points=2, cooldown_seconds=30, daily_cap=40, full_until=20, points_after=1),
        media=Rule(points=3, cooldown_seconds=60, daily_cap=15),
        reply=Rule(points=3, daily_cap=45, full_until=30, points_after=1),
        reaction=Rule(points=1, daily_cap=20),
        thanks=Rule(points=5, daily_cap=25),
        pair_daily=8,
        pair_both_daily=12,
    ),
}
"""Whole sets of rules that a community may choose at once."""
