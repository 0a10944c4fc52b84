from datetime import datetime

from sqlalchemy import text
from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class NewcomerRow(SQLModel, table=True):
    """A member's stay since they last came for the first time, or after long; kept when it is no longer new."""

    __tablename__ = "newcomers"
    __table_args__ = (
        Index("ix_newcomers_joined", "community_id", "joined_at"),
        Index("ix_newcomers_member_id", "member_id"),
        Index(
            "ix_newcomers_waiting", "community_id",
            sqlite_where=text("waits_since IS NOT NULL"), postgresql_where=text("waits_since IS NOT NULL"),
        ),
        {"sqlite_with_rowid": False},
    )  # fmt: skip
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    joined_at: datetime = Field(sa_type=UTCDateTime)
    waits_since: datetime | None = Field(default=None, sa_type=UTCDateTime)  # for the next welcome
    greeted_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    mentor_id: int | None = Field(default=None, sa_type=BigId)
    met_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # when they said that they had met their mentor
    rules_read_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # when they first had them shown


class MentorRow(SQLModel, table=True):
    """A member who offered to be asked by newcomers."""

    __tablename__ = "mentors"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    offered_at: datetime = Field(sa_type=UTCDateTime)


class WelcomeRow(SQLModel, table=True):
    """What the admins of a community wrote for its newcomers."""

    __tablename__ = "welcomes"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    words: str = ""  # empty: those in the texts of this room
    draft: str | None = None  # other words, not yet in use
    rules: str = ""
    bot: str = ""  # the username under which the private chat is found
