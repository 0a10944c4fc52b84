"""Teams of challenges."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_challenge_teams"
down_revision = "20261129_challenge_pauses"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("challenges") as challenges:
        challenges.add_column(sa.Column("teams_drawn", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("enrolments") as enrolments:
        enrolments.add_column(sa.Column("team", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("enrolments") as enrolments:
        enrolments.drop_column("team")
    with op.batch_alter_table("challenges") as challenges:
        challenges.drop_column("teams_drawn")
