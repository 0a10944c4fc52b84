"""An announcement goes through the channel of a group, over real HTTP: each reads it once, and nobody is counted for it."""

from typing import Any

from tests.support.stage import GROUP, Stage


async def test_through_the_channel_to_the_group(stage: Stage) -> None:
    (owner, ana) = await stage.open_group(2)
    bot = (await stage.get("state"))["bot"]["id"]
    told = {"type": "channel", "title": "News", "owner": owner, "members": [ana], "linked_chat": GROUP}
    channel = (await stage.post("chats", **told))["id"]
    stage.start()
    await stage.say((owner, "/announce every friday 18:00 We run"))
    await stage.settled()

    async def press(name: str) -> dict[str, Any]:
        for message in reversed(await stage.messages(owner)):
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if button.get("callback_data", "").startswith(name):
                        pressed = {"chat": GROUP, "message": message["message_id"], "data": button["callback_data"]}
                        answer: dict[str, Any] = await stage.post("messages/press", **{"as": owner}, **pressed)
                        await stage.settled()
                        return answer
        raise LookupError(name)

    assert "admin there" in (await press("announcements:channel"))["text"]
    await stage.post(f"chats/{channel}/members", **{"as": owner}, user=bot, action="add")
    await press("announcements:channel")
    await press("announcements:now")
    posts = (await stage.get(f"chats/{channel}/messages?as={ana}"))["messages"]
    assert [one["text"] for one in posts if "text" in one] == ["We run"]
    [brought] = [one for one in await stage.messages(ana) if one.get("text") == "We run"]
    assert brought["is_automatic_forward"]
