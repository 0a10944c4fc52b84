"""A challenge may be announced at a set time."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import UTCDateTime

revision = "20261218_challenge_publishing"
down_revision = "20261218_challenge_edits"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("challenges") as challenges:
        challenges.add_column(sa.Column("publish_at", UTCDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("challenges") as challenges:
        challenges.drop_column("publish_at")
