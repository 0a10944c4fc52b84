"""The tables of failures and threats: no entry is missing, and everything they name to show it exists."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from lab.scenario import all_scenarios

ROOT = Path(__file__).parents[2]
ENTRIES = {"U": 26, "O": 16, "S": 22, "D": 22, "X": 22, "P": 12}

Row = tuple[str, str, str, str]


@cache
def rows(page: str) -> list[Row]:
    """Entry, failure, protection, evidence."""
    lines = (ROOT / "docs" / page).read_text("utf-8").splitlines()
    found = [
        tuple(cell.strip() for cell in line.strip("| ").split(" | ")) for line in lines if re.match(r"\| \w-", line)
    ]
    assert all(len(row) == 4 for row in found)
    return found  # type: ignore[return-value]


def entries(kinds: str) -> list[str]:
    return [f"{kind}-{number:02}" for kind in kinds for number in range(1, ENTRIES[kind] + 1)]


@cache
def names_in(file: str) -> set[str]:
    path = ROOT / "tests" / file
    if not path.is_file():
        return set()
    return {node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if hasattr(node, "name")}


def is_there(evidence: str) -> bool:
    if evidence.startswith("lab "):
        return evidence.removeprefix("lab ") in all_scenarios()
    file, _, name = evidence.partition("::")
    return name.startswith("test_") and name in names_in(file)


@pytest.mark.parametrize(("page", "kinds"), [("FAILURES.md", "UOSDXP"), ("THREATS.md", "X")])
def test_no_entry_is_missing(page: str, kinds: str) -> None:
    assert [row[0] for row in rows(page)] == entries(kinds)


@pytest.mark.parametrize("page", ["FAILURES.md", "THREATS.md"])
def test_all_that_shows_something_exists(page: str) -> None:
    named = {name for row in rows(page) for name in re.findall(r"`([^`]+)`", row[3])}
    assert len(named) > 20
    assert {name for name in named if not is_there(name)} == set()


@pytest.mark.parametrize("page", ["FAILURES.md", "THREATS.md"])
def test_what_nothing_shows_says_why(page: str) -> None:
    unshown = [row for row in rows(page) if "`" not in row[3]]
    assert all(re.search("not there yet|no test of ours", row[2]) for row in unshown)


def test_what_is_not_there_is_noticed() -> None:
    here = "architecture/test_failures.py"
    assert is_there(f"{here}::test_no_entry_is_missing")
    assert not is_there(f"{here}::test_nothing_of_this_name")
    assert not is_there("architecture/test_nowhere.py::test_no_entry_is_missing")
    assert not is_there("lab nothing")
