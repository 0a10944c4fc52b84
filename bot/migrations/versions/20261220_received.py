"""Reactions that paid nothing, and what texts of the last hour were like."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261220_received"
down_revision = "20261220_milestones"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unpaid_reactions",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("message_id", BigId, autoincrement=False, nullable=False),
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("author_id", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "message_id", "member_id", name=op.f("pk_unpaid_reactions")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_unpaid_reactions_at", "unpaid_reactions", ["at"])
    op.create_index("ix_unpaid_reactions_of_author", "unpaid_reactions", ["community_id", "author_id", "day"])
    op.create_table(
        "heard_lately",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("first_id", BigId, autoincrement=False, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("marks", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "first_id", name=op.f("pk_heard_lately")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_heard_lately_at", "heard_lately", ["at"])


def downgrade() -> None:
    op.drop_index("ix_heard_lately_at", "heard_lately")
    op.drop_table("heard_lately")
    op.drop_index("ix_unpaid_reactions_of_author", "unpaid_reactions")
    op.drop_index("ix_unpaid_reactions_at", "unpaid_reactions")
    op.drop_table("unpaid_reactions")
