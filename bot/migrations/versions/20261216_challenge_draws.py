"""A draw hangs on a secret of each challenge; and who came to a goal is celebrated once."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "20261216_challenge_draws"
down_revision = "20261213_freeze_rules"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("challenges") as challenges:
        challenges.add_column(sa.Column("secret", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("enrolments") as enrolments:
        enrolments.add_column(sa.Column("told_on", sa.Date(), nullable=True))
    op.execute("UPDATE enrolments SET told_on = completed_on")
    known = sa.table("challenges", sa.column("community_id"), sa.column("id"), sa.column("secret"), sa.column("state"))
    connection = op.get_bind()
    rows = connection.execute(sa.select(known.c.community_id, known.c.id).where(known.c.state == "live")).all()
    for community_id, challenge_id in rows:
        one = (known.c.community_id == community_id) & (known.c.id == challenge_id)
        connection.execute(sa.update(known).where(one).values(secret=secrets.token_hex(16)))


def downgrade() -> None:
    with op.batch_alter_table("enrolments") as enrolments:
        enrolments.drop_column("told_on")
    with op.batch_alter_table("challenges") as challenges:
        challenges.drop_column("secret")
