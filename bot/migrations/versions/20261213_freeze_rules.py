"""What was changed about freezes is known with both its numbers, and to the moment."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import UTCDateTime

revision = "20261213_freeze_rules"
down_revision = "20261207_tier_tags"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("freeze_rules") as rules:
        rules.add_column(sa.Column("every_days", sa.Integer(), nullable=False, server_default="0"))
        rules.add_column(sa.Column("until_at", UTCDateTime(), nullable=True))
    with op.batch_alter_table("freeze_rules") as rules:
        rules.alter_column("every_days", server_default=None)


def downgrade() -> None:
    op.execute("DELETE FROM freeze_rules WHERE community_id = 0")
    with op.batch_alter_table("freeze_rules") as rules:
        rules.drop_column("until_at")
        rules.drop_column("every_days")
