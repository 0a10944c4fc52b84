"""Who may do what, against people who should not: the demoted, the anonymous, the strangers, other groups' admins."""

from collections import defaultdict
from typing import Any

import pytest

from bot.app import build_house
from bot.engine.botapi import NotSent, Unanswered
from bot.features import checkins, members
from bot.kit.routing import Role
from bot.kit.texts import Text
from tests.support.doors import SETTERS, all_doors
from tests.support.world import Group, Human, World

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}

ROOMS = all_doors()
COMMANDS = {name: words for doors in ROOMS.values() for name, words in doors.commands.items()}
BUTTONS = {data: who for doors in ROOMS.values() for data, who in doors.buttons.items()}
ROUTES = build_house().routes


def kind_of(data: str) -> str:
    return ":".join(data.split(":")[:2])


OF_ADMINS = {f"{route.room}:{route.name}" for route in ROUTES if route.kind == "button" and route.role is Role.ADMIN}
MADE_UP: defaultdict[str, object] = defaultdict(lambda: 7)  # ids
ADMINS = [data for data in BUTTONS if kind_of(data) in OF_ADMINS]


def words(world: World, key: str) -> str:
    return world.app.house.texts.plain(Text(f"kit.{key}"), "en")


async def choices(world: World, community_id: int = 1) -> dict[str, object]:
    """All that admins chose for a group, by room."""
    async with world.app.workshop.work() as work:
        return {room: await doors.chosen(work, community_id) for room, doors in ROOMS.items()}


async def admins_try_everything(world: World, who: Human) -> list[str]:
    """What the bot answers to every command and button of admins."""
    heard = [await who.says(f"/{name} {args}") for name, args in COMMANDS.items()]
    heard.append(await who.whispers("/start settings_1"))
    for place in (world.group.chat_id, who.id):
        shown = world.telegram.message_in(place)
        heard += [await who.presses_data(data.format_map(MADE_UP), shown) for data in ADMINS]
    return [one for one in heard if one not in {words(world, "private-only"), words(world, "group-only")}]


async def test_a_demoted_admin_is_refused_at_once_though_telegram_told_nobody(world: World) -> None:
    ana = await world.person("Ana", admin=True)
    await ana.says("/zone Berlin")
    before = await choices(world)
    assert "Europe/Berlin" in str(before["communities"])
    world.telegram.roles[world.group.chat_id, ana.id] = "member"
    assert set(await admins_try_everything(world, ana)) == {words(world, "admins-only")}
    assert await choices(world) == before


SILENCE: dict[str, Exception | tuple[int, dict[str, Any]]] = {
    "unreachable": NotSent("no route"),
    "silent": Unanswered("read timeout"),
    "broken": (502, {"ok": False, "error_code": 502, "description": "Bad Gateway"}),
    "busy": (429, {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {}}),
}


@pytest.mark.parametrize("why", SILENCE)
async def test_when_telegram_cannot_be_asked_nothing_is_changed_and_everything_can_be_read(
    world: World, why: str
) -> None:
    ana = await world.person("Ana", admin=True)
    await ana.says("/zone Berlin")
    before = await choices(world)

    def away(method: str, _parameters: dict[str, Any]) -> Any:
        what = SILENCE[why]
        if method != "getChatMember":
            return None
        if isinstance(what, Exception):
            raise what
        return what

    world.telegram.faults.append(away)
    assert set(await admins_try_everything(world, ana)) == {words(world, "cannot-check")}
    assert await choices(world) == before
    for command in ("checkin", "streak", "points", "top", "me", "why", "tiers", "help"):
        assert await ana.says(f"/{command}") not in ("", words(world, "cannot-check"), words(world, "apology")), command


async def test_an_anonymous_admin_sets_up_the_group_and_hands_nobody_the_keys(world: World) -> None:
    ana, ben = await world.person("Ana", admin=True), await world.person("Ben")
    group = world.group.chat

    async def as_the_group(text: str) -> str:
        await world.deliver({"message": world.message(group, ANONYMOUS, text=text, sender_chat=group)})
        return world.said[-1].text

    assert await as_the_group("/zone Lisbon") == "Done: our days follow <b>Lisbon</b>, where it is 10:00 now."
    await as_the_group("/zone China")
    shown = world.said[-1]
    assert await ben.presses("Shanghai · 17:00", shown) == words(world, "admins-only")
    await as_the_group("/settings")
    [link] = world.said[-1].buttons.values()
    start = "/start " + link.partition("start=")[2]
    assert await ben.whispers(start) == words(world, "admins-only")
    assert "Lisbon" in await ana.whispers(start)
    assert await as_the_group("/checkin") == words(world, "as-yourself")
    async with world.app.workshop.work() as work:
        assert await members.names(work, [1087968824]) == {1087968824: ""}


@pytest.mark.parametrize("account", [CHANNEL_BOT, TELEGRAM], ids=["a channel", "the linked channel"])
async def test_a_channel_is_no_admin_of_the_group_it_speaks_in(world: World, account: dict[str, Any]) -> None:
    ana = await world.person("Ana", admin=True)
    await ana.says("/zone Berlin")
    before = await choices(world)
    channel = {"id": -100777, "type": "channel", "title": "News"}
    for text in ("/zone Lisbon", "/settings", "/checkinwords hooray"):
        await world.deliver({"message": world.message(world.group.chat, account, text=text, sender_chat=channel)})
        assert world.said[-1].text == words(world, "admins-only")
    assert await choices(world) == before


# --- Every button, pressed by everybody ---


async def crowd(world: World) -> dict[str, Human]:
    statuses = {
        "stranger": "left", "ex-member": "left", "ex-admin": "member", "member": "member",
        "admin": "administrator", "owner": "creator",
    }  # fmt: skip
    people = {}
    for who, status in statuses.items():
        people[who] = person = await world.person(who.capitalize())
        if who != "stranger":
            await person.joins()
        world.telegram.roles[world.group.chat_id, person.id] = status
    await people["ex-member"].leaves()
    for who in SETTERS:
        await people[who].says("/checkin")
    return people


@pytest.mark.parametrize("place", ["in private", "in the group"])
async def test_every_button_knows_who_may_press_it(world: World, place: str) -> None:
    people = await crowd(world)
    ids: dict[str, object] = {"owner": people["owner"].id}
    for doors in ROOMS.values():
        more = await doors.prepare(world, people)
        assert not ids.keys() & more.keys(), "two rooms mean different things by one name"
        ids.update(more)
    found: dict[str, set[str]] = {}
    for data in BUTTONS:
        found[data] = set()
        for who, person in people.items():
            shown = world.telegram.message_in(person.id if place == "in private" else world.group.chat_id)
            before = len(world.telegram.toasts)
            await person.presses_data(data.format(**ids), shown)
            [(toast, is_alert)] = world.telegram.toasts[before:]
            assert toast != words(world, "apology")
            if not is_alert:  # a refusal waits to be closed
                found[data].add(who)
    column = 0 if place == "in private" else 1
    assert found == {data: row[column] for data, row in BUTTONS.items()}


def test_no_door_is_missing_from_the_tables() -> None:
    assert {kind_of(data) for data in BUTTONS} == {
        f"{route.room}:{route.name}" for route in ROUTES if route.kind == "button"
    }
    assert COMMANDS.keys() == {route.name for route in ROUTES if route.kind == "command" and route.role is Role.ADMIN}


# --- Two groups ---


async def test_an_admin_of_one_group_is_nobody_in_another(world: World) -> None:
    ana, mallory = await world.person("Ana", admin=True), await world.person("Mallory")
    await ana.says("/zone Berlin")
    theirs = Group(world, -1002, "Chess")
    world.telegram.roles[theirs.chat_id, mallory.id] = "creator"
    world.telegram.roles[world.group.chat_id, mallory.id] = "left"
    await mallory.says("/zone Lisbon", group=theirs)
    before = await choices(world, 1)
    for data in ADMINS:
        shown = world.telegram.message_in(mallory.id)
        assert await mallory.presses_data(data.format_map(MADE_UP), shown) in {
            words(world, "admins-only"),
            words(world, "group-only"),
        }
    assert await mallory.whispers("/start settings_1") == words(world, "admins-only")
    assert await choices(world, 1) == before


async def test_in_a_group_a_button_means_that_group_whatever_it_names(world: World) -> None:
    ana, mallory = await world.person("Ana", admin=True), await world.person("Mallory")
    await ana.says("/checkin")
    theirs = Group(world, -1002, "Chess")
    world.telegram.roles[theirs.chat_id, mallory.id] = "creator"
    await mallory.says("/zone Lisbon", group=theirs)
    before = await choices(world, 1)
    in_theirs = world.telegram.message_in(theirs.chat_id)
    for data in (*ADMINS, "checkins:go:1"):
        await mallory.presses_data(data.format_map(MADE_UP), in_theirs)
    assert await choices(world, 1) == before
    assert "Asia/Tokyo" in str((await choices(world, 2))["communities"])
    async with world.app.workshop.work() as work:
        assert not await members.is_present(work, 1, mallory.id)
        totals = [(await checkins.standing_of(work, one, mallory.id)).total for one in (1, 2)]
    assert totals == [0, 1]
