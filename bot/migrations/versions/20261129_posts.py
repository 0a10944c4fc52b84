"""Announcements have a picture, can be pinned, and stay away on holidays."""

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
        announcements.add_column(sa.Column("skips_holidays", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("announcements") as announcements:
        for name in ("skips_holidays", *NEW):
            announcements.drop_column(name)
