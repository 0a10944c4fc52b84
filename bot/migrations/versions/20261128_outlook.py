"""What admins put off, or want not said at all."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261128_outlook"
down_revision = "20261128_attention"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outlook_changes",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("until", UTCDateTime, nullable=True),
        sa.Column("over_at", UTCDateTime, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "key", name=op.f("pk_outlook_changes")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("outlook_changes")
