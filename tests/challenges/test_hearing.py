"""What a message is for a challenge when it is edited, comes as an album, is somebody else's, or falls on a midnight."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot
from sqlalchemy import text

from bot.features import challenges
from tests.challenges.conftest import JOIN, MINE, published
from tests.challenges.test_edges import MONTH, PHOTO, STARTER
from tests.support.circle import people
from tests.support.world import photo

if TYPE_CHECKING:
    from tests.support.world import Human, World


async def progress(world: "World", challenge_id: int, who: "Human") -> int:
    async with world.app.workshop.work() as work:
        one = await challenges.find(work, 1, challenge_id)
        return (await challenges.progress_of(work, one, who.id)).progress


async def noted(world: "World", who: "Human") -> tuple[list[tuple[str, bool]], int]:
    """The check-ins, each with whether a picture came with it, and how many marks."""
    async with world.app.workshop.work() as work:
        found = await work.db.execute(
            text("SELECT day, has_photo FROM checkins WHERE member_id = :m ORDER BY day"), {"m": who.id}
        )
        marks = await work.db.execute(text("SELECT count(*) FROM challenge_marks WHERE member_id = :m"), {"m": who.id})
        return [(str(day), bool(has_photo)) for day, has_photo in found], int(marks.scalar_one())


async def edits(world: "World", who: "Human", **content: Any) -> list[str]:
    """Their last message becomes another; what is said about it."""
    before, reacted = len(world.said), len(world.telegram.reactions)
    await world.deliver({"edited_message": who.last_message | content | {"edit_date": who.last_message["date"] + 60}})
    return [one.text for one in world.said[before:]] + [emoji for *_, emoji in world.telegram.reactions[reacted:]]


# --- Edited ---


@pytest.mark.parametrize(
    ("task", "words"), [("", "#checkin"), ("", "/checkin"), ("task Run: #run", "#run round the lake")]
)
async def test_words_that_come_by_an_edit_count_nothing_and_a_new_message_does(
    world: "World", task: str, words: str
) -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, STARTER, *([task] if task else []), "start 2026-05-04")
    await ana.presses(JOIN["en"])
    await ana.says("good morning")
    assert await edits(world, ana, text=words) == []
    assert (await progress(world, number, ana), await noted(world, ana)) == (0, ([], 0))
    await ana.says(words)
    assert await progress(world, number, ana) == 1
    assert await edits(world, ana, text="good morning") == []
    assert await progress(world, number, ana) == 1, "nor does an edit take anything back"
    assert await ana.presses(MINE["en"]) == snapshot("You: one day done, goal 5. Day 1 of 7 is done ✅")


async def test_an_amount_is_not_corrected_by_an_edit(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, MONTH, "start 2026-05-04")
    await ana.presses(JOIN["en"])
    await ana.says("/checkin 5 km")
    await edits(world, ana, text="/checkin 50 km")
    assert await progress(world, number, ana) == 5000
    await ana.says("/amount 50 km")
    assert await progress(world, number, ana) == 50_000


# --- An album ---


@pytest.mark.parametrize("captions", ["on the first", "on each", "on the last"])
async def test_an_album_is_one_check_in_with_its_proof_and_one_answer(world: "World", captions: str) -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, PHOTO, "start 2026-05-04")
    await ana.presses(JOIN["en"])
    pictures = []
    for at in range(4):
        has_caption = captions == "on each" or at == {"on the first": 0, "on the last": 3}.get(captions)
        caption = {"caption": "#photo the river"} if has_caption else {}
        album = {"photo": photo(f"p{at}"), "media_group_id": "7"}
        pictures.append({"message": world.message(world.group.chat, ana.user, **album, **caption)})
    before = len(world.said)
    await world.deliver(*pictures[:3])
    await world.deliver(*pictures[3:])
    assert await progress(world, number, ana) == 1
    assert await noted(world, ana) == ([("2026-05-04", True)], 1)
    assert [emoji for *_, emoji in world.telegram.reactions] == ["🔥"]
    assert world.said[before:] == []


async def test_another_picture_later_is_heard_as_a_second_time(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await published(world, admin, PHOTO, "start 2026-05-04")
    await ana.presses(JOIN["en"])
    assert await ana.says(caption="#photo the river", photo=photo("p")) == "🔥"
    await world.pass_time(minutes=1)
    assert await ana.says(caption="#photo the bridge", photo=photo("q")) == "👌"
    assert await noted(world, ana) == ([("2026-05-04", True)], 1)


# --- Somebody else's ---


async def test_a_forwarded_check_in_is_nobodys(world: "World") -> None:
    admin, ana, ben = await people(world, "Ana", "Ben")
    number = await published(world, admin, STARTER, "start 2026-05-04")
    await ana.presses(JOIN["en"])
    origin = {"type": "user", "date": 1, "sender_user": ben.user}
    for words in ("#checkin", "打卡"):
        assert await ana.says(words, forward_origin=origin) == ""
    assert await ana.says(caption="#checkin", photo=photo("p"), forward_origin=origin) == ""
    assert (await progress(world, number, ana), await noted(world, ana)) == (0, ([], 0))


@pytest.mark.parametrize(
    "origin",
    [
        {"type": "hidden_user", "sender_user_name": "Ben", "date": 1},
        {"type": "channel", "date": 1, "message_id": 3, "chat": {"id": -100777, "type": "channel", "title": "News"}},
    ],
)
async def test_a_forwarded_album_is_refused_with_one_word(world: "World", origin: dict[str, Any]) -> None:
    admin, ana = await people(world, "Ana")
    number = await published(world, admin, PHOTO, "start 2026-05-04")
    await ana.presses(JOIN["en"])
    before = len(world.said)
    album = {"media_group_id": "7", "caption": "#photo the river", "forward_origin": origin}
    await world.deliver(
        *({"message": world.message(world.group.chat, ana.user, photo=photo(f"p{at}"), **album)} for at in range(3))
    )
    told = [(one.chat_id, "can't count" in one.text) for one in world.said[before:]]
    assert told == [(ana.id, True)]
    assert (await progress(world, number, ana), await noted(world, ana)) == (0, ([], 0))
    assert await ana.says(caption="#photo mine", photo=photo("q")) == "🔥"


# --- Midnight ---


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "UTC"])
@pytest.mark.parametrize("task", ["", "task Run: #run"])
async def test_a_second_before_midnight_and_midnight_are_two_days(world: "World", zone: str, task: str) -> None:
    """Of the member's own clock, from the first moment of the first day to the last of the last."""
    admin, ana = await people(world, "Ana")
    await ana.whispers(f"/timezone {zone}")
    changes = [task] if task else []
    number = await published(world, admin, STARTER, *changes, "days 2", "goal 1", "start 2026-05-06")
    await ana.presses(JOIN["en"])
    words, midnights = "#run" if task else "#checkin", []
    async with world.app.workshop.work() as work:
        from bot.features import preferences

        mine = preferences.zone_of(work, 1, ana.id)
    for day in (6, 7, 8):
        midnights.append(datetime(2026, 5, day, tzinfo=mine).astimezone(UTC))
    counted = []
    for midnight in midnights:
        for at in (midnight - timedelta(seconds=1), midnight):
            world.clock.set(max(at, world.clock.now()))
            await ana.says(words, at=at)
            counted.append(await progress(world, number, ana))
    # One before it begins; both ends of the first day, of the second, and then it is over.
    assert counted == [0, 1, 1, 2, 2, 2]
