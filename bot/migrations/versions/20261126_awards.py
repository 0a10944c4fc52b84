"""Points given and taken by hand, with the reason."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_awards"
down_revision = "20261126_thanking"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "awards",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("number", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("by_id", BigId, nullable=False),
        sa.Column("amount", BigId, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("undone_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "number", name=op.f("pk_awards")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("awards")
