"""Badges count how often they were changed and by whom last, so that whoever changes one knows whether it is still the
one they saw; drafts may change a badge that is there."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId

revision = "20261130_badge_versions"
down_revision = "20261129_posts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("badges") as badges:
        badges.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        badges.add_column(sa.Column("changed_by", BigId, nullable=False, server_default="0"))
        badges.add_column(sa.Column("draft_of", sa.String(), nullable=False, server_default=""))
        badges.add_column(sa.Column("seen", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.execute("DELETE FROM badges WHERE draft_of <> ''")  # it would be a new badge
    with op.batch_alter_table("badges") as badges:
        for column in ("seen", "draft_of", "changed_by", "version"):
            badges.drop_column(column)
