"""Who changed a reward, a skill or the tiers, from what to what."""

import sqlalchemy as sa
from alembic import op

revision = "20261224_history"
down_revision = "20261223_announcement_channel"
branch_labels = None
depends_on = None

TABLES = ("rewards", "skills", "tier_setups")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("history", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_column(table, "history")
