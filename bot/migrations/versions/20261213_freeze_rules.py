"""What was changed about freezes is known with both its numbers, and to the moment."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261213_freeze_rules"
down_revision = "20261211_surveys"
branch_labels = None
depends_on = None

DAY = timedelta(days=1)


def upgrade() -> None:
    rows = _taken_out("community_id", "last_day", "most")
    table = op.create_table(
        "freeze_rules",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("until_at", UTCDateTime(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "until_at", name=op.f("pk_freeze_rules")),
        sqlite_with_rowid=False,
    )
    for row in rows:
        row |= {"every_days": 0, "until_at": datetime.combine(row["last_day"] + DAY, time(), UTC)}
    op.bulk_insert(table, rows)


def downgrade() -> None:
    rows = _taken_out("community_id", "until_at", "last_day", "most")
    table = op.create_table(
        "freeze_rules",
        sa.Column("community_id", BigId, autoincrement=False, nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "last_day", name=op.f("pk_freeze_rules")),
        sqlite_with_rowid=False,
    )
    by_day: dict[tuple[int, Any], int] = {}
    for row in rows:
        if row["community_id"]:
            by_day.setdefault((row["community_id"], row["last_day"] or row["until_at"].date() - DAY), row["most"])
    op.bulk_insert(table, [{"community_id": c, "last_day": day, "most": most} for (c, day), most in by_day.items()])


def _taken_out(*names: str) -> list[dict[str, Any]]:
    types: dict[str, Any] = {"community_id": BigId, "until_at": UTCDateTime(), "last_day": sa.Date()}
    old = sa.table("freeze_rules", *(sa.column(name, types.get(name, sa.Integer())) for name in names))
    rows = [dict(row) for row in op.get_bind().execute(sa.select(old).order_by(*old.c)).mappings()]
    op.drop_table("freeze_rules")
    return rows
