from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime

DAILY = "daily"  # the track that every community has
MADE_UP = "makeup"  # the source of a check-in for a day that was over


class CheckinRow(SQLModel, table=True):
    """One check-in; its key is the rule "once a day". Taken back, it stays, so that no attempt is paid twice."""

    __tablename__ = "checkins"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    track: str = Field(primary_key=True)  # what is checked in to: the day, or a challenge
    member_id: int = Field(sa_type=BigId, primary_key=True)
    day: date = Field(primary_key=True)  # the member's own, fixed when it was written
    at: datetime = Field(sa_type=UTCDateTime)  # when it was said
    noted_at: datetime = Field(sa_type=UTCDateTime)  # when we heard
    shift: int  # minutes by which the member's day was ahead of UTC's
    west: int  # the least shift the member had between this check-in and the next
    source: str
    note: str = ""
    message_id: int | None = Field(default=None, sa_type=BigId)
    has_photo: bool = False
    attempt: int = 1  # goes up when it is taken back and made again
    undone_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class StandingRow(SQLModel, table=True):
    """A member's streak on one track: what their check-ins add up to."""

    __tablename__ = "standings"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    track: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True, index=True)
    streak: int
    longest: int
    total: int
    last_day: date
    last_at: datetime = Field(sa_type=UTCDateTime)
    west: int  # the least shift the member has had since
    began_on: date  # the first day of the streak
    freezes: int = 0  # in hand


class FoldedRow(SQLModel, table=True):
    """A check-in that got a reaction only, and is to be named in the next message for all of its minute."""

    __tablename__ = "folded_checkins"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    fold: str = Field(primary_key=True)  # the plan that will name it
    member_id: int = Field(sa_type=BigId, primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)


class FrozenDayRow(SQLModel, table=True):
    """A day without a check-in that a freeze was used for."""

    __tablename__ = "frozen_days"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    track: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    day: date = Field(primary_key=True)


class GivenFreezeRow(SQLModel, table=True):
    """A freeze that did not come with seven days, but on top."""

    __tablename__ = "given_freezes"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    track: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    key: str = Field(primary_key=True)  # what it was given for
    given_at: datetime = Field(sa_type=UTCDateTime)


class FreezeRuleRow(SQLModel, table=True):
    """How freezes were earned and held until that was changed; after the last change, what is set now.

    What the operator set is noted for no community (0), far ahead.
    """

    __tablename__ = "freeze_rules"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    until_at: datetime = Field(sa_type=UTCDateTime, primary_key=True)
    last_day: date | None = None  # the last day of one that was noted by days
    most: int
    every_days: int  # in a row, that earned one; 0: noted before this was, and filled in when it is known


class MilestoneRow(SQLModel, table=True):
    """A milestone that a streak came to, once for each streak."""

    __tablename__ = "milestones"
    __table_args__ = (Index("ix_milestones_by_day", "community_id", "track", "day"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    track: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    days: int = Field(primary_key=True)  # in a row
    day: date = Field(primary_key=True)  # of the check-in that made them so many
    attempt: int  # of that check-in
