"""Rewards, their delivery codes, and who took them."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_rewards"
down_revision = "20261126_boards"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rewards",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("id", BigId, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("stock", sa.Integer(), nullable=True),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("streak", sa.Integer(), nullable=False),
        sa.Column("lifetime", sa.Integer(), nullable=False),
        sa.Column("per_member", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("needs_approval", sa.Boolean(), nullable=False),
        sa.Column("valid_days", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("created_by", BigId, nullable=False),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_rewards_stock_not_negative")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_rewards")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reward_codes",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("reward_id", BigId, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", BigId, nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "reward_id", "code", name=op.f("pk_reward_codes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reward_fillings",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("reward_id", BigId, nullable=False),
        sa.Column("until_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_reward_fillings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "redemptions",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("reward_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("settled_at", UTCDateTime(), nullable=True),
        sa.Column("settled_by", BigId, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "reward_id", "member_id", "number", name=op.f("pk_redemptions")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_redemptions_of_member", "redemptions", ["community_id", "member_id"])
    op.create_index("ix_redemptions_in_order", "redemptions", ["community_id", "at"])


def downgrade() -> None:
    op.drop_index("ix_redemptions_in_order", "redemptions")
    op.drop_index("ix_redemptions_of_member", "redemptions")
    op.drop_table("redemptions")
    op.drop_table("reward_fillings")
    op.drop_table("reward_codes")
    op.drop_table("rewards")
