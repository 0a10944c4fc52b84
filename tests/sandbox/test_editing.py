"""Edits, deletions, pins, reactions."""

import pytest

from sandbox.methods.reactions import REACTIONS
from tests.sandbox.conftest import Box, Refused, refusal

BUTTON = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}


async def test_edit_text_and_keyboard(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="one", reply_markup=BUTTON)
    edited = await box.bot("editMessageText", chat_id=ana, message_id=sent["message_id"], text="two")
    assert edited["text"] == "two"
    assert "reply_markup" not in edited, "an edit without a keyboard takes it away"
    assert edited["edit_date"] >= sent["date"]
    assert await box.updates() == []


@pytest.mark.parametrize("markup", [None, BUTTON])
async def test_not_modified(box: Box, ana: int, markup: object) -> None:
    more = {} if markup is None else {"reply_markup": markup}
    sent = await box.bot("sendMessage", chat_id=ana, text="<b>one</b>", parse_mode="HTML", **more)
    where = {"chat_id": ana, "message_id": sent["message_id"], **more}
    with pytest.raises(Refused) as caught:
        await box.bot("editMessageText", text="*one*", parse_mode="MarkdownV2", **where)
    assert refusal(caught) == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
        "a current content and reply markup of the message"
    )
    with pytest.raises(Refused, match="message is not modified"):
        await box.bot("editMessageReplyMarkup", **where)
    assert (await box.bot("editMessageText", text="one", **where))["text"] == "one", "other formatting is a change"


async def test_what_cannot_be_edited(box: Box, ana: int) -> None:
    said = await box.says(ana, "mine")
    with pytest.raises(Refused, match="message can't be edited"):
        await box.bot("editMessageText", chat_id=ana, message_id=said["message_id"], text="yours")
    with pytest.raises(Refused, match="message to edit not found"):
        await box.bot("editMessageText", chat_id=ana, message_id=999, text="x")
    sent = await box.bot("sendMessage", chat_id=ana, text="x")
    with pytest.raises(Refused, match="there is no caption in the message to edit"):
        await box.bot("editMessageCaption", chat_id=ana, message_id=sent["message_id"], caption="x")
    with pytest.raises(Refused, match="inline keyboard expected"):
        await box.bot(
            "editMessageText", chat_id=ana, message_id=sent["message_id"], text="y", reply_markup={"keyboard": [["a"]]}
        )


async def test_delete(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="x")
    assert await box.bot("deleteMessage", chat_id=ana, message_id=sent["message_id"]) is True
    assert all(m["message_id"] != sent["message_id"] for m in await box.sees(ana))
    with pytest.raises(Refused, match="message to delete not found"):
        await box.bot("deleteMessage", chat_id=ana, message_id=sent["message_id"])
    said = await box.says(ana, "private chats may be cleaned")
    await box.bot("deleteMessage", chat_id=ana, message_id=said["message_id"])


async def test_too_old_to_delete(box: Box, ana: int) -> None:
    sent = await box.bot("sendMessage", chat_id=ana, text="x")
    await box.pass_time(48 * 3600 + 1)
    with pytest.raises(Refused) as caught:
        await box.bot("deleteMessage", chat_id=ana, message_id=sent["message_id"])
    assert refusal(caught) == "Bad Request: message can't be deleted"


async def test_deleting_what_others_wrote_needs_the_right(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    said = await box.says(ana, "hi", chat=chat)
    where = {"chat_id": chat, "message_id": said["message_id"]}
    with pytest.raises(Refused, match="message can't be deleted"):
        await box.bot("deleteMessage", **where)
    await box.member(chat, ana, box.me, "promote")
    assert await box.bot("deleteMessage", **where) is True


async def test_delete_many_skips_what_is_gone(box: Box, ana: int) -> None:
    ids = [(await box.bot("sendMessage", chat_id=ana, text=str(n)))["message_id"] for n in range(3)]
    assert await box.bot("deleteMessages", chat_id=ana, message_ids=[*ids, 999]) is True
    with pytest.raises(Refused, match="message identifiers are not specified"):
        await box.bot("deleteMessages", chat_id=ana, message_ids=[])
    with pytest.raises(Refused, match="too many message identifiers specified"):
        await box.bot("deleteMessages", chat_id=ana, message_ids=list(range(101)))


async def test_pins(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    sent = await box.bot("sendMessage", chat_id=chat, text="rules")
    where = {"chat_id": chat, "message_id": sent["message_id"]}
    with pytest.raises(Refused) as caught:
        await box.bot("pinChatMessage", **where)
    assert refusal(caught) == "Bad Request: not enough rights to manage pinned messages in the chat"
    await box.member(chat, ana, box.me, "promote")
    await box.bot("pinChatMessage", **where)
    assert (await box.bot("getChat", chat_id=chat))["pinned_message"]["text"] == "rules"
    assert (await box.told("message"))[-1]["pinned_message"]["text"] == "rules"
    await box.bot("unpinChatMessage", chat_id=chat)
    with pytest.raises(Refused, match="message to unpin not found"):
        await box.bot("unpinChatMessage", **where)
    with pytest.raises(Refused, match="message to pin not found"):
        await box.bot("pinChatMessage", chat_id=chat, message_id=999)
    await box.bot("pinChatMessage", **where)
    await box.bot("unpinAllChatMessages", chat_id=chat)
    assert "pinned_message" not in await box.bot("getChat", chat_id=chat)


async def test_bots_have_one_reaction_from_the_list(box: Box, ana: int) -> None:
    said = await box.says(ana, "done!")
    where = {"chat_id": ana, "message_id": said["message_id"]}
    assert len(REACTIONS) == 73
    await box.bot("setMessageReaction", reaction=[{"type": "emoji", "emoji": "❤️"}], **where)
    assert (await box.sees(ana))[-1]["reactions"] == [{"emoji": "❤", "users": [box.me]}]
    two = [{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🔥"}]
    with pytest.raises(Refused, match="REACTIONS_TOO_MANY"):
        await box.bot("setMessageReaction", reaction=two, **where)
    for wrong in ({"type": "emoji", "emoji": "🧶"}, {"type": "paid"}, {"type": "custom_emoji", "custom_emoji_id": "1"}):
        with pytest.raises(Refused, match="REACTION_INVALID"):
            await box.bot("setMessageReaction", reaction=[wrong], **where)
    with pytest.raises(Refused, match="message to react not found"):
        await box.bot("setMessageReaction", chat_id=ana, message_id=999, reaction=[])
    await box.bot("setMessageReaction", reaction=[], **where)
    assert (await box.sees(ana))[-1]["reactions"] == []
