"""Announcements that are said in the channel of their group too."""

import sqlalchemy as sa
from alembic import op

revision = "20261223_announcement_channel"
down_revision = "20261223_outlook_questions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announcements", sa.Column("channel", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("announcements", "channel")
