"""Welcomes: who joins is greeted, has a short path of first steps, and may turn to a mentor."""

from bot.features.welcomes.rules import Funnel, share
from bot.features.welcomes.service.greeting import greet, will_say
from bot.features.welcomes.service.mentoring import is_mentor, offer, withdraw
from bot.features.welcomes.service.walking import Steps, funnel, meet, read_rules, steps_of
from bot.features.welcomes.service.week import say_word
from bot.features.welcomes.service.wording import (
    Setup,
    button,
    choose_rules,
    draft,
    setup,
    token,
    turn_off,
    turn_on,
    use,
    welcome,
)
from bot.features.welcomes.settings import Settings
from bot.features.welcomes.store import census

__all__ = [
    "Funnel", "Settings", "Setup", "Steps", "button", "census", "choose_rules", "draft", "funnel", "greet", "is_mentor",
    "meet", "offer", "read_rules", "say_word", "setup", "share", "steps_of", "token", "turn_off", "turn_on", "use",
    "welcome", "will_say", "withdraw",
]  # fmt: skip
