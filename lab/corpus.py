"""An update of every kind: real ones from people who live in the sandbox, and by hand what nobody can do there."""

from typing import Any

from lab import updates
from lab.updates import Json
from sandbox import Options, Sandbox, serve
from tests.support.stage import GROUP

FILE: Json = {"file_id": "AgACAgIAAx", "file_unique_id": "AQADu", "file_size": 9_000}
SIZED = FILE | {"width": 90, "height": 67}
CHANNEL = -1001000000999
EVERY_KIND = [
    "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "my_chat_member",
    "chat_member", "chat_join_request", "message_reaction", "message_reaction_count", "poll", "poll_answer",
    "chat_boost", "removed_chat_boost",
]  # fmt: skip


async def collect() -> list[Json]:
    return await _lived() + _written()


async def _lived() -> list[Json]:
    """What Telegram's stand-in tells a bot about an eventful hour."""
    sandbox = Sandbox(Options(limits="off", privacy=False))
    world = People()
    async with serve(sandbox) as address:
        await sandbox.call("getUpdates", {"allowed_updates": EVERY_KIND, "timeout": 0})
        async with world.at(address):
            await world.live((await sandbox.call("getMe"))["result"]["id"])
        found: list[Json] = []
        while page := (await sandbox.call("getUpdates", {"offset": _after(found), "timeout": 0}))["result"]:
            found += page
    return found


def _after(found: list[Json]) -> int:
    return int(found[-1]["update_id"]) + 1 if found else 0


class People:
    """Four people, a group, a channel, and most of what one can do there."""

    def at(self, address: str) -> Any:
        import httpx

        self.http = httpx.AsyncClient(base_url=address, timeout=30, trust_env=False)
        return self.http

    async def post(self, path: str, **body: Any) -> Any:
        answer = await self.http.post(f"/sandbox/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def live(self, bot: int) -> None:
        people = [1001, 1002, 1003, 1004]
        await self.post("import", users=[{"id": one, "first_name": f"Member {one}"} for one in people])
        await self.post("chats", id=GROUP, type="supergroup", title="Circle", owner=1001, members=people)
        await self.post("chats", id=CHANNEL, type="channel", title="News", owner=1001)
        for chat in (GROUP, CHANNEL):
            for action in ("add", "promote"):
                await self.post(f"chats/{chat}/members", **{"as": 1001}, user=bot, action=action)
        said = await self.post(f"chats/{GROUP}/messages", **{"as": 1002}, text="打卡 and a long walk")
        contents: list[Json] = [
            {"text": "/checkin@hearth_sandbox_bot with a note"},
            {"text": "hello *you* https://example.org @admin #tag"},
            {"text": "an answer", "reply_to": said["message_id"]},
            {"photo": True, "caption": "#checkin", "media_group_id": "a"},
            {"photo": True, "media_group_id": "a"},
            {"sticker": "👍"},
            {"voice": True},
            {"location": {"latitude": 48.1, "longitude": 11.5}},
            {"contact": {"phone_number": "+4989", "first_name": "Ana"}},
            {"forward": {"chat": GROUP, "message": said["message_id"]}},
            {"text": "from elsewhere", "forward": {"from_name": "Somebody"}},
            {"text": "through the bot", "via_bot": True},
        ]
        for content in contents:
            await self.post(f"chats/{GROUP}/messages", **{"as": 1002}, **content)
        await self.post(f"chats/{GROUP}/messages", **{"as": 1001}, text="as the group", sender_chat=GROUP)
        await self.post(f"chats/{CHANNEL}/messages", **{"as": 1001}, text="a post")
        await self.post("messages/edit", **{"as": 1002}, chat=GROUP, message=said["message_id"], text="打卡, edited")
        for emoji in (["👍"], ["🔥"], []):
            await self.post("messages/react", **{"as": 1003}, chat=GROUP, message=said["message_id"], emoji=emoji)
        for action in ("leave", "join"):
            await self.post(f"chats/{GROUP}/members", **{"as": 1004}, user=1004, action=action)
        for action in ("promote", "demote", "restrict", "kick"):
            await self.post(f"chats/{GROUP}/members", **{"as": 1001}, user=1003, action=action)
        await self.post("start", **{"as": 1002}, payload="timezone")
        await self.post("start", **{"as": 1001})
        for words in ("/remind 20:00", "/quiet 22-8", "/language", "hello"):
            await self.post("chats/1002/messages", **{"as": 1002}, text=words)
        await self.post(f"chats/{GROUP}", is_forum=True)
        topic = await self.post(f"chats/{GROUP}/topics", **{"as": 1001}, name="Books")
        await self.post(f"chats/{GROUP}/messages", **{"as": 1002}, text="/streak", thread=topic.get("id"))
        await self.post("block", **{"as": 1002}, blocked=True)
        small = await self.post("chats", type="group", title="Small", owner=1001, members=people[:2])
        await self.post(f"chats/{small['id']}/members", **{"as": 1001}, user=bot, action="add")
        await self.post(f"chats/{small['id']}/messages", **{"as": 1002}, text="still small")
        await self.post(f"chats/{small['id']}/migrate", **{"as": 1001})


def _written() -> list[Json]:
    ana, group = updates.person(1002, "Ana"), updates.group(GROUP)
    at = 1_780_000_000
    poll = {
        "id": "7", "question": "Which?", "options": [{"text": "A", "voter_count": 1}, {"text": "B", "voter_count": 0}],
        "total_voter_count": 1, "is_closed": False, "is_anonymous": False, "type": "regular",
        "allows_multiple_answers": False,
    }  # fmt: skip
    boost = {"boost_id": "b", "add_date": at, "expiration_date": at + 9, "source": {"source": "premium", "user": ana}}
    contents: list[Json] = [
        {"video": SIZED | {"duration": 3}}, {"audio": FILE | {"duration": 3}}, {"document": FILE | {"file_name": "a"}},
        {"animation": SIZED | {"duration": 1}, "document": FILE}, {"video_note": FILE | {"length": 9, "duration": 1}},
        {"dice": {"emoji": "🎲", "value": 6}}, {"poll": poll}, {"text": "one", "quote": {"text": "two", "position": 0}},
        {"story": {"chat": group, "id": 3}}, {"has_media_spoiler": True, "photo": [SIZED], "caption": "打卡"},
        {"venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "T", "address": "A"}},
        {"game": {"title": "G", "description": "D", "photo": [SIZED]}},
        {"new_chat_title": "New"}, {"new_chat_photo": [SIZED]}, {"delete_chat_photo": True},
        {"group_chat_created": True}, {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"pinned_message": {"message_id": 2, "date": 0, "chat": group}}, {"video_chat_started": {}},
        {"video_chat_ended": {"duration": 4}}, {"video_chat_participants_invited": {"users": [ana]}},
        {"forum_topic_created": {"name": "T", "icon_color": 1}}, {"forum_topic_closed": {}},
        {"boost_added": {"boost_count": 1}}, {"write_access_allowed": {}},
        {"new_chat_members": [ana, updates.person(1099)]}, {"left_chat_member": ana},
        {"proximity_alert_triggered": {"traveler": ana, "watcher": updates.person(1003), "distance": 4}},
        {"users_shared": {"request_id": 1, "users": [{"user_id": 5}]}},
    ]  # fmt: skip
    found = [updates.message(900 + number, at, group, ana, **content) for number, content in enumerate(contents)]
    channel = {"id": CHANNEL, "type": "channel", "title": "News"}
    post = {"message_id": 5, "date": at, "chat": channel, "sender_chat": channel, "text": "post"}
    asking = {"chat": group, "from": ana, "user_chat_id": 1002, "date": at}
    count = {"type": {"type": "emoji", "emoji": "👍"}, "total_count": 3}
    return [
        *found,
        {"channel_post": post}, {"edited_channel_post": post | {"edit_date": at}},
        {"edited_message": found[0]["message"] | {"edit_date": at}},
        {"poll": poll}, {"poll_answer": {"poll_id": "7", "user": ana, "option_ids": [0]}},
        {"chat_join_request": asking}, {"chat_boost": {"chat": group, "boost": boost}},
        {"removed_chat_boost": {"chat": group, "boost_id": "b", "remove_date": at, "source": boost["source"]}},
        {"message_reaction_count": {"chat": group, "message_id": 5, "date": at, "reactions": [count]}},
        updates.reaction(at, group, ana, 5, ["👍"], []), updates.press("1", ana, "checkins:go:1", group, 7),
        updates.membership(at, group, ana, "left", "member"), updates.membership(at, group, ana, "member", "kicked"),
        updates.standing(at, group, ana, "administrator"), updates.standing(at, group, ana, "member", "administrator"),
    ]  # fmt: skip
