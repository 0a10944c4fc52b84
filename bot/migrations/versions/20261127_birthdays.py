"""Birthdays, without a year."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261127_birthdays"
down_revision = "20261127_challenges"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "birthdays",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("of_month", sa.Integer(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("leap", sa.String(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("greeted_at", UTCDateTime, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_birthdays")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_birthdays_next", "birthdays", ["community_id", "next_on"])


def downgrade() -> None:
    op.drop_table("birthdays")
