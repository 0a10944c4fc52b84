from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class AwardRow(SQLModel, table=True):
    """What an admin gave or took with one message; its number in the community makes it happen once."""

    __tablename__ = "awards"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId)
    by_id: int = Field(sa_type=BigId)  # 0: an admin who spoke as the group
    amount: int = Field(sa_type=BigId)  # below 0: taken
    reason: str
    at: datetime = Field(sa_type=UTCDateTime)
    undone_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
