"""Challenges: what is asked, who is in, and what each did."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261127_challenges"
down_revision = "20261126_skills"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "challenges",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("id", BigId, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("made_by", BigId, nullable=False),
        sa.Column("made_at", UTCDateTime, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("settled_at", UTCDateTime, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_challenges")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_challenges_state", "challenges", ["state"])
    op.create_table(
        "enrolments",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("challenge_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("is_in", sa.Boolean(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("stake", sa.Integer(), nullable=False),
        sa.Column("enrolled_at", UTCDateTime, nullable=False),
        sa.Column("progress", BigId, nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("payment", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "challenge_id", "member_id", name=op.f("pk_enrolments")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_enrolments_of_member", "enrolments", ["community_id", "member_id"])
    op.create_table(
        "challenge_marks",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("challenge_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=False),
        sa.Column("amount", BigId, nullable=False),
        sa.Column("at", UTCDateTime, nullable=False),
        sa.PrimaryKeyConstraint(
            "community_id", "challenge_id", "member_id", "day", "task", name=op.f("pk_challenge_marks")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_challenge_marks_by_day", "challenge_marks", ["community_id", "challenge_id", "day"])


def downgrade() -> None:
    for table in ("challenge_marks", "enrolments", "challenges"):
        op.drop_table(table)
