from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChallengeOver:
    """A challenge came to its end; or it was called off, or dropped as a draft."""

    community_id: int
    challenge_id: int
    is_called_off: bool
    member_ids: tuple[int, ...] = ()  # in it to the end; nobody, when it was called off
