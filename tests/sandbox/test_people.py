"""The people's side: users, chats, speaking, looking, the command line's world over HTTP."""

import base64
from typing import Any

import httpx
import pytest

from sandbox.files import small_picture
from tests.sandbox.conftest import Box, Refused


async def test_users(box: Box) -> None:
    user = await box.people("users", id=77, first_name="Ana", username="ana", emoji="🦊", language_code="zh-hans")
    assert user == {"id": 77, "is_bot": False, "first_name": "Ana", "username": "ana", "emoji": "🦊",
                    "language_code": "zh-hans"}  # fmt: skip
    assert (await box.people("users", first_name="Boris"))["id"] > 2**32, "ids as large as real ones"
    assert (await box.people("users/77", first_name="Anna"))["first_name"] == "Anna"
    with pytest.raises(Refused, match="user 77 exists already"):
        await box.people("users", id=77, first_name="Other")
    with pytest.raises(Refused, match="a user has no colour"):
        await box.people("users/77", colour="red")
    with pytest.raises(Refused, match="missing or unknown: first_name"):
        await box.people("users")
    with pytest.raises(Refused, match="no user 78"):
        await box.people("users/78", first_name="x")


async def test_a_new_name_is_in_new_messages_only(box: Box, ana: int) -> None:
    await box.says(ana, "one")
    await box.people(f"users/{ana}", first_name="Anna")
    await box.says(ana, "two")
    names = [(m["from"]["first_name"], m["chat"]["first_name"]) for m in await box.told("message")]
    assert names == [("Ana", "Ana"), ("Anna", "Anna")]


async def test_state(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris)
    await box.says(ana, "hi", chat=chat)
    state = await box.look("state", as_=boris)
    assert state["bot"]["id"] == box.me
    assert [u["id"] for u in state["users"]] == [ana, boris]
    group = next(c for c in state["chats"] if c["id"] == chat)
    assert {m["user"]: m["status"] for m in group["members"]} == {ana: "creator", boris: "member", box.me: "member"}
    assert group["unread"] == 2
    await box.sees(boris, chat)
    state = await box.look("state", as_=boris)
    assert next(c for c in state["chats"] if c["id"] == chat)["unread"] == 0


async def test_pages_of_messages(box: Box, ana: int) -> None:
    for number in range(10):
        await box.says(ana, str(number))
    where = f"chats/{ana}/messages"

    async def texts(**query: Any) -> list[str]:
        return [m["text"] for m in (await box.look(where, as_=ana, **query))["messages"]]

    assert await texts(limit=3) == ["7", "8", "9"], "the newest, oldest first"
    first = (await box.look(where, as_=ana))["messages"][1]["message_id"]
    assert await texts(after=first, limit=2) == ["1", "2"]
    assert await texts(before=first + 3, limit=2) == ["1", "2"]


async def test_nobody_looks_where_they_do_not_belong(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana)
    with pytest.raises(Refused, match="nobody reads another's private chat"):
        await box.sees(boris, ana)
    with pytest.raises(Refused, match="Boris is not in this chat"):
        await box.sees(boris, chat)
    with pytest.raises(Refused, match="Boris is not in this chat"):
        await box.says(boris, "hi", chat=chat)
    with pytest.raises(Refused, match="a private chat is its person's own"):
        await box.says(boris, "hi", chat=ana)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"photo": True}, "photo"),
        ({"photo": base64.b64encode(small_picture(3)).decode(), "caption": "#sea"}, "photo"),
        ({"document": {"file_name": "a.txt"}}, "document"),
        ({"sticker": "🔥"}, "sticker"),
        ({"voice": {"duration": 4}}, "voice"),
        ({"location": {"latitude": 1, "longitude": 2}}, "location"),
        ({"contact": True}, "contact"),
        ({"forward": {"from_name": "Hidden"}, "text": "x"}, "forward_origin"),
    ],
)
async def test_all_kinds_of_content(box: Box, ana: int, said: dict[str, Any], field: str) -> None:
    await box.says(ana, **said)
    [message] = await box.told("message")
    assert field in message
    assert ("caption_entities" in message) == ("caption" in said)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "say something"),
        ({"text": "  "}, "the text is empty"),
        ({"text": "🔥" * 2049}, "longer than 4096"),
        ({"photo": "!"}, "not base64"),
        ({"photo": base64.b64encode(b"x").decode()}, "IMAGE_PROCESS_FAILED"),
        ({"text": "x", "reply_to": 99}, "no message 99"),
        ({"text": "x", "thread": 99}, "no topic 99"),
        ({"text": "x", "date": "yesterday"}, "not a date"),
        ({"text": "x", "date": "2026-01-01T00:00:00"}, "needs a time zone"),
        ({"forward": 1}, "forward is"),
    ],
)
async def test_content_refused(box: Box, ana: int, said: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        await box.says(ana, **said)


async def test_album_and_date(box: Box, ana: int) -> None:
    one = await box.says(ana, photo=True, media_group_id="trip", date="2026-01-01T12:00:00+00:00")
    two = await box.says(ana, photo=True, media_group_id="trip")
    assert one["media_group_id"] == two["media_group_id"]
    assert one["date"] == 1767268800


async def test_forward(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    said = await box.says(ana, "wise words")
    forwarded = await box.says(ana, chat=chat, forward={"chat": ana, "message": said["message_id"]})
    assert (forwarded["text"], forwarded["forward_origin"]["sender_user"]["id"]) == ("wise words", ana)


async def test_editing_and_deleting(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris)
    said = await box.says(boris, "hi", chat=chat)
    of = {"chat": chat, "message": said["message_id"]}
    with pytest.raises(Refused, match="only one's own messages can be edited"):
        await box.people("messages/edit", **{"as": ana}, text="x", **of)
    hers = await box.says(ana, "hm", chat=chat)
    with pytest.raises(Refused, match="only one's own messages can be deleted"):
        await box.people("messages/delete", **{"as": boris}, chat=chat, message=hers["message_id"])
    await box.people("messages/delete", **{"as": ana}, **of)
    assert said["message_id"] not in [m["message_id"] for m in await box.sees(ana, chat)]


@pytest.mark.parametrize(
    ("action", "words"),
    [("kick", "lacks the right can_restrict_members"), ("promote", "lacks the right can_promote_members"),
     ("dance", "unknown action")],
)  # fmt: skip
async def test_people_have_rights_too(box: Box, ana: int, action: str, words: str) -> None:
    boris, carla = await box.person("Boris"), await box.person("Carla")
    chat = await box.group(ana, boris, carla)
    with pytest.raises(Refused, match=words):
        await box.member(chat, boris, carla, action)
    with pytest.raises(Refused, match="nobody does this to the owner"):
        await box.member(chat, ana, ana, "kick")


async def test_reactions_are_limited_and_for_members(box: Box, ana: int) -> None:
    said = await box.says(ana, "hi")
    of = {"chat": ana, "message": said["message_id"]}
    with pytest.raises(Refused, match="one reaction each"):
        await box.people("messages/react", **{"as": ana}, emoji=["👍", "🔥"], **of)
    await box.people(f"users/{ana}", is_premium=True)
    seen = await box.people("messages/react", **{"as": ana}, emoji=["👍", "🔥"], **of)
    assert seen["reactions"] == [{"emoji": "👍", "users": [ana]}, {"emoji": "🔥", "users": [ana]}]


async def test_message_ids(box: Box, ana: int) -> None:
    """Private chats share the bot's count; a supergroup has its own."""
    boris = await box.person("Boris")
    ids = [(await box.says(who, "x"))["message_id"] for who in (ana, boris, ana)]
    assert [n - ids[0] for n in ids] == [0, 1, 2]
    chat = await box.group(ana)
    assert [(await box.says(ana, "x", chat=chat))["message_id"] for _ in range(2)] == [3, 4]


async def test_the_root_leads_to_the_page(box: Box) -> None:
    response = await box.http.get("/")
    assert (response.status_code, response.headers["location"]) == (307, "/page/")


async def test_bad_bodies(box: Box) -> None:
    for body in (b"{", b"[1]"):
        response = await box.http.post("/sandbox/users", content=body)
        assert response.status_code == 400
        assert isinstance(response, httpx.Response)
        assert "error" in response.json()
