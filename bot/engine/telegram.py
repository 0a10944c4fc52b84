"""The only translation between Telegram and our words: updates become requests, replies become messages.

Routes are unique by name, so there is no order of handlers to keep; python-telegram-bot's objects end here.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

import msgspec
import structlog
from structlog.contextvars import bind_contextvars
from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    Message,
    MessageReactionUpdated,
    Update,
    User,
)

from bot.engine import accounts, channels
from bot.engine.accounts import MEMBERS, can_be_answered, emoji_of, is_in, is_machine, own_role, person_of, role_of
from bot.engine.botapi import BotApi, NotSent, Refused, Unanswered
from bot.engine.inbox import Incoming
from bot.kit.outbox import Address
from bot.kit.outbox import Message as OutboxMessage
from bot.kit.routing import (
    BotStanding,
    ButtonArgs,
    Edited,
    Joined,
    Left,
    Located,
    Migrated,
    Person,
    Place,
    Reacted,
    Reply,
    Request,
    Role,
    RoleChanged,
    Route,
    id_in,
)
from bot.kit.texts import Text, Texts
from bot.kit.wire import SERVICE_ACCOUNTS, Kind, WireChat, WireMessage, WireUser, decode_whole
from bot.kit.work import Refusal, Work

log = structlog.get_logger(__name__)

_COMMAND = Kind.COMMAND
_HEARD = frozenset(("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"))


class Guests(Protocol):
    """What the kit must know of people and places; the assembly answers from the rooms that keep them."""

    def community_in(self, chat_id: int) -> int:
        """From memory; 0 when the chat is not known yet."""

    def chat_of(self, community_id: int) -> int | None: ...

    async def arrive(self, work: Work, chat_id: int, title: str) -> int:
        """The community of a group, made on first sight."""

    async def meet(self, work: Work, community_id: int, person: Person, at: datetime) -> None:
        """Somebody was seen; in private (community 0) too."""

    async def home_of(self, work: Work, person_id: int) -> int:
        """The community a person was last seen in; 0 if none."""

    async def language(self, work: Work, community_id: int, person: Person | None) -> str:
        """Of a group, or with a person, of the private chat with them."""


Toast = Callable[[str, str, bool], None]
"""Answers a press (callback id, words, alert) once it is committed."""


@dataclass(slots=True)
class _Asked:
    """An update that was understood: which route, and all a `Request` needs but the Work."""

    route: Route | None
    chat: Chat | WireChat | None = None
    user: User | WireUser | None = None
    fields: dict[str, Any] | None = None
    role: Role = Role.MEMBER
    checked: bool = True  # False when Telegram could not be asked for the role
    callback_id: str = ""
    community_id: int = 0  # named by a button or deep link


class FrontDesk:
    """Finds the route of an update, checks who asks, runs the handler and puts the reply into the outbox."""

    def __init__(
        self, bot: Bot, api: BotApi, routes: Iterable[Route], guests: Guests, texts: Texts, onlooker: Work, toast: Toast
    ) -> None:
        self._bot = bot
        self._api = api
        self._guests = guests
        self._texts = texts
        self._onlooker = onlooker
        self._toast = toast
        self._words: dict[Place, list[Route]] = {Place.GROUP: [], Place.PRIVATE: []}
        self._routes: dict[tuple[str, str], Route] = {}
        for route in routes:
            if route.kind == "words":
                self._words[route.place].append(route)
                continue
            key = (route.kind, f"{route.room}:{route.name}" if route.kind == "button" else route.name)
            if key in self._routes:
                raise ValueError(f"answered twice: {route.kind} {route.name}")
            self._routes[key] = route

    def wants(self, message: WireMessage) -> bool:
        return message.kind is _COMMAND or self._listener(message) is not None

    def _listener(self, message: WireMessage) -> Route | None:
        community_id = self._guests.community_in(message.chat.id)
        for route in self._words[Place.PRIVATE if message.chat.type == Chat.PRIVATE else Place.GROUP]:
            assert route.matcher is not None  # noqa: S101
            if route.matcher(message, community_id, self._onlooker):
                return route
        return None

    async def prepare(self, waiting: Sequence[Incoming]) -> None:
        for one in waiting:
            try:
                one.request = asked = self._understand(one)
                accounts.check_ids(asked.chat, asked.user)
            except Exception as error:
                one.request = error
        await asyncio.gather(*(self._ask_role(one.request) for one in waiting if isinstance(one.request, _Asked)))

    def _understand(self, one: Incoming) -> _Asked:
        if one.message is not None:
            return self._said(one.message)
        told = decode_whole(one.raw)
        if _HEARD.isdisjoint(told):
            return _Asked(None)  # a kind nobody listens to need not be understood, and may change as it likes
        update = Update.de_json(told, self._bot)
        if update.callback_query:
            return self._press(update.callback_query)
        if update.my_chat_member:
            return self._own_standing(update.my_chat_member)
        if update.chat_member:
            return self._membership(update.chat_member)
        if update.message_reaction:
            return self._reaction(update.message_reaction)
        if update.message:
            return self._message(update.message, one.update.message)
        if (said := update.edited_message) and said.from_user and not said.location:  # a live one moves all the time
            return self._happened(Edited(said.message_id), said.chat, said.from_user, said.edit_date or said.date)
        return _Asked(None)

    def _said(self, message: WireMessage) -> _Asked:
        """By a person in a group: what was decoded of it is all that matters, and a `Message` costs what ten of these
        do."""
        fields: dict[str, Any] = {
            "sent_at": message.at,
            "message_id": message.message_id,
            "topic_id": message.topic_id,
            "words": message.words,
            "photo_id": accounts.file_of(message.photo),
        }
        if answered := message.reply_to_message:
            fields["replied_to"] = answered.message_id
            fields["replied_photo_id"] = accounts.file_of(answered.photo)
            fields["replied_words"] = answered.text or answered.caption
            if answered.sender and not answered.sender_chat:
                fields["replied_person"] = person_of(answered.sender)
        if message.kind is not _COMMAND:
            return _Asked(self._listener(message), message.chat, message.sender, fields)
        route, fields["args"], community = self._command(message.text, is_private=False)
        return _Asked(route, message.chat, message.sender, fields, community_id=community)

    def _message(self, message: Message, wire: WireMessage | None) -> _Asked:
        fields: dict[str, Any] = {
            "sent_at": message.date,
            "message_id": message.message_id,
            "topic_id": message.message_thread_id if message.is_topic_message else None,
            "words": message.text or message.caption or "",
            "photo_id": accounts.file_of(message.photo),
        }
        if answered := message.reply_to_message:
            fields["replied_to"] = answered.message_id
            fields["replied_photo_id"] = accounts.file_of(answered.photo)
            fields["replied_words"] = answered.text or answered.caption or ""
            if answered.from_user and not answered.sender_chat:
                fields["replied_person"] = person_of(answered.from_user)
        route, community = None, 0
        if message.is_automatic_forward:  # what its channel says is nobody's word in the group
            return _Asked(None)
        if message.migrate_to_chat_id:
            route, fields["event"] = self._event(Migrated(message.chat.id, message.migrate_to_chat_id))
        elif message.migrate_from_chat_id:
            route, fields["event"] = self._event(Migrated(message.migrate_from_chat_id, message.chat.id))
        elif newcomers := [user for user in message.new_chat_members or () if not user.is_bot]:
            # One message may bring several; each also arrives as a chat_member update where the bot is an admin.
            route, fields["event"] = self._event(Joined(person_of(newcomers[0])))
            fields["others"] = [Joined(person_of(user)) for user in newcomers[1:]]
        elif message.left_chat_member and not message.left_chat_member.is_bot:
            route, fields["event"] = self._event(Left(person_of(message.left_chat_member)))
        elif message.location and message.chat.type == Chat.PRIVATE:
            route, fields["event"] = self._event(Located(message.location.latitude, message.location.longitude))
        elif wire is not None and wire.kind is Kind.COMMAND and not is_machine(message.from_user):
            is_private = message.chat.type == Chat.PRIVATE
            route, fields["args"], community = self._command(wire.text, is_private=is_private)
            return _Asked(
                route, message.chat, message.from_user, fields, community_id=community, role=own_role(message)
            )
        elif wire is not None and message.chat.type == Chat.PRIVATE:
            route = self._listener(wire)
            community = route.whose(wire, self._onlooker) if route and route.whose else 0
        fields.setdefault("others", [])
        return _Asked(route, message.chat, message.from_user, fields, role=own_role(message), community_id=community)

    def _command(self, text: str, *, is_private: bool) -> tuple[Route | None, str, int]:
        """`/name@bot args`; a command for another bot is none of our business."""
        word, _, args = text.partition(" ")
        name, _, addressee = word[1:].split("\n")[0].lower().partition("@")
        if addressee and addressee != (self._bot.username or "").lower():
            return None, "", 0
        if name == "start" and args and is_private:
            what, _, argument = args.strip().partition("_")
            if route := self._routes.get(("start", what)):
                return route, argument, id_in(argument) if route.community_arg else 0
        return self._routes.get(("command", name)), args.strip(), 0

    def _press(self, query: CallbackQuery) -> _Asked:
        room, _, rest = (query.data or "").partition(":")
        name, *args = rest.split(":")
        route = self._routes.get(("button", f"{room}:{name}"))
        message = query.message
        fields: dict[str, Any] = {"button_args": ButtonArgs(args)}
        if message is not None:
            topic = getattr(message, "message_thread_id", None) if getattr(message, "is_topic_message", False) else None
            fields |= {"message_id": message.message_id, "topic_id": topic}
            fields["is_on_picture"] = bool(getattr(message, "photo", None))
        chat, community = message.chat if message else None, 0
        if route and route.community_arg and chat and chat.type == Chat.PRIVATE:
            # In a group, that group is meant, whatever a made-up button names.
            community = id_in(args[0]) if args else 0
            route = route if community else None
        return _Asked(route, chat, query.from_user, fields, callback_id=query.id, community_id=community)

    def _own_standing(self, change: ChatMemberUpdated) -> _Asked:
        new = change.new_chat_member
        event = BotStanding(
            new.status in MEMBERS or bool(getattr(new, "is_member", False)),
            new.status == ChatMember.ADMINISTRATOR,
            bool(getattr(new, "can_pin_messages", False)),
            bool(getattr(new, "can_manage_tags", False)),
        )
        return self._happened(event, change.chat, change.from_user, change.date)

    def _membership(self, change: ChatMemberUpdated) -> _Asked:
        person = person_of(change.new_chat_member.user)
        was, now = is_in(change.old_chat_member), is_in(change.new_chat_member)
        event: Any = RoleChanged(person, role_of(change.new_chat_member))
        if was != now:
            event = Joined(person) if now else Left(person)
        if person.is_bot:
            return _Asked(None)
        return self._happened(event, change.chat, change.new_chat_member.user, change.date)

    def _reaction(self, change: MessageReactionUpdated) -> _Asked:
        if change.user is None or change.user.is_bot:
            return _Asked(None)  # anonymous: nobody to thank
        event = Reacted(change.message_id, emoji_of(change.new_reaction))
        return self._happened(event, change.chat, change.user, change.date)

    def _happened(self, event: Any, chat: Chat, user: User, at: datetime) -> _Asked:
        route, event = self._event(event)
        return _Asked(route, chat, user, {"event": event, "sent_at": at})

    def _event(self, event: Any) -> tuple[Route | None, Any]:
        return self._routes.get(("event", type(event).__name__)), event

    async def _ask_role(self, asked: _Asked) -> None:
        """Fresh from Telegram for whatever needs a right; a demoted admin is no admin a second later."""
        route = asked.route
        if route is None or route.role is Role.MEMBER or asked.user is None or asked.role is not Role.MEMBER:
            return
        in_group = asked.chat if asked.chat and asked.chat.type != Chat.PRIVATE else None
        chat_id = in_group.id if in_group else self._guests.chat_of(asked.community_id)
        if not chat_id:
            return
        try:
            raw = await self._api.call("getChatMember", {"chat_id": chat_id, "user_id": asked.user.id}, patience=5)
            status = msgspec.json.decode(raw)["status"]
            asked.role = {"creator": Role.OWNER, "administrator": Role.ADMIN}.get(status, Role.MEMBER)
            if route.asks_channel and asked.role is not Role.MEMBER:
                channel = await channels.for_asking(self._api, chat_id, self._bot.id, asked.user.id)
                asked.fields = (asked.fields or {}) | {"channel": channel}
        except Refused as refusal:
            asked.checked = refusal.code != 429
        except (NotSent, Unanswered):
            asked.checked = False

    async def handle(self, work: Work, asked: _Asked) -> None:
        if asked.route is None or not can_be_answered(asked.chat, asked.user):
            if asked.callback_id:
                await self._finish(work, asked, None, Reply(toast=Text("kit.expired")))
            return
        request = await self._request(work, asked)
        bind_contextvars(
            community=request.community_id, member=request.person.id, route=f"{asked.route.room}:{asked.route.name}"
        )
        try:
            async with work.savepoint():
                self._admit(asked, request)
                reply = await asked.route.handler(request)
        except Refusal as refusal:
            reply = Reply(toast=refusal.text, alert=True) if asked.callback_id else Reply(refusal.text)
        await self._finish(work, asked, request, reply)
        for event in (asked.fields or {}).get("others", ()):
            await asked.route.handler(replace(request, event=event))

    async def _request(self, work: Work, asked: _Asked) -> Request:
        chat, user = asked.chat, asked.user
        assert chat is not None  # noqa: S101
        is_private = chat.type == Chat.PRIVATE
        person = person_of(user) if user and user.id not in SERVICE_ACCOUNTS else Person(0, chat.title or "")
        fields = {name: value for name, value in (asked.fields or {}).items() if name != "others"}
        sent_at = fields.pop("sent_at", None) or work.now
        if is_private:
            community_id = asked.community_id or await self._guests.home_of(work, person.id)
        else:
            community_id = await self._guests.arrive(work, chat.id, chat.title or "")
        if person.id and not person.is_bot and not isinstance(fields.get("event"), Left):
            await self._guests.meet(work, 0 if is_private else community_id, person, sent_at)
        return Request(
            work=work,
            chat_id=chat.id,
            person=person,
            community_id=asked.community_id or community_id,
            is_private=is_private,
            language=await self._guests.language(work, community_id, person if is_private else None),
            sent_at=sent_at,
            role=asked.role,
            title=chat.title or "",
            bot_username=self._bot.username,
            **fields,
        )

    def _admit(self, asked: _Asked, request: Request) -> None:
        route = asked.route
        assert route is not None  # noqa: S101
        if route.kind == "event":
            return
        if not asked.checked:
            raise Refusal("kit.cannot-check")
        if route.place is Place.GROUP and request.is_private:
            raise Refusal("kit.group-only")
        if route.place is Place.PRIVATE and not request.is_private:
            raise Refusal("kit.private-only")
        if route.role is Role.MEMBER and request.person.id == 0:
            raise Refusal("kit.as-yourself")
        if route.role > asked.role:
            raise Refusal("kit.owner-only" if route.role is Role.OWNER else "kit.admins-only")

    async def _finish(self, work: Work, asked: _Asked, request: Request | None, reply: Reply | None) -> None:
        if asked.callback_id:
            language = request.language if request else "en"
            words = self._texts.plain(reply.toast, language) if reply and reply.toast else ""
            alert = bool(reply and reply.alert)
            work.after_commit(lambda: self._toast(asked.callback_id, words, alert))
        if reply is None or request is None:
            return
        to = Address(0, request.person.id) if reply.private else request.address
        about = None if reply.private and not request.is_private else request.message_id
        if reply.react and about:
            work.answer(to, OutboxMessage(about=about, react=reply.react))
        if reply.text is not None:
            quote = None if asked.callback_id and not reply.edit else about
            more = reply.ask_location, reply.picture
            message = OutboxMessage(reply.text, reply.buttons, quote, reply.edit, "", *more, document=reply.document)
            work.answer(to, message)

    async def apologise(self, work: Work, asked: _Asked) -> None:
        if asked.route is None or asked.route.kind == "event" or asked.chat is None:
            return
        if asked.callback_id:
            words = self._texts.plain(Text("kit.apology"), "en")
            work.after_commit(lambda: self._toast(asked.callback_id, words, True))
            return
        private = asked.chat.type == Chat.PRIVATE
        community_id = 0 if private else self._guests.community_in(asked.chat.id)
        if private or community_id:
            to = Address(community_id, asked.chat.id if private else None, (asked.fields or {}).get("topic_id"))
            work.answer(to, OutboxMessage(Text("kit.apology"), about=(asked.fields or {}).get("message_id")))
