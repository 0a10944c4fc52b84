"""Who is in a chat and as what: the Bot API's ChatMember, and the updates that each change causes."""

from __future__ import annotations

from copy import copy
from typing import Any

from sandbox import visibility
from sandbox.model import (
    ADMIN_RIGHTS,
    CHANNEL_ADMIN_RIGHTS,
    GROUP_ADMIN_RIGHTS,
    PERMISSIONS,
    Chat,
    InviteLink,
    Json,
    Member,
    User,
)
from sandbox.world import World


def admin_right_names(chat: Chat) -> tuple[str, ...]:
    return ADMIN_RIGHTS + (CHANNEL_ADMIN_RIGHTS if chat.type == "channel" else GROUP_ADMIN_RIGHTS)


def usual_admin_rights(chat: Chat) -> dict[str, bool]:
    """What an owner hands to a new admin without thinking: all but naming further admins."""
    return {name: name != "can_promote_members" for name in admin_right_names(chat)}


def current(world: World, chat: Chat, user: int) -> Member:
    """The member as of now: a ban or restriction whose time is over has ended."""
    member = chat.members.get(user)
    if member is None:
        return Member(user, "left")
    if member.until and member.until <= world.clock.now():
        if member.status == "kicked":
            member.status = "left"
        elif member.status == "restricted":
            member.status = "member" if member.inside else "left"
        member.until, member.rights = 0, {}
    return member


def member_api(world: World, chat: Chat, member: Member) -> Json:
    """The Bot API's ChatMember."""
    view: Json = {"status": member.status, "user": world.users[member.user].api()}
    if member.status == "creator":
        view["is_anonymous"] = member.anonymous
    elif member.status == "administrator":
        view["can_be_edited"] = member.promoted_by_bot
        view["is_anonymous"] = member.anonymous
        for name in admin_right_names(chat):
            view[name] = member.rights.get(name, False)
    elif member.status == "restricted":
        view["is_member"] = member.inside
        view["until_date"] = member.until
        for name in PERMISSIONS:
            view[name] = member.rights.get(name, False)
    elif member.status == "kicked":
        view["until_date"] = member.until
    if member.custom_title and member.is_admin:
        view["custom_title"] = member.custom_title
    if member.tag and member.status in ("member", "restricted"):
        view["tag"] = member.tag
    return view


def change(
    world: World,
    chat: Chat,
    user: User,
    by: User,
    status: str,
    *,
    link: InviteLink | None = None,
    via_request: bool = False,
    quiet: bool = False,
    **more: Any,
) -> Member:
    """Give a user a new status (and attributes in `more`), telling the bot in chat_member or my_chat_member.

    `quiet` also leaves out the service messages about joining and leaving.
    """
    old = copy(current(world, chat, user.id))
    new = Member(user.id, status, **more)
    if status in ("member", "restricted"):
        new.tag = old.tag if new.tag is None else new.tag
    chat.members[user.id] = new
    if user.id == world.bot.id:
        _tell(world, chat, by, old, new, "my_chat_member", None, link, via_request)
    else:
        withheld = visibility.admin_only_withheld(world.bot, chat)
        _tell(world, chat, by, old, new, "chat_member", withheld, link, via_request)
    world.events.publish("chat", chat.id)
    if not quiet and chat.type in ("group", "supergroup"):
        _service_message(world, chat, user, by, old, new)
    return new


def _tell(
    world: World, chat: Chat, by: User, old: Member, new: Member, kind: str, withheld: str | None,
    link: InviteLink | None, via_request: bool,
) -> None:  # fmt: skip
    update: Json = {
        "chat": chat.api(),
        "from": by.api(),
        "date": int(world.clock.now()),
        "old_chat_member": member_api(world, chat, old),
        "new_chat_member": member_api(world, chat, new),
    }
    if link is not None:
        update["invite_link"] = link_api(world, link)
    if via_request:
        update["via_join_request"] = True
    if update["old_chat_member"] != update["new_chat_member"]:
        # chat_member has an order of its own on the real server: by user, apart from the user's messages
        world.emit(kind, update, ("member", new.user), withheld)


def _service_message(world: World, chat: Chat, user: User, by: User, old: Member, new: Member) -> None:
    if new.present and not old.present:
        view = user.api()
        fields = {"new_chat_member": view, "new_chat_participant": view, "new_chat_members": [view]}
        world.post(chat, by, fields)
    elif old.present and not new.present:
        view = user.api()
        fields = {"left_chat_member": view, "left_chat_participant": view}
        world.post(chat, by, fields)


def link_api(world: World, link: InviteLink) -> Json:
    """The Bot API's ChatInviteLink."""
    view: Json = {
        "invite_link": link.url,
        "creator": world.users[link.creator].api(),
        "creates_join_request": link.creates_join_request,
        "is_primary": link.is_primary,
        "is_revoked": link.is_revoked,
    }
    if link.name:
        view["name"] = link.name
    if link.expire_date:
        view["expire_date"] = link.expire_date
    if link.member_limit:
        view["member_limit"] = link.member_limit
    if link.waiting:
        view["pending_join_request_count"] = len(link.waiting)
    return view


def new_link(world: World, chat: Chat, creator: int, **more: Any) -> InviteLink:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789_-"
    code = "".join(world.rng.choice(letters) for _ in range(16))
    link = InviteLink(f"https://t.me/+{code}", creator, **more)
    chat.links[link.url] = link
    return link


def migrate(world: World, chat: Chat) -> Chat:
    """Make a supergroup of a small group: a new id, the same people, a message on each side."""
    new = world.add_chat("supergroup", chat.title or "", privacy=chat.privacy, linked=chat.linked)
    new.members = {user: copy(member) for user, member in chat.members.items()}
    new.permissions = dict(chat.permissions)
    owner = next((world.users[m.user] for m in chat.members.values() if m.status == "creator"), None)
    world.post(chat, owner, {"migrate_to_chat_id": new.id})
    chat.migrated_to = new.id
    world.post(new, owner, {"migrate_from_chat_id": chat.id})
    world.events.publish("chat", new.id)
    return new
