from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, text
from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class EntryRow(SQLModel, table=True):
    """The ledger: one change of somebody's points. Rows are added, never changed."""

    __tablename__ = "ledger"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    key: str = Field(primary_key=True)  # what it is for, and must happen once: "m:4711"
    amount: int = Field(sa_type=BigId)  # negative when spent or taken back; 0 when nothing was left to take back
    reason: str  # the text that says what for: "points.for-message"
    rule: int  # version of the rules it was decided by
    day: date  # the member's own
    at: datetime = Field(sa_type=UTCDateTime)
    ref: int | None = Field(default=None, sa_type=BigId)  # of what it was for, mostly a message's id


class AccountRow(SQLModel, table=True):
    """What the ledger adds up to, and how far each rule is used up: one row, as every message changes it."""

    __tablename__ = "accounts"
    __table_args__ = (CheckConstraint("balance >= 0", name="balance_not_negative"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    balance: int = Field(sa_type=BigId)
    lifetime: int = Field(sa_type=BigId)  # awards that stand, spent or not
    day: date  # the latest day, week (its Monday) and month (its first) with an award, and what was earned in each
    day_points: int = Field(sa_type=BigId)
    week: date
    week_points: int = Field(sa_type=BigId)
    month: date
    month_points: int = Field(sa_type=BigId)
    message_used: int = Field(sa_type=BigId)  # points that the rule has paid in `day`, up to its daily cap
    message_at: datetime | None = Field(sa_type=UTCDateTime)  # when it last paid, which a cooldown counts from
    media_used: int = Field(sa_type=BigId)
    media_at: datetime | None = Field(sa_type=UTCDateTime)
    reply_used: int = Field(sa_type=BigId)
    reply_at: datetime | None = Field(sa_type=UTCDateTime)
    reaction_used: int = Field(sa_type=BigId)
    reaction_at: datetime | None = Field(sa_type=UTCDateTime)
    thanks_used: int = Field(sa_type=BigId)
    thanks_at: datetime | None = Field(sa_type=UTCDateTime)


class PairRow(SQLModel, table=True):
    """How often two members' replies, reactions and thanks paid each other on a day of whoever was paid."""

    __tablename__ = "pairs"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    day: date = Field(primary_key=True)
    lower_id: int = Field(sa_type=BigId, primary_key=True)  # of the two members
    higher_id: int = Field(sa_type=BigId, primary_key=True)
    to_lower: int  # times that the lower was paid
    to_higher: int


class RulesRow(SQLModel, table=True):
    """The rules as they were from a moment on; entries name the version. Community 0 has the operator's, which hold
    until a community changes its own."""

    __tablename__ = "rule_versions"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    version: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)
    changed_by_id: int | None = Field(sa_type=BigId)  # none: the operator
    rules: Any = Field(sa_column=Column(JSON, nullable=False))


class BoardRow(SQLModel, table=True):
    """A community so large that its boards are read from what follows here, and not from its accounts."""

    __tablename__ = "boards"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    filled_to: int | None = Field(sa_type=BigId)  # members up to this id are on them; none: everybody is
    kept_since: date  # periods that were over by then are let go


class ScoreRow(SQLModel, table=True):
    """What a member earned in a period, where a large community's boards find it in order."""

    __tablename__ = "scores"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    period: str = Field(primary_key=True)  # "day", "week", "month", "all"
    since: date  # the first day of that period
    points: int = Field(sa_type=BigId)
    is_shown: bool  # they are in the group, and want to be seen


_S: Any = ScoreRow.__table__  # type: ignore[attr-defined]
Index(
    "ix_scores_in_order", _S.c.community_id, _S.c.period, _S.c.since, _S.c.points.desc(), _S.c.member_id,
    sqlite_where=text("is_shown"), postgresql_where=text("is_shown"),
)  # fmt: skip


class RungRow(SQLModel, table=True):
    """How many of those shown have about as many points: what a rank is counted from."""

    __tablename__ = "rungs"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    period: str = Field(primary_key=True)
    since: date = Field(primary_key=True)
    rung: int = Field(primary_key=True)
    members: int


KINDS = ("message", "media", "reply", "reaction", "thanks")  # of rules
PERIODS = ("day", "week", "month")
