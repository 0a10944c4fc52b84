"""Silences that were noticed, and who wants no word about them."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261127_nudges"
down_revision = "20261127_birthdays"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nudges",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("silent_since", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "member_id", "silent_since", name=op.f("pk_nudges")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_nudges_of_member", "nudges", ["member_id", "at"])
    op.create_table(
        "nudge_refusals",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_nudge_refusals")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in ("nudge_refusals", "nudges"):
        op.drop_table(table)
