"""What members want to be told in their own words."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261128_memos"
down_revision = "20261128_announcements"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "memos",
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("home_id", BigId, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("next_at", UTCDateTime, nullable=True),
        sa.Column("told_for", UTCDateTime, nullable=True),
        sa.PrimaryKeyConstraint("member_id", "number", name=op.f("pk_memos")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_memos_home_id"), "memos", ["home_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_memos_home_id"), table_name="memos")
    op.drop_table("memos")
