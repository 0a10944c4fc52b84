"""`make new NAME=quizzes` writes a room that passes everything, at once."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.config import ConfigError
from bot.scaffold import singular, write_room

ROOT = Path(__file__).parents[2]
PYTHON = (sys.executable, "-m")
LINT_IMPORTS = str(Path(sys.executable).with_name("lint-imports"))
CONTRACTS = ("one-way-down", "inside-a-room", "no-circles", "pure-rules", "doors-hold-no-sql", "sql-in-store")
NEEDED = ("bot", "handlers", "jobs", "sandbox", "tests", "pyproject.toml", "config.example.toml")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house, with what mypy knows of it: the same paths and times, so that only the new is new to it."""
    root = tmp_path_factory.mktemp("house")
    leave_out = shutil.ignore_patterns("__pycache__")
    for name in (*NEEDED, ".mypy_cache"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=leave_out)
        elif (ROOT / name).is_file():
            shutil.copy2(ROOT / name, root / name)
    return root


def run(tree: Path, *command: str, may_end_with: int = 0) -> str:
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode in {0, may_end_with}, done.stdout + done.stderr
    return done.stdout


@pytest.mark.timeout(300)  # mypy, should nobody have asked it before, looks at the whole house
def test_a_new_room_passes_everything(tree: Path) -> None:
    written = run(tree, *PYTHON, "bot", "new", "quizzes").split()
    assert {"bot/features/quizzes/service.py", "handlers/quizzes.py", "config.example.toml"} <= set(written)
    python = [name for name in written if name.endswith(".py")]
    assert sum("migrations" in name for name in python) == 1
    assert len(python) == 13
    run(tree, *PYTHON, "ruff", "format", "--check", *python)
    run(tree, *PYTHON, "ruff", "check", *python)
    run(tree, *PYTHON, "bot", "migrate")
    with closing(sqlite3.connect(tree / "data/hearth.sqlite3")) as database:
        columns = [(column[1], column[5]) for column in database.execute("PRAGMA table_info(quizzes)")]
    assert columns == [("community_id", 1), ("member_id", 2), ("day", 3), ("noted_at", 0)]
    imports = run(tree, LINT_IMPORTS, "--no-cache", *(f"--contract={name}" for name in CONTRACTS))
    assert f"{len(CONTRACTS)} kept, 0 broken" in imports
    types = run(tree, *PYTHON, "mypy", *python, may_end_with=1).splitlines()
    assert [line for line in types if line.startswith(tuple(python))] == []  # the old files are not our business
    house = ("test_rooms", "test_rights", "test_tables", "test_front_doors")
    covered = [f"tests/architecture/{name}.py" for name in house]
    which = ("-p", "no:cacheprovider", "-k", "quizzes or example or front_door", "tests/quizzes", *covered)
    tests = run(tree, *PYTHON, "pytest", "-q", *which)
    assert "skipped" not in tests


def test_a_name_may_be_long(tree: Path) -> None:
    python = [str(path) for path in write_room("long_book_club_walks", tree) if path.suffix == ".py"]
    run(tree, *PYTHON, "ruff", "format", "--check", *python)
    run(tree, *PYTHON, "ruff", "check", *python)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Quizzes", "small letters"),
        ("book-clubs", "small letters"),
        ("../quizzes", "small letters"),
        ("class", "small letters"),
        ("quiz", "plural"),
        ("chess", "plural"),
        ("as", "small letters"),
        ("q" * 30 + "s", "plural"),
        ("points", "taken, see bot/features/points"),
        ("journeys", "taken, see tests/journeys"),
        ("accounts", "taken, there is a table"),
        ("settings", "taken, handlers/communities.py answers /settings"),
    ],
)
def test_a_name_that_does_not_fit_is_refused_before_anything_is_written(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "bot/features/points").mkdir(parents=True)
    (tmp_path / "tests/journeys").mkdir(parents=True)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(ConfigError, match=why):
        write_room(name, tmp_path)
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("quizzes", "quiz"),
        ("stories", "story"),
        ("classes", "class"),
        ("wishes", "wish"),
        ("matches", "match"),
        ("boxes", "box"),
        ("badges", "badge"),
        ("notes", "note"),
        ("ties", "tie"),
        ("book_clubs", "book_club"),
    ],
)
def test_one_of_many(many: str, one: str) -> None:
    assert singular(many) == one
