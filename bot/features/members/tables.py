from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class Member(SQLModel, table=True):
    """A person: the id is Telegram's. Names and usernames change hands, and an empty name is a deleted account's."""

    __tablename__ = "members"
    id: int = Field(sa_type=BigId, primary_key=True, sa_column_kwargs={"autoincrement": False})
    name: str
    username: str
    language: str  # the IETF tag of their app, as last told
    first_seen_at: datetime = Field(sa_type=UTCDateTime)


class Membership(SQLModel, table=True):
    """A member in one community. What they did there stays when they leave."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index("ix_memberships_member_id", "member_id"),
        Index(
            "ix_memberships_absent", "community_id", "member_id",
            sqlite_where=text("left_at IS NOT NULL"), postgresql_where=text("left_at IS NOT NULL"),
        ),
        Index(
            "ix_memberships_came", "community_id", "first_seen_at",
            sqlite_where=text("joined_at IS NOT NULL"), postgresql_where=text("joined_at IS NOT NULL"),
        ),
        {"sqlite_with_rowid": False},
    )  # fmt: skip
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    first_seen_at: datetime = Field(sa_type=UTCDateTime)
    joined_at: datetime | None = Field(sa_type=UTCDateTime)  # none: they were there before Hearth saw it
    seen_on: date  # the last UTC day with a sign of life
    left_at: datetime | None = Field(sa_type=UTCDateTime)  # none: they are there
    role: int  # as Telegram last told; rights are asked afresh when they matter
