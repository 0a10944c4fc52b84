"""People and groups in numbers, made at once: scenarios with many chats begin with them."""

from tests.support.stage import Stage


async def open_groups(stage: Stage, groups: int, members: int) -> dict[int, list[int]]:
    """So many groups with so many members each, and the bot as one of them: the members by group."""
    made = {-1_001_000_000_000 - n: [10_000 + n * members + m for m in range(members)] for n in range(groups)}
    users = [{"id": one, "first_name": f"Member {one}"} for people in made.values() for one in people]
    bot = stage.sandbox.bot.id
    chats = [
        {"id": chat, "type": "supergroup", "title": f"Circle {n}", "owner": people[0], "members": [*people, bot]}
        for n, (chat, people) in enumerate(made.items())
    ]
    await stage.post("import", users=users, chats=chats)
    return made


def acquaint(stage: Stage, people: list[int]) -> None:
    """They wrote to the bot long ago, so it may write to them."""
    world = stage.sandbox.world
    for one in people:
        world.private_chat(world.user(one))
        world.user(one).started = True
