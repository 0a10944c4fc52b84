from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

from bot.kit.database import BigId, UTCDateTime


class NudgeRow(SQLModel, table=True):
    """A silence that was noticed, what was done about it, and whether the member came back."""

    __tablename__ = "nudges"
    __table_args__ = (Index("ix_nudges_of_member", "member_id", "at"), {"sqlite_with_rowid": False})
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    silent_since: date = Field(primary_key=True)  # the last active day: one silence, one word
    what: str  # "told", "held", "listed"
    variant: int  # of the words
    at: datetime = Field(sa_type=UTCDateTime)
    back_on: date | None  # the first active day after it, within two weeks


class NudgeRefusalRow(SQLModel, table=True):
    """A member who wants no such words here."""

    __tablename__ = "nudge_refusals"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)


class NudgePolicyRow(SQLModel, table=True):
    """What admins wrote: to whom, in which stage, after how many days, in which words."""

    __tablename__ = "nudge_policies"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(primary_key=True)
    state: str  # off | on | stopped | deleted
    version: int  # of what it says; what it brings is counted for each
    stage: str
    after_days: int  # in that stage
    channel: str  # private | group | list
    words: str
    other_words: str  # the second variant; empty: none
    words_zh: str = Field(default="", sa_column_kwargs={"server_default": ""})  # for who reads Chinese; empty: the same
    other_words_zh: str = Field(default="", sa_column_kwargs={"server_default": ""})
    points: int  # that go with a word in private
    gift_as: str = Field(default="points", sa_column_kwargs={"server_default": "points"})  # or "coupon"
    is_kept: bool = False  # on although it was seen to be of no use


class PolicyNudgeRow(SQLModel, table=True):
    """What a policy did about a member's time in a stage, once; and whether they were active in the week after."""

    __tablename__ = "policy_nudges"
    __table_args__ = (
        Index("ix_policy_nudges_of_member", "member_id", "at"),
        Index("ix_policy_nudges_at", "community_id", "at"),
        {"sqlite_with_rowid": False},
    )
    community_id: int = Field(sa_type=BigId, primary_key=True)
    number: int = Field(primary_key=True)  # of the policy
    member_id: int = Field(sa_type=BigId, primary_key=True)
    since: date = Field(primary_key=True)  # when they came to be in that stage
    version: int
    what: str  # "told", "mentioned", "held", "listed"
    variant: int  # of the words
    noticed_on: date  # the group's day
    counts_from_on: date  # from when on a day of theirs is an answer
    at: datetime = Field(sa_type=UTCDateTime)
    back_on: date | None  # the first active day, within a week


class MentionRow(SQLModel, table=True):
    """A member who may be greeted by name in the group where there is no private line."""

    __tablename__ = "nudge_mentions"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
