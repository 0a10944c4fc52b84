"""`python -m bot demo`: the real bot in a community of eight, on a Telegram in a box. No account, no token."""

from bot.demo.stage import start

__all__ = ["start"]
