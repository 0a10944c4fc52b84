"""Members: what the bot may know and do, and what it is told of what others do."""

from typing import Any

import pytest

from tests.sandbox.conftest import Box, Refused, refusal


async def test_statuses(box: Box, ana: int) -> None:
    boris, stranger = await box.person("Boris"), await box.person("Stranger")
    chat = await box.group(ana, boris)
    seen = {who: await box.bot("getChatMember", chat_id=chat, user_id=who) for who in (ana, boris, stranger, box.me)}
    assert [m["status"] for m in seen.values()] == ["creator", "member", "left", "member"]
    with pytest.raises(Refused, match="invalid user_id specified"):
        await box.bot("getChatMember", chat_id=chat, user_id=42)
    assert await box.bot("getChatMemberCount", chat_id=chat) == 3


async def test_administrators(box: Box, ana: int) -> None:
    robot = await box.person("Robot", is_bot=True)
    chat = await box.group(ana, robot, admin=True)
    await box.member(chat, ana, robot, "promote")
    found = await box.bot("getChatAdministrators", chat_id=chat)
    assert [m["user"]["id"] for m in found] == [ana, box.me], "other bots are left out"
    assert found[1]["can_pin_messages"] is True
    with pytest.raises(Refused, match="there are no administrators in the private chat"):
        await box.bot("getChatAdministrators", chat_id=ana)


async def test_hidden_members_are_for_admins(box: Box, ana: int) -> None:
    chat = await box.group(ana, has_hidden_members=True)
    with pytest.raises(Refused, match="member list is inaccessible"):
        await box.bot("getChatMember", chat_id=chat, user_id=ana)
    assert (await box.bot("getChatMember", chat_id=chat, user_id=box.me))["status"] == "member"


async def test_coming_and_going(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, admin=True)
    await box.member(chat, boris, boris, "join")
    [changed, service] = await box.updates()
    assert changed["chat_member"]["old_chat_member"]["status"] == "left"
    assert changed["chat_member"]["new_chat_member"]["status"] == "member"
    assert [u["id"] for u in service["message"]["new_chat_members"]] == [boris]
    await box.member(chat, ana, boris, "kick")
    [changed, service] = await box.updates()
    assert changed["chat_member"]["from"]["id"] == ana
    assert changed["chat_member"]["new_chat_member"]["status"] == "kicked"
    assert service["message"]["left_chat_member"]["id"] == boris
    with pytest.raises(Refused, match="Boris is banned from this chat"):
        await box.member(chat, boris, boris, "join")


async def test_the_bot_is_told_of_itself_without_being_admin(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    await box.member(chat, ana, box.me, "promote")
    await box.member(chat, ana, box.me, "demote")
    await box.member(chat, ana, box.me, "kick")
    statuses = [u["new_chat_member"]["status"] for u in await box.told("my_chat_member")]
    assert statuses == ["administrator", "member", "kicked"]


async def test_new_group_says_so(box: Box, ana: int) -> None:
    await box.people("chats", type="group", title="Small", owner=ana, members=[box.me])
    [mine, created] = await box.updates()
    assert mine["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert created["message"]["group_chat_created"] is True


async def test_ban_unban(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, admin=True)
    await box.bot("banChatMember", chat_id=chat, user_id=boris)
    [changed, service] = await box.updates()
    assert changed["chat_member"]["from"]["id"] == box.me
    assert service["message"]["left_chat_member"]["id"] == boris
    await box.bot("unbanChatMember", chat_id=chat, user_id=boris, only_if_banned=True)
    assert (await box.bot("getChatMember", chat_id=chat, user_id=boris))["status"] == "left"


async def test_a_ban_ends_by_itself(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, admin=True)
    until = int(box.sandbox.clock.now()) + 3600
    await box.bot("banChatMember", chat_id=chat, user_id=boris, until_date=until)
    assert (await box.bot("getChatMember", chat_id=chat, user_id=boris))["until_date"] == until
    await box.pass_time(3601)
    assert (await box.bot("getChatMember", chat_id=chat, user_id=boris))["status"] == "left"


@pytest.mark.parametrize(
    ("method", "who", "words"),
    [
        ("banChatMember", "owner", "can't remove chat owner"),
        ("banChatMember", "admin", "user is an administrator of the chat"),
        ("banChatMember", "bot", "can't restrict self"),
        ("restrictChatMember", "admin", "user is an administrator of the chat"),
    ],
)
async def test_whom_nobody_bans(box: Box, ana: int, method: str, who: str, words: str) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, admin=True)
    await box.member(chat, ana, boris, "promote")
    user = {"owner": ana, "admin": boris, "bot": box.me}[who]
    with pytest.raises(Refused) as caught:
        await box.bot(method, chat_id=chat, user_id=user, permissions={})
    assert words in refusal(caught)


async def test_restricting_needs_the_right_and_a_supergroup(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat, small = await box.group(ana, boris), await box.group(ana, boris, kind="group", admin=True)
    with pytest.raises(Refused) as caught:
        await box.bot("banChatMember", chat_id=chat, user_id=boris)
    assert refusal(caught) == "Bad Request: not enough rights to restrict/unrestrict chat member"
    with pytest.raises(Refused, match="method is available only for supergroups"):
        await box.bot("restrictChatMember", chat_id=small, user_id=boris, permissions={})
    with pytest.raises(Refused, match="method is available for supergroup and channel chats only"):
        await box.bot("unbanChatMember", chat_id=small, user_id=boris)


async def test_restrict_and_release(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, admin=True)
    everything: dict[str, Any] = dict.fromkeys(
        ("can_send_messages", "can_send_other_messages", "can_add_web_page_previews", "can_send_polls",
         "can_invite_users", "can_edit_tag", "can_react_to_messages"), True)  # fmt: skip
    await box.bot("restrictChatMember", chat_id=chat, user_id=boris, permissions={})
    assert (await box.bot("getChatMember", chat_id=chat, user_id=boris))["can_send_messages"] is False
    with pytest.raises(Refused, match="Boris may not write here"):
        await box.says(boris, "hm", chat=chat)
    await box.bot("restrictChatMember", chat_id=chat, user_id=boris, permissions=everything)
    assert (await box.bot("getChatMember", chat_id=chat, user_id=boris))["status"] == "member"


async def test_chat_permissions_hold_for_all_but_admins(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, admin=True)
    await box.bot("setChatPermissions", chat_id=chat, permissions={})
    with pytest.raises(Refused, match="CHAT_NOT_MODIFIED"):
        await box.bot("setChatPermissions", chat_id=chat, permissions={})
    with pytest.raises(Refused, match="Boris may not write here"):
        await box.says(boris, "hm", chat=chat)
    await box.says(ana, "I may", chat=chat)


async def test_promote_title_tag(box: Box, ana: int) -> None:
    boris = await box.person("Boris")
    chat = await box.group(ana, boris, admin=True)
    who = {"chat_id": chat, "user_id": boris}
    await box.bot("setChatMemberTag", tag="Regular", **who)
    assert (await box.bot("getChatMember", **who))["tag"] == "Regular"
    for tag, words in (("x" * 17, "ADMIN_RANK_INVALID"), ("🔥", "ADMIN_RANK_EMOJI_NOT_ALLOWED")):
        with pytest.raises(Refused, match=words):
            await box.bot("setChatMemberTag", tag=tag, **who)
    with pytest.raises(Refused, match="not enough rights"):
        await box.bot("promoteChatMember", can_pin_messages=True, **who)
    await box.member(chat, ana, box.me, "promote", rights={"can_promote_members": True, "can_pin_messages": True})
    with pytest.raises(Refused, match="RIGHT_FORBIDDEN"):
        await box.bot("promoteChatMember", can_delete_messages=True, **who)
    await box.bot("promoteChatMember", can_pin_messages=True, **who)
    await box.bot("setChatAdministratorCustomTitle", custom_title="Keeper", **who)
    member = await box.bot("getChatMember", **who)
    assert (member["status"], member["custom_title"], member["can_be_edited"]) == ("administrator", "Keeper", True)
    await box.bot("promoteChatMember", **who)
    assert (await box.bot("getChatMember", **who))["status"] == "member"
    with pytest.raises(Refused, match="user is not an administrator"):
        await box.bot("setChatAdministratorCustomTitle", custom_title="Keeper", **who)


async def test_leave(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    await box.bot("leaveChat", chat_id=chat)
    assert (await box.told("my_chat_member"))[0]["new_chat_member"]["status"] == "left"


async def test_get_chat(box: Box, ana: int) -> None:
    chat = await box.group(ana, username="readers")
    seen = await box.bot("getChat", chat_id="@readers")
    assert (seen["id"], seen["title"], seen["permissions"]["can_send_messages"]) == (chat, "Reading circle", True)
    assert (await box.bot("getChat", chat_id=ana))["first_name"] == "Ana"
    stranger = await box.person("Stranger")
    with pytest.raises(Refused, match="chat not found"):
        await box.bot("getChat", chat_id=stranger)


async def test_title_and_description(box: Box, ana: int) -> None:
    chat = await box.group(ana)
    with pytest.raises(Refused, match="not enough rights to change chat title"):
        await box.bot("setChatTitle", chat_id=chat, title="New")
    await box.member(chat, ana, box.me, "promote")
    await box.bot("setChatTitle", chat_id=chat, title="New")
    await box.bot("setChatDescription", chat_id=chat, description="Warm")
    assert (await box.bot("getChat", chat_id=chat))["description"] == "Warm"
    with pytest.raises(Refused, match="CHAT_NOT_MODIFIED"):
        await box.bot("setChatTitle", chat_id=chat, title="New")
