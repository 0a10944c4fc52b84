from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class GiftRow(SQLModel, table=True):
    """What one member gave another with one message; its number in the community makes it happen once."""

    __tablename__ = "gifts"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_above_zero"),
        Index("ix_gifts_giver", "community_id", "member_id", "day"),
        {"sqlite_with_rowid": False},
    )
    community_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId)  # who gave
    to_member_id: int = Field(sa_type=BigId)
    amount: int
    reason: str
    day: date  # the community's, so that nobody has two by travelling
    at: datetime = Field(sa_type=UTCDateTime)
    undone_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
