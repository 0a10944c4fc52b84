"""Coupons, who used which, and what was guessed."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261127_coupons"
down_revision = "20261127_nudges"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coupons",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("left_over", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", BigId, nullable=False),
        sa.Column("made_at", UTCDateTime, nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.CheckConstraint("left_over >= 0", name=op.f("ck_coupons_left_over_not_negative")),
        sa.PrimaryKeyConstraint("community_id", "code", name=op.f("pk_coupons")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "coupon_uses",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "code", "member_id", name=op.f("pk_coupon_uses")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "coupon_tries",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_coupon_tries")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in ("coupon_tries", "coupon_uses", "coupons"):
        op.drop_table(table)
