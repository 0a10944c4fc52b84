"""The outbox: what was on its way in a crash is found without reading all that was ever said."""

import sqlalchemy as sa
from alembic import op

revision = "20261126_sending"
down_revision = "20261126_retention"
branch_labels = None
depends_on = None

_SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_sending", ["id"], unique=False, sqlite_where=_SENDING, postgresql_where=_SENDING
        )


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_sending", sqlite_where=_SENDING, postgresql_where=_SENDING)
