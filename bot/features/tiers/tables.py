from datetime import datetime

from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class MemberTierRow(SQLModel, table=True):
    """Where a member came to, written when it changes; who has no row never left the first step."""

    __tablename__ = "member_tiers"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    tier: str
    changed_at: datetime = Field(sa_type=UTCDateTime)
    below_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # since when they lack what keeps the tier
    told_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # when they were told so


class TierRiseRow(SQLModel, table=True):
    """A tier that a member came to for the first time; its key is the rule "once"."""

    __tablename__ = "tier_rises"
    __table_args__ = (Index("ix_tier_rises_at", "community_id", "at"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    tier: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)


class TierLockRow(SQLModel, table=True):
    """A member who stays in a tier because an admin said so."""

    __tablename__ = "tier_locks"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    tier: str
    by_id: int = Field(sa_type=BigId)  # 0: an admin who spoke as the group
    why: str
    at: datetime = Field(sa_type=UTCDateTime)


class TierTagRow(SQLModel, table=True):
    """What Telegram was last asked to show beside a member's name; who has no row was never given a tag."""

    __tablename__ = "tier_tags"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    tag: str | None  # none: nobody knows what is shown, so it is asked for again


class TierSetupRow(SQLModel, table=True):
    """A community whose members are looked at every day, and what its admins are about."""

    __tablename__ = "tier_setups"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    draft: str | None = None  # a ladder that was rehearsed and not yet put up
    history: str = ""  # of what admins changed
