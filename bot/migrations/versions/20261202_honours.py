"""Who was honoured, for what, and which months and years were looked at."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261202_honours"
down_revision = "20261201_birthday_wishes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "honours",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("value", BigId, nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("badge", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.Column("taken_at", UTCDateTime, nullable=True),
        sa.Column("taken_by", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "period", "kind", "member_id", name=op.f("pk_honours")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ceremonies",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "period", name=op.f("pk_ceremonies")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("ceremonies")
    op.drop_table("honours")
