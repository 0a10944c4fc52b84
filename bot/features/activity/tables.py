from datetime import date, datetime

from sqlalchemy import Index, SmallInteger
from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class MessageRow(SQLModel, table=True):
    """A message of a person in a group: the facts, not the words."""

    __tablename__ = "messages"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    message_id: int = Field(sa_type=BigId, primary_key=True)  # see `rules.number_of`
    member_id: int = Field(sa_type=BigId)
    at: datetime = Field(sa_type=UTCDateTime)
    day: date  # the member's own
    kind: int = Field(sa_type=SmallInteger)  # see `store.KINDS`
    length: int  # characters of text or caption
    reply_to_member_id: int | None = Field(sa_type=BigId)
    reply_to_message_id: int | None = Field(sa_type=BigId)
    topic_id: int | None = Field(sa_type=BigId)
    verdict: int = Field(sa_type=SmallInteger)  # see `rules.Verdict`


class MessageTextRow(SQLModel, table=True):
    """The words, only while an operator's `keep_text_days` says so."""

    __tablename__ = "message_texts"
    __table_args__ = (Index("ix_message_texts_at", "at"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    message_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId)
    at: datetime = Field(sa_type=UTCDateTime)
    text: str


class UnpaidReactionRow(SQLModel, table=True):
    """A reaction that paid its author nothing. Why, can be told from the rules of then."""

    __tablename__ = "unpaid_reactions"
    __table_args__ = (
        Index("ix_unpaid_reactions_at", "at"),
        Index("ix_unpaid_reactions_of_author", "community_id", "author_id", "day"),
        {"sqlite_with_rowid": False},
    )
    community_id: int = Field(sa_type=BigId, primary_key=True)
    message_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)  # who reacted
    author_id: int = Field(sa_type=BigId)
    day: date  # the author's own
    at: datetime = Field(sa_type=UTCDateTime)


class HeardRow(SQLModel, table=True):
    """What texts of the last hour were like, so that a restart forgets no repeat: marks, from which no words can be
    read. One row for a community's messages that came together."""

    __tablename__ = "heard_lately"
    __table_args__ = (Index("ix_heard_lately_at", "at"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    first_id: int = Field(sa_type=BigId, primary_key=True)  # the first of these messages
    at: datetime = Field(sa_type=UTCDateTime)
    marks: str  # JSON: member, message and mark of each


class HourRow(SQLModel, table=True):
    """How many messages a member wrote in an hour of their own day. A day's rows of a community lie side by side."""

    __tablename__ = "activity_hours"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    day: date = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    hour: int = Field(sa_type=SmallInteger, primary_key=True)  # as clocks there show it, 0 to 23
    messages: int


class ForgottenRow(SQLModel, table=True):
    """How many messages of a community were kept long enough and let go. The counters still have them."""

    __tablename__ = "forgotten_messages"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    messages: int = Field(sa_type=BigId)
