"""Badges count how often they were changed, so that whoever changes one knows whether it is still the one they saw."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_badge_versions"
down_revision = "20261129_challenge_teams"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("badges") as badges:
        badges.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    with op.batch_alter_table("badges") as badges:
        badges.drop_column("version")
