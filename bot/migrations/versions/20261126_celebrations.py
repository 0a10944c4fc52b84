"""Badges that wait for the message of the day, and who would rather not be named."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_celebrations"
down_revision = "20261126_awards"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "celebrations",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("badge", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "badge", "level", name=op.f("pk_celebrations")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "celebrations_hidden",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_celebrations_hidden")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("celebrations_hidden")
    op.drop_table("celebrations")
