"""What people do besides speaking: come and go, press, react, vote, delete, block. PersonError when they cannot."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from sandbox import membership, speech, visibility
from sandbox.errors import PersonError
from sandbox.model import PERMISSIONS, Chat, InviteLink, Json, Member, Message, Press, Topic, User
from sandbox.updates import CALLBACK_LIFE
from sandbox.world import World

KEPT_PRESSES = 10_000  # enough to tell a second answer from the first
_TOPIC_COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def create_chat(world: World, spec: Json) -> Chat:
    """A group, supergroup or channel with its owner and first members; the bot among them is added like anyone."""
    owner = world.user(int(spec["owner"]))
    more: Json = {"is_forum": bool(spec.get("is_forum"))}
    for name in ("username", "description"):
        if spec.get(name) is not None:
            more[name] = str(spec[name])
    if spec.get("privacy") is not None:
        more["privacy"] = bool(spec["privacy"])
    if spec.get("has_hidden_members"):
        more["has_hidden_members"] = True
    if more["is_forum"] and spec["type"] != "supergroup":
        raise PersonError("only a supergroup has topics")
    chat = world.add_chat(str(spec["type"]), str(spec["title"]), spec.get("id"), **more)
    chat.members[owner.id] = Member(owner.id, "creator")
    chat.next_id = 2 if chat.type == "supergroup" else 1  # the first message says that the group was made
    invited = [world.user(int(user)) for user in spec.get("members", ())]
    for user in invited:
        if user.id not in (world.bot.id, owner.id):
            chat.members[user.id] = Member(user.id)
    if world.bot in invited:
        if chat.type == "group":
            membership.change(world, chat, world.bot, owner, "member", quiet=True)
            world.post(chat, owner, {"group_chat_created": True})
        elif chat.type == "channel":
            rights = membership.usual_admin_rights(chat)
            membership.change(world, chat, world.bot, owner, "administrator", rights=rights)
        else:
            membership.change(world, chat, world.bot, owner, "member")
    if spec.get("linked_chat") is not None:
        link_chats(world, chat, world.chat(int(spec["linked_chat"])))
    return chat


def change_chat(world: World, chat: Chat, spec: Json) -> None:
    """What an owner may switch later on: topics of a supergroup, and the channel it discusses."""
    for name in spec:
        if name not in ("is_forum", "linked_chat"):
            raise PersonError(f"a chat's {name} cannot be changed")
    if "is_forum" in spec:
        if chat.type != "supergroup":
            raise PersonError("only a supergroup has topics")
        chat.is_forum = bool(spec["is_forum"])
        chat.changed()
        world.events.publish("chat", chat.id)
    if "linked_chat" in spec:
        link_chats(world, chat, world.chat(int(spec["linked_chat"])))


def link_chats(world: World, one: Chat, other: Chat) -> None:
    """A channel and its discussion group."""
    if {one.type, other.type} != {"channel", "supergroup"}:
        raise PersonError("a channel is linked with a supergroup")
    one.linked, other.linked = other.id, one.id
    world.events.publish("chat", one.id)


def change_member(world: World, chat: Chat, by: User, user: User, action: str, spec: Json) -> Member:
    """join, leave, add, kick, promote, demote, restrict: by the person `by` upon `user`."""
    if chat.type == "private":
        raise PersonError("a private chat has no members to change")
    old = membership.current(world, chat, user.id)
    if action == "join":
        return _join(world, chat, user, spec.get("invite_link"))
    if action == "leave":
        if not old.present:
            raise PersonError(f"{user.first_name} is not in this chat")
        return membership.change(world, chat, user, user, "left")
    actor = membership.current(world, chat, by.id)
    _may(actor, action, chat, by)
    is_own_mask = action == "promote" and by.id == user.id  # an owner may become anonymous
    if old.status == "creator" and action != "add" and not is_own_mask:
        raise PersonError("nobody does this to the owner")
    if action == "add":
        if old.present:
            raise PersonError(f"{user.first_name} is in the chat already")
        if chat.type == "channel" and user.is_bot:
            return _promote(world, chat, by, user, {**spec, "rights": spec.get("rights")})
        return membership.change(world, chat, user, by, "member")
    if action == "promote":
        return _promote(world, chat, by, user, spec)
    if action == "kick":
        until = int(spec.get("until", 0))
        return membership.change(world, chat, user, by, "kicked", until=until)
    if not old.present:
        raise PersonError(f"{user.first_name} is not in this chat")
    if action == "demote":
        return membership.change(world, chat, user, by, "member")
    if action == "restrict":
        rights = {name: bool((spec.get("rights") or {}).get(name, False)) for name in PERMISSIONS}
        until = int(spec.get("until", 0))
        return membership.change(world, chat, user, by, "restricted", rights=rights, until=until)
    raise PersonError(f"unknown action {action!r}")


def _may(actor: Member, action: str, chat: Chat, by: User) -> None:
    if not actor.present:
        raise PersonError(f"{by.first_name} is not in this chat")
    needs = {"kick": "can_restrict_members", "restrict": "can_restrict_members", "promote": "can_promote_members",
             "demote": "can_promote_members", "add": "can_invite_users"}.get(action)  # fmt: skip
    if needs is None or actor.may(needs):
        return
    if action == "add" and chat.type != "channel" and chat.permissions.get("can_invite_users", True):
        return
    raise PersonError(f"{by.first_name} lacks the right {needs}")


def _promote(world: World, chat: Chat, by: User, user: User, spec: Json) -> Member:
    given = spec.get("rights")
    rights = membership.usual_admin_rights(chat)
    if given is not None:
        rights = {name: bool(given.get(name, False)) for name in rights} | {"can_manage_chat": True}
    anonymous, title = bool(spec.get("anonymous")), spec.get("custom_title")
    if user.id == by.id and chat.members[by.id].status == "creator":
        chat.members[by.id].anonymous = anonymous
        return chat.members[by.id]
    return membership.change(
        world, chat, user, by, "administrator", rights=rights, anonymous=anonymous, custom_title=title
    )


def _join(world: World, chat: Chat, user: User, url: str | None) -> Member:
    old = membership.current(world, chat, user.id)
    if old.present:
        raise PersonError(f"{user.first_name} is in the chat already")
    if old.status == "kicked":
        raise PersonError(f"{user.first_name} is banned from this chat")
    link = _valid_link(world, chat, url) if url is not None else None
    if link is not None and link.creates_join_request:
        return _ask_to_join(world, chat, user, link, old)
    if link is not None:
        link.joined += 1
    return membership.change(world, chat, user, user, "member", link=link)


def _valid_link(world: World, chat: Chat, url: str) -> InviteLink:
    link = chat.links.get(url)
    if link is None or link.is_revoked:
        raise PersonError("the invite link is not valid (any more)")
    if link.expire_date and link.expire_date <= world.clock.now():
        raise PersonError("the invite link has expired")
    if link.member_limit and link.joined >= link.member_limit:
        raise PersonError("the invite link has been used up")
    return link


def _ask_to_join(world: World, chat: Chat, user: User, link: InviteLink, old: Member) -> Member:
    chat.requests[user.id] = link.url
    link.waiting.add(user.id)
    user.write_until = world.clock.now() + 300  # the bot may write to them for five minutes
    update = {
        "chat": chat.api(),
        "from": user.api(),
        "user_chat_id": user.id,
        "date": int(world.clock.now()),
        "invite_link": membership.link_api(world, link),
    }
    withheld = visibility.admin_only_withheld(world.bot, chat, "can_invite_users")
    world.emit("chat_join_request", update, ("member", user.id), withheld)
    return old


def create_topic(world: World, chat: Chat, by: User, name: str, **more: Any) -> Topic:
    """A new topic and the service message that starts it."""
    if not chat.is_forum:
        raise PersonError("the chat is not a forum")
    name = name.strip()
    if not 1 <= len(name) <= 128:
        raise PersonError("a topic's name has 1 to 128 characters")
    colour = more.get("icon_color") or _TOPIC_COLOURS[len(chat.topics) % len(_TOPIC_COLOURS)]
    topic = Topic(chat.next_id, name, colour, more.get("icon_custom_emoji_id"), created_by=by.id)
    chat.topics[topic.id] = topic
    world.post(chat, by, {"forum_topic_created": {"name": name, "icon_color": colour}}, thread=topic.id)
    world.events.publish("chat", chat.id)
    return topic


def delete(world: World, chat: Chat, user: User, message: Message) -> None:
    member = chat.members.get(user.id)
    admin = member is not None and member.may("can_delete_messages")
    if chat.type != "private" and message.author != user.id and not admin:
        raise PersonError("only one's own messages can be deleted, or an admin's to delete")
    world.delete(chat, (message.id,))


def react(world: World, chat: Chat, user: User, message: Message, emoji: list[str]) -> None:
    """Set a person's reactions to exactly these; an empty list takes them back."""
    if not chat.has(user.id):
        raise PersonError(f"{user.first_name} is not in this chat")
    if len(emoji) > (3 if user.is_premium else 1):
        raise PersonError("one reaction each, three with Premium")
    old = message.reactions.get(user.id, [])
    new: list[Json] = [{"type": "emoji", "emoji": one} for one in emoji]
    if new:
        message.reactions[user.id] = new
    else:
        message.reactions.pop(user.id, None)
    world.events.publish("reaction", chat.id)
    update: Json = {"chat": chat.api(), "message_id": message.id, "date": int(world.clock.now())}
    withheld = visibility.admin_only_withheld(world.bot, chat)
    key = ("reaction", chat.id)
    if chat.type == "channel":
        counts = Counter(kind["emoji"] for given in message.reactions.values() for kind in given)
        totals = [{"type": {"type": "emoji", "emoji": e}, "total_count": n} for e, n in counts.items()]
        world.emit("message_reaction_count", {**update, "reactions": totals}, key, withheld)
        return
    if chat.members[user.id].anonymous:
        update["actor_chat"] = chat.api()
    else:
        update["user"] = user.api()
    world.emit("message_reaction", {**update, "old_reaction": old, "new_reaction": new}, key, withheld)


async def press(world: World, chat: Chat, user: User, message: Message, data: str, wait: float = 5.0) -> Json:
    """Press the button with this callback data and wait up to `wait` real seconds for the bot's answer."""
    rows = message.payload.get("reply_markup", {}).get("inline_keyboard", [])
    if not any(button.get("callback_data") == data for row in rows for button in row):
        raise PersonError("the message has no such button")
    if chat.type != "private" and not chat.has(user.id):
        raise PersonError(f"{user.first_name} is not in this chat")
    query = str(4_000_000_000_000_000_000 + world.serial())
    pressed = Press(user.id, world.clock.now(), asyncio.get_running_loop().create_future())
    world.presses[query] = pressed
    if len(world.presses) > KEPT_PRESSES:
        del world.presses[next(iter(world.presses))]
    update = {
        "id": query,
        "from": user.api(),
        "message": message.payload,
        "chat_instance": str(-chat.id * 7919),
        "data": data,
    }
    withheld = visibility.member_withheld(world.bot, chat)
    # The real server lets presses of different people overtake one another: their order is by user
    world.emit("callback_query", update, ("callback", user.id), withheld, CALLBACK_LIFE)
    if pressed.answer is None or withheld is not None or wait <= 0:
        return {"answered": False}
    await asyncio.wait((pressed.answer,), timeout=wait)
    if not pressed.answer.done() or pressed.answer.cancelled():
        return {"answered": False}
    return {"answered": True, **pressed.answer.result()}


def vote(world: World, chat: Chat, user: User, message: Message, options: list[int]) -> None:
    """Choose poll options by index; an empty list takes the vote back."""
    poll = world.polls.get(message.poll or "")
    if poll is None:
        raise PersonError("the message has no poll")
    view = message.payload["poll"]
    if view["is_closed"]:
        raise PersonError("the poll is closed")
    if any(not 0 <= index < len(view["options"]) for index in options):
        raise PersonError("no such option")
    if len(options) > 1 and not view["allows_multiple_answers"]:
        raise PersonError("one option only")
    if view["type"] == "quiz" and user.id in poll.votes:
        raise PersonError("a quiz is answered once")
    if options:
        poll.votes[user.id] = sorted(set(options))
    else:
        poll.votes.pop(user.id, None)
    recount(message, poll.votes)
    world.events.publish("edited", chat.id)
    withheld = None if message.by_bot else "a poll of somebody else"
    world.emit("poll", message.payload["poll"], ("poll", chat.id), withheld)
    if not view["is_anonymous"]:
        answer: Json = {"poll_id": message.poll, "user": user.api(), "option_ids": poll.votes.get(user.id, [])}
        answer["option_persistent_ids"] = [view["options"][i]["persistent_id"] for i in answer["option_ids"]]
        world.emit("poll_answer", answer, ("poll", chat.id), withheld)


def recount(message: Message, votes: dict[int, list[int]]) -> None:
    counts = Counter(index for chosen in votes.values() for index in chosen)
    view = message.payload["poll"]
    options = [{**option, "voter_count": counts[i]} for i, option in enumerate(view["options"])]
    message.payload = {**message.payload, "poll": {**view, "options": options, "total_voter_count": len(votes)}}


def start(world: World, user: User, payload: str | None) -> Message:
    """Open the bot's private chat by deep link; a block ends, as in the apps."""
    chat = world.private_chat(user)
    if user.blocked:
        block(world, user, False)
    return speech.speak(world, chat, user, {"text": f"/start {payload}" if payload else "/start"})


def block(world: World, user: User, blocked: bool) -> None:
    """Block or unblock the bot; it is told in my_chat_member."""
    chat = world.private_chat(user)
    if user.blocked == blocked:
        return
    user.blocked = blocked
    membership.change(world, chat, world.bot, user, "kicked" if blocked else "member", quiet=True)
