"""What announcements are there for."""

import sqlalchemy as sa
from alembic import op

revision = "20261221_content_mix"
down_revision = "20261220_received"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announcements", sa.Column("content", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("announcements", "content")
