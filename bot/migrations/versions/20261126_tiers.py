"""Tiers by several signals: what is known of a member who is below, rises, locks, and what admins are about."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_tiers"
down_revision = "20261126_badges"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("member_tiers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("below_at", UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("told_at", UTCDateTime(), nullable=True))
    op.create_table(
        "tier_rises",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "tier", name=op.f("pk_tier_rises")),
        sqlite_with_rowid=False,
    )
    # What was told before is not told again.
    op.execute(
        "INSERT INTO tier_rises (community_id, member_id, tier, at) "
        "SELECT community_id, member_id, tier, changed_at FROM member_tiers WHERE tier <> 'newcomer'"
    )
    op.create_table(
        "tier_locks",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("by_id", BigId, nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_tier_locks")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tier_setups",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("draft", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_tier_setups")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("tier_setups")
    op.drop_table("tier_locks")
    op.drop_table("tier_rises")
    with op.batch_alter_table("member_tiers", schema=None) as batch_op:
        batch_op.drop_column("told_at")
        batch_op.drop_column("below_at")
