"""Nudges that admins write: the policies, what each did, and who may be greeted in the group."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261205_nudge_policies"
down_revision = "20261204_prompts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nudge_policies",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("after_days", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("other_words", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "number", name=op.f("pk_nudge_policies")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "policy_nudges",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("variant", sa.Integer(), nullable=False),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("counts_from_on", sa.Date(), nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "number", "member_id", "since", name=op.f("pk_policy_nudges")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_policy_nudges_of_member", "policy_nudges", ["member_id", "at"])
    op.create_index("ix_policy_nudges_at", "policy_nudges", ["community_id", "at"])
    op.create_table(
        "nudge_mentions",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_nudge_mentions")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("nudge_mentions")
    op.drop_index("ix_policy_nudges_at", "policy_nudges")
    op.drop_index("ix_policy_nudges_of_member", "policy_nudges")
    op.drop_table("policy_nudges")
    op.drop_table("nudge_policies")
