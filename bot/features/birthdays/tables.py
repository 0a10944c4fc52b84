from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class BirthdayRow(SQLModel, table=True):
    """A birthday that a member told, without a year: nobody's age is known here."""

    __tablename__ = "birthdays"
    __table_args__ = (Index("ix_birthdays_next", "community_id", "next_on"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    month: int  # below 0: a leap month of the lunar calendar; 0: forgotten, and only when it was greeted is kept
    of_month: int  # the day in it
    calendar: str  # "solar", "lunar"
    leap: str  # "feb28" or "mar1": when 29 February falls in a year that has none
    visibility: str = Field(sa_column_kwargs={"server_default": "private"})  # "public", "quiet", "private"
    hour: int | None  # of the group's clock, at which they would be greeted; none: when the group's birthdays are
    greeting: int | None  # the number of the one that admins wrote with which they were greeted last
    next_on: date  # the next to greet, by the community's calendar; the last of all days: none is known any more
    told_on: date  # when this date was told
    greeted_at: datetime | None = Field(sa_type=UTCDateTime)


class WishRow(SQLModel, table=True):
    """What one member wishes another, kept until it is said with the greeting."""

    __tablename__ = "birthday_wishes"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    to_member_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)  # who wishes
    words: str
    last_on: date  # the birthday may be moved as far as this; later, the wish is gone
    wished_at: datetime = Field(sa_type=UTCDateTime)


class GreetingRow(SQLModel, table=True):
    """What admins wrote for birthdays, in the place of Hearth's own words."""

    __tablename__ = "birthday_greetings"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(primary_key=True)
    words: str
    said_at: datetime | None = Field(sa_type=UTCDateTime)  # last


class AnniversaryRow(SQLModel, table=True):
    """A community that greets those who came to it on this day some years ago."""

    __tablename__ = "anniversaries"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    next_on: date  # the first day that was not greeted yet
