"""How much groups hear unasked, what was put off because of it, and what celebrations tell together."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261223_group_words"
down_revision = "20261221_content_mix"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_days",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "day"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "group_words_put_off",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=True),
        sa.Column("is_booked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "celebrations_folded",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "key"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in ("celebrations_folded", "group_words_put_off", "group_days"):
        op.drop_table(table)
