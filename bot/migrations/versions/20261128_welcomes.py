"""Newcomers: when they came and were greeted, who stands by them, and what admins wrote for them."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261128_welcomes"
down_revision = "20261128_memos"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "newcomers",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("joined_at", UTCDateTime, nullable=False),
        sa.Column("waits_since", UTCDateTime, nullable=True),
        sa.Column("greeted_at", UTCDateTime, nullable=True),
        sa.Column("mentor_id", BigId, nullable=True),
        sa.Column("met_at", UTCDateTime, nullable=True),
        sa.Column("rules_read_at", UTCDateTime, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_newcomers")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_newcomers_joined", "newcomers", ["community_id", "joined_at"])
    op.create_index("ix_newcomers_member_id", "newcomers", ["member_id"])
    waiting = sa.text("waits_since IS NOT NULL")
    op.create_index(
        "ix_newcomers_waiting", "newcomers", ["community_id"], sqlite_where=waiting, postgresql_where=waiting
    )
    op.create_table(
        "mentors",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("offered_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_mentors")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "welcomes",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=True),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("bot", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_welcomes")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("welcomes")
    op.drop_table("mentors")
    op.drop_index("ix_newcomers_waiting", "newcomers")
    op.drop_index("ix_newcomers_member_id", "newcomers")
    op.drop_index("ix_newcomers_joined", "newcomers")
    op.drop_table("newcomers")
