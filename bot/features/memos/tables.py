from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class MemoRow(SQLModel, table=True):
    """A person's and not a community's; when it is next due is a row of its own as well."""

    __tablename__ = "memos"
    __table_args__ = {"sqlite_with_rowid": False}
    member_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(primary_key=True)
    home_id: int = Field(sa_type=BigId, index=True)  # the community it was asked for in, whose clock it may go by
    words: str
    rules: str  # JSON, see `kit.calendar.to_json`: the one it goes by; of a draft, those that may have been meant
    state: str  # draft | on | paused | told | deleted | over
    next_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # while it is on
    told_for: datetime | None = Field(default=None, sa_type=UTCDateTime)  # the due time that was told last
