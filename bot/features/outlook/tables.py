from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class OutlookChangeRow(SQLModel, table=True):
    """Something to come that admins moved or want not said at all. It is of use until it is over."""

    __tablename__ = "outlook_changes"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    key: str = Field(primary_key=True)  # with which it would be said
    until: datetime | None = Field(sa_type=UTCDateTime)  # not before then; none: not at all
    over_at: datetime = Field(sa_type=UTCDateTime)  # when nobody needs to know any more
    member_id: int = Field(sa_type=BigId)  # whose wish it was


class OutlookQuestionRow(SQLModel, table=True):
    """To what time an admin wants something moved: their next words in private say it."""

    __tablename__ = "outlook_questions"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True, index=True)
    line: str  # see `rules.token`
    page: int  # of the list it was found in, to go back to
    asked_at: datetime = Field(sa_type=UTCDateTime)
