"""Fair streaks: freezes and milestones; rest days, vacations, excused days, and when Hearth was away.

Whose streak goes on has the freezes that its days would have earned; what happened before is not searched for more.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261126_streaks"
down_revision = "20261126_points"
branch_labels = None
depends_on = None

_MEMBER = ("community_id", "track", "member_id")


def _table(name: str, key: tuple[str, ...], *columns: sa.Column[Any]) -> None:
    op.create_table(
        name, *columns, sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")), sqlite_with_rowid=False
    )  # fmt: skip


def _member() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
    )


def upgrade() -> None:
    with op.batch_alter_table("standings") as standings:
        standings.add_column(sa.Column("began_on", sa.Date(), nullable=False, server_default="1970-01-01"))
        standings.add_column(sa.Column("freezes", sa.Integer(), nullable=False, server_default="0"))
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    began = "date(last_day, '-' || (streak - 1) || ' days')" if is_sqlite else "last_day - (streak - 1)"
    held = "CASE WHEN streak >= 14 THEN 2 WHEN streak >= 7 THEN 1 ELSE 0 END"
    op.execute(f"UPDATE standings SET began_on = {began}, freezes = {held}")  # noqa: S608
    _table(
        "frozen_days", (*_MEMBER, "day"),
        *_member(), sa.Column("day", sa.Date(), nullable=False),
    )  # fmt: skip
    _table(
        "given_freezes", (*_MEMBER, "key"),
        *_member(), sa.Column("key", sa.String(), nullable=False), sa.Column("given_at", UTCDateTime(), nullable=False),
    )  # fmt: skip
    _table(
        "freeze_rules", ("community_id", "last_day"),
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
    )  # fmt: skip
    _table(
        "milestones", (*_MEMBER, "days", "day"),
        *_member(),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
    )  # fmt: skip
    _table(
        "rest_days", ("community_id", "weekday", "first_day"),
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
    )  # fmt: skip
    _table(
        "vacations", ("community_id", "member_id", "first_day"),
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
    )  # fmt: skip
    _table(
        "excuses", ("community_id", "number"),
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", BigId, nullable=False),
        sa.Column("is_for_all", sa.Boolean(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("excused_at", UTCDateTime(), nullable=True),
        sa.Column("taken_back_at", UTCDateTime(), nullable=True),
    )  # fmt: skip
    _table(
        "excused_members", ("community_id", "number", "member_id"),
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
    )  # fmt: skip
    _table(
        "heartbeats", ("name",),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
    )  # fmt: skip
    _table(
        "downtimes", ("began_at",),
        sa.Column("began_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=False),
        sa.Column("least_minutes", sa.Integer(), nullable=False),
    )  # fmt: skip
    op.create_index("ix_downtimes_ended_at", "downtimes", ["ended_at"])


def downgrade() -> None:
    op.drop_index("ix_downtimes_ended_at", "downtimes")
    for table in (
        "downtimes", "heartbeats", "excused_members", "excuses", "vacations", "rest_days", "milestones",
        "freeze_rules", "given_freezes", "frozen_days",
    ):  # fmt: skip
        op.drop_table(table)
    with op.batch_alter_table("standings") as standings:
        standings.drop_column("freezes")
        standings.drop_column("began_on")
