"""Boards of large communities: scores in order, and how many members stand on each rung.

Nothing is filled in here: a large community's boards are made in small steps while the bot runs, and read from the
accounts until then.
"""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId

revision = "20261126_boards"
down_revision = "20261126_sending"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "boards",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("filled_to", BigId, nullable=True),
        sa.Column("kept_since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_boards")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "scores",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("points", BigId, nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "period", name=op.f("pk_scores")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_scores_in_order",
        "scores",
        ["community_id", "period", "since", sa.text("points DESC"), "member_id"],
        sqlite_where=sa.text("is_shown"),
        postgresql_where=sa.text("is_shown"),
    )
    op.create_table(
        "rungs",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "period", "since", "rung", name=op.f("pk_rungs")),
        sqlite_with_rowid=False,
    )
    # Who left a group is asked for with each board.
    op.create_index(
        "ix_memberships_absent",
        "memberships",
        ["community_id", "member_id"],
        sqlite_where=sa.text("left_at IS NOT NULL"),
        postgresql_where=sa.text("left_at IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_memberships_absent", "memberships")
    op.drop_table("rungs")
    op.drop_table("scores")
    op.drop_table("boards")
