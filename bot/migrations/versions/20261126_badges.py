"""Badges: which there are, who has them, how far everybody has come, and what is to be celebrated."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_badges"
down_revision = "20261126_streaks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "badges",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("badge", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("criterion", sa.String(), nullable=False),
        sa.Column("levels", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("is_revocable", sa.Boolean(), nullable=False),
        sa.Column("made_by", BigId, nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "badge", name=op.f("pk_badges")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "badge_counts",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "measure", "member_id", name=op.f("pk_badge_counts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "badge_grants",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("badge", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("granted_at", UTCDateTime(), nullable=False),
        sa.Column("granted_by", BigId, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("is_quiet", sa.Boolean(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("revoked_at", UTCDateTime(), nullable=True),
        sa.Column("revoked_by", BigId, nullable=True),
        sa.Column("revoke_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "badge", "level", name=op.f("pk_badge_grants")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "badge_rounds",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("next_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_badge_rounds")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("badge_rounds")
    op.drop_table("badge_grants")
    op.drop_table("badge_counts")
    op.drop_table("badges")
