"""What a group's posts are like in all: seven in ten of use, two a delight, one a stretch."""

from collections.abc import Mapping
from enum import StrEnum


class Content(StrEnum):
    """What a post is there for."""

    USEFUL = "useful"
    DELIGHTFUL = "delightful"
    STRETCHING = "stretching"


# The 721 mix of community operators, in percent.
GOAL = {Content.USEFUL: 70, Content.DELIGHTFUL: 20, Content.STRETCHING: 10}
FEW = 5  # posts, of which no mix can be told


def percents(posts: Mapping[Content, int]) -> dict[Content, int]:
    """Of all posts that say what they are there for; together 100 (by largest remainders), or all 0 for none."""
    total = sum(posts.values())
    if not total:
        return dict.fromkeys(Content, 0)
    found = {one: posts.get(one, 0) * 100 // total for one in Content}
    by_rest = sorted(Content, key=lambda one: -(posts.get(one, 0) * 100 % total))
    for one in by_rest[: 100 - sum(found.values())]:
        found[one] += 1
    return found


def scarce(posts: Mapping[Content, int]) -> Content | None:
    """Of which one post more would bring the mix nearest to its goal; none where it is within a post of it, or there
    are too few to tell."""
    total = sum(posts.values())
    if total < FEW:
        return None
    missing = {one: total * goal - posts.get(one, 0) * 100 for one, goal in GOAL.items()}  # hundredths of a post
    most = max(missing, key=lambda one: missing[one])
    return most if missing[most] >= 100 else None
