"""Announcements: what a community wants to say to itself at a time, once or again and again."""

from bot.features.announcements.rules import Gap, Known, Poll, Turns
from bot.features.announcements.rules.hours import Best
from bot.features.announcements.rules.mixing import Content
from bot.features.announcements.service.advising import suggest_hours
from bot.features.announcements.service.choosing import choose_poll, choose_turns
from bot.features.announcements.service.keeping import (
    Announcement,
    Overview,
    change,
    choose_channel,
    choose_pin,
    delete,
    draft,
    find,
    forget,
    overview,
    pause,
    publish,
    restore,
    skip,
    take_picture_off,
)
from bot.features.announcements.service.mixing import Mix, choose_content, coming_mix
from bot.features.announcements.service.planning import InChannel, Pin, State
from bot.features.announcements.service.posting import Posted, post_now, say_early, strike, will_say
from bot.features.announcements.service.resting import Holidays, choose_country, choose_holidays, holidays_of
from bot.features.announcements.service.rituals import Ritual, rituals_of, take
from bot.features.announcements.service.wording import Prompt
from bot.features.announcements.settings import Settings
from bot.features.announcements.store import census

__all__ = [
    "Announcement", "Best", "Content", "Gap", "Holidays", "InChannel", "Known", "Mix", "Overview", "Pin", "Poll",
    "Posted", "Prompt", "Ritual", "Settings", "State", "Turns", "census", "change", "choose_channel", "choose_content",
    "choose_country", "choose_holidays", "choose_pin", "choose_poll", "choose_turns", "coming_mix", "delete", "draft",
    "find", "forget", "holidays_of", "overview", "pause", "post_now", "publish", "restore", "rituals_of", "say_early",
    "skip", "strike", "suggest_hours", "take", "take_picture_off", "will_say",
]  # fmt: skip
