"""Wishes for a birthday, kept until its greeting."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261201_birthday_wishes"
down_revision = "20261130_badge_versions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "birthday_wishes",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("to_member_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("wished_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "to_member_id", "member_id", name=op.f("pk_birthday_wishes")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("birthday_wishes")
