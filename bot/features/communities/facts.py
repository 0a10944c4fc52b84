from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class CommunityJoined:
    """Hearth came into a group for the first time."""

    community_id: int


@dataclass(frozen=True, slots=True)
class CommunityActivated:
    """Hearth is back in a group that it had been put out of; all data is still there."""

    community_id: int


@dataclass(frozen=True, slots=True)
class CommunityDeactivated:
    """Hearth was put out of a group: nothing more is sent there."""

    community_id: int


@dataclass(frozen=True, slots=True)
class ChannelRefused:
    """Something was to be said in a group's channel and was not: Hearth may not, or there is none any more."""

    community_id: int


@dataclass(frozen=True, slots=True)
class PinningRefused:
    """Something was to be pinned in a group and was not: Hearth may not."""

    community_id: int


@dataclass(frozen=True, slots=True)
class TaggingAllowed:
    """Hearth may put tags beside the names of members, as it might not before, or as nobody knew."""

    community_id: int


@dataclass(frozen=True, slots=True)
class TaggingRefused:
    """A member was to have a tag beside their name and has not: Hearth may not."""

    community_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class CommunityClockChanged:
    """The community lives by another clock from now on. `communities.get` shows it after the commit."""

    community_id: int
    zone: ZoneInfo
    day_starts_at: time


@dataclass(frozen=True, slots=True)
class CommunitiesMerged:
    """Two communities turned out to be one group. What a room keeps for the retired one it may move to the one kept."""

    kept_id: int
    retired_id: int
