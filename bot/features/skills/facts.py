from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillLevelReached:
    """A member came to a level of a skill; told once, unless it was lost in between."""

    community_id: int
    member_id: int
    skill: str
    level: int
    is_quiet: bool  # for what lies in the past: nobody need hear of it


@dataclass(frozen=True, slots=True)
class SkillLevelLost:
    """What a level rested on was taken back."""

    community_id: int
    member_id: int
    skill: str
    level: int
