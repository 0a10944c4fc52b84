"""What becomes of wishes until they are said, once and within limits; and the card that comes with them."""

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import birthdays, communities, members
from bot.features.birthdays import Birthday
from bot.features.communities import CommunitiesMerged
from bot.kit.routing import Person
from bot.kit.texts import utf16_length
from tests.birthdays.test_wishes import DAY, gathers, tells, waiting

if TYPE_CHECKING:
    from tests.support.world import Human, World

LIMITS = {"text": 4096, "caption": 1024}


async def wishes(world: "World", who: "Human", whom: "Human", words: str, community_id: int = 1) -> None:
    async with world.app.workshop.work() as work:
        await birthdays.wish(work, community_id, who.id, whom.id, words)


def seen(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)


async def test_missed_while_away_is_said_late_with_its_wishes_once(world: "World") -> None:
    _, ana, ben = await gathers(world, "Ana", "Ben")
    await wishes(world, ben, ana, "hello")
    world.clock.set(datetime(2026, 5, 11, 10, tzinfo=UTC))
    await world.restart()
    [told] = await world.pass_time(minutes=1)
    assert seen(told) == snapshot("""\
🎂 A little late, and just as warmly: happy birthday, Ana!
💌 For Ana:
hello — Ben\
""")
    assert await world.pass_time(days=300) == []


@pytest.mark.parametrize(
    ("moved_to", "is_said"), [((5, 7), True), ((5, 16), True), ((5, 17), False), ((8, 1), False), (None, False)]
)
async def test_a_birthday_is_moved(world: "World", moved_to: tuple[int, int] | None, is_said: bool) -> None:
    """As far as the wish would have been taken; then it is gone, and whoever left it sees until when it waits."""
    _, ana, ben = await gathers(world, "Ana", "Ben")
    await wishes(world, ben, ana, "hello")
    async with world.app.workshop.work() as work:
        await birthdays.forget(work, 1, ana.id)
    assert "it waits until 16 May" in await ben.whispers("/wish")
    if moved_to:
        await tells(world, ana, *moved_to)
    told = await world.pass_time(days=100)
    assert sum("hello" in one for one in told) == int(is_said)
    assert len(told) == (moved_to is not None)
    assert await waiting(world) == 0


async def test_kept_to_oneself_after_all(world: "World") -> None:
    """Then the wishes come in private, too."""
    _, ana, ben = await gathers(world, "Ana", "Ben")
    await wishes(world, ben, ana, "hello")
    async with world.app.workshop.work() as work:
        await birthdays.show(work, 1, ana.id, birthdays.Visibility.PRIVATE)
    before = len(world.said)
    await world.pass_time(days=6)
    [told] = world.said[before:]
    assert told.chat_id == ana.id
    assert "hello — Ben" in told.text


async def test_who_left_wishes_nothing_and_is_wished_nothing(world: "World") -> None:
    _, ana, ben, cem = await gathers(world, "Ana", "Ben", "Cem")
    await tells(world, cem, *DAY)
    await wishes(world, ben, ana, "from Ben")
    await wishes(world, ben, cem, "for Cem")
    await wishes(world, cem, ana, "from Cem")
    await cem.leaves()
    [told] = await world.pass_time(days=6)
    assert "from Ben" in told
    assert "Cem" not in told
    assert await waiting(world) == 0


async def test_turned_off_before_the_day(world: "World") -> None:
    _, ana, ben = await gathers(world, "Ana", "Ben")
    await wishes(world, ben, ana, "hello")
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, 1, "wish_days", 0)
    [told] = await world.pass_time(days=6)
    assert "hello" not in told
    assert await waiting(world) == 0


@pytest.mark.parametrize("has_card", [False, True])
@pytest.mark.parametrize("words", ["w" * 200, "&<" * 100, "🎂" * 200])
async def test_very_many_are_within_telegrams_limits(world: "World", words: str, has_card: bool) -> None:
    """However many and however long: everybody's is there, and no message is longer than one may be."""
    _, ana, cem = await gathers(world, "Ana", "Cem", has_card=has_card)
    await tells(world, cem, *DAY)
    friends = [await world.person(f"Friend {number:02} {'n' * 40}") for number in range(30)]
    for one in friends:
        await one.says("hello")
    async with world.app.workshop.work() as work:
        for one in friends:
            await birthdays.wish(work, 1, one.id, ana.id, words)
            await birthdays.wish(work, 1, one.id, cem.id, words)
    calls = len(world.telegram.calls)
    await world.pass_time(days=6)
    sent = [parameters for method, parameters in world.telegram.calls[calls:] if method.startswith("send")]
    assert bool(sent[0].get("photo")) is has_card
    for parameters in sent:
        for name, limit in LIMITS.items():
            words_there = parameters.get(name, "")
            assert utf16_length(words_there) <= limit
            assert words_there.count("<blockquote") == words_there.count("</blockquote>")
    everything = "".join(parameters.get("text") or parameters["caption"] for parameters in sent)
    assert all(everything.count(f"Friend {number:02}") == 2 for number in range(30))


async def test_one_card_for_everybody_of_the_day(world: "World") -> None:
    _, _ana, ben = await gathers(world, "Ana", "Ben", has_card=True)
    await tells(world, ben, *DAY)
    before = len(world.said)
    await world.pass_time(days=6)
    [told] = world.said[before:]
    assert world.telegram.files[told.photo][:2] == b"\xff\xd8"
    assert told.text == snapshot("🎉 Today is for Ana, Ben. Happy birthday, and cake!")


async def test_two_groups_become_one(world: "World") -> None:
    """Whoever wished in both is heard once."""
    _, ana, ben = await gathers(world, "Ana", "Ben")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
    dan = await world.person("Dan")
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, other.id, "wish_days", 7)
        for one in (ana, ben, dan):
            await members.meet(work, other.id, Person(one.id, one.name), work.now)
        await birthdays.tell(work, other.id, ana.id, Birthday(*DAY))
    await wishes(world, ben, ana, "hello from here")
    await wishes(world, ben, ana, "hello from there", other.id)
    await wishes(world, dan, ana, "hello from Dan", other.id)
    async with world.app.workshop.work() as work:
        await members.meet(work, 1, Person(dan.id, "Dan"), work.now)
        await work.announce(CommunitiesMerged(1, other.id))
    assert await waiting(world) == 2
    [told] = await world.pass_time(days=6)
    assert "hello from here — Ben" in told
    assert "hello from Dan — Dan" in told
    assert "there" not in told


async def test_the_outlook_knows_the_last_day_in_part(world: "World") -> None:
    """Up to the very minute: the day on which the horizon lies counts as far as that."""
    await gathers(world, "Ana")
    async with world.app.workshop.work() as work:
        for hour, found in ((8, 0), (9, 1), (23, 1)):
            coming = await birthdays.will_say(work, 1, datetime(2026, 5, 9, hour, tzinfo=UTC))
            assert len(coming) == found
        assert coming[0].at == datetime(2026, 5, 9, 9, tzinfo=UTC)
        assert coming[0].key == f"birthdays:{date(2026, 5, 9)}"
