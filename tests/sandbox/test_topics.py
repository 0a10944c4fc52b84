"""Forum topics, and the thread ids that may not be sent back."""

import pytest

from tests.sandbox.conftest import Box, Refused, refusal


async def test_speaking_in_a_topic(box: Box, ana: int) -> None:
    chat = await box.group(ana, is_forum=True, admin=True)
    topic = (await box.people(f"chats/{chat}/topics", **{"as": ana}, name="Books"))["id"]
    [created] = await box.told("message")
    assert created["forum_topic_created"]["name"] == "Books"
    said = await box.says(ana, "hi", chat=chat, thread=topic)
    assert (said["message_thread_id"], said["is_topic_message"]) == (topic, True)
    answer = await box.bot("sendMessage", chat_id=chat, text="hi", message_thread_id=topic)
    assert answer["is_topic_message"] is True
    reply = await box.bot("sendMessage", chat_id=chat, text="hi", reply_parameters={"message_id": said["message_id"]})
    assert reply["message_thread_id"] == topic, "a reply stays in its topic"


@pytest.mark.parametrize("forum", [True, False])
async def test_thread_not_found(box: Box, ana: int, forum: bool) -> None:
    chat = await box.group(ana, is_forum=forum)
    for thread in (1, 12345):
        with pytest.raises(Refused) as caught:
            await box.bot("sendMessage", chat_id=chat, text="x", message_thread_id=thread)
        assert refusal(caught) == "Bad Request: message thread not found"


async def test_a_plain_reply_carries_a_thread_that_cannot_be_used(box: Box, ana: int) -> None:
    chat = await box.group(ana, admin=True)
    first = await box.says(ana, "one", chat=chat)
    reply = await box.says(ana, "two", chat=chat, reply_to=first["message_id"])
    assert reply["message_thread_id"] == first["message_id"]
    assert "is_topic_message" not in reply
    with pytest.raises(Refused, match="message thread not found"):
        await box.bot("sendMessage", chat_id=chat, text="x", message_thread_id=reply["message_thread_id"])


async def test_closed_topic(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, is_forum=True, admin=True)
    topic = (await box.bot("createForumTopic", chat_id=chat, name="News"))["message_thread_id"]
    await box.bot("closeForumTopic", chat_id=chat, message_thread_id=topic)
    with pytest.raises(Refused, match="the topic is closed"):
        await box.says(boris, "hi", chat=chat, thread=topic)
    await box.bot("sendMessage", chat_id=chat, text="an admin may", message_thread_id=topic)
    await box.member(chat, ana, box.me, "demote")
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=chat, text="x", message_thread_id=topic)
    assert refusal(caught) == "Bad Request: TOPIC_CLOSED"


async def test_topic_administration(box: Box, ana: int) -> None:
    chat = await box.group(ana, is_forum=True, admin=True)
    topic = await box.bot("createForumTopic", chat_id=chat, name="News", icon_color=16766590)
    assert (topic["name"], topic["icon_color"]) == ("News", 16766590)
    where = {"chat_id": chat, "message_thread_id": topic["message_thread_id"]}
    await box.bot("editForumTopic", name="Olds", **where)
    with pytest.raises(Refused, match="TOPIC_NOT_MODIFIED"):
        await box.bot("editForumTopic", name="Olds", **where)
    await box.bot("closeForumTopic", **where)
    with pytest.raises(Refused, match="TOPIC_NOT_MODIFIED"):
        await box.bot("closeForumTopic", **where)
    await box.bot("reopenForumTopic", **where)
    assert (await box.look("state"))["chats"][-1]["topics"][0]["name"] == "Olds"
    with pytest.raises(Refused, match="TOPIC_ID_INVALID"):
        await box.bot("closeForumTopic", chat_id=chat, message_thread_id=999)
    with pytest.raises(Refused, match="TOPIC_ICON_COLOR_INVALID"):
        await box.bot("createForumTopic", chat_id=chat, name="x", icon_color=1)
    with pytest.raises(Refused, match="TOPIC_TITLE_EMPTY"):
        await box.bot("createForumTopic", chat_id=chat, name=" ")
    await box.bot("deleteForumTopic", **where)
    with pytest.raises(Refused, match="message thread not found"):
        await box.bot("sendMessage", text="x", **where)


async def test_topics_need_a_forum_and_rights(box: Box, ana: int) -> None:
    plain, forum = await box.group(ana, admin=True), await box.group(ana, is_forum=True)
    with pytest.raises(Refused, match="the chat is not a forum"):
        await box.bot("createForumTopic", chat_id=plain, name="x")
    with pytest.raises(Refused, match="not enough rights to create a topic"):
        await box.bot("createForumTopic", chat_id=forum, name="x")
    topic = (await box.people(f"chats/{forum}/topics", **{"as": ana}, name="Hers"))["id"]
    with pytest.raises(Refused, match="not enough rights to edit a topic"):
        await box.bot("closeForumTopic", chat_id=forum, message_thread_id=topic)


async def test_topics_are_turned_on_later(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    with pytest.raises(Refused, match="the chat is not a forum"):
        await box.people(f"chats/{chat}/topics", **{"as": ana}, name="Books")
    assert (await box.people(f"chats/{chat}", is_forum=True))["is_forum"] is True
    await box.people(f"chats/{chat}/topics", **{"as": ana}, name="Books")
    small = await box.group(ana, kind="group")
    with pytest.raises(Refused, match="only a supergroup has topics"):
        await box.people(f"chats/{small}", is_forum=True)
    with pytest.raises(Refused, match="cannot be changed"):
        await box.people(f"chats/{small}", type="channel")
