"""A badge may have a photo, shown to whoever looks at it."""

import sqlalchemy as sa
from alembic import op

revision = "20261206_badge_pictures"
down_revision = "20261206_badge_names"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("badges") as badges:
        badges.add_column(sa.Column("photo_id", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("badges") as badges:
        badges.drop_column("photo_id")
