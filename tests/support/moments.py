"""Moments that tests stand in."""

from datetime import UTC, datetime

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)  # a Monday morning
