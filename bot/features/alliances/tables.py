from datetime import datetime

from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class AllyRow(SQLModel, table=True):
    """A community's own challenge as part of a joint one; the key is the rule "once". Nobody is in it, only sums."""

    __tablename__ = "allies"
    __table_args__ = (
        Index("ix_allies_alliance", "alliance_id"),
        Index("ix_allies_token", "token"),
        Index("ix_allies_challenge", "community_id", "challenge_id", unique=True),
        {"sqlite_with_rowid": False},
    )
    community_id: int = Field(sa_type=BigId, primary_key=True)
    alliance_id: int = Field(sa_type=BigId, primary_key=True)  # by chance, the same for all in it
    challenge_id: int = Field(sa_type=BigId)
    is_host: bool
    joined_at: datetime = Field(sa_type=UTCDateTime)
    token: str  # the host's: by which admins of other communities find it; empty: nobody is invited
    invited_until: datetime | None = Field(sa_type=UTCDateTime)
    members: int  # as last counted
    progress: int = Field(sa_type=BigId)
    active: int
    counted_at: datetime | None = Field(sa_type=UTCDateTime)
