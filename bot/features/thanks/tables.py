from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class ThanksRow(SQLModel, table=True):
    """One member thanked another; the key is the rule "once a day"."""

    __tablename__ = "thanks"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    day: date = Field(primary_key=True)  # the giver's own
    member_id: int = Field(sa_type=BigId, primary_key=True)  # who gave
    to_member_id: int = Field(sa_type=BigId, primary_key=True)  # who was thanked
    at: datetime = Field(sa_type=UTCDateTime)
    message_id: int = Field(sa_type=BigId)  # its number in the community


class PairRow(SQLModel, table=True):
    """How often one thanked another: what tells the first time."""

    __tablename__ = "thanks_pairs"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    to_member_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    times: int


class CountRow(SQLModel, table=True):
    """What a member's thanks add up to, and how many they gave on their last day of thanking."""

    __tablename__ = "thanks_counts"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    given: int
    received: int
    helped: int  # different people who thanked them
    day: date
    day_given: int
