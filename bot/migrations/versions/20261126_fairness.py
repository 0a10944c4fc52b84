"""Members of whom admins were told that they are paid mostly by each other."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_fairness"
down_revision = "20261126_pictures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rings",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("ring", sa.String(), nullable=False),
        sa.Column("told_at", UTCDateTime(), nullable=False),
        sa.Column("quiet_until", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "ring", name=op.f("pk_rings")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("rings")
