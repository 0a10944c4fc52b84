"""Announcements can be polls, prompts in turn and greetings of newcomers, and know how often they were said on a day."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261204_prompts"
down_revision = "20261203_placards"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcements") as announcements:
        for name in ("poll", "ritual"):
            announcements.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        for name in ("in_turn", "ends"):
            announcements.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
        for name in ("turn", "said_times"):
            announcements.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
        announcements.add_column(sa.Column("seed", BigId, nullable=False, server_default="0"))
        announcements.add_column(sa.Column("greeted_at", UTCDateTime))
        announcements.add_column(sa.Column("said_on", sa.Date()))


def downgrade() -> None:
    with op.batch_alter_table("announcements") as announcements:
        for name in ("said_on", "greeted_at", "seed", "said_times", "turn", "ends", "in_turn", "ritual", "poll"):
            announcements.drop_column(name)
