"""Activity: what members say and when, noted as facts and counted by the hour, and what it earns them."""

from bot.features.activity.rules import Verdict, number_of
from bot.features.activity.service.explaining import (
    Explanation,
    Outcome,
    Reason,
    Unpaid,
    Why,
    explain,
    named,
    unpaid_today,
)
from bot.features.activity.service.messages import (
    author_of,
    choose_least,
    choose_measures,
    days_of,
    earnings,
    first_day,
    forget_messages,
    forget_texts,
    keeps_messages_days,
    last_message,
    least_of,
    members_by_hour,
    messages_of,
    messages_of_some,
    messages_on,
    photos_and_answers,
    react,
    record,
    writers_between,
)
from bot.features.activity.settings import Settings
from bot.features.activity.store.mending import mend_hours
from bot.features.activity.store.messages import census

repairs = {"hours": mend_hours}

__all__ = [
    "Explanation", "Outcome", "Reason", "Settings", "Unpaid", "Verdict", "Why", "author_of", "census", "choose_least",
    "choose_measures", "days_of", "earnings", "explain", "first_day", "forget_messages", "forget_texts",
    "keeps_messages_days", "last_message", "least_of", "members_by_hour", "messages_of", "messages_of_some",
    "messages_on", "named", "number_of", "photos_and_answers", "react", "record", "repairs", "unpaid_today",
    "writers_between",
]  # fmt: skip
