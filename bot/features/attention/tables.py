from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class AttentionRow(SQLModel, table=True):
    """What was said unasked to a member in private, in whatever community. Who never heard such a word has no row."""

    __tablename__ = "attention"
    __table_args__ = {"sqlite_with_rowid": False}
    member_id: int = Field(sa_type=BigId, primary_key=True)
    wants_none: bool = False  # they said stop
    said_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # when the last word could be read
    heard_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # the first thing they did in private after it
    week_on: date | None = None  # the Monday, UTC, since when it is counted
    said: int = 0  # words since then
    about: str = ""  # what the last word was said for: the key of a text
    key: str = ""  # by which the outbox knows it
    by_community_id: int = Field(default=0, sa_type=BigId)  # whose it was


class GroupDayRow(SQLModel, table=True):
    """How much a group hears unasked on a day of its own, with what was put off to it."""

    __tablename__ = "group_days"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    day: date = Field(primary_key=True)
    said: int


class PutOffRow(SQLModel, table=True):
    """A word that found its day full: admins may see what became of it."""

    __tablename__ = "group_words_put_off"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    key: str = Field(primary_key=True)  # with which it is said
    day: date  # that was full
    about: str  # what it is in short, see `kit.texts.dump`
    until: datetime | None = Field(default=None, sa_type=UTCDateTime)  # none: it is told with others
    is_booked: bool = False  # it is in the outbox, and counted on the day of `until`
