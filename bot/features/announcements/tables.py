from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class AnnouncementRow(SQLModel, table=True):
    """Words, and when a group is to read them; when they are next due is a row of its own as well."""

    __tablename__ = "announcements"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(primary_key=True)
    words: str
    rule: str  # JSON, see `kit.calendar.to_json`
    state: str  # draft | on | paused | deleted | over
    next_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # while it is on
    skips_holidays: bool = False
    pin: str = ""  # on | refused; none: it is not to be pinned
    channel: str = ""  # on | refused; none: it is said in the group alone
    pinned_key: str = ""  # of what was said last to be pinned
    photo_id: str = ""  # its file, as Telegram calls it
    poll: str = ""  # one | several answers; none: a question with options is said as it is written
    in_turn: bool = False  # the words are several prompts, said one after the other
    turn: int = 0  # how many of them were said
    seed: int = Field(default=0, sa_type=BigId)  # of the order they come in; none: as they are written
    ends: bool = False  # when all were said
    ritual: str = ""  # newcomers: the words greet those who joined since the last time; year: they look back
    greeted_at: datetime | None = Field(default=None, sa_type=UTCDateTime)  # up to when they had joined
    content: str = ""  # what it is there for; none: nobody said
    said_on: date | None = None  # the last day it was said on
    said_times: int = 0  # on that day
