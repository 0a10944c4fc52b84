"""Files that describe things of a community, read so that whoever wrote one is told the line that does not fit."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.config import reason_in
from bot.operating import Halt


def read(file: Path) -> tuple[str, dict[str, Any]]:
    """The text, and what it says.

    Raises:
        Halt: it cannot be read, or is no TOML.
    """
    try:
        text = file.read_text("utf-8")
        return text, tomllib.loads(text)
    except OSError as error:
        raise Halt(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Halt(f"{file}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise Halt(f"{file}: not valid TOML: {error}") from None


def write(file: Path, text: str) -> None:
    """
    Raises:
        Halt: it cannot be written.
    """
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise Halt(f"{file}: {error.strerror}") from None


def problems(file: Path, text: str, table: str, error: ValidationError) -> list[str]:
    """What does not fit in a table, a line each: file, line, table and key."""
    told = []
    for item in error.errors(include_input=False, include_url=False):
        keys = [str(part) for part in item["loc"]]
        key = ".".join(keys)
        line = line_of(text, table, keys)
        told.append(f"{file}:{line}: [{table}]{f' {key}' if key else ''}: {reason_in(item)}")
    return told


def line_of(text: str, table: str, keys: list[str]) -> int:
    """Where a key of a table stands, else where the table begins; 1 when neither is to be found."""
    header = re.compile(rf"\s*\[\s*(?:{re.escape(table)}|\"{re.escape(table)}\")\s*\]")
    names = [key for key in keys if not key.isdecimal()]
    found = 0
    for number, line in enumerate(text.splitlines(), 1):
        if header.match(line):
            found = number
        elif found and line.lstrip().startswith("[") and "=" not in line.split("]")[0]:
            if names and re.match(rf"\s*\[+\s*{re.escape(table)}\.{re.escape(names[0])}\b", line):
                return number
            # Another table; one of its own names it first.
            if not re.match(rf"\s*\[+\s*{re.escape(table)}\.", line):
                break
        elif found and names and re.match(rf"\s*\"?{re.escape(names[0])}\"?\s*[.=]", line):
            return number
    return found or 1
