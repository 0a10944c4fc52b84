from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MemberBack:
    """Somebody spoke in a group that they were known to have left: nobody had told that they came back."""

    community_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """Somebody came into a group; told once, however often Telegram says so."""

    community_id: int
    member_id: int
    at: datetime
    is_return: bool  # they were seen there before
    left_at: datetime | None = None  # when they had left, as far as anybody told


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """Somebody left a group or was put out of it; told once."""

    community_id: int
    member_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class RoleLost:
    """Somebody is no admin of a group any more, as Telegram tells a bot that is one."""

    community_id: int
    member_id: int
