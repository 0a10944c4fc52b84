from datetime import date

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId


class CheckinNoteRow(SQLModel, table=True):
    """What a member said or showed with their last check-in that had something to it."""

    __tablename__ = "checkin_notes"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    day: date
    note: str
    photo_id: str
