"""Birthdays at an hour of one's own, in three ways; greetings that admins wrote; days of joining; coupons as presents."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261217_birthday_hours"
down_revision = "20261216_challenge_draws"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("birthdays", sa.Column("hour", sa.Integer(), nullable=True))
    op.add_column("birthdays", sa.Column("greeting", sa.Integer(), nullable=True))
    op.add_column("birthdays", sa.Column("visibility", sa.String(), nullable=False, server_default="private"))
    op.execute("UPDATE birthdays SET visibility = 'public' WHERE is_public")
    op.drop_column("birthdays", "is_public")
    op.create_table(
        "birthday_greetings",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("said_at", UTCDateTime, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "number", name=op.f("pk_birthday_greetings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "anniversaries",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_anniversaries")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "coupon_presents",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("given_at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", "key", name=op.f("pk_coupon_presents")),
        sqlite_with_rowid=False,
    )
    came = sa.text("joined_at IS NOT NULL")
    op.create_index(
        "ix_memberships_came", "memberships", ["community_id", "first_seen_at"],
        sqlite_where=came, postgresql_where=came,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_memberships_came", "memberships")
    for table in ("coupon_presents", "anniversaries", "birthday_greetings"):
        op.drop_table(table)
    op.add_column("birthdays", sa.Column("is_public", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text("UPDATE birthdays SET is_public = :yes WHERE visibility = 'public'").bindparams(yes=True))
    for column in ("visibility", "greeting", "hour"):
        op.drop_column("birthdays", column)
