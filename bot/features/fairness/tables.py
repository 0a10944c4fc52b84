from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class RingRow(SQLModel, table=True):
    """Members of whom admins were told, and until when nothing more is said about them."""

    __tablename__ = "rings"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    ring: str = Field(primary_key=True)  # a digest of who they are
    told_at: datetime = Field(sa_type=UTCDateTime)
    quiet_until: datetime = Field(sa_type=UTCDateTime)
