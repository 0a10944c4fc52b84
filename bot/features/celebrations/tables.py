from datetime import datetime

from sqlalchemy import SmallInteger
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


class FoldedRow(SQLModel, table=True):
    """What another room would have said by itself, on a day that had enough; gone once it is told."""

    __tablename__ = "celebrations_folded"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    key: str = Field(primary_key=True)  # with which it would have been said
    member_id: int = Field(sa_type=BigId)  # whom it names; 0: several
    words: str  # JSON, see `kit.texts.dump`
    at: datetime = Field(sa_type=UTCDateTime)


class HiddenRow(SQLModel, table=True):
    """A member who would rather not be named."""

    __tablename__ = "celebrations_hidden"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)


class FirstTimesRow(SQLModel, table=True):
    """A newcomer and which of their first times were told, or are to be told by nobody."""

    __tablename__ = "first_times"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    joined_at: datetime = Field(sa_type=UTCDateTime)
    done: int = Field(sa_type=SmallInteger)  # see `rules.First`


class FirstTimesSeenRow(SQLModel, table=True):
    """How far the messages of a community were looked through for first times."""

    __tablename__ = "first_times_seen"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    message_id: int = Field(sa_type=BigId)
