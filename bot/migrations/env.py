"""Alembic's entry: runs on the connection that `bot.migrating` hands over."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

from bot.app import load_tables
from bot.kit.database import BigId, UTCDateTime

load_tables()


def render_item(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Our own types by short names, in a migration that imports them."""
    if kind == "type" and isinstance(item, UTCDateTime):
        autogen.imports.add("from bot.kit.database import UTCDateTime")
        return "UTCDateTime()"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    if kind == "type" and item is BigId:
        autogen.imports.add("from bot.kit.database import BigId")
        return "BigId"
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
