from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class CelebrationRow(SQLModel, table=True):
    """A badge, or a level of a skill, that the next message of the day will tell of; gone once it is told."""

    __tablename__ = "celebrations"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    badge: str = Field(primary_key=True)
    level: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)


class HiddenRow(SQLModel, table=True):
    """A member who would rather not be named."""

    __tablename__ = "celebrations_hidden"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
