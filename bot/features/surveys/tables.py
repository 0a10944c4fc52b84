from datetime import datetime

from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime


class SurveyRow(SQLModel, table=True):
    """One for each occasion. What came of it is kept without anybody's name."""

    __tablename__ = "surveys"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    occasion: str = Field(primary_key=True)  # see `rules.Occasion`
    title: str  # JSON, a text: what it is about
    question: str  # one of the community's own; empty: none
    closes_at: datetime = Field(sa_type=UTCDateTime)
    is_open: bool
    result: str  # JSON, once it is closed; see `service`


class ResponseRow(SQLModel, table=True):
    """What one member answered, until the survey is closed; then nobody can tell any more."""

    __tablename__ = "survey_responses"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    occasion: str = Field(primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True, index=True)
    state: str  # see `store`
    score: int | None
    words: str
    own_words: str  # to the community's own question
    hears: str  # which of the two their next words in private are an answer to; empty: neither
    hears_until: datetime | None = Field(sa_type=UTCDateTime)
