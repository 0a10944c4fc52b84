"""What a community chose for itself, laid over what the operator wrote; kept in memory, never read per update."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import JSON, Column, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, insert

S = TypeVar("S", bound=BaseModel)
Choices = dict[type[BaseModel], dict[str, Any]]


class Section(BaseModel):
    """The base of every room's `Settings`, and of every `[section]`: frozen, and an unknown key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CommunitySetting(SQLModel, table=True):
    __tablename__ = "community_settings"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    section: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    value: Any = Field(sa_column=Column(JSON, nullable=False))


_TABLE = CommunitySetting.__table__  # type: ignore[attr-defined]
_PUT = insert(_TABLE).values(
    community_id=bindparam("community_id"), section=bindparam("section"), key=bindparam("key"), value=bindparam("value")
)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["community_id", "section", "key"], set_={"value": _PUT.excluded.value}
)
_EMPTY = delete(_TABLE).where(_TABLE.c.community_id.in_(bindparam("c", expanding=True)))
_DROP = delete(_TABLE).where(
    _TABLE.c.community_id == bindparam("c"), _TABLE.c.section == bindparam("s"), _TABLE.c.key == bindparam("k")
)


class Settings:
    """Every room's settings, for the operator's defaults and for each community."""

    def __init__(self, defaults: Mapping[str, BaseModel]) -> None:
        self._defaults = dict(defaults)
        self._changes: dict[tuple[int, str], dict[str, Any]] = {}
        self._merged: dict[tuple[int, type[BaseModel]], BaseModel] = {}

    @cached_property
    def _sections(self) -> dict[type[BaseModel], str]:
        return {type(default): section for section, default in self._defaults.items()}

    async def load(self, db: AsyncConnection) -> None:
        self._changes.clear()
        self._merged.clear()
        for community_id, section, key, value in await db.execute(select(_TABLE)):
            self._changes.setdefault((community_id, section), {})[key] = value

    async def refresh(self, work: Any, _communities: object) -> None:
        """Another process changed some: they are few, and chosen seldom."""
        await self.load(work.db)

    def of(self, kind: type[S], community_id: int = 0) -> S:
        """The settings of one room; with a community, as that community changed them."""
        found = self._merged.get((community_id, kind))
        if found is None:
            section = self._sections[kind]
            found = self.checked(kind, self._changes.get((community_id, section), {}))
            self._merged[community_id, kind] = found
        return found  # type: ignore[return-value]

    def chosen(self, kind: type[BaseModel], community_id: int) -> frozenset[str]:
        """Which of them that community changed."""
        return frozenset(self._changes.get((community_id, self._sections[kind]), ()))

    def checked(self, kind: type[S], changes: Mapping[str, Any]) -> S:
        """The operator's settings with `changes`.

        Raises:
            pydantic.ValidationError: a change does not fit.
        """
        default = self._defaults[self._sections[kind]]
        return kind.model_validate(default.model_dump() | dict(changes)) if changes else default  # type: ignore[return-value]

    async def write(self, db: AsyncConnection, kind: type[BaseModel], community_id: int, key: str, value: Any) -> None:
        """Stores one choice of a community; `None` goes back to the operator's. `apply` it after the commit."""
        section = self._sections[kind]
        if value is None:
            await db.execute(_DROP, {"c": community_id, "s": section, "k": key})
            return
        changed = self.checked(kind, self._changes.get((community_id, section), {}) | {key: value})
        stored = changed.model_dump(mode="json")[key]
        await db.execute(_PUT, {"community_id": community_id, "section": section, "key": key, "value": stored})

    async def merge(self, db: AsyncConnection, kept_id: int, retired_id: int, leading_id: int) -> Choices:
        """Two communities became `kept_id`, which has the choices of both; where they differ, `leading_id` is right.
        `replace` them after the commit."""
        both = {kept_id, retired_id}
        merged: Choices = {}
        await db.execute(_EMPTY, {"c": list(both)})
        for kind, section in self._sections.items():
            leading = self._changes.get((leading_id, section), {})
            changes = merged[kind] = self._changes.get((sum(both) - leading_id, section), {}) | leading
            try:
                checked = self.checked(kind, changes)
            except ValidationError:  # each was right by itself
                changes = merged[kind] = leading
                checked = self.checked(kind, changes)
            stored = checked.model_dump(mode="json", include=set(changes))
            for key, value in stored.items():
                await db.execute(_PUT, {"community_id": kept_id, "section": section, "key": key, "value": value})
        return merged

    def replace(self, community_id: int, choices: Choices) -> None:
        """What a community chose, of all sections."""
        for kind, changes in choices.items():
            self._changes[community_id, self._sections[kind]] = changes
            self._merged.pop((community_id, kind), None)

    def apply(self, kind: type[BaseModel], community_id: int, key: str, value: Any) -> None:
        changes = self._changes.setdefault((community_id, self._sections[kind]), {})
        if value is None:
            changes.pop(key, None)
        else:
            changes[key] = value
        self._merged.pop((community_id, kind), None)
