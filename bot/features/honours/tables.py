from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class HonourRow(SQLModel, table=True):
    """That a member was honoured, and by which number."""

    __tablename__ = "honours"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    period: str = Field(primary_key=True)  # "2026-05", "2026"
    kind: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    rank: int
    value: int = Field(sa_type=BigId)
    points: int  # that came with it
    badge: str  # that came with it; empty: none, or they had it before
    at: datetime = Field(sa_type=UTCDateTime)
    taken_at: datetime | None = Field(sa_type=UTCDateTime)  # none: it stands
    taken_by: int = Field(sa_type=BigId)


class CeremonyRow(SQLModel, table=True):
    """One for each month and year that was looked at, so that it is looked at once; and the month that is next."""

    __tablename__ = "ceremonies"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    period: str = Field(primary_key=True)
    state: str  # see `store`
    at: datetime = Field(sa_type=UTCDateTime)
