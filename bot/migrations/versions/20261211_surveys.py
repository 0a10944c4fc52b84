"""Surveys after what members did together, and what each answered until they are closed."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261211_surveys"
down_revision = "20261210_alliances"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "surveys",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("closes_at", UTCDateTime(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "occasion", name=op.f("pk_surveys")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "survey_responses",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("own_words", sa.String(), nullable=False),
        sa.Column("hears", sa.String(), nullable=False),
        sa.Column("hears_until", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "occasion", "member_id", name=op.f("pk_survey_responses")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_survey_responses_member_id", "survey_responses", ["member_id"])


def downgrade() -> None:
    op.drop_table("survey_responses")
    op.drop_table("surveys")
