"""Who changed something that several may change, from what to what: so that whoever comes second sees it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Self

KEPT = 10  # changes
RECENT = timedelta(minutes=10)  # who writes so soon after another may not know of it


class Changed(NamedTuple):
    version: int  # that it was before
    by: int
    at: float
    name: str  # of what was changed
    old: Any  # as JSON has it
    new: Any


@dataclass(frozen=True, slots=True)
class History:
    """The last changes of one thing; it lies beside the thing, as text."""

    version: int = 0
    changes: tuple[Changed, ...] = ()
    told: Mapping[str, int] = field(default_factory=dict)  # who was told of the changes before which version

    @classmethod
    def read(cls, text: str) -> Self:
        if not text:
            return cls()
        version, changes, told = json.loads(text)
        return cls(version, tuple(Changed(*one) for one in changes), told)

    def __str__(self) -> str:
        return json.dumps([self.version, self.changes, self.told], default=str, ensure_ascii=False)

    def noted(self, by: int, now: datetime, changes: Mapping[str, tuple[Any, Any]]) -> Self:
        """With these, each from what to what; what stays as it is is no change."""
        new = [
            Changed(self.version, by, now.timestamp(), name, *values)
            for name, values in changes.items()
            if values[0] != values[1]
        ]
        if not new:
            return self
        told = dict(list(self.told.items())[-KEPT:]) | {str(by): self.version + 1}
        return replace(self, version=self.version + 1, changes=(*self.changes, *new)[-KEPT:], told=told)

    def since(self, version: int) -> list[Changed]:
        """What changed since somebody looked at that version."""
        return [one for one in self.changes if one.version >= version]

    def unknown_to(self, by: int, now: datetime, names: Collection[str]) -> list[Changed]:
        """What others changed of these just now, and `by` has not been told."""
        known, since = self.told.get(str(by), 0), (now - RECENT).timestamp()
        return [one for one in self.since(known) if one.by != by and one.at > since and one.name in names]

    def told_to(self, by: int) -> Self:
        return replace(self, told={**self.told, str(by): self.version})
