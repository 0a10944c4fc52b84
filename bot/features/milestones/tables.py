from datetime import date

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId


class MilestoneExtraRow(SQLModel, table=True):
    """What a milestone brings besides the points and freezes that check-ins give for it."""

    __tablename__ = "milestone_extras"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    days: int = Field(primary_key=True)  # the step of the ladder
    badge: str  # its id; empty: none
    reward_id: int = Field(sa_type=BigId)  # 0: none


class MilestoneGiftRow(SQLModel, table=True):
    """What a member was given at a milestone, once for each streak."""

    __tablename__ = "milestone_gifts"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    days: int = Field(primary_key=True)  # in a row
    day: date = Field(primary_key=True)  # of the check-in that made them so many
    badge: str  # empty: none, or they had it
    reward_id: int = Field(sa_type=BigId)  # 0: none, or none was left
    number: int  # of the redemption
    is_kept: bool  # the check-in was taken back, and the reward had been used
