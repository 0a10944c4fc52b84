"""What newcomers do for the first time; and nudges in the words of two languages, with a code as a present."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261217_first_times"
down_revision = "20261217_birthday_hours"
branch_labels = None
depends_on = None

WORDS = ("words_zh", "other_words_zh")


def upgrade() -> None:
    op.create_table(
        "first_times",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("joined_at", UTCDateTime, nullable=False),
        sa.Column("done", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_first_times")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "first_times_seen",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_first_times_seen")),
        sqlite_with_rowid=False,
    )
    for name in WORDS:
        op.add_column("nudge_policies", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("nudge_policies", sa.Column("gift_as", sa.String(), nullable=False, server_default="points"))


def downgrade() -> None:
    for name in ("gift_as", *WORDS):
        op.drop_column("nudge_policies", name)
    for table in ("first_times_seen", "first_times"):
        op.drop_table(table)
