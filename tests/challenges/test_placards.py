"""One message at the top of the group tells how a challenge stands: changed in its place, seldom, and only for news."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from bot.features.challenges.rules.placards import MARGIN, next_look
from tests.announcements.test_pinning import demoted, no_right, pins
from tests.challenges.conftest import JOIN, MORE, OFF, STARTER, edits, placard, published, started
from tests.support.circle import people

if TYPE_CHECKING:
    from tests.support.world import World

GONE = {"ok": False, "error_code": 400, "description": "Bad Request: message to edit not found"}


def gone(method: str, _parameters: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
    return (400, GONE) if method == "editMessageText" else None


async def test_it_is_changed_once_in_ten_minutes_however_much_happens(world: "World") -> None:
    _, *members = await started(world, *(f"M{number}" for number in range(12)))
    await world.pass_time(hours=24)
    before = edits(world)
    for one in members:
        await one.says("/checkin")
        await world.pass_time(minutes=1)
    assert edits(world) - before in (1, 2)
    await world.pass_time(minutes=10)
    assert "12 did today's" in placard(world).text
    before = edits(world)
    await world.pass_time(hours=6)
    assert edits(world) == before, "nothing is new"


async def test_a_restart_loses_nothing(world: "World") -> None:
    _, ana = await started(world, "Ana")
    await world.pass_time(hours=24)
    await ana.says("/checkin")
    assert "did today's" not in placard(world).text
    await world.restart()
    await world.pass_time(minutes=11)
    assert "✅ 1 did today's" in placard(world).text
    await world.restart()
    await world.pass_time(hours=24)
    assert "day 2 of 3" in placard(world).text


async def test_whoever_deletes_it_has_peace_until_the_next_day(world: "World") -> None:
    _, ana, ben = await started(world, "Ana", "Ben")
    await world.pass_time(hours=20)
    first = placard(world)
    world.telegram.faults.append(gone)
    await world.pass_time(hours=4)
    for one in (ana, ben):
        await one.says("/checkin")
        await world.pass_time(minutes=11)
    await ana.says("/undo")
    await world.pass_time(minutes=11)
    assert [what for what, _ in pins(world)] == ["pin", "pin", "unpin"], "put up yesterday, and once today"
    second = placard(world)
    assert second.message_id != first.message_id
    assert "day 1 of 3" in second.text
    await world.pass_time(hours=24)
    await ana.says("/checkin")
    await world.pass_time(minutes=22)
    world.telegram.faults.remove(gone)
    third = placard(world)
    assert third.message_id != second.message_id
    await ben.says("/checkin")
    await world.pass_time(minutes=11)
    assert placard(world) is third
    assert "2 did today's" in third.text


async def test_without_the_right_to_pin_it_is_said_and_kept_up_to_date(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    world.telegram.faults.append(no_right)
    await demoted(world, admin, can_pin=False)
    await published(world, admin, STARTER["en"])
    announced = next(one for one in world.said if JOIN["en"] in one.buttons)
    await ana.presses(JOIN["en"])
    await world.pass_time(hours=24)
    assert "day 1 of 7" in announced.text
    assert "One of us is in" in announced.text


async def test_who_wants_none_gets_none(world: "World") -> None:
    admin, ana = await people(world, "Ana")
    await admin.says("/challenge")
    await admin.presses(STARTER["en"])
    await admin.presses(MORE["en"])
    assert "📌" not in await admin.presses(OFF["en"])
    await admin.presses("‹ Back")
    await admin.presses("Next: what will be said ›")
    await admin.presses("Publish it")
    announced = next(one for one in world.said if JOIN["en"] in one.buttons)
    before = announced.text
    await ana.presses(JOIN["en"])
    await world.pass_time(hours=48)
    assert announced.text == before
    assert pins(world) == []


async def test_in_a_new_chat_there_is_a_new_one(world: "World") -> None:
    """Its number there may be another message's."""
    admin, ana = await started(world, "Ana")
    await world.deliver({"message": world.message(world.group.chat, admin.user, migrate_to_chat_id=-1009999)})
    world.group.chat_id = -1009999
    world.groups[-1009999] = world.group
    before = edits(world)
    await world.pass_time(hours=24)
    assert edits(world) == before
    assert placard(world).chat_id == -1009999
    await ana.says("/checkin")
    await world.pass_time(minutes=11)
    assert "✅ 1 did today's" in placard(world).text


@given(
    now=st.datetimes(datetime(2026, 1, 2), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    minutes=st.integers(1, 1440),
    challenge_id=st.integers(1, 2**31),
    later=st.timedeltas(timedelta(0), timedelta(days=2)),
)
def test_looks_are_far_enough_apart(now: datetime, minutes: int, challenge_id: int, later: timedelta) -> None:
    every = timedelta(minutes=minutes)
    first, second = next_look(now, every, challenge_id), next_look(now + later, every, challenge_id)
    assert MARGIN <= first - now <= every + MARGIN
    assert second == first or second - first >= every
    assert (second - first) % every == timedelta(0)
