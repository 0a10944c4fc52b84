from pydantic import NonNegativeInt

from bot.kit.config import Section


class Rule(Section):
    """What one thing is worth. A daily cap of 0, or 0 points, switches it off."""

    points: NonNegativeInt
    cooldown_seconds: NonNegativeInt = 0
    daily_cap: NonNegativeInt


class Settings(Section):
    message: Rule = Rule(points=1, cooldown_seconds=60, daily_cap=10)  # writing a message; the cap is in points a day
    reply: Rule = Rule(points=2, daily_cap=20)  # somebody replied to your message
    reaction: Rule = Rule(points=1, daily_cap=10)  # somebody reacted to your message
