"""Points: rules for media and thanks, what two members may pay each other, and versions of a community's rules."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_points"
down_revision = "20261126_thanks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("accounts") as accounts:
        for kind in ("media", "thanks"):
            accounts.add_column(sa.Column(f"{kind}_used", BigId, nullable=False, server_default="0"))
            accounts.add_column(sa.Column(f"{kind}_at", UTCDateTime(), nullable=True))
    op.create_table(
        "pairs",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lower_id", BigId, nullable=False),
        sa.Column("higher_id", BigId, nullable=False),
        sa.Column("to_lower", sa.Integer(), nullable=False),
        sa.Column("to_higher", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "day", "lower_id", "higher_id", name=op.f("pk_pairs")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rule_versions",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("changed_by_id", BigId, nullable=True),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "version", name=op.f("pk_rule_versions")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("rule_versions")
    op.drop_table("pairs")
    for kind in ("thanks", "media"):
        op.drop_column("accounts", f"{kind}_at")
        op.drop_column("accounts", f"{kind}_used")
