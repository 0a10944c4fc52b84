from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class CouponRow(SQLModel, table=True):
    """A code that is worth points to whoever enters it, once each."""

    __tablename__ = "coupons"
    __table_args__ = (CheckConstraint("left_over >= 0", name="left_over_not_negative"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    code: str = Field(primary_key=True)  # see `rules.plain`
    points: int
    uses: int  # in all
    left_over: int
    until_on: date | None  # the last day, by each member's calendar
    reason: str
    made_by: int = Field(sa_type=BigId)  # 0: a present of Hearth's
    made_at: datetime = Field(sa_type=UTCDateTime)
    is_over: bool


class CouponUseRow(SQLModel, table=True):
    """A member's use of a coupon; the key is the rule "once"."""

    __tablename__ = "coupon_uses"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    code: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)


class CouponTryRow(SQLModel, table=True):
    """Codes that a member tried and that there are not: nobody finds one by guessing."""

    __tablename__ = "coupon_tries"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    tries: int
    since: datetime = Field(sa_type=UTCDateTime)


class CouponPresentRow(SQLModel, table=True):
    """A coupon that Hearth gave a member for something, once by its key."""

    __tablename__ = "coupon_presents"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    key: str = Field(primary_key=True)
    code: str
    given_at: datetime = Field(sa_type=UTCDateTime)
