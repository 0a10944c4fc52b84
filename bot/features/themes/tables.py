from sqlmodel import Field, SQLModel

from bot.kit.database import BigId


class ThemeRow(SQLModel, table=True):
    """How a community looks, and how an admin is thinking of."""

    __tablename__ = "themes"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    is_draft: bool = Field(primary_key=True)
    colour: str  # #rrggbb; empty: the operator's choice, as with the symbol
    symbol: str
    logo: str  # the file id of a photo
