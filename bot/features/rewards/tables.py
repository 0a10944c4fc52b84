from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class RewardRow(SQLModel, table=True):
    """Something to spend points on. A reward that is taken off the shelf stays, for those who have it."""

    __tablename__ = "rewards"
    __table_args__ = (CheckConstraint("stock >= 0", name="stock_not_negative"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    id: int = Field(sa_type=BigId, primary_key=True)  # by chance, so that those of two communities can become one's
    name: str
    emoji: str
    about: str
    price: int
    stock: int | None  # left; none: as many as are wanted
    tier: str
    streak: int
    lifetime: int
    per_member: int  # for each member in `period`
    period: str
    needs_approval: bool
    valid_days: int
    from_on: date | None
    until_on: date | None
    shown: str
    created_at: datetime = Field(sa_type=UTCDateTime)
    created_by: int = Field(sa_type=BigId)
    history: str = ""  # of what admins changed


class RewardCodeRow(SQLModel, table=True):
    """A delivery code, and whose it became."""

    __tablename__ = "reward_codes"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    reward_id: int = Field(sa_type=BigId, primary_key=True)
    code: str = Field(primary_key=True)
    position: int  # handed out in this order
    member_id: int | None = Field(sa_type=BigId)
    number: int | None  # of the redemption


class RedemptionRow(SQLModel, table=True):
    """One act of spending. The key is the rule "a double tap is one": it says which of the member's own this one is."""

    __tablename__ = "redemptions"
    __table_args__ = (
        Index("ix_redemptions_of_member", "community_id", "member_id"),
        Index("ix_redemptions_in_order", "community_id", "at"),
        {"sqlite_with_rowid": False},
    )
    community_id: int = Field(sa_type=BigId, primary_key=True)
    reward_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(primary_key=True)  # 1, 2, 3 … of this member and reward
    price: int  # paid
    state: str
    day: date  # the member's own
    at: datetime = Field(sa_type=UTCDateTime)
    expires_at: datetime | None = Field(sa_type=UTCDateTime)
    expires_on: date | None  # the last day of the member's on which it may be used
    settled_at: datetime | None = Field(sa_type=UTCDateTime)
    settled_by: int | None = Field(sa_type=BigId)
    reason: str  # why it was declined: the end of a text's key


class RewardFillingRow(SQLModel, table=True):
    """The reward that an admin is sending codes for, in private, where no right can be asked of Telegram."""

    __tablename__ = "reward_fillings"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    reward_id: int = Field(sa_type=BigId)
    until_at: datetime = Field(sa_type=UTCDateTime)
