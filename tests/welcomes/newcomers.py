"""People who have just come, and what they hear."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.world import Human, World


def told(world: "World", who: "Human", since: int = 0) -> list[str]:
    """What somebody heard in private."""
    return [one.text for one in world.said[since:] if one.chat_id == who.id]


async def newcomer(world: "World", name: str = "Ana") -> "Human":
    """Who has come, was greeted, and may be written to."""
    one = await world.person(name)
    await one.joins()
    await world.pass_time(minutes=3)
    await one.opens_private_chat()
    return one


async def heard_in(world: "World", who: "Human", days: float) -> list[str]:
    since = len(world.said)
    await world.pass_time(days=days)
    return told(world, who, since)
