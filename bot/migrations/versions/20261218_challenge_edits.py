"""What an admin is about to change of a challenge, in private."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261218_challenge_edits"
down_revision = "20261217_first_times"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "challenge_edits",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("challenge_id", BigId, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_challenge_edits")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_challenge_edits_member_id", "challenge_edits", ["member_id"])


def downgrade() -> None:
    op.drop_table("challenge_edits")
