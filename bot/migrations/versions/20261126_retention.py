"""Messages are let go after a while, and their number remembered."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId

revision = "20261126_retention"
down_revision = "20261126_processes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forgotten_messages",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("messages", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_forgotten_messages")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("forgotten_messages")
