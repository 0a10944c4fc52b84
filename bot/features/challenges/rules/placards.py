"""When the placard of a challenge is looked at again."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 1, 1, tzinfo=UTC)
MARGIN = timedelta(seconds=5)  # who is this near to a moment may commit after it, and waits for the one after


def next_look(now: datetime, every: timedelta, challenge_id: int) -> datetime:
    """The same moment for whoever asks, in any process, so that a hundred changes are one look. Those of many
    challenges are spread out."""
    first = START + timedelta(seconds=challenge_id % int(every.total_seconds()))
    return first + ((now + MARGIN - first) // every + 1) * every
