"""Invite links and join requests."""

import pytest

from tests.sandbox.conftest import Box, Refused


async def test_who_came_by_which_link(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, admin=True)
    link = await box.bot("createChatInviteLink", chat_id=chat, name="poster", member_limit=1)
    assert link["invite_link"].startswith("https://t.me/+")
    await box.member(chat, boris, boris, "join", invite_link=link["invite_link"])
    [joined] = await box.told("chat_member")
    assert joined["invite_link"]["name"] == "poster"
    late = await box.person("Late")
    with pytest.raises(Refused, match="the invite link has been used up"):
        await box.member(chat, late, late, "join", invite_link=link["invite_link"])


async def test_links_end(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, admin=True)
    soon = int(box.sandbox.clock.now()) + 60
    expiring = (await box.bot("createChatInviteLink", chat_id=chat, expire_date=soon))["invite_link"]
    revoked = (await box.bot("createChatInviteLink", chat_id=chat))["invite_link"]
    assert (await box.bot("revokeChatInviteLink", chat_id=chat, invite_link=revoked))["is_revoked"] is True
    await box.pass_time(61)
    for link in (expiring, revoked, "https://t.me/+nothing"):
        with pytest.raises(Refused, match="invite link"):
            await box.member(chat, boris, boris, "join", invite_link=link)


async def test_primary_link(box: Box, ana: int) -> None:
    chat = await box.group(ana, admin=True)
    first = await box.bot("exportChatInviteLink", chat_id=chat)
    second = await box.bot("exportChatInviteLink", chat_id=chat)
    assert first != second
    assert (await box.bot("getChat", chat_id=chat))["invite_link"] == second
    with pytest.raises(Refused, match="the primary invite link can't be edited"):
        await box.bot("editChatInviteLink", chat_id=chat, invite_link=second, name="x")


async def test_links_refused(box: Box, ana: int) -> None:
    chat, plain = await box.group(ana, admin=True), await box.group(ana)
    with pytest.raises(Refused, match="not enough rights to manage chat invite link"):
        await box.bot("createChatInviteLink", chat_id=plain)
    for wrong in ({"name": "x" * 33}, {"member_limit": 100_000}, {"creates_join_request": True, "member_limit": 2},
                  {"expire_date": 1}):  # fmt: skip
        with pytest.raises(Refused):
            await box.bot("createChatInviteLink", chat_id=chat, **wrong)
    with pytest.raises(Refused, match="INVITE_HASH_EXPIRED"):
        await box.bot("revokeChatInviteLink", chat_id=chat, invite_link="https://t.me/+x")


async def test_join_request(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, admin=True)
    link = await box.bot("createChatInviteLink", chat_id=chat, creates_join_request=True)
    edited = await box.bot(
        "editChatInviteLink", chat_id=chat, invite_link=link["invite_link"], name="door", creates_join_request=True
    )
    assert edited["name"] == "door"
    await box.member(chat, boris, boris, "join", invite_link=link["invite_link"])
    [request] = await box.told("chat_join_request")
    assert (request["from"]["id"], request["user_chat_id"]) == (boris, boris)
    assert request["invite_link"]["pending_join_request_count"] == 1
    assert (await box.bot("sendMessage", chat_id=boris, text="Why?"))["text"] == "Why?", "for five minutes"
    await box.pass_time(301)
    with pytest.raises(Refused, match="bot can't initiate conversation with a user"):
        await box.bot("sendMessage", chat_id=boris, text="Well?")
    await box.bot("approveChatJoinRequest", chat_id=chat, user_id=boris)
    [joined] = await box.told("chat_member")
    assert joined["via_join_request"] is True
    with pytest.raises(Refused, match="USER_ALREADY_PARTICIPANT"):
        await box.bot("approveChatJoinRequest", chat_id=chat, user_id=boris)


async def test_declined(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, admin=True)
    link = await box.bot("createChatInviteLink", chat_id=chat, creates_join_request=True)
    await box.member(chat, boris, boris, "join", invite_link=link["invite_link"])
    await box.bot("declineChatJoinRequest", chat_id=chat, user_id=boris)
    assert (await box.bot("getChatMember", chat_id=chat, user_id=boris))["status"] == "left"
    with pytest.raises(Refused, match="HIDE_REQUESTER_MISSING"):
        await box.bot("declineChatJoinRequest", chat_id=chat, user_id=boris)
