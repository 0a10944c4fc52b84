"""Alembic's entry: runs on the connection that `bot.migrating` hands over."""

from typing import Any

from alembic import context
from sqlmodel import SQLModel

from bot.app import load_tables
from bot.kit.database import UTCDateTime

load_tables()


def render_item(kind: str, item: Any, autogen: Any) -> str | bool:
    """Our instant type by its own name, in a migration that imports it."""
    if kind == "type" and isinstance(item, UTCDateTime):
        autogen.imports.add("from bot.kit.database import UTCDateTime")
        return "UTCDateTime()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=render_item,
    compare_server_default=False,
)
with context.begin_transaction():
    context.run_migrations()
