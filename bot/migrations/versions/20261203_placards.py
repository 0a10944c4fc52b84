"""Challenges have a placard, one message at the top of their group, but for those that are published already; and
communities keep templates of their own."""

import json

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261203_placards"
down_revision = "20261202_honours"
branch_labels = None
depends_on = None

_CHALLENGES = sa.table(
    "challenges",
    sa.column("community_id", BigId),
    sa.column("id", BigId),
    sa.column("state", sa.String),
    sa.column("plan", sa.String),
)


def upgrade() -> None:
    op.create_table(
        "challenge_placards",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("challenge_id", BigId, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("chat_id", BigId, nullable=True),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "challenge_id", name=op.f("pk_challenge_placards")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "challenge_templates",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("made_at", UTCDateTime, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("shared_until", UTCDateTime, nullable=True),
        sa.Column("dropped_at", UTCDateTime, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_challenge_templates")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_challenge_templates_token", "challenge_templates", ["token"])
    _rewrite(lambda plan, state: plan | ({"has_placard": False} if state == "live" else {}))


def downgrade() -> None:
    op.execute("DELETE FROM due WHERE kind = 'challenges.show'")
    op.drop_table("challenge_templates")
    op.drop_table("challenge_placards")
    _rewrite(lambda plan, _state: {key: value for key, value in plan.items() if key != "has_placard"})


def _rewrite(change) -> None:  # type: ignore[no-untyped-def]
    db, table = op.get_bind(), _CHALLENGES
    for row in db.execute(sa.select(table)).all():
        plan = json.loads(row.plan)
        if (new := change(plan, row.state)) != plan:
            one = sa.and_(table.c.community_id == row.community_id, table.c.id == row.id)
            db.execute(sa.update(table).where(one).values(plan=json.dumps(new, ensure_ascii=False)))
