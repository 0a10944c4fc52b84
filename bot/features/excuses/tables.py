from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class RestDayRow(SQLModel, table=True):
    """A weekday on which nobody needs to check in, from one day to another; what was judged by it stays judged so."""

    __tablename__ = "rest_days"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    weekday: int = Field(primary_key=True)  # 0 (Monday) to 6 (Sunday)
    first_day: date = Field(primary_key=True)
    last_day: date | None = None  # none: to this day


class VacationRow(SQLModel, table=True):
    """Days on which a member is away, both included."""

    __tablename__ = "vacations"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    first_day: date = Field(primary_key=True)
    last_day: date


class ExcuseRow(SQLModel, table=True):
    """A day that an admin excused, or is about to."""

    __tablename__ = "excuses"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(primary_key=True)
    day: date
    reason: str
    by_id: int = Field(sa_type=BigId)
    is_for_all: bool
    asked_at: datetime = Field(sa_type=UTCDateTime)
    excused_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # none: shown only
    taken_back_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ExcusedRow(SQLModel, table=True):
    """Whom an excuse is for that is not for all."""

    __tablename__ = "excused_members"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)


class HeartbeatRow(SQLModel, table=True):
    """The last moment at which the process that leads was alive."""

    __tablename__ = "heartbeats"
    __table_args__ = {"sqlite_with_rowid": False}
    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UTCDateTime)


class DowntimeRow(SQLModel, table=True):
    """From when to when nobody was there to hear a check-in."""

    __tablename__ = "downtimes"
    __table_args__ = {"sqlite_with_rowid": False}
    began_at: datetime = Field(sa_type=UTCDateTime, primary_key=True)
    ended_at: datetime = Field(sa_type=UTCDateTime, index=True)
    least_minutes: int  # of a day, for it not to be counted; as it was set then
