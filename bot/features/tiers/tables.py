from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class MemberTierRow(SQLModel, table=True):
    """Where a member came to, written when it changes; who has no row never left the first step."""

    __tablename__ = "member_tiers"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    tier: str
    changed_at: datetime = Field(sa_type=UTCDateTime)
