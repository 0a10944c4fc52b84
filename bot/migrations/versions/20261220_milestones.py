"""What milestones bring besides points and freezes, and what was given at them."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId

revision = "20261220_milestones"
down_revision = "20261219_highlights"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "milestone_extras",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("days", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("badge", sa.String(), nullable=False),
        sa.Column("reward_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "days", name=op.f("pk_milestone_extras")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "milestone_gifts",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("days", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("badge", sa.String(), nullable=False),
        sa.Column("reward_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "days", "day", name=op.f("pk_milestone_gifts")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("milestone_gifts")
    op.drop_table("milestone_extras")
