"""What members wrote and showed in challenges, what of it may be published, and who agreed to that."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261219_highlights"
down_revision = "20261218_challenge_publishing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "highlight_pieces",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("challenge_id", BigId, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("message_id", BigId, nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("photo_id", sa.String(), nullable=False),
        sa.Column("is_left_out", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "challenge_id", "day", name=op.f("pk_highlight_pieces")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "highlight_albums",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("challenge_id", BigId, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "challenge_id", name=op.f("pk_highlight_albums")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "highlight_consents",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_highlight_consents")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("highlight_consents")
    op.drop_table("highlight_albums")
    op.drop_table("highlight_pieces")
