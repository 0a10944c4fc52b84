from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChallengeOver:
    """A challenge has come to its end; told once."""

    community_id: int
    challenge_id: int
    member_ids: tuple[int, ...]  # in it to the end; nobody, when it was called off
