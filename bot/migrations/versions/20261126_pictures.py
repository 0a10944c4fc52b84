"""Pictures: what Telegram calls those it has, how a community looks, and what came with last check-ins."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_pictures"
down_revision = "20261126_celebrations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drawn_pictures",
        sa.Column("recipe", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("drawn_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("recipe", name=op.f("pk_drawn_pictures")),
    )
    op.create_table(
        "themes",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("is_draft", sa.Boolean(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("logo", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "is_draft", name=op.f("pk_themes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "checkin_notes",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("photo_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_checkin_notes")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("checkin_notes")
    op.drop_table("themes")
    op.drop_table("drawn_pictures")
