"""Announcements have a picture, and can be pinned."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_posts"
down_revision = "20261129_challenge_teams"
branch_labels = None
depends_on = None

NEW = ("photo_id", "pin", "pinned_key")


def upgrade() -> None:
    with op.batch_alter_table("announcements") as announcements:
        for name in NEW:
            announcements.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("announcements") as announcements:
        for name in NEW:
            announcements.drop_column(name)
