from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class CommunityRow(SQLModel, table=True):
    """A group that Hearth serves. The only table that knows chat ids, so a group that moves is one row changed."""

    __tablename__ = "communities"
    id: int | None = Field(default=None, sa_type=BigId, primary_key=True)
    chat_id: int | None = Field(sa_type=BigId, unique=True)  # none: merged into another
    former_chat_id: int | None = Field(sa_type=BigId, unique=True)  # before the group became a supergroup
    title: str
    is_active: bool  # Hearth is in the group and may speak
    is_admin: bool
    can_pin: bool
    standing_at: datetime | None = Field(sa_type=UTCDateTime)  # when Telegram last told; none: never
    created_at: datetime = Field(sa_type=UTCDateTime)
    merged_into: int | None = Field(sa_type=BigId)  # the community that goes on in its place
    can_tag: bool | None = None  # none: nobody knows
