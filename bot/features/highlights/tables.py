from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class PieceRow(SQLModel, table=True):
    """What a member wrote or showed with a check-in on a day of a challenge; of a photo only its file."""

    __tablename__ = "highlight_pieces"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    challenge_id: int = Field(sa_type=BigId, primary_key=True)
    day: date = Field(primary_key=True)
    message_id: int | None = Field(sa_type=BigId)  # that it was said in
    note: str
    photo_id: str
    is_left_out: bool  # by an admin


class AlbumRow(SQLModel, table=True):
    """What may be published of a challenge that is over, while there is time for it."""

    __tablename__ = "highlight_albums"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    challenge_id: int = Field(sa_type=BigId, primary_key=True)
    state: str  # see `store`
    ended_at: datetime = Field(sa_type=UTCDateTime)


class ConsentRow(SQLModel, table=True):
    """Whether a member's own may be shown in a community."""

    __tablename__ = "highlight_consents"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    consent: str  # see `store`
