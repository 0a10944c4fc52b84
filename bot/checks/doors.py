"""Rules about doors, front doors too: what hangs on which room, who answers to which name, and what fits Telegram."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.checks.premises import Premises
from bot.kit.texts import LANGUAGES, Text

COMMAND = re.compile(r"[a-z0-9_]{1,32}")  # Bot API, BotCommand.command
MENU_LINE = 60  # characters; Telegram takes 256, a phone shows about as many
ID_DIGITS = 16  # Telegram ids need at most 52 bits
PRESS_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
START_WORD = re.compile(r"[A-Za-z0-9-]{1,40}")  # up to the first _; the payload has 64 characters in all

_HUNG = {"handlers": ("router", "record"), "jobs": ("schedule",)}


def introduce_the_room(premises: Premises) -> Iterator[str]:
    """`__init__` says in one sentence what the room is to a member, and names what others may use."""
    for room in premises.rooms:
        name = f"bot/features/{room}/__init__.py"
        module = premises.code[name]
        about = " ".join((ast.get_docstring(module) or "").split())
        if not about.endswith(".") or re.search(r"[.!?] [A-Z]", about):
            yield f"{name}: says in one sentence what the room is to a member"
        names = _defined_in(module)
        if "__all__" not in names:
            yield f"{name}: has no __all__"
        elif unknown := _exported_by(module) - names:
            yield f"{name}: exports {', '.join(sorted(unknown))}, which it does not have"


def have_rooms(premises: Premises) -> Iterator[str]:
    for door in _doors(premises):
        if (room := _room_of(door)) not in premises.rooms:
            yield f"{door}: there is no room bot/features/{room}"


def show_what_the_assembly_hangs(premises: Premises) -> Iterator[str]:
    for door in _doors(premises):
        names = _HUNG[door.parts[0]]
        if not _defined_in(premises.code[str(door)]) & set(names):
            yield f"{door}: has no {' or '.join(names)}, so nothing of it is hung"


def nothing_is_answered_twice(premises: Premises) -> Iterator[str]:
    """Names are unique across rooms, only words are asked of all; a button's name within its room."""
    rooms: dict[tuple[str, str], list[str]] = {}
    for route in premises.routes:
        if route.kind != "words":
            name = f"{route.room}:{route.name}" if route.kind == "button" else route.name
            rooms.setdefault((route.kind, name), []).append(route.room)
    for (kind, name), by in rooms.items():
        if len(by) > 1:
            yield f"{_all_doors(by)}: {kind} {name} is answered {len(by)} times"
    for name, module in premises.code.items():
        if name.startswith("jobs/"):
            doors = Counter(node.name for node in module.body if isinstance(node, ast.AsyncFunctionDef))
            yield from (f"{name}: {door} is defined {number} times" for door, number in doors.items() if number > 1)


def names_fit(premises: Premises) -> Iterator[str]:
    for route in premises.routes:
        if route.kind == "command" and not COMMAND.fullmatch(route.name):
            yield f"handlers/{route.room}.py: /{route.name}: a command has 1 to 32 of a-z, 0-9 and _"
        if route.kind == "start" and not START_WORD.fullmatch(route.name):
            yield f"handlers/{route.room}.py: start {route.name}: a deep link begins with 1 to 40 of A-Z a-z 0-9 -"


def commands_have_menu_lines(premises: Premises) -> Iterator[str]:
    for route in premises.routes:
        if route.kind != "command" or not route.in_menu or route.room not in premises.words:
            continue
        key = f"menu-{route.name}"
        for language in LANGUAGES:
            file = premises.file_of(route.room, language)
            sentence = premises.words[route.room][language].get(key)
            if sentence is None:
                yield f"{file}: {key} is missing: what /{route.name} does, on one line"
            elif sentence.values:
                yield f"{file}:{sentence.line}: {key} stands in the menu, where there are no values"
            else:
                line = premises.texts.plain(Text(f"{route.room}.{key}"), language)
                if len(line) > MENU_LINE or "\n" in line:
                    yield f"{file}:{sentence.line}: {key} is longer than one line of {MENU_LINE} characters"


def plans_find_their_door(premises: Premises) -> Iterator[str]:
    """`work.plan("reminders.daily", …)` needs `@schedule.due async def daily` in jobs/reminders.py."""
    for name, call in _calls(premises, "plan"):
        match call.args:
            case [ast.Constant(value=str(kind)), *_] if kind not in premises.due_kinds:
                room, _, door = kind.partition(".")
                if room not in premises.rooms or room in premises.lit:
                    yield f"{name}:{call.lineno}: plans {kind}, and jobs/{room}.py has no due door {door}"


def pictures_find_their_drawer(premises: Premises) -> Iterator[str]:
    """`Picture("cards:poster", …)` needs `def poster` in bot/features/cards/pictures.py."""
    for name, call in _calls(premises, "Picture"):
        match call.args:
            case [ast.Constant(value=str(drawer)), *_]:
                room, _, function = drawer.partition(":")
                file = f"bot/features/{room}/pictures.py"
                if file not in premises.code or function not in _defined_in(premises.code[file]):
                    yield f"{name}:{call.lineno}: the picture {drawer} has no {function} in {file}"


def buttons_fit_and_are_answered(premises: Premises) -> Iterator[str]:
    """Every press has a route, and fits Telegram with the longest ids there are."""
    answered = {(route.room, route.name) for route in premises.routes if route.kind == "button"}
    for name, call in _calls(premises, "press"):
        match call.args:
            case [ast.Constant(value=str(room)), ast.Constant(value=str(button)), *args]:
                if (room, button) not in answered and (room not in premises.rooms or room in premises.lit):
                    yield f"{name}:{call.lineno}: nobody answers the button {room}:{button}"
                length = len(f"{room}:{button}".encode()) + sum(1 + _longest(arg) for arg in args)
                if length > PRESS_BYTES:
                    yield f"{name}:{call.lineno}: the button {room}:{button} may need {length} of {PRESS_BYTES} bytes"


def _longest(argument: ast.expr) -> int:
    return len(str(argument.value).encode()) if isinstance(argument, ast.Constant) else ID_DIGITS


def _doors(premises: Premises) -> list[Path]:
    """The files that are hung: `handlers/<room>.py`, or the `__init__.py` of a door in parts."""
    paths = [Path(name) for name in premises.code if name.startswith(("handlers/", "jobs/"))]
    return [path for path in paths if (path.name == "__init__.py") == (len(path.parts) > 2)]


def _room_of(door: Path) -> str:
    return door.stem if len(door.parts) == 2 else door.parent.name


def _all_doors(rooms: list[str]) -> str:
    return ", ".join(f"handlers/{room}.py" for room in sorted(set(rooms)))


def _defined_in(module: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in module.body:
        match node:
            case ast.Assign(targets=targets):
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names.add(name)
            case ast.ImportFrom(names=imported):
                names |= {alias.asname or alias.name for alias in imported}
    return names


def _exported_by(module: ast.Module) -> set[str]:
    for node in module.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return set(ast.literal_eval(value))
    return set()


def _calls(premises: Premises, function: str) -> Iterator[tuple[str, ast.Call]]:
    for name, module in premises.code.items():
        for node in ast.walk(module):
            match node:
                case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)) if called == function:
                    yield name, node
