"""Who may do what, and where: one table a room, so that a change of rights is seen in review.

`make test ARGS="-k rights --inline-snapshot=fix"` writes the tables anew from the routes.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest
from inline_snapshot import external_file

from bot.app import build_house
from bot.kit.routing import Place, Role, Route, Router
from bot.kit.texts import Text
from tests.support.world import World

ROUTES = build_house().routes
ROOMS = {route.room for route in ROUTES if route.kind in {"command", "start", "button"}}
COMMANDS = {route.name: route for route in ROUTES if route.kind == "command"}
NOBODY = "nobody"
REFUSALS = ("admins-only", "owner-only", "group-only", "private-only")


def who_may(route: Route, place: Place) -> str:
    """The least who are let in there."""
    if route.place not in {Place.ANYWHERE, place}:
        return NOBODY
    who = {Role.MEMBER: "anybody", Role.ADMIN: "admins", Role.OWNER: "the owner"}[route.role]
    if place is Place.PRIVATE and route.role is not Role.MEMBER:
        # In private there is no role, but for a community that is named.
        return f"{who} of the community named" if route.community_arg else NOBODY
    return who


def rights(routes: Iterable[Route]) -> str:
    lines = []
    for route in sorted(routes, key=lambda route: (route.kind != "command", route.kind, route.name)):
        if route.kind in {"command", "start", "button"}:
            what = f"/{route.name}" if route.kind == "command" else f"{route.kind} {route.name}"
            group, private = who_may(route, Place.GROUP), who_may(route, Place.PRIVATE)
            lines.append(f"{what} · in a group: {group} · in private: {private}\n")
    return "".join(lines)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_rights_are_as_agreed(room: str) -> None:
    assert rights(route for route in ROUTES if route.room == room) == external_file(f"rights/{room}.txt")


def test_a_table_without_its_room_is_seen() -> None:
    written = {path.stem for path in Path(__file__).with_name("rights").glob("*.txt")}
    assert written == ROOMS


def test_the_table_tells_rights_apart() -> None:
    router = Router()

    async def answer(request: object) -> None: ...

    router.command("everywhere")(answer)
    router.command("ban", role=Role.ADMIN)(answer)
    router.command("hide", place=Place.PRIVATE)(answer)
    router.command("top", place=Place.GROUP)(answer)
    router.button("close", role=Role.OWNER, community_arg=True)(answer)
    router.start("settings", role=Role.ADMIN, community_arg=True)(answer)
    assert rights(router.routes) == (
        "/ban · in a group: admins · in private: nobody\n"
        "/everywhere · in a group: anybody · in private: anybody\n"
        "/hide · in a group: nobody · in private: anybody\n"
        "/top · in a group: anybody · in private: nobody\n"
        "button close · in a group: the owner · in private: the owner of the community named\n"
        "start settings · in a group: nobody · in private: admins of the community named\n"
    )


async def test_the_kit_lets_in_whom_the_table_names(world: World) -> None:
    """Every command, said by everybody everywhere: a wrong filter fails silently."""
    refusals = {world.app.house.texts.plain(Text(f"kit.{key}"), "en") for key in REFUSALS}
    people = {}
    for who, status in {"anybody": "member", "admins": "administrator", "the owner": "creator"}.items():
        people[who] = person = await world.person(who.capitalize())
        world.telegram.roles[world.group.chat_id, person.id] = status
    agreed, found = {}, {}
    for name, route in COMMANDS.items():
        for place in (Place.GROUP, Place.PRIVATE):
            least = who_may(route, place)
            agreed[name, place] = [] if least == NOBODY else list(people)[list(people).index(least) :]
            found[name, place] = [
                who
                for who, person in people.items()
                if await (person.says if place is Place.GROUP else person.whispers)(f"/{name}") not in refusals
            ]
    assert found == agreed
