"""Communities: the groups that Hearth serves, each with its language, its clock and its own days."""

from bot.features.communities.facts import (
    ChannelRefused,
    CommunitiesMerged,
    CommunityActivated,
    CommunityClockChanged,
    CommunityDeactivated,
    CommunityJoined,
    PinningRefused,
    TaggingAllowed,
    TaggingRefused,
)
from bot.features.communities.rules import LIKELY_ZONES, Lack
from bot.features.communities.service import (
    Change,
    Community,
    Directory,
    active,
    chat_of,
    choose_day_start,
    choose_language,
    choose_zone,
    community_in,
    deactivate,
    get,
    may_not_pin,
    may_not_post,
    may_not_tag,
    moved,
    of_chat,
    refresh,
    stand,
    warm,
    zones_at,
)
from bot.features.communities.settings import Settings
from bot.features.communities.store import advice, census

__all__ = [
    "LIKELY_ZONES", "Change", "ChannelRefused", "CommunitiesMerged", "Community", "CommunityActivated",
    "CommunityClockChanged", "CommunityDeactivated", "CommunityJoined", "Directory", "Lack", "PinningRefused",
    "Settings", "TaggingAllowed", "TaggingRefused", "active", "advice", "census", "chat_of", "choose_day_start",
    "choose_language", "choose_zone", "community_in", "deactivate", "get", "may_not_pin", "may_not_post",
    "may_not_tag", "moved", "of_chat", "refresh", "stand", "warm", "zones_at",
]  # fmt: skip
