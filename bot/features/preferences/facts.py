from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ZoneChanged:
    """A member lives by another clock from now on. None: by that of the community."""

    member_id: int
    old: ZoneInfo | None
    new: ZoneInfo | None
