"""Members as the bot sees and changes them."""

from __future__ import annotations

from typing import Any

from sandbox import membership
from sandbox.errors import bad_request
from sandbox.methods.call import Call, method
from sandbox.model import PERMISSIONS, Chat, Member, User

_NO_RIGHT = "not enough rights to restrict/unrestrict chat member"
_MEDIA = ("can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
          "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews")  # fmt: skip


@method("getChatMember")
def get_chat_member(call: Call) -> Any:
    chat = call.open_chat()
    user = call.user()
    hidden = chat.has_hidden_members or chat.type == "channel"
    if hidden and user.id != call.world.bot.id and not call.me(chat).is_admin:
        raise bad_request("member list is inaccessible")
    if chat.type == "private" and user.id not in chat.members:
        raise bad_request("user not found")
    return membership.member_api(call.world, chat, membership.current(call.world, chat, user.id))


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> Any:
    chat = call.open_chat()
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    if chat.type == "channel" and not call.me(chat).is_admin:
        raise bad_request("member list is inaccessible")
    admins = [m for m in chat.members.values() if m.is_admin]
    # Other bots stay out of the list, as in the real one; the asking bot is in it
    seen = [m for m in admins if m.user == call.world.bot.id or not call.world.users[m.user].is_bot]
    return [membership.member_api(call.world, chat, member) for member in seen]


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> int:
    chat = call.open_chat()
    return sum(1 for member in chat.members.values() if member.present)


def _upon(call: Call, supergroups_only: bool = False) -> tuple[Chat, User, Member]:
    """The chat, the user and their membership, for something only an admin bot may do to others."""
    chat = call.open_chat()
    if chat.type == "private":
        raise bad_request("can't restrict members in private chats" if supergroups_only else "chat not found")
    if supergroups_only and chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    user = call.user()
    member = membership.current(call.world, chat, user.id)
    if user.id == call.world.bot.id:
        raise bad_request("can't restrict self")
    call.need_right(chat, "can_restrict_members", _NO_RIGHT)
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.status == "administrator" and not member.promoted_by_bot:
        raise bad_request("user is an administrator of the chat")
    return chat, user, member


def _until(call: Call) -> int:
    """Less than 30 seconds or more than 366 days mean for ever, as documented."""
    given = call.integer("until_date")
    ahead = given - call.world.clock.now()
    return given if 30 <= ahead <= 366 * 86_400 else 0


@method("banChatMember")
def ban_chat_member(call: Call) -> bool:
    chat, user, member = _upon(call)
    until = _until(call)
    if member.status != "kicked" or member.until != until:
        membership.change(call.world, chat, user, call.world.bot, "kicked", until=until)
    if call.boolean("revoke_messages"):
        call.world.delete(chat, [m.id for m in chat.messages.values() if m.author == user.id])
    return True


@method("unbanChatMember")
def unban_chat_member(call: Call) -> bool:
    chat = call.open_chat()
    if chat.type not in ("supergroup", "channel"):
        raise bad_request("method is available for supergroup and channel chats only")
    chat, user, member = _upon(call)
    if member.status == "kicked" or (member.present and not call.boolean("only_if_banned")):
        membership.change(call.world, chat, user, call.world.bot, "left")
    return True


def _permissions(call: Call) -> dict[str, bool]:
    given = call.json("permissions")
    if not isinstance(given, dict):
        raise bad_request("can't parse permissions: Object expected")
    rights = {name: bool(given.get(name, False)) for name in PERMISSIONS}
    if not call.boolean("use_independent_chat_permissions"):
        if rights["can_send_other_messages"] or rights["can_add_web_page_previews"]:
            rights.update(dict.fromkeys(_MEDIA[:6], True))
        if any(rights[name] for name in _MEDIA):
            rights["can_send_messages"] = True
    return rights


@method("restrictChatMember")
def restrict_chat_member(call: Call) -> bool:
    chat, user, member = _upon(call, supergroups_only=True)
    rights = _permissions(call)
    everything = all(rights[name] or not chat.permissions.get(name) for name in PERMISSIONS)
    if everything:
        if member.status in ("restricted", "kicked"):
            status = "member" if member.status == "restricted" and member.inside else "left"
            membership.change(call.world, chat, user, call.world.bot, status)
        return True
    membership.change(
        call.world, chat, user, call.world.bot, "restricted", rights=rights, until=_until(call), inside=member.present
    )
    return True


@method("setChatPermissions")
def set_chat_permissions(call: Call) -> bool:
    chat = call.open_chat()
    call.need_right(chat, "can_restrict_members", "not enough rights to change chat permissions")
    rights = _permissions(call)
    if rights == chat.permissions:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.permissions = rights
    call.world.events.publish("chat", chat.id)
    return True


@method("promoteChatMember")
def promote_chat_member(call: Call) -> bool:
    chat = call.open_chat()
    if chat.type not in ("supergroup", "channel"):
        raise bad_request("method is available for supergroup and channel chats only")
    user = call.user()
    if user.id == call.world.bot.id:
        raise bad_request("can't promote self")
    me, member = call.me(chat), membership.current(call.world, chat, user.id)
    if not me.may("can_promote_members"):
        raise bad_request("not enough rights")
    if member.status == "creator" or (member.status == "administrator" and not member.promoted_by_bot):
        raise bad_request("CHAT_ADMIN_REQUIRED")
    if not member.present:
        raise bad_request("USER_NOT_MUTUAL_CONTACT")
    rights = {name: call.boolean(name) for name in membership.admin_right_names(chat)}
    if any(wanted and not me.may(name) for name, wanted in rights.items()):
        raise bad_request("RIGHT_FORBIDDEN")
    anonymous = call.boolean("is_anonymous")
    if any(rights.values()) or anonymous:
        rights["can_manage_chat"] = True
        membership.change(
            call.world, chat, user, call.world.bot, "administrator", rights=rights, anonymous=anonymous,
            promoted_by_bot=True, custom_title=member.custom_title,
        )  # fmt: skip
    elif member.status == "administrator":
        membership.change(call.world, chat, user, call.world.bot, "member")
    return True


def _short_label(call: Call, name: str) -> str:
    label = call.text(name) or ""
    if len(label) > 16:
        raise bad_request("ADMIN_RANK_INVALID")
    if any(ord(char) > 0x2FFF and not char.isalnum() for char in label):
        raise bad_request("ADMIN_RANK_EMOJI_NOT_ALLOWED")
    return label


@method("setChatAdministratorCustomTitle")
def set_custom_title(call: Call) -> bool:
    chat = call.open_chat()
    if chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    member = membership.current(call.world, chat, call.user().id)
    if member.status != "administrator":
        raise bad_request("user is not an administrator")
    if not member.promoted_by_bot or not call.me(chat).may("can_promote_members"):
        raise bad_request("not enough rights to change custom title of the user")
    member.custom_title = _short_label(call, "custom_title") or None
    call.world.events.publish("chat", chat.id)
    return True


@method("setChatMemberTag")
def set_chat_member_tag(call: Call) -> bool:
    chat = call.open_chat()
    if chat.type not in ("group", "supergroup"):
        raise bad_request("method is available for group and supergroup chats only")
    member = membership.current(call.world, chat, call.user().id)
    call.need_right(chat, "can_manage_tags", "not enough rights to change tag of the user")
    if member.status not in ("member", "restricted") or not member.present:
        raise bad_request("user is not a regular member of the chat")
    member.tag = _short_label(call, "tag") or None
    call.world.events.publish("chat", chat.id)
    return True
