from datetime import date, time

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId


class ReminderRow(SQLModel, table=True):
    """What a member asked to be told; when it is next due is a row of its own."""

    __tablename__ = "reminders"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    kind: str = Field(primary_key=True)  # daily | streak
    at: time | None = None  # on the member's wall; none: when the community warns
    last_day: date | None = None  # the local day that was last settled: said, or waved off
