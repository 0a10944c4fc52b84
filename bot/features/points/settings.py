from pydantic import NonNegativeInt

from bot.kit.config import Section


class Rule(Section):
    """What one thing is worth."""

    points: NonNegativeInt  # each time; 0 switches it off
    cooldown_seconds: NonNegativeInt = 0  # from one that was paid to the next that can be
    daily_cap: NonNegativeInt  # points in a day, at most


class Settings(Section):
    message: Rule = Rule(points=1, cooldown_seconds=60, daily_cap=10)  # Writing a message.
    reply: Rule = Rule(points=2, daily_cap=20)  # Getting a reply.
    reaction: Rule = Rule(points=1, daily_cap=10)  # Getting a reaction.
