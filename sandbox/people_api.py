"""The people's side over HTTP: `/sandbox/…` as README.md lists it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sandbox import membership, people, speech, views
from sandbox.errors import ApiError, PersonError
from sandbox.importing import bring_in
from sandbox.methods.commands import menu
from sandbox.model import Json, User

if TYPE_CHECKING:
    from sandbox.app import Sandbox

Endpoint = Callable[[Request], Awaitable[Response]]
_USER_FIELDS = ("first_name", "last_name", "username", "language_code", "is_premium", "emoji", "is_bot", "deleted")


def reply(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def _guarded(endpoint: Endpoint) -> Endpoint:
    """Turn what a person cannot do, or asked for wrongly, into HTTP 400."""

    async def guarded(request: Request) -> Response:
        try:
            return await endpoint(request)
        except PersonError as error:
            return reply({"error": str(error)}, 400)
        except ApiError as error:
            return reply({"error": str(speech.as_person_error(error))}, 400)
        except KeyError as error:
            return reply({"error": f"missing or unknown: {error.args[0]}"}, 400)
        except (TypeError, ValueError) as error:
            return reply({"error": str(error)}, 400)

    return guarded


async def _json(request: Request) -> Json:
    body = await request.body()
    try:
        given = msgspec.json.decode(body) if body else {}
    except msgspec.DecodeError as error:
        raise PersonError(f"not JSON: {error}") from None
    if not isinstance(given, dict):
        raise PersonError("an object is expected")
    return given


class PeopleApi:
    """Thin: parse, let the world do it, show the result."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._box = sandbox
        self._world = sandbox.world

    def routes(self) -> list[Route]:
        table: list[tuple[str, str, Endpoint]] = [
            ("GET", "/state", self.state),
            ("GET", "/chats/{chat}/messages", self.messages),
            ("GET", "/commands", self.commands),
            ("GET", "/events", self.events),
            ("POST", "/users", self.new_user),
            ("POST", "/users/{user}", self.change_user),
            ("POST", "/chats", self.new_chat),
            ("POST", "/chats/{chat}", self.change_chat),
            ("POST", "/chats/{chat}/members", self.members),
            ("POST", "/chats/{chat}/migrate", self.migrate),
            ("POST", "/chats/{chat}/topics", self.topics),
            ("POST", "/chats/{chat}/messages", self.speak),
            ("POST", "/messages/edit", self.edit),
            ("POST", "/messages/delete", self.delete),
            ("POST", "/messages/react", self.react),
            ("POST", "/messages/press", self.press),
            ("POST", "/messages/vote", self.vote),
            ("POST", "/start", self.start),
            ("POST", "/block", self.block),
            ("GET", "/clock", self.clock),
            ("POST", "/clock", self.set_clock),
            ("POST", "/wait", self.wait),
            ("POST", "/progress", self.progress),
            ("GET", "/files/{file_id}", self.file),
            ("POST", "/faults", self.faults),
            ("GET", "/log", self.log),
            ("POST", "/import", self.bring_in),
        ]
        return [Route(path, _guarded(endpoint), methods=[verb]) for verb, path, endpoint in table]

    def _who(self, given: Json, name: str = "as") -> User:
        return self._world.user(int(given[name]))

    # Looking

    async def state(self, request: Request) -> Response:
        viewer = request.query_params.get("as")
        return reply(views.state_view(self._world, self._box.events.revision, int(viewer) if viewer else None))

    async def messages(self, request: Request) -> Response:
        query = request.query_params
        chat = self._world.chat(int(request.path_params["chat"]))
        viewer = self._world.user(int(query["as"]))
        if chat.type == "private" and chat.id != viewer.id:
            raise PersonError("nobody reads another's private chat")
        if chat.type != "private" and not chat.has(viewer.id):
            raise PersonError(f"{viewer.first_name} is not in this chat")
        before = int(query["before"]) if "before" in query else None
        after, limit = int(query.get("after", "0")), int(query.get("limit", "200"))
        return reply({"messages": views.messages_view(self._world, chat, viewer, after, before, limit)})

    async def commands(self, request: Request) -> Response:
        user = self._world.user(int(request.query_params["as"]))
        chat = self._world.chat(int(request.query_params["chat"]))
        return reply(menu(self._world, self._box.commands, user, chat))

    async def events(self, request: Request) -> Response:
        since = request.query_params.get("since") or request.headers.get("last-event-id")
        revision = int(since) if since is not None else self._box.events.revision

        async def stream() -> AsyncIterator[bytes]:
            yield b"retry: 1000\n\n"
            async for event in self._box.events.follow(revision):
                if event is None:
                    yield b": still here\n\n"
                else:
                    yield b"id: %d\ndata: %s\n\n" % (event["revision"], msgspec.json.encode(event))

        return StreamingResponse(stream(), media_type="text/event-stream", headers={"cache-control": "no-store"})

    async def clock(self, request: Request) -> Response:
        view: Json = {"now": self._box.clock.instant().isoformat(), "offset": round(self._box.clock.offset, 3)}
        upcoming = await self._box.clock.upcoming()
        if upcoming is not None:
            view["next_event"] = upcoming.isoformat()
        return reply(view)

    async def file(self, request: Request) -> Response:
        stored = self._world.files.get(request.path_params["file_id"])
        if stored is None:
            return reply({"error": "no such file"}, 404)
        return Response(stored.data, media_type=stored.mime, headers={"cache-control": "max-age=86400"})

    async def log(self, request: Request) -> Response:
        query = request.query_params
        limit = int(query["limit"]) if "limit" in query else None
        return reply(self._box.log.view(int(query.get("since", "0")), limit))

    # Doing

    async def new_user(self, request: Request) -> Response:
        given = await _json(request)
        user_id = int(given["id"]) if given.get("id") is not None else None
        more = {name: given[name] for name in _USER_FIELDS[1:] if given.get(name) is not None}
        return reply(views.user_view(self._world.add_user(str(given["first_name"]), user_id, **more)))

    async def change_user(self, request: Request) -> Response:
        user = self._world.user(int(request.path_params["user"]))
        for name, value in (await _json(request)).items():
            if name not in _USER_FIELDS:
                raise PersonError(f"a user has no {name}")
            setattr(user, name, value)
        self._world.user_changed(user)
        return reply(views.user_view(user))

    async def new_chat(self, request: Request) -> Response:
        return reply(views.chat_view(self._world, people.create_chat(self._world, await _json(request))))

    async def change_chat(self, request: Request) -> Response:
        chat = self._world.chat(int(request.path_params["chat"]))
        people.change_chat(self._world, chat, await _json(request))
        return reply(views.chat_view(self._world, chat))

    async def members(self, request: Request) -> Response:
        given = await _json(request)
        chat = self._world.chat(int(request.path_params["chat"]))
        user = self._who(given, "user" if "user" in given else "as")
        by = self._who(given, "as" if "as" in given else "user")
        member = people.change_member(self._world, chat, by, user, str(given["action"]), given)
        return reply(membership.member_api(self._world, chat, member))

    async def migrate(self, request: Request) -> Response:
        chat = self._world.chat(int(request.path_params["chat"]))
        if chat.type != "group" or chat.migrated_to is not None:
            raise PersonError("only a group that is none yet can become a supergroup")
        return reply(views.chat_view(self._world, membership.migrate(self._world, chat)))

    async def topics(self, request: Request) -> Response:
        given = await _json(request)
        chat = self._world.chat(int(request.path_params["chat"]))
        topic = people.create_topic(self._world, chat, self._who(given), str(given["name"]))
        return reply({"id": topic.id, "name": topic.name, "icon_color": topic.icon_color})

    async def speak(self, request: Request) -> Response:
        given = await _json(request)
        chat = self._world.chat(int(request.path_params["chat"]))
        return reply(views.message_view(speech.speak(self._world, chat, self._who(given), given)))

    async def edit(self, request: Request) -> Response:
        given = await _json(request)
        chat = self._world.chat(int(given["chat"]))
        message = self._world.message(chat, int(given["message"]))
        speech.edit_text(self._world, chat, self._who(given), message, str(given["text"]))
        return reply(views.message_view(message))

    async def delete(self, request: Request) -> Response:
        given = await _json(request)
        chat = self._world.chat(int(given["chat"]))
        people.delete(self._world, chat, self._who(given), self._world.message(chat, int(given["message"])))
        return reply({"deleted": True})

    async def react(self, request: Request) -> Response:
        given = await _json(request)
        chat = self._world.chat(int(given["chat"]))
        message = self._world.message(chat, int(given["message"]))
        people.react(self._world, chat, self._who(given), message, [str(one) for one in given["emoji"]])
        return reply(views.message_view(message))

    async def press(self, request: Request) -> Response:
        given = await _json(request)
        chat = self._world.chat(int(given["chat"]))
        message = self._world.message(chat, int(given["message"]))
        wait = float(given.get("wait", self._box.options.press_seconds))
        return reply(await people.press(self._world, chat, self._who(given), message, str(given["data"]), wait))

    async def vote(self, request: Request) -> Response:
        given = await _json(request)
        chat = self._world.chat(int(given["chat"]))
        message = self._world.message(chat, int(given["message"]))
        people.vote(self._world, chat, self._who(given), message, [int(one) for one in given["options"]])
        return reply(views.message_view(message))

    async def start(self, request: Request) -> Response:
        given = await _json(request)
        payload = str(given["payload"]) if given.get("payload") is not None else None
        return reply(views.message_view(people.start(self._world, self._who(given), payload)))

    async def block(self, request: Request) -> Response:
        given = await _json(request)
        user = self._who(given)
        people.block(self._world, user, bool(given["blocked"]))
        return reply({"blocked": user.blocked})

    async def set_clock(self, request: Request) -> Response:
        given, clock = await _json(request), self._box.clock
        if given.get("to_next"):
            upcoming = await clock.upcoming()
            if upcoming is None:
                raise PersonError("nothing is known to fall due")
            await clock.to(upcoming)
        elif "to" in given:
            await clock.to(datetime.fromisoformat(str(given["to"])))
        else:
            await clock.advance(float(given["advance"]))
        self._box.events.publish("clock")
        return reply({"now": clock.instant().isoformat()})

    async def wait(self, request: Request) -> Response:
        """Answers when the bot has confirmed every update, or after `seconds` (10)."""
        seconds = float((await _json(request)).get("seconds", 10))
        is_done = await self._box.queue.drained(seconds)
        return reply({"fetched": is_done, "waiting": len(self._box.queue.waiting)})

    async def progress(self, request: Request) -> Response:
        """What the page shows of the host program's long work; an empty object takes it away."""
        self._world.progress = await _json(request) or None
        self._box.events.publish("progress")
        return reply({})

    async def faults(self, request: Request) -> Response:
        given = await _json(request)
        rules = given.get("rules", [])
        self._box.faults.replace(int(given.get("seed", 0)), rules)
        return reply({"rules": len(rules)})

    async def bring_in(self, request: Request) -> Response:
        return reply(bring_in(self._world, await _json(request)))
