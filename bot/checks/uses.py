"""Rules about sentences and the code that says them.

What counts as a use, in any module but a room's `store` and `tables`:
- a string that is exactly `<room>.<key>`;
- a string that ends with `-` or `.`, or an f-string that goes on after it, uses all keys that begin so:
  f"points.reason-{reason}" uses `reason-checkin`, `reason-reply`, …;
- `menu-<command>`, by the command; and what another sentence mentions.
Keys have no underscore (but for menu lines), so `"reminders.at_risk"`, a kind of due row, is never taken for one.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.checks.premises import Premises
from bot.kit.texts import DEFAULT, LANGUAGES

_KEY = re.compile(r"([a-z][a-z0-9_]*)\.([a-z0-9-]*|menu-[a-z0-9_]+)")
_TICKS = {"kit.due", "kit.tidy", "kit.webhook"}  # the kit's own, in bot/running.py
_SPEAKING = {"say", "Refusal", "Text"}


@dataclass(frozen=True)
class Use:
    """Somewhere a key, or the beginning of keys, is written."""

    where: str
    room: str
    key: str
    is_prefix: bool

    def covers(self, key: str) -> bool:
        return key.startswith(self.key) if self.is_prefix else key == self.key


def every_key_exists(premises: Premises) -> Iterator[str]:
    for use in _uses(premises):
        if not any(use.covers(key) for key in premises.words[use.room][DEFAULT]):
            name = f"{use.room}.{use.key}"
            if name not in premises.due_kinds | _TICKS:
                yield f"{use.where}: no text {'begins with' if use.is_prefix else 'is called'} {name}"


def every_key_is_used(premises: Premises) -> Iterator[str]:
    uses = _uses(premises)
    for room, by_language in premises.words.items():
        said = [use for use in uses if use.room == room]
        menus = {f"menu-{route.name}" for route in premises.routes if route.kind == "command" and route.room == room}
        for key, sentence in by_language[DEFAULT].items():
            mentioned = any(key in other.mentions for other in by_language[DEFAULT].values())
            if not mentioned and key not in menus and not any(use.covers(key) for use in said):
                yield f"{premises.file_of(room, DEFAULT)}:{sentence.line}: {key} is never said"


def every_value_is_given(premises: Premises) -> Iterator[str]:
    """`say("points.balance", …)` has every `$value` of that sentence, in either language."""
    for name, module in premises.code.items():
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
            given = _values_given(call)
            for use in _in_literal(call.args[0], name, premises) if call.args and given is not None else ():
                sentences = [premises.words[use.room][language].get(use.key) for language in LANGUAGES]
                needed = set().union(*(sentence.values for sentence in sentences if sentence))
                if missing := needed - (given or set()):
                    values = ", ".join(f"${value}" for value in sorted(missing))
                    yield f"{use.where}: {use.room}.{use.key} is said without {values}"


def _values_given(call: ast.Call) -> set[str] | None:
    """The names of the values in `say(key, a=…)`, `Refusal(key, a=…)` or `Text(key, {"a": …})`; None: it's open."""
    named = {keyword.arg for keyword in call.keywords if keyword.arg}
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in _SPEAKING:
            pass
        case _:
            return None
    if len(named) < len(call.keywords) or (name != "Text" and len(call.args) != 1):
        return None
    if name == "Text":
        given = call.args[1] if len(call.args) == 2 else None
        if given is None:
            return set() if not named else None
        keys = given.keys if isinstance(given, ast.Dict) else [None]
        return {str(key.value) for key in keys if isinstance(key, ast.Constant)} if all(keys) else None
    return named


def _in_literal(node: ast.expr, name: str, premises: Premises) -> list[Use]:
    """Keys written out as an argument, one or the other of them perhaps."""
    if isinstance(node, ast.IfExp):
        return _in_literal(node.body, name, premises) + _in_literal(node.orelse, name, premises)
    use = _use_in(node, name, premises)
    return [use] if use and not use.is_prefix else []


def _uses(premises: Premises) -> list[Use]:
    found: list[Use] = []
    for name, module in premises.code.items():
        if re.fullmatch(r"bot/features/\w+/(?:store|tables)(?:\.py|/.*)", name):
            continue
        inner = {id(part) for node in ast.walk(module) if isinstance(node, ast.JoinedStr) for part in node.values}
        strings = (node for node in ast.walk(module) if isinstance(node, ast.expr) and id(node) not in inner)
        found += filter(None, (_use_in(node, name, premises) for node in strings))
    return found


def _use_in(node: Any, name: str, premises: Premises) -> Use | None:
    match node:
        case ast.Constant(value=str(text)):
            goes_on = text.endswith(("-", "."))
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            goes_on = True
        case _:
            return None
    found = _KEY.fullmatch(text)
    if not found or found[1] not in premises.words:
        return None
    return Use(f"{name}:{node.lineno}", found[1], found[2], goes_on)
