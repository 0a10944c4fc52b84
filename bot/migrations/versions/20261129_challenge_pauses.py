"""Challenges can be paused."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_challenge_pauses"
down_revision = "20261128_welcomes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("challenges") as challenges:
        challenges.add_column(sa.Column("paused_on", sa.Date(), nullable=True))
        challenges.add_column(sa.Column("breaks", sa.String(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("challenges") as challenges:
        challenges.drop_column("breaks")
        challenges.drop_column("paused_on")
