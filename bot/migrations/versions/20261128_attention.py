"""What was said unasked to members, and who wants none of it."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261128_attention"
down_revision = "20261127_coupons"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attention",
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("wants_none", sa.Boolean(), nullable=False),
        sa.Column("said_at", UTCDateTime, nullable=True),
        sa.Column("heard_at", UTCDateTime, nullable=True),
        sa.Column("week_on", sa.Date(), nullable=True),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("by_community_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_attention")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("attention")
