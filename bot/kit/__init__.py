"""Plumbing that knows no feature and could move to another bot unchanged."""
