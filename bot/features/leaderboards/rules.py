"""Who gets a medal."""

MEDALS = 3


def has_medal(rank: int, sharing: int) -> bool:
    """There are three medals, for three members at most: `sharing` of them have this rank. Ten who are all first are
    first, and nobody has won."""
    return rank - 1 + sharing <= MEDALS
