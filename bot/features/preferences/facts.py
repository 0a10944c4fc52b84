from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class HidingChanged:
    """A member is no longer to be shown on boards, or is again."""

    member_id: int
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ZoneChanged:
    """A member lives by another clock from now on. None: by that of the community."""

    member_id: int
    old: ZoneInfo | None
    new: ZoneInfo | None
