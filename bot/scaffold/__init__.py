"""`make new NAME=quizzes`: a room with doors, texts, a migration and tests that pass, ready to be changed.

What it writes lies in `pattern/`, file by file, with `__room__` and `__Thing__` where the name goes.
"""

import keyword
import re
import subprocess
import sys
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from bot.app import build_house, load_tables
from bot.config import ConfigError
from bot.kit.clock import SystemClock

PATTERN = Path(__file__).with_name("pattern")
LONGEST_NAME = 20  # characters: lines stay short, and Alembic takes 32 for the date and the name


def write_room(name: str, root: Path) -> list[Path]:
    """Writes a room into the tree at `root`; returns the files, in the order in which to look at them.

    Raises:
        ConfigError: a room cannot be called so; nothing was written.
    """
    _check(name, root)
    today = SystemClock().now().date()
    history = ScriptDirectory(str(root / "bot/migrations"))
    words = {
        "__room__": name,
        "__Thing__": "".join(part.capitalize() for part in singular(name).split("_")),
        "__today__": f"{today:%Y%m%d}",
        "__down_revision__": repr(history.get_current_head()).replace("'", '"'),
    }
    written = []
    for source in sorted(PATTERN.rglob("*.txt"), key=lambda path: (path.parts, path.name)):
        target = root / _filled(str(source.relative_to(PATTERN)).removesuffix(".txt"), words)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_filled(source.read_text("utf-8"), words), "utf-8")
        written.append(target)
    # In a process of its own, which sees the new room as any start would.
    subprocess.run([sys.executable, "-m", "bot.example_config"], cwd=root, check=True)
    return [*written, root / "config.example.toml"]


def singular(name: str) -> str:
    """One of them: quizzes → quiz, stories → story, wishes → wish, badges → badge."""
    for ending, one in (("zzes", "z"), ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")):
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending) + one
    return name.removesuffix("s")


def _check(name: str, root: Path) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise ConfigError(f"{name}: a room is called by a word in small letters, such as quizzes or book_clubs")
    if not name.endswith("s") or name.endswith("ss") or not 4 <= len(name) <= LONGEST_NAME:
        raise ConfigError(f"{name}: rooms have names in the plural, such as quizzes, of 4 to {LONGEST_NAME} letters")
    places = (f"bot/features/{name}", f"handlers/{name}.py", f"jobs/{name}.py", f"tests/{name}")
    if found := [place for place in places if (root / place).exists()]:
        raise ConfigError(f"{name}: taken, see {found[0]}")
    if by := [route.room for route in build_house().routes if route.kind == "command" and route.name == name]:
        raise ConfigError(f"{name}: taken, handlers/{by[0]}.py answers /{name}")
    load_tables()
    if name in SQLModel.metadata.tables:
        raise ConfigError(f"{name}: taken, there is a table called so")


def _filled(text: str, words: dict[str, str]) -> str:
    for token, word in words.items():
        text = text.replace(token, word)
    # Rooms are imported in the order of their names.
    return re.sub(r"(?<=^from bot\.features import ).+", lambda names: _sorted(names[0]), text, flags=re.MULTILINE)


def _sorted(names: str) -> str:
    return ", ".join(sorted(names.split(", ")))
