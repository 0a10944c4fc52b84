"""To what time admins want something moved."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261223_outlook_questions"
down_revision = "20261223_group_words"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outlook_questions",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_outlook_questions_member_id", "outlook_questions", ["member_id"])


def downgrade() -> None:
    op.drop_table("outlook_questions")
