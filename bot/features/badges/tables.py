from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class BadgeRow(SQLModel, table=True):
    """A badge of admins' making, or what they changed about a built-in one."""

    __tablename__ = "badges"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    badge: str = Field(primary_key=True)
    state: str  # "draft", "live", "retired"
    emoji: str
    name: str  # empty: as the texts call it
    name_en: str = ""  # to readers of English; empty: the same as to all
    name_zh: str = ""
    photo_id: str = ""  # a file that this bot, and no other, may send
    criterion: str  # JSON; empty: given by hand, or built in
    levels: str  # JSON
    points: int
    is_secret: bool
    is_revocable: bool
    made_by: int = Field(sa_type=BigId)
    made_at: datetime = Field(sa_type=UTCDateTime)
    version: int = 1  # goes up with each change; of a draft that changes a badge, the one that was looked at
    changed_by: int = Field(default=0, sa_type=BigId)  # the last who did; 0: nobody, or a file
    draft_of: str = ""  # of a draft: the badge that it changes; empty: it is a new one
    seen: str = ""  # of such a draft: JSON, the badge as it was looked at


class CountRow(SQLModel, table=True):
    """How far a member has come in one measure; kept up to date, never scanned for."""

    __tablename__ = "badge_counts"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    measure: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    n: int
    last_on: date | None = None  # where days are walked through: the last that counted


class GrantRow(SQLModel, table=True):
    """A level of a badge that a member has, or had: then it says since when no more, and why."""

    __tablename__ = "badge_grants"
    __table_args__ = (Index("ix_badge_grants_at", "community_id", "granted_at"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    badge: str = Field(primary_key=True)
    level: int = Field(primary_key=True)  # 0: given by hand
    day: date  # the member's own
    granted_at: datetime = Field(sa_type=UTCDateTime)
    granted_by: int | None = Field(sa_type=BigId)  # none: earned
    reason: str  # in the words of whoever gave it
    evidence: str  # JSON: what it rests on
    is_quiet: bool
    attempt: int  # goes up when its points were taken back, and may be paid anew
    revoked_at: datetime | None = Field(sa_type=UTCDateTime)
    revoked_by: int | None = Field(sa_type=BigId)  # none: it was no longer true
    revoke_reason: str


class RoundRow(SQLModel, table=True):
    """How far a community is: with which catalogue its past was looked through, and which day is counted next."""

    __tablename__ = "badge_rounds"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    version: int
    next_day: date
