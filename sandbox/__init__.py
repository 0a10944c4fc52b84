"""Telegram in a box: an emulated Bot API over HTTP, with the people's side to it. Knows nothing of any bot."""

from sandbox.app import Options, Sandbox, create_app
from sandbox.server import serve

__all__ = ["Options", "Sandbox", "create_app", "serve"]
