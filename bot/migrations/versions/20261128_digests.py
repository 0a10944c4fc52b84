"""Who wants a letter about their month; and what is new in a week, found by its time."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId

revision = "20261128_digests"
down_revision = "20261128_outlook"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_badge_grants_at": ("badge_grants", ["community_id", "granted_at"]),
    "ix_milestones_by_day": ("milestones", ["community_id", "track", "day"]),
    "ix_tier_rises_at": ("tier_rises", ["community_id", "at"]),
}


def upgrade() -> None:
    op.create_table(
        "letter_readers",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_letter_readers")),
        sqlite_with_rowid=False,
    )
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns)


def downgrade() -> None:
    for name, (table, _) in INDEXES.items():
        op.drop_index(name, table)
    op.drop_table("letter_readers")
