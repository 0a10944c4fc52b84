"""Digests: a community's week in one message, and for who wants it a letter about their own month."""

from bot.features.digests.service.foretelling import say_early, will_say
from bot.features.digests.service.gathering import Week, gather
from bot.features.digests.service.letters import begin, is_wanted, want, write
from bot.features.digests.service.posting import choose_hour, choose_weekday, post, preview, turn
from bot.features.digests.service.telling import Digest
from bot.features.digests.settings import Settings
from bot.features.digests.store import census

__all__ = [
    "Digest", "Settings", "Week", "begin", "census", "choose_hour", "choose_weekday", "gather", "is_wanted", "post",
    "preview", "say_early", "turn", "want", "will_say", "write",
]  # fmt: skip
