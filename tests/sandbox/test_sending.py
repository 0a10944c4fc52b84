"""sendMessage and its relatives: lengths, who can be reached, replies, keyboards."""

from typing import Any

import pytest

from tests.sandbox.conftest import Box, Refused, refusal


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **button}]]}


async def test_a_message_as_telegram_returns_it(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="<b>hi</b>", parse_mode="HTML")
    assert sent["text"] == "hi"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert sent["from"]["id"] == box.me
    assert sent["chat"] == {"id": ana, "type": "private", "first_name": "Ana", "username": "ana_b"}
    assert (await box.sees(ana))[-1]["text"] == "hi"
    assert await box.updates() == [], "a bot is not told of its own messages"


async def test_length_counts_utf16_units_after_parsing(box: Box, ana: int) -> None:
    await box.bot("sendMessage", chat_id=ana, text="<b>" + "🔥" * 2048 + "</b>", parse_mode="HTML")
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=ana, text="🔥" * 2049)
    assert refusal(caught) == "Bad Request: message is too long"


async def test_raw_text_has_its_own_limit(box: Box, ana: int) -> None:
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=ana, text="<b></b>" * 4700 + "x", parse_mode="HTML")
    assert refusal(caught) == "Bad Request: text is too long"


@pytest.mark.parametrize("text", ["", "   \n", "<b> </b>"])
async def test_empty_text(box: Box, ana: int, text: str) -> None:
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=ana, text=text, parse_mode="HTML")
    assert refusal(caught) == "Bad Request: message text is empty"


async def test_mention_by_id_carries_the_user_or_stays_plain(box: Box, ana: int) -> None:
    text = f'<a href="tg://user?id={ana}">Ana</a> <a href="tg://user?id=42">Nobody</a>'
    sent = await box.bot("sendMessage", chat_id=ana, text=text, parse_mode="HTML")
    [mention] = sent["entities"]
    assert mention["user"]["first_name"] == "Ana"


async def test_chats_that_are_not_there(box: Box) -> None:
    for chat_id in (12345, -100999, "@nobody", "x"):
        with pytest.raises(Refused) as caught:
            await box.bot("sendMessage", chat_id=chat_id, text="hi")
        assert refusal(caught) == "Bad Request: chat not found"
    with pytest.raises(Refused, match="chat_id is empty"):
        await box.bot("sendMessage", text="hi")


async def test_people_out_of_reach(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=boris, text="hi")
    assert (caught.value.code, refusal(caught)) == (403, "Forbidden: bot can't initiate conversation with a user")
    await box.people("block", **{"as": ana}, blocked=True)
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=ana, text="hi")
    assert (caught.value.code, refusal(caught)) == (403, "Forbidden: bot was blocked by the user")
    await box.people(f"users/{boris}", deleted=True)
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=boris, text="hi")
    assert refusal(caught) == "Forbidden: user is deactivated"
    robot = await box.person("Robot", is_bot=True)
    with pytest.raises(Refused, match="bot can't send messages to bots"):
        await box.bot("sendMessage", chat_id=robot, text="hi")


@pytest.mark.parametrize(
    ("kind", "action", "words"),
    [
        ("supergroup", "kick", "Forbidden: bot was kicked from the supergroup chat"),
        ("supergroup", "leave", "Forbidden: bot is not a member of the supergroup chat"),
        ("group", "kick", "Forbidden: bot was kicked from the group chat"),
        ("channel", "leave", "Forbidden: bot is not a member of the channel chat"),
    ],
)
async def test_chats_the_bot_is_out_of(box: Box, ana: int, kind: str, action: str, words: str) -> None:
    chat = await box.group(ana, kind=kind)
    await box.member(chat, ana, box.me, action)
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=chat, text="hi")
    assert (caught.value.code, refusal(caught)) == (403, words)


async def test_channel_posts_need_rights(box: Box, ana: int) -> None:
    chat = await box.group(ana, kind="channel")
    sent = await box.bot("sendMessage", chat_id=chat, text="news")
    assert "from" not in sent
    assert sent["sender_chat"]["id"] == chat
    await box.member(chat, ana, box.me, "promote", rights={"can_post_messages": False})
    with pytest.raises(Refused, match="need administrator rights in the channel chat"):
        await box.bot("sendMessage", chat_id=chat, text="news")


async def test_restricted_bot(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    await box.member(chat, ana, box.me, "restrict", rights={"can_send_messages": True})
    await box.bot("sendMessage", chat_id=chat, text="hi")
    for method, words in (("sendPhoto", "photos"), ("sendPoll", "polls")):
        with pytest.raises(Refused, match=f"not enough rights to send {words} to the chat"):
            await box.bot(method, chat_id=chat)
    await box.member(chat, ana, box.me, "restrict", rights={})
    with pytest.raises(Refused, match="not enough rights to send text messages to the chat"):
        await box.bot("sendMessage", chat_id=chat, text="hi")


async def test_group_that_became_a_supergroup(box: Box, ana: int) -> None:
    old = await box.group(ana, kind="group")
    new = (await box.people(f"chats/{old}/migrate"))["id"]
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=old, text="hi")
    assert refusal(caught) == "Bad Request: group chat was upgraded to a supergroup chat"
    assert caught.value.parameters == {"migrate_to_chat_id": new}
    messages = await box.told("message")
    assert [m.get("migrate_to_chat_id", m.get("migrate_from_chat_id")) for m in messages] == [new, old]
    await box.bot("sendMessage", chat_id=new, text="hi")


async def test_replies(box: Box, ana: int) -> None:
    asked = await box.says(ana, "question?")
    sent = await box.bot("sendMessage", chat_id=ana, text="yes", reply_parameters={"message_id": asked["message_id"]})
    assert sent["reply_to_message"]["text"] == "question?"
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=ana, text="yes", reply_parameters={"message_id": 999})
    assert refusal(caught) == "Bad Request: message to be replied not found"
    lonely = {"message_id": 999, "allow_sending_without_reply": True}
    sent = await box.bot("sendMessage", chat_id=ana, text="yes", reply_parameters=lonely)
    assert "reply_to_message" not in sent
    answer = await box.says(ana, "thanks", reply_to=sent["message_id"])
    assert answer["reply_to_message"]["text"] == "yes"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (keyboard(callback_data="二" * 22), "BUTTON_DATA_INVALID"),
        (keyboard(), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (keyboard(callback_data=""), "can't parse inline keyboard button: Text buttons are unallowed"),
        (keyboard(url="no link"), "inline keyboard button URL 'no link' is invalid: Wrong HTTP URL"),
        ({"inline_keyboard": [{"text": "x"}]}, "must be an Array of Arrays"),
        ({"inline_keyboard": "x"}, "must be an Array of Arrays"),
        ({"inline_keyboard": [[{"callback_data": "x"}]]}, 'Can\'t find field "text"'),
        ({"inline_keyboard": [[{"text": 1, "callback_data": "x"}]]}, 'Field "text" must be of type String'),
        ({"inline_keyboard": [["x"]]}, "InlineKeyboardButton must be an Object"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}, "REPLY_MARKUP_TOO_LONG"),
        ({"keyboard": "x"}, "must be an Array of Arrays"),
        ({"keyboard": [[1]]}, "KeyboardButton must be an Object or a String"),
        ("[1]", "object expected as reply markup"),
        ("{", "can't parse reply markup JSON object"),
    ],
)
async def test_keyboards_refused(box: Box, ana: int, markup: Any, words: str) -> None:
    with pytest.raises(Refused) as caught:
        await box.bot("sendMessage", chat_id=ana, text="x", reply_markup=markup)
    assert words in refusal(caught)


async def test_keyboards_accepted(box: Box, ana: int) -> None:
    for markup in (
        keyboard(callback_data="二" * 21),
        keyboard(url="https://t.me/x"),
        keyboard(url=f"tg://user?id={ana}"),
        {"keyboard": [["a", {"text": "b"}]], "resize_keyboard": True},
        {"remove_keyboard": True},
        {"force_reply": True},
    ):
        sent = await box.bot("sendMessage", chat_id=ana, text="x", reply_markup=markup)
        assert set(sent["reply_markup"]) == set(markup)
    sent = await box.bot("sendMessage", chat_id=ana, text="x", reply_markup={"inline_keyboard": []})
    assert "reply_markup" not in sent


async def test_chat_action_shows_as_typing(box: Box, ana: int) -> None:
    await box.bot("sendChatAction", chat_id=ana, action="typing")
    assert (await box.look("state"))["chats"][0]["typing"] is True
    await box.bot("sendMessage", chat_id=ana, text="done")
    assert "typing" not in (await box.look("state"))["chats"][0]
    with pytest.raises(Refused, match="wrong parameter action in request"):
        await box.bot("sendChatAction", chat_id=ana, action="dancing")


async def test_location(box: Box, ana: int) -> None:
    sent = await box.bot("sendLocation", chat_id=ana, latitude=1.5, longitude=2)
    assert sent["location"] == {"latitude": 1.5, "longitude": 2.0}
    with pytest.raises(Refused, match="bad location"):
        await box.bot("sendLocation", chat_id=ana, latitude="north", longitude=2)


async def test_forward_and_copy(box: Box, ana: int) -> None:
    said = await box.says(ana, "#note to self")
    forwarded = await box.bot("forwardMessage", chat_id=ana, from_chat_id=ana, message_id=said["message_id"])
    assert forwarded["forward_origin"] == {"type": "user", "date": said["date"], "sender_user": said["from"]}
    assert forwarded["entities"][0]["type"] == "hashtag"
    copied = await box.bot("copyMessage", chat_id=ana, from_chat_id=ana, message_id=said["message_id"])
    assert set(copied) == {"message_id"}
    assert "forward_origin" not in (await box.sees(ana))[-1]
    for verb in ("forward", "copy"):
        with pytest.raises(Refused, match=f"message to {verb} not found"):
            await box.bot(f"{verb}Message", chat_id=ana, from_chat_id=ana, message_id=999)
