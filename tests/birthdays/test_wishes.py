"""Wishes are kept until the day, stay a surprise, and are said once with the greeting; a card may come with it."""

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from bot.features import birthdays, communities
from bot.features.birthdays import Birthday
from bot.features.communities import CommunitiesMerged
from bot.kit.texts import utf16_length
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import Human, World

DAY = (5, 9)  # five days after the world begins
LIMITS = {"text": 4096, "caption": 1024}


async def gathers(
    world: "World", *names: str, language: str = "en", born: tuple[int, int] = DAY, **choices: object
) -> "tuple[Human, ...]":
    """An admin and others; the first of them has a birthday soon, and wishes are collected."""
    everybody = await people(world, *names, language=language)
    async with world.app.workshop.work() as work:
        for key, value in ({"wish_days": 7, "gift": 0} | choices).items():
            await birthdays.choose(work, 1, key, value)
    await tells(world, everybody[1], *born)
    return everybody


async def tells(world: "World", who: "Human", month: int, day: int) -> None:
    async with world.app.workshop.work() as work:
        await birthdays.tell(work, 1, who.id, Birthday(month, day))


async def wishes(world: "World", who: "Human", whom: "Human", words: str, community_id: int = 1) -> None:
    async with world.app.workshop.work() as work:
        await birthdays.wish(work, community_id, who.id, whom.id, words)


async def waiting(world: "World") -> int:
    async with world.app.workshop.work() as work:
        return (await birthdays.census(work.db))["birthday-wishes"]


def seen(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_left_in_private_and_said_with_the_greeting(world: "World", language: str) -> None:
    _, ana, ben = await gathers(world, "Ana <3", "Ben & Co", language=language)
    words = {"en": "May all <b>your</b> books end well & late", "zh-CN": "愿你读到的书都有 <好> 结局"}[language]
    said = [
        await ben.whispers("/wish"),
        await ben.whispers(f"/wish Ana <3, {words}"),
        await ben.whispers("/wish"),
        await ben.says("/birthdays"),
    ]
    before = len(world.said)
    said += await world.pass_time(days=6)
    assert {one.chat_id for one in world.said[before:]} == {world.group.chat_id}
    assert said == {"en": snapshot(), "zh-CN": snapshot()}[language]
    assert await waiting(world) == 0
    assert await world.pass_time(days=20) == []


@pytest.mark.parametrize("language", ["en", "zh-CN"])
async def test_every_no(world: "World", language: str) -> None:
    _, ana, ben, cem = await gathers(world, "Ana", "Ben", "Cem", language=language)
    said = [await ben.whispers(f"/wish {words}") for words in ("Ana", "Ana " + "x" * 201, "Cem hello", "@nobody hi")]
    said.append(await ben.presses_data(f"birthdays:unwish:1:{ana.id}", world.said[-1]))
    answered = {"message_id": 77, "date": 1, "chat": world.group.chat, "from": cem.user, "text": "here I am"}
    said.append(await ben.says("/wish all the best", reply_to_message=answered))
    answered["from"] = ben.user
    said.append(await ben.says("/wish all the best", reply_to_message=answered))
    async with world.app.workshop.work() as work:
        await birthdays.show(work, 1, ana.id, is_public=False)
    said.append(await ben.whispers("/wish"))
    async with world.app.workshop.work() as work:
        await birthdays.choose(work, 1, "wish_days", 0)
    said.append(await ben.whispers("/wish Ana hello"))
    assert said == {"en": snapshot(), "zh-CN": snapshot()}[language]
    assert await waiting(world) == 0


async def test_off_unless_turned_on(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    await tells(world, ana, *DAY)
    assert await ben.whispers("/wish Ana hello") == snapshot()
    assert "/wish" not in await ben.says("/birthdays")
    await admin.says("/birthdaysetup")
    await admin.presses("Wishes: 7 days")
    await admin.says("/birthdaysetup")
    await admin.presses("With a card")
    assert await admin.says("/birthdaysetup") == snapshot()
    assert "Kept" in await ben.whispers("/wish Ana hello")


@pytest.mark.parametrize(("days", "is_kept"), [(3, False), (4, False), (5, True)])
async def test_not_too_early(world: "World", days: int, is_kept: bool) -> None:
    _, ana, ben = await gathers(world, "Ana", "Ben", wish_days=days)
    assert ("Kept" in await ben.whispers("/wish Ana hello")) is is_kept


async def test_in_the_group_the_answer_gives_nothing_away(world: "World") -> None:
    """In private, or a sign where there is no private chat; the second wish takes the place of the first."""
    _, ana, ben = await gathers(world, "Ana", "Ben")
    cem = await world.person("Cem")  # who never wrote in private
    await cem.says("hello")
    answered = {"message_id": 77, "date": 1, "chat": world.group.chat, "from": ana.user, "text": "what a day"}
    assert await ben.says("/wish all the best", reply_to_message=answered) == snapshot()
    assert world.said[-1].chat_id == ben.id
    assert await cem.says("/wish hugs", reply_to_message=answered) == "🙊"
    assert await cem.says("/wish kisses", reply_to_message=answered) == "🙊"
    assert await waiting(world) == 2
    [told] = await world.pass_time(days=6)
    assert "all the best — Ben" in told
    assert "kisses — Cem" in told
    assert "hugs" not in told


async def test_taken_back(world: "World") -> None:
    _, ana, ben = await gathers(world, "Ana", "Ben")
    await ben.whispers("/wish Ana hello")
    assert await ben.presses("Take back: Ana") == snapshot()
    await ben.whispers("/wish Ana hello again")
    assert await ben.whispers("/wish Ana off") == snapshot()
    assert await waiting(world) == 0
    [told] = await world.pass_time(days=6)
    assert "hello" not in told


async def test_by_username(world: "World") -> None:
    _, ana, ben = await gathers(world, "Ana", "Ben")
    message = world.message(world.group.chat, ana.user | {"username": "ana_reads"}, text="now with a name")
    await world.deliver({"message": message})
    assert "for Ana" in await ben.whispers("/wish @Ana_Reads hello")


async def test_missed_while_away_is_said_late_with_its_wishes_once(world: "World") -> None:
    _, ana, ben = await gathers(world, "Ana", "Ben")
    await wishes(world, ben, ana, "hello")
    world.clock.set(datetime(2026, 5, 11, 10, tzinfo=UTC))
    await world.restart()
    [told] = await world.pass_time(minutes=1)
    assert seen(told) == snapshot()
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
        await birthdays.show(work, 1, ana.id, is_public=False)
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
            assert utf16_length(parameters.get(name, "")) <= limit
    everything = "".join(parameters.get("text") or parameters["caption"] for parameters in sent)
    assert all(everything.count(f"Friend {number:02}") == 2 for number in range(30))


async def test_one_card_for_everybody_of_the_day(world: "World") -> None:
    _, ana, ben = await gathers(world, "Ana", "Ben", has_card=True)
    await tells(world, ben, *DAY)
    before = len(world.said)
    await world.pass_time(days=6)
    [told] = world.said[before:]
    assert world.telegram.files[told.photo][:2] == b"\xff\xd8"
    assert told.text == snapshot()


async def test_two_groups_become_one(world: "World") -> None:
    """Whoever wished in both is heard once."""
    _, ana, ben = await gathers(world, "Ana", "Ben")
    async with world.app.workshop.work() as work:
        other = await communities.of_chat(work, -1002, "Another")
    second = [await world.person("Dan")]
    async with world.app.workshop.work() as work:
        from bot.features import members
        from bot.kit.routing import Person

        await birthdays.choose(work, other.id, "wish_days", 7)
        for one in (ana, ben, *second):
            await members.meet(work, other.id, Person(one.id, one.name), work.now)
        await birthdays.tell(work, other.id, ana.id, Birthday(*DAY))
    await wishes(world, ben, ana, "hello from here")
    await wishes(world, ben, ana, "hello from there", other.id)
    await wishes(world, second[0], ana, "hello from Dan", other.id)
    async with world.app.workshop.work() as work:
        await members.meet(work, 1, Person(second[0].id, "Dan"), work.now)
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
