"""Who thanked whom, and what that comes to."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_thanking"
down_revision = "20261126_tiers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "thanks",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("to_member_id", BigId, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "day", "member_id", "to_member_id", name=op.f("pk_thanks")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "thanks_pairs",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("to_member_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "to_member_id", "member_id", name=op.f("pk_thanks_pairs")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "thanks_counts",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("helped", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("day_given", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_thanks_counts")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("thanks_counts")
    op.drop_table("thanks_pairs")
    op.drop_table("thanks")
