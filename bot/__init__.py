"""Hearth 围炉: a Telegram bot that keeps a community warm."""

__version__ = "0.1.0"
