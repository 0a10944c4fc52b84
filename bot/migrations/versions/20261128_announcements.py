"""What communities say to themselves at a time."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261128_announcements"
down_revision = "20261128_gifts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("next_at", UTCDateTime, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "number", name=op.f("pk_announcements")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("announcements")
