"""The first communities: record, ledger, check-ins, outbox."""

import sqlalchemy as sa
from alembic import op

from bot.kit.database import BigId, UTCDateTime

revision = "20261122_first"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("balance", BigId, nullable=False),
        sa.Column("lifetime", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("day_points", BigId, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("week_points", BigId, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("month_points", BigId, nullable=False),
        sa.Column("message_used", BigId, nullable=False),
        sa.Column("message_at", UTCDateTime(), nullable=True),
        sa.Column("reply_used", BigId, nullable=False),
        sa.Column("reply_at", UTCDateTime(), nullable=True),
        sa.Column("reaction_used", BigId, nullable=False),
        sa.Column("reaction_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("balance >= 0", name=op.f("ck_accounts_balance_not_negative")),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_accounts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "activity_hours",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("hour", sa.SmallInteger(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "day", "member_id", "hour", name=op.f("pk_activity_hours")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "checkins",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("noted_at", UTCDateTime(), nullable=False),
        sa.Column("shift", sa.Integer(), nullable=False),
        sa.Column("west", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("message_id", BigId, nullable=True),
        sa.Column("has_photo", sa.Boolean(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("undone_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "track", "member_id", "day", name=op.f("pk_checkins")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "communities",
        sa.Column("id", BigId, nullable=False),
        sa.Column("chat_id", BigId, nullable=True),
        sa.Column("former_chat_id", BigId, nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("can_pin", sa.Boolean(), nullable=False),
        sa.Column("standing_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("merged_into", BigId, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communities")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_communities_chat_id")),
        sa.UniqueConstraint("former_chat_id", name=op.f("uq_communities_former_chat_id")),
    )
    op.create_table(
        "community_settings",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "section", "key", name=op.f("pk_community_settings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deliveries",
        sa.Column("id", BigId, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    op.create_table(
        "due",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "kind", "key", name=op.f("pk_due")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("due", schema=None) as batch_op:
        batch_op.create_index("ix_due_at", ["due_at"], unique=False)

    op.create_table(
        "folded_checkins",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("fold", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "fold", "member_id", name=op.f("pk_folded_checkins")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("amount", BigId, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("rule", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("ref", BigId, nullable=True),
        sa.PrimaryKeyConstraint("community_id", "member_id", "key", name=op.f("pk_ledger")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member_tiers",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_member_tiers")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "members",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("first_seen_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
    )
    op.create_table(
        "memberships",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("first_seen_at", UTCDateTime(), nullable=False),
        sa.Column("joined_at", UTCDateTime(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("left_at", UTCDateTime(), nullable=True),
        sa.Column("role", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "member_id", name=op.f("pk_memberships")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index("ix_memberships_member_id", ["member_id"], unique=False)

    op.create_table(
        "message_texts",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "message_id", name=op.f("pk_message_texts")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("message_texts", schema=None) as batch_op:
        batch_op.create_index("ix_message_texts_at", ["at"], unique=False)

    op.create_table(
        "messages",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("reply_to_member_id", BigId, nullable=True),
        sa.Column("reply_to_message_id", BigId, nullable=True),
        sa.Column("topic_id", BigId, nullable=True),
        sa.Column("verdict", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "message_id", name=op.f("pk_messages")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("id", BigId, nullable=False),
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("member_id", BigId, nullable=True),
        sa.Column("topic_id", BigId, nullable=True),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("not_before", UTCDateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("message_id", BigId, nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("community_id", "key", name=op.f("uq_outbox_community_id_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_waiting",
            ["not_before"],
            unique=False,
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )

    op.create_table(
        "preferences",
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_to", sa.Time(), nullable=True),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("is_line_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_preferences")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "recorded",
        sa.Column("id", BigId, nullable=False),
        sa.Column("messages", BigId, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recorded")),
    )
    op.create_table(
        "reminders",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("community_id", "member_id", "kind", name=op.f("pk_reminders")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standings",
        sa.Column("community_id", BigId, nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("member_id", BigId, nullable=False),
        sa.Column("streak", sa.Integer(), nullable=False),
        sa.Column("longest", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("last_at", UTCDateTime(), nullable=False),
        sa.Column("west", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "track", "member_id", name=op.f("pk_standings")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("standings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standings_member_id"), ["member_id"], unique=False)

    op.create_table(
        "updates",
        sa.Column("update_id", BigId, nullable=False),
        sa.Column("body_hash", BigId, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("quarantined", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("update_id", "body_hash", name=op.f("pk_updates")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("updates")
    with op.batch_alter_table("standings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standings_member_id"))

    op.drop_table("standings")
    op.drop_table("reminders")
    op.drop_table("recorded")
    op.drop_table("preferences")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_waiting", sqlite_where=sa.text("state = 'queued'"), postgresql_where=sa.text("state = 'queued'")
        )

    op.drop_table("outbox")
    op.drop_table("messages")
    with op.batch_alter_table("message_texts", schema=None) as batch_op:
        batch_op.drop_index("ix_message_texts_at")

    op.drop_table("message_texts")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index("ix_memberships_member_id")

    op.drop_table("memberships")
    op.drop_table("members")
    op.drop_table("member_tiers")
    op.drop_table("ledger")
    op.drop_table("folded_checkins")
    with op.batch_alter_table("due", schema=None) as batch_op:
        batch_op.drop_index("ix_due_at")

    op.drop_table("due")
    op.drop_table("deliveries")
    op.drop_table("community_settings")
    op.drop_table("communities")
    op.drop_table("checkins")
    op.drop_table("activity_hours")
    op.drop_table("accounts")
