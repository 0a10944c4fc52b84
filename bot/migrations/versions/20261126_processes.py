"""Several processes on one database: lines of the inbox, and what they tell each other."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_processes"
down_revision = "20261122_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("line", BigId, nullable=False, server_default="0"))
        batch_op.create_index("ix_deliveries_line", ["line", "id"], unique=False)
    op.create_table(
        "lines",
        sa.Column("line", BigId, nullable=False),
        sa.Column("worker", sa.String(), nullable=True),
        sa.Column("last_worker", sa.String(), nullable=True),
        sa.Column("claimed_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_lines")),
    )
    op.create_table(
        "memory_changes",
        sa.Column("id", BigId, nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("thing", BigId, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memory_changes")),
    )


def downgrade() -> None:
    op.drop_table("memory_changes")
    op.drop_table("lines")
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_index("ix_deliveries_line")
        batch_op.drop_column("line")
