from datetime import time

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId


class PreferencesRow(SQLModel, table=True):
    """One per person, not per community: who chose nothing has no row."""

    __tablename__ = "preferences"
    __table_args__ = {"sqlite_with_rowid": False}
    member_id: int = Field(sa_type=BigId, primary_key=True)
    language: str | None = None  # "en" or "zh-CN"; none: as their app says
    zone: str | None = None  # IANA name; none: the community's
    quiet_from: time | None = None
    quiet_to: time | None = None
    is_hidden: bool = False  # from boards
    is_line_open: bool = False  # they started the bot and have not blocked it
