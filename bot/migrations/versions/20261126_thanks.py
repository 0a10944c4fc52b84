"""Amounts told with check-ins."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId

revision = "20261126_thanks"
down_revision = "20261126_rewards"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "amounts",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "track", "member_id", "unit", "day", name=op.f("pk_amounts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "amount_totals",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("amount", BigId, nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("best", BigId, nullable=False),
        sa.Column("best_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "track", "member_id", "unit", name=op.f("pk_amount_totals")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "group_amounts",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "track", "unit", "day", name=op.f("pk_group_amounts")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("group_amounts")
    op.drop_table("amount_totals")
    op.drop_table("amounts")
