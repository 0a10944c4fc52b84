from sqlmodel import Field, SQLModel

from bot.kit.database import BigId


class SkillRow(SQLModel, table=True):
    """A branch of a community's tree, as admins made it."""

    __tablename__ = "skills"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    skill: str = Field(primary_key=True)
    state: str  # "draft", "live", "retired"
    place: int  # in the order in which they are shown
    emoji: str
    name: str  # empty: as the texts call it
    feeds: str  # JSON
    levels: str  # JSON; empty: by the rule
    perks: str  # JSON, by level
    made_by: int = Field(sa_type=BigId)
    history: str = ""  # of what admins changed


class SkillStandingRow(SQLModel, table=True):
    """How far a member has come in a skill; kept up to date, never added up."""

    __tablename__ = "skill_standings"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    skill: str = Field(primary_key=True)
    experience: int
    level: int


class SkillFeedRow(SQLModel, table=True):
    """What one thing that a member did is worth in a skill; its key is the rule "once"."""

    __tablename__ = "skill_feeds"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    skill: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    experience: int


class SkillLevelRow(SQLModel, table=True):
    """A level that a member came to, and whether they still stand on it."""

    __tablename__ = "skill_levels"
    __table_args__ = {"sqlite_with_rowid": False}
    community_id: int = Field(sa_type=BigId, primary_key=True)
    member_id: int = Field(sa_type=BigId, primary_key=True)
    skill: str = Field(primary_key=True)
    level: int = Field(primary_key=True)
    attempt: int  # goes up when its points were taken back, and may be paid anew
    stands: bool
