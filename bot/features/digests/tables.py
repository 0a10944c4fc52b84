from sqlmodel import Field, SQLModel

from bot.kit.database import BigId


class LetterReaderRow(SQLModel, table=True):
    """A member who wants a letter about their month in this community."""

    __tablename__ = "letter_readers"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
