"""What members gave each other."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261128_gifts"
down_revision = "20261128_digests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gifts",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("number", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("to_member_id", BigId, nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.Column("undone_at", UTCDateTime, nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_gifts_amount_above_zero")),
        sa.PrimaryKeyConstraint("community_id", "number", name=op.f("pk_gifts")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_gifts_giver", "gifts", ["community_id", "member_id", "day"])


def downgrade() -> None:
    op.drop_table("gifts")
