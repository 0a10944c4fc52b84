"""Announcements have a picture."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_posts"
down_revision = "20261129_challenge_teams"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcements") as announcements:
        announcements.add_column(sa.Column("photo_id", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("announcements") as announcements:
        announcements.drop_column("photo_id")
