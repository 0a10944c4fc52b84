"""A badge may be called something else to readers of English, or of Chinese."""

import sqlalchemy as sa
from alembic import op

revision = "20261206_badge_names"
down_revision = "20261205_nudge_policies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("badges") as badges:
        for column in ("name_en", "name_zh"):
            badges.add_column(sa.Column(column, sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("badges") as badges:
        for column in ("name_zh", "name_en"):
            badges.drop_column(column)
