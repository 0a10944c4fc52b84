"""Who is told what: privacy mode, admins only, and what bots never see."""

import pytest

from tests.sandbox.conftest import Box, Refused


async def _texts(box: Box) -> list[str]:
    return [m["text"] for m in await box.told("message") if "text" in m]


async def test_privacy_mode_lets_commands_and_replies_through(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    sent = await box.bot("sendMessage", chat_id=chat, text="hello")
    await box.says(ana, "plain", chat=chat)
    await box.says(ana, "/bare", chat=chat)
    await box.says(ana, f"/named@{box.sandbox.bot.username}", chat=chat)
    await box.says(ana, "/start@other_bot", chat=chat)
    await box.says(ana, "to the bot", chat=chat, reply_to=sent["message_id"])
    await box.says(ana, f"hey @{box.sandbox.bot.username}", chat=chat)
    await box.says(ana, "sent through it", chat=chat, via_bot=True)
    assert await _texts(box) == ["/bare", f"/named@{box.sandbox.bot.username}", "to the bot", "sent through it"]


@pytest.mark.parametrize("how", ["admin", "privacy off"])
async def test_admins_and_open_bots_hear_everything(box: Box, ana: int, how: str) -> None:
    chat = await box.group(ana, admin=how == "admin", privacy=how == "admin")
    await box.says(ana, "plain", chat=chat)
    await box.says(ana, "/start@other_bot", chat=chat)
    assert await _texts(box) == ["plain", "/start@other_bot"]


async def test_edits_follow_the_same_rule(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    said = await box.says(ana, "plain", chat=chat)
    edit = {"as": ana, "chat": chat, "message": said["message_id"]}
    await box.people("messages/edit", **edit, text="still plain")
    assert await box.told("edited_message") == []
    await box.people("messages/edit", **edit, text="/now")
    [edited] = await box.told("edited_message")
    assert edited["text"] == "/now"
    assert edited["edit_date"] >= said["date"]


async def test_other_bots_are_not_heard_but_are_seen_joining(box: Box, ana: int) -> None:
    robot = await box.person("Robot", is_bot=True)
    chat = await box.group(ana, admin=True)
    await box.member(chat, ana, robot, "add")
    await box.says(robot, "beep", chat=chat)
    [only] = await box.told("message")
    assert only["new_chat_members"][0]["is_bot"] is True


@pytest.mark.parametrize("admin", [True, False])
async def test_admins_only(box: Box, ana: int, admin: bool) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, admin=admin)
    said = await box.says(ana, "/x", chat=chat)
    await box.updates()
    await box.member(chat, boris, boris, "join")
    await box.people("messages/react", **{"as": ana, "chat": chat, "message": said["message_id"], "emoji": ["👍"]})
    kinds = [next(k for k in u if k != "update_id") for u in await box.updates()]
    assert kinds == (["chat_member", "message", "message_reaction"] if admin else ["message"])


async def test_reactions(box: Box, ana: int) -> None:
    chat = await box.group(ana, admin=True)
    said = await box.says(ana, "hi", chat=chat)
    react = {"as": ana, "chat": chat, "message": said["message_id"]}
    await box.people("messages/react", **react, emoji=["👍"])
    await box.people("messages/react", **react, emoji=[])
    first, second = await box.told("message_reaction")
    assert (first["old_reaction"], first["new_reaction"]) == ([], [{"type": "emoji", "emoji": "👍"}])
    assert (second["old_reaction"], second["new_reaction"]) == ([{"type": "emoji", "emoji": "👍"}], [])
    assert first["user"]["id"] == ana
    await box.bot("setMessageReaction", chat_id=chat, message_id=said["message_id"],
                  reaction=[{"type": "emoji", "emoji": "🔥"}])  # fmt: skip
    assert await box.told("message_reaction") == [], "not for what bots do"


async def test_reactions_in_channels_are_counts(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, kind="channel")
    post = await box.says(ana, "news", chat=chat)
    for user in (ana, boris):
        await box.people("messages/react", **{"as": user, "chat": chat, "message": post["message_id"], "emoji": ["🔥"]})
    counts = await box.told("message_reaction_count")
    assert counts[-1]["reactions"] == [{"type": {"type": "emoji", "emoji": "🔥"}, "total_count": 2}]


async def test_anonymous_admin(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, admin=True)
    await box.member(chat, ana, boris, "promote", anonymous=True)
    said = await box.says(boris, "who am I?", chat=chat)
    assert said["from"]["id"] == 1087968824
    assert said["sender_chat"]["id"] == chat
    await box.people("messages/react", **{"as": boris, "chat": chat, "message": said["message_id"], "emoji": ["👍"]})
    [reaction] = await box.told("message_reaction")
    assert reaction["actor_chat"]["id"] == chat
    assert "user" not in reaction


async def test_speaking_as_a_channel_and_automatic_forwards(box: Box, ana: int) -> None:
    group = await box.group(ana, admin=True)
    channel = await box.group(ana, kind="channel", linked_chat=group)
    said = await box.says(ana, "as my channel", chat=group, sender_chat=channel)
    assert (said["from"]["id"], said["sender_chat"]["id"]) == (136817688, channel)
    await box.updates()
    post = await box.says(ana, "news", chat=channel)
    [published, forwarded] = await box.updates()
    assert published["channel_post"]["message_id"] == post["message_id"]
    assert "from" not in published["channel_post"]
    message = forwarded["message"]
    assert message["is_automatic_forward"] is True
    assert message["from"]["id"] == 777000
    assert message["sender_chat"]["id"] == channel
    assert message["forward_origin"]["message_id"] == post["message_id"]


async def test_what_the_bot_posts_in_a_channel_is_brought_to_its_group(box: Box, ana: int) -> None:
    group = await box.group(ana, admin=True)
    channel = await box.group(ana, kind="channel", admin=True, linked_chat=group)
    assert (await box.bot("getChat", chat_id=group))["linked_chat_id"] == channel
    assert (await box.bot("getChatMember", chat_id=channel, user_id=box.me))["can_post_messages"] is True
    await box.updates()
    post = await box.bot("sendMessage", chat_id=channel, text="news")
    [forwarded] = await box.told("message")
    assert (forwarded["is_automatic_forward"], forwarded["text"]) == (True, "news")
    assert (forwarded["chat"]["id"], forwarded["sender_chat"]["id"]) == (group, channel)
    assert forwarded["forward_origin"]["message_id"] == post["message_id"]
    await box.member(channel, ana, box.me, "demote")
    with pytest.raises(Refused, match="rights"):
        await box.bot("sendMessage", chat_id=channel, text="more")


async def test_blocking_is_told(box: Box, ana: int) -> None:
    await box.people("block", **{"as": ana}, blocked=True)
    [update] = await box.told("my_chat_member")
    assert (update["old_chat_member"]["status"], update["new_chat_member"]["status"]) == ("member", "kicked")
    await box.people("start", **{"as": ana})
    assert (await box.told("my_chat_member"))[0]["new_chat_member"]["status"] == "member"


async def test_an_owner_speaks_as_the_group(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    await box.member(chat, ana, ana, "promote", anonymous=True)
    assert (await box.says(ana, "all of us", chat=chat))["sender_chat"]["id"] == chat
    await box.member(chat, ana, ana, "promote", anonymous=False)
    assert (await box.says(ana, "me", chat=chat))["from"]["id"] == ana
