"""Challenges may be shared by several communities, each with its own."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261210_alliances"
down_revision = "20261207_tier_tags"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "allies",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("alliance_id", BigId, autoincrement=False, nullable=False),
        sa.Column("challenge_id", BigId, nullable=False),
        sa.Column("is_host", sa.Boolean(), nullable=False),
        sa.Column("joined_at", UTCDateTime, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("invited_until", UTCDateTime, nullable=True),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("progress", BigId, nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("counted_at", UTCDateTime, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "alliance_id", name=op.f("pk_allies")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_allies_alliance", "allies", ["alliance_id"])
    op.create_index("ix_allies_token", "allies", ["token"])
    op.create_index("ix_allies_challenge", "allies", ["community_id", "challenge_id"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_allies_challenge", "allies")
    op.drop_index("ix_allies_token", "allies")
    op.drop_index("ix_allies_alliance", "allies")
    op.drop_table("allies")
