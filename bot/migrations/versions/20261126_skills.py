"""Skills: what grows in a community, what fed it, and how far each member has come."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId

revision = "20261126_skills"
down_revision = "20261126_fairness"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "skills",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("feeds", sa.String(), nullable=False),
        sa.Column("levels", sa.String(), nullable=False),
        sa.Column("perks", sa.String(), nullable=False),
        sa.Column("made_by", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "skill", name=op.f("pk_skills")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "skill_standings",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("experience", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "skill", name=op.f("pk_skill_standings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "skill_feeds",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("experience", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "skill", "key", name=op.f("pk_skill_feeds")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "skill_levels",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "skill", "level", name=op.f("pk_skill_levels")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in ("skill_levels", "skill_feeds", "skill_standings", "skills"):
        op.drop_table(table)
