"""A member's tier may be their tag in Telegram: what was last asked for, and whether Hearth may set tags in a group."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId

revision = "20261207_tier_tags"
down_revision = "20261206_badge_pictures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tier_tags",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("member_id", BigId, autoincrement=False, nullable=False),
        sa.Column("tag", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_tier_tags")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("communities") as communities:
        communities.add_column(sa.Column("can_tag", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("communities") as communities:
        communities.drop_column("can_tag")
    op.drop_table("tier_tags")
