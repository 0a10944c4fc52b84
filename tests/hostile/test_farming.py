"""Points for nothing: what a member, or a machine, may try, and what it comes to."""

import itertools
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.features import points
from tests.support.moments import START
from tests.support.world import Human, World

CAP = points.Settings().message.daily_cap
NEW = itertools.count(1)


def fresh_words() -> str:
    """Something that was never said before."""
    number = next(NEW)
    return f"{number * 7919} is {number * 104729} more than I thought"


def hourly(who: Human, **content: Any) -> Iterator[dict[str, Any]]:
    """Two messages an hour for ten hours, far from any cooldown."""
    for number in range(20):
        at = START + timedelta(minutes=30 * number)
        content.setdefault("text", "")
        one = content if content["text"] or len(content) > 1 else {"text": fresh_words()}
        yield {"message": who.world.message(who.world.group.chat, who.user, at=at, **one)}


async def balance(world: World, who: Human) -> int:
    async with world.app.workshop.work() as work:
        return (await points.account_of(work, 1, who.id)).balance


async def test_who_talks_all_day_gets_the_cap_and_a_restart_gives_no_second_one(
    world: World, database_url: str
) -> None:
    mallory = await world.person("Mallory")
    await world.deliver(*hourly(mallory), *hourly(mallory))
    assert await balance(world, mallory) == CAP
    again = await World(database_url).open()
    again._messages = world._messages  # Telegram goes on counting
    again._updates = world._updates
    try:
        mallory = Human(again, mallory.id, "Mallory", "en")
        await again.deliver(*hourly(mallory))
        assert await balance(again, mallory) == CAP
    finally:
        await again.close()


async def test_a_thousand_messages_within_a_minute_are_one(world: World) -> None:
    mallory = await world.person("Mallory")
    chat = world.group.chat
    await world.deliver(
        *({"message": world.message(chat, mallory.user, text=fresh_words())} for _ in range(1000)),
    )
    assert await balance(world, mallory) == points.Settings().message.points


@pytest.mark.parametrize(
    "content",
    [
        {"text": "Words of somebody else, and long ones", "forward_origin": {"type": "hidden_user"}},
        {"text": "Words of a machine, and long ones", "via_bot": {"id": 5, "is_bot": True, "first_name": "Gif"}},
        {"sticker": {"file_id": "x"}},
        {"animation": {"file_id": "x"}, "document": {"file_id": "x"}},
        {"dice": {"emoji": "🎲", "value": 6}},
        {"text": "k"},
        {"text": "🔥🔥🔥"},
        {"text": "/points"},
        {"photo": [{"file_id": "x"}], "media_group_id": "1"},
        {"text": "The very same words again and again"},
    ],
    ids=[
        "forwards",
        "by a bot",
        "stickers",
        "animations",
        "dice",
        "one letter",
        "emoji",
        "commands",
        "album",
        "repeats",
    ],
)
async def test_what_takes_no_thought_earns_nothing(world: World, content: dict[str, Any]) -> None:
    """Of an album, and of the same words, the first is like any other message."""
    mallory = await world.person("Mallory")
    first = 1 if "media_group_id" in content or content.get("text", "").startswith("The very") else 0
    await world.deliver(*hourly(mallory, **content))
    assert await balance(world, mallory) == first


async def test_an_edit_is_not_a_message(world: World) -> None:
    mallory = await world.person("Mallory")
    await mallory.says("k")
    for number in range(100):
        edited = mallory.last_message | {"text": fresh_words(), "edit_date": 1_700_000_000 + number}
        await world.deliver({"edited_message": edited})
    assert await balance(world, mallory) == 0


async def test_a_check_in_taken_back_and_made_again_is_paid_once(world: World) -> None:
    mallory = await world.person("Mallory")
    await mallory.says("/checkin")
    once = await balance(world, mallory)
    for _ in range(10):
        await mallory.presses("Undo")
        await mallory.says("/checkin")
    assert await balance(world, mallory) == once


async def test_two_who_help_each_other_get_what_two_may_pay_and_no_more(world: World) -> None:
    """Answers and reactions back and forth, more than any rule pays; an answer to oneself is none."""
    rules = points.Settings()
    people = [await world.person("Ana"), await world.person("Ben")]
    chat, updates = world.group.chat, []
    for number in range(30):
        who, other = people[number % 2], people[1 - number % 2]
        at = START + timedelta(minutes=5 * number)
        said = world.message(chat, who.user, text=fresh_words(), at=at)
        answers = [
            world.message(chat, one.user, text=fresh_words(), at=at, reply_to_message=said) for one in (other, who)
        ]
        updates += [{"message": one} for one in (said, *answers)]
        updates += [other.reaction(said["message_id"], "🔥"), who.reaction(said["message_id"], "👍")]
    await world.deliver(*updates)
    found = [await balance(world, one) - rules.message.daily_cap for one in people]
    assert max(found) <= rules.pair_daily * rules.reply.points
    assert sum(found) <= rules.pair_both_daily * rules.reply.points
    assert min(found) > 0
