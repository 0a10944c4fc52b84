from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class NudgeRow(SQLModel, table=True):
    """A silence that was noticed, what was done about it, and whether the member came back."""

    __tablename__ = "nudges"
    __table_args__ = (Index("ix_nudges_of_member", "member_id", "at"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    silent_since: date = Field(primary_key=True)  # the last active day: one silence, one word
    what: str  # "told", "held", "listed"
    variant: int  # of the words
    at: datetime = Field(sa_type=UTCDateTime)
    back_on: date | None  # the first active day after it, within two weeks


class NudgeRefusalRow(SQLModel, table=True):
    """A member who wants no such words here."""

    __tablename__ = "nudge_refusals"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
