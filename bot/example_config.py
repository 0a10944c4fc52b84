"""config.example.toml, written from the settings themselves: every key with its default, and the comment beside it.

`python -m bot.example_config` writes it anew.
"""

import importlib
import inspect
import io
import json
import re
import textwrap
import tokenize
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr

from bot.app import settings_models
from bot.config import Config

FILE = Path("config.example.toml")
WIDTH = 120

_HEAD = """\
# Everything that Hearth can be told, with its defaults. Copy this file to config.toml and keep the lines you change.
# A variable such as HEARTH_TELEGRAM__TOKEN in the environment wins over the file. A misspelt key is refused by name.
"""


def render() -> str:
    """The whole file; dark rooms too."""
    defaults = {name: Config.model_fields[name].default for name in Config.model_fields}
    sections = {name: default for name, default in defaults.items() if isinstance(default, BaseModel)}
    loose = {name: default for name, default in defaults.items() if name not in sections}
    parts = [_HEAD, "\n".join(_lines(loose, comments_of(Config))) + "\n"]
    for name, default in sections.items():
        parts += _section(name, default, "")
    for room, model in settings_models().items():
        about = importlib.import_module(f"bot.features.{room}").__doc__ or ""
        parts += _section(room, model(), " ".join(about.split()))
    return "\n".join(parts)


def comments_of(model: type[BaseModel]) -> dict[str, str]:
    """What is written beside each field, or else on the lines above it; empty where there is nothing."""
    written: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, BaseModel) and not one.__module__.startswith("pydantic"):
            written |= _comments_in(inspect.getsource(one))
    return {name: field.description or written.get(name, "") for name, field in model.model_fields.items()}


def _comments_in(source: str) -> dict[str, str]:
    """By name of the field that stands on the same lines or below."""
    found: dict[str, str] = {}
    above: list[str] = []
    line: list[tokenize.TokenInfo] = []
    for token in tokenize.generate_tokens(io.StringIO(textwrap.dedent(source)).readline):
        if token.type == tokenize.COMMENT:
            if line:
                line.append(token)
            else:
                above.append(_words(token))
        elif token.type == tokenize.NEWLINE or (token.type == tokenize.NL and not line):
            blank = token.type == tokenize.NL and not token.line.strip()
            if len(line) > 1 and line[1].string == ":":
                beside = [_words(one) for one in line if one.type == tokenize.COMMENT]
                found[line[0].string] = " ".join(filter(None, beside)) or " ".join(above)
            if line or blank:
                above = []
            line = []
        elif token.type not in {tokenize.NL, tokenize.INDENT, tokenize.DEDENT}:
            line.append(token)
    return found


def _words(comment: tokenize.TokenInfo) -> str:
    text = re.sub(r"#?\s*\b(?:noqa|type: ignore)\b.*", "", comment.string.lstrip("#").strip())
    return text.strip()


def _section(name: str, defaults: BaseModel, about: str) -> Iterator[str]:
    """One table, and below it those of the sections inside."""
    comments = comments_of(type(defaults))
    values = dict(defaults)
    nested = {key: value for key, value in values.items() if isinstance(value, BaseModel)}
    plain = {key: value for key, value in values.items() if key not in nested}
    if plain:
        yield "\n".join([*([f"# {about}"] if about else []), f"[{name}]", *_lines(plain, comments)]) + "\n"
    for key, value in nested.items():
        yield from _section(f"{name}.{key}", value, comments[key])


def _lines(values: Mapping[str, Any], comments: Mapping[str, str]) -> Iterator[str]:
    """A key with its comment beside it, or above where that gets too long; commented out where the default is none."""
    for key, value in values.items():
        line = f'# {key} = ""' if value is None else f"{key} = {_toml(value)}"
        comment = f"# {comments[key]}" if comments[key] else ""
        if value is not None and "\n" not in line and len(line) + 2 + len(comment) <= WIDTH:
            yield f"{line}  {comment}".rstrip()
        else:
            yield from filter(None, [comment, line])


def _toml(value: Any) -> str:
    """A value as TOML has it, and as the model reads it back."""
    match value:
        case Enum():
            return _toml(value.value)
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case time():
            return f'"{value.isoformat("seconds" if value.second else "minutes")}"'
        case timedelta():
            return repr(value.total_seconds()).removesuffix(".0")
        case SecretStr():
            return _toml(value.get_secret_value())
        case date() | str() | Path():
            return json.dumps(str(value), ensure_ascii=False)
        case BaseModel():
            return _toml(dict(value))
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {_toml(inner)}" for key, inner in value.items()) + " }"
        case set() | frozenset():
            return _toml(sorted(value))
        case list() | tuple():
            items = [_toml(inner) for inner in value]
            short = f"[{', '.join(items)}]"
            return short if len(short) <= WIDTH * 2 // 3 else "[\n" + "".join(f"    {item},\n" for item in items) + "]"
    raise TypeError(f"TOML has no word for {value!r}")


def _key(name: object) -> str:
    plain = str(name)
    return plain if re.fullmatch(r"[A-Za-z0-9_-]+", plain) else json.dumps(plain, ensure_ascii=False)


if __name__ == "__main__":
    FILE.write_text(render(), "utf-8")
