from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class ChallengeRow(SQLModel, table=True):
    """A challenge, from its draft to its end."""

    __tablename__ = "challenges"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    id: int = Field(sa_type=BigId, primary_key=True)  # by chance, so that those of two communities can become one's
    state: str = Field(index=True)
    plan: str  # JSON, see `rules.Plan`
    first_day: date
    made_by: int = Field(sa_type=BigId)
    made_at: datetime = Field(sa_type=UTCDateTime)
    version: int  # goes up with every change of a draft
    settled_at: datetime | None = Field(sa_type=UTCDateTime)  # closed, or cancelled
    paused_on: date | None
    breaks: str  # JSON, see `rules.Break`
    teams_drawn: int  # how many; 0: none, or not yet
    publish_at: datetime | None = Field(sa_type=UTCDateTime)  # a draft is announced by itself then
    secret: str = Field(sa_column_kwargs={"server_default": ""})  # that a draw hangs on; told when it is over


class EnrolmentRow(SQLModel, table=True):
    """A member in a challenge. Whoever leaves stays here, and may come back while one may join."""

    __tablename__ = "enrolments"
    __table_args__ = (
        Index("ix_enrolments_of_member", "community_id", "member_id"),
        {"sqlite_with_rowid": False},
    )
    community_id: int = Field(sa_type=BigId, primary_key=True)
    challenge_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    is_in: bool
    attempt: int  # goes up with each return
    stake: int  # points that are held
    enrolled_at: datetime = Field(sa_type=UTCDateTime)
    progress: int = Field(sa_type=BigId)  # as its kind counts, kept up to date
    completed_on: date | None
    told_on: date | None  # celebrated on an evening, and on no other
    team: int | None  # from 0 on
    payment: (
        int  # which of those for its completion stands or comes next: one that was taken back whole may be paid anew
    )


class PlacardRow(SQLModel, table=True):
    """The message of a challenge that is kept up to date."""

    __tablename__ = "challenge_placards"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    challenge_id: int = Field(sa_type=BigId, primary_key=True)
    key: str  # with which it was said
    chat_id: int | None = Field(sa_type=BigId)  # where: in another one its number would be another message's
    said_on: date
    shown: str  # a fingerprint of what it tells


class TemplateRow(SQLModel, table=True):
    """What a community kept of a challenge, to begin with again. Nobody is in it: who kept it is not told on."""

    __tablename__ = "challenge_templates"
    __table_args__ = (Index("ix_challenge_templates_token", "token"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    id: int = Field(sa_type=BigId, primary_key=True)  # by chance, as a challenge's
    name: str  # empty: as its plan is called
    plan: str  # JSON, see `rules.Plan`
    made_at: datetime = Field(sa_type=UTCDateTime)
    token: str  # by which admins of other communities find it; empty: they do not
    shared_until: datetime | None = Field(sa_type=UTCDateTime)
    dropped_at: datetime | None = Field(sa_type=UTCDateTime)


class EditRow(SQLModel, table=True):
    """What an admin is about to change, in private: a question that their next words answer, or a change of one on its
    way that waits to be confirmed."""

    __tablename__ = "challenge_edits"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True, index=True)
    challenge_id: int = Field(sa_type=BigId)
    field: str  # that is asked for; empty: nothing is
    asked_at: datetime = Field(sa_type=UTCDateTime)
    version: int  # of the challenge, as it was looked at
    changes: str  # JSON, by field: what waits to be confirmed


class ChallengeMarkRow(SQLModel, table=True):
    """What a member did for a challenge on a day of their own; the key is the rule "once"."""

    __tablename__ = "challenge_marks"
    __table_args__ = (
        Index("ix_challenge_marks_by_day", "community_id", "challenge_id", "day"),
        {"sqlite_with_rowid": False},
    )
    community_id: int = Field(sa_type=BigId, primary_key=True)
    challenge_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    day: date = Field(primary_key=True)
    task: int = Field(primary_key=True)
    amount: int = Field(sa_type=BigId)  # thousandths of the unit
    at: datetime = Field(sa_type=UTCDateTime)
