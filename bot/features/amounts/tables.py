from datetime import date

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId


class AmountRow(SQLModel, table=True):
    """How much of something a member did on a day of their own, by the check-in of that day."""

    __tablename__ = "amounts"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    track: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    unit: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    amount: int = Field(sa_type=BigId)  # thousandths of the unit


class TotalRow(SQLModel, table=True):
    """What a member's days add up to."""

    __tablename__ = "amount_totals"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    track: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    unit: str = Field(primary_key=True)
    amount: int = Field(sa_type=BigId)
    days: int
    best: int = Field(sa_type=BigId)  # the most on one day
    best_day: date | None  # the first on which it was so much


class TogetherRow(SQLModel, table=True):
    """What everybody's amounts of one day add up to."""

    __tablename__ = "group_amounts"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    track: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    amount: int = Field(sa_type=BigId)
