"""Hearth 围炉: a Telegram bot that keeps a community warm."""

from zoneinfo import reset_tzpath

# The time zones that were installed and tested with us, not whatever this machine happens to have.
reset_tzpath(to=())

__version__ = "0.1.0"
