"""The house rules that no tool knows.

Every rule is a function from the files of the house to its complaints. It is applied to all tracked files, and to a
small planted house that it must complain about: a rule that cannot fail is no rule. (A `~` in what is planted is taken
out, so that this file keeps the rules as well.)
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LONGEST_FILE = 400
LONGER_FILES: dict[str, str] = {
    "tests/journeys/test_a_week.py": "a week, told twice, with every word that was said",
}
"""Files that may be longer, each with its reason."""

KIT_LINES = 2_000  # of code: no blank lines, comments or docstrings

House = Mapping[str, str]
"""What the files are called, and what is in them."""

Rule = Callable[[House], Iterator[str]]
RULES: list[tuple[Rule, House]] = []


def must_catch(*plants: dict[str, str]) -> Callable[[Rule], Rule]:
    def register(rule: Rule) -> Rule:
        RULES.extend((rule, {path: text.replace("~", "") for path, text in plant.items()}) for plant in plants)
        return rule

    return register


def lines_with(pattern: str, house: House, only: str = "*", except_for: tuple[str, ...] = ()) -> Iterator[str]:
    """`path:line: what` for every line that has it."""
    for path, text in house.items():
        if fnmatch(path, only) and not path.startswith(except_for):
            for number, line in enumerate(text.splitlines(), 1):
                if found := re.search(pattern, line):
                    yield f"{path}:{number}: {found.group()}"


# --- What no file may say ---


@must_catch(
    {"docs/a.md": "from https://py~pi.org/simple"}, {"package-lock.json": '"https://registry.npm~js.org/left-pad"'}
)
def no_file_names_a_package_registry(house: House) -> Iterator[str]:
    """Where packages come from is the business of whoever installs them."""
    yield from lines_with(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|yarnpkg\.com|crates\.io|goproxy\.", house)


@must_catch({"Makefile": "PY = /ho~me/ana/bin/python"}, {"bot/app.py": 'open("/ro~ot/config.toml")'})
def no_file_names_a_place_on_somebodys_machine(house: House) -> Iterator[str]:
    yield from lines_with(r"(?<![\w.}])/(?:home|root|work|Users)/\w", house)


@must_catch({"bot/app.py": "x = 1  # TO~DO later"}, {"jobs/points.py": "# FIX~ME"}, {"tests/test_a.py": "# XX~X"})
def nothing_is_left_for_later(house: House) -> Iterator[str]:
    """Later is an issue, not a comment."""
    yield from lines_with(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b", house, "*.py")


@must_catch({"tests/test_a.py": "@pytest.mark.sk~ip"}, {"tests/test_a.py": "@pytest.mark.sk~ipif(True, reason='')"})
def no_test_is_set_aside(house: House) -> Iterator[str]:
    yield from lines_with(r"pytest\.mark\.skip", house, "*.py")


@must_catch({"bot/kit/outbox.py": "now = datetime.n~ow(UTC)"}, {"jobs/points.py": "Field(default_factory=date.to~day)"})
def only_the_clock_reads_the_clock(house: House) -> Iterator[str]:
    """ruff says the same, except in the kit and in the sandbox, each of which has one file for it."""
    clocks = ("bot/kit/clock.py", "sandbox/clock.py", "tests/", "benchmarks/", "lab/")
    reading = r"\bdatetime\.(?:now|utcnow|today)\b|\bdate\.today\b|\btime\.time(?:_ns)?\b"
    yield from lines_with(reading, house, "*.py", except_for=clocks)


@must_catch(
    {"bot/features/points/store.py": "    await session.com~mit()"}, {"handlers/points.py": "session.roll~back()"}
)
def only_the_kit_ends_a_transaction(house: House) -> Iterator[str]:
    kit = ("bot/kit/", "bot/engine/received.py", "bot/migrations/", "sandbox/", "tests/", "benchmarks/", "lab/")
    yield from lines_with(r"\.(?:commit|rollback)\(", house, "*.py", except_for=kit)


@must_catch(
    {"bot/features/faq/service.py": "async with aiohttp.Client~Session() as web:"},
    {"handlers/faq.py": "from urllib.request import url~open"},
)
def only_the_bot_api_is_called(house: House) -> Iterator[str]:
    """An address that somebody wrote must never be fetched from where the bot stands."""
    client = (
        r"\bClientSession\(|^\s*(?:import|from) httpx\b|\burlopen\b|\bhttp\.client\b|\b(?:create|open)_connection\b"
    )
    for folder in ("bot", "handlers", "jobs"):
        yield from lines_with(client, house, f"{folder}/*.py", except_for=("bot/engine/botapi.py", "bot/demo/"))


# --- Sizes ---


@must_catch({"sandbox/page/app.js": "x\n" * 401})
def no_file_is_too_long_to_read(house: House) -> Iterator[str]:
    for path, text in house.items():
        length = len(text.splitlines())
        if path.endswith((".py", ".js", ".css", ".html")) and length > LONGEST_FILE and path not in LONGER_FILES:
            yield f"{path} has {length} lines: find the second thing in it"


def every_exception_is_needed(house: House) -> Iterator[str]:
    for path in LONGER_FILES:
        if len(house.get(path, "").splitlines()) <= LONGEST_FILE:
            yield f"{path} is no longer too long: take it off the list"


@must_catch({"bot/kit/a.py": "x\n" * 2000, "bot/kit/b.py": "x\n"})
def the_kit_stays_small(house: House) -> Iterator[str]:
    total = sum(lines_of_code(text) for path, text in house.items() if fnmatch(path, "bot/kit/*.py"))
    if total > KIT_LINES:
        yield f"the kit has {total} lines of code: what in it belongs to a room, or to the library below?"


def lines_of_code(text: str) -> int:
    words: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                words.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines = enumerate((line.strip() for line in text.splitlines()), 1)
    return len({number for number, line in lines if line and not line.startswith("#")} - words)


# --- Locks, changes, decisions, instructions ---


@must_catch({"requirements.lock": "rich==15.0.0\ntyper==0.29.0 \\\n    --hash=sha256:1f\n"})
def every_locked_package_has_its_hash(house: House) -> Iterator[str]:
    for path, text in house.items():
        if path.endswith(".lock"):
            for requirement in re.split(r"\n(?=\S)", text.strip()):
                if "--hash=sha256:" not in requirement:
                    yield f"{path}: {requirement}"


@must_catch(
    {"requirements.lock": "a @ https://example.org/a.whl \\\n    --hash=sha256:1f"}, {"a.lock": "--index-url x"}
)
def locks_name_no_address(house: House) -> Iterator[str]:
    yield from lines_with(r"://| @ |^\s*-(?:i|f|-index-url|-extra-index-url|-find-links)\b", house, "*.lock")


@must_catch({"changes/12.feture.md": "Members can check in."}, {"changes/12.fix.md": " \n"}, {"changes/note.md": "Hm."})
def every_change_can_be_gathered(house: House) -> Iterator[str]:
    """towncrier passes over what it does not understand."""
    kinds = "|".join(kind["directory"] for kind in towncrier_settings()["type"])
    for path, text in house.items():
        if path.startswith("changes/") and path != "changes/README.md":
            if not re.fullmatch(rf"changes/(?:\d+|\+[\w-]+)\.(?:{kinds})(?:\.\d+)?\.md", path):
                yield f"{path}: not <issue>.<kind>.md"
            if not text.strip():
                yield f"{path}: says nothing"


@must_catch(
    {"docs/decisions/0001-a.md": "# 1. A\n\nStatus: accepted\n\n## Context\nx\n## Decision\nx\n"},
    {"docs/decisions/0002-a.md": "# 2. A\n\nStatus: accepted\n\n## Context\nx\n## Decision\nx\n## Consequences\nx\n"},
    {"docs/decisions/0001-a.md": "# A\n\nStatus: accepted\n\n## Context\nx\n## Decision\nx\n## Consequences\nx\n"},
)
def every_decision_says_why_what_and_what_follows(house: House) -> Iterator[str]:
    decisions = sorted(path for path in house if fnmatch(path, "docs/decisions/[0-9]*.md"))
    for number, path in enumerate(decisions, 1):
        if not path.startswith(f"docs/decisions/{number:04}-"):
            yield f"{path}: numbers go up one by one, and this is the {number}th"
        if not re.match(rf"# {int(path[15:19])}\. \w.*\n\nStatus: \w", house[path]):
            yield f"{path}: begins with '# <number>. <title>' and 'Status: …'"
        if re.findall(r"^## (.+)$", house[path], re.MULTILINE) != ["Context", "Decision", "Consequences"]:
            yield f"{path}: has Context, Decision and Consequences, in this order"


@must_catch(
    {"Makefile": "demo:\n\techo", "README.md": "Run `make dmo`."},
    {"Makefile": "demo:\n\techo", "README.zh-CN.md": "```\nmake test  # 测试\n```"},
    {"Makefile": "demo:\n\techo", ".ci/run": "make check\n"},
)
def every_make_command_exists(house: House) -> Iterator[str]:
    targets = set(re.findall(r"^([a-z-]+):", house.get("Makefile", ""), re.MULTILINE))
    for path, text in house.items():
        if path.endswith(".md"):
            code = re.findall(r"^(?:```|~~~).*?^(?:```|~~~)|^ {4}.*?$|`[^`\n]+`", text, re.MULTILINE | re.DOTALL)
        elif path in (".ci/run", "scripts/setup-browser"):
            code = text.splitlines()
        else:
            continue
        for command in re.findall(r"\bmake ([a-z][a-z-]*)", "\n".join(code)):
            if command not in targets:
                yield f"{path}: make {command}"


# --- The tests ---


@cache
def house() -> House:
    """All tracked text files."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    files = {}
    for name in filter(None, names):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            files[name] = content.decode()
    return files


@cache
def towncrier_settings() -> dict[str, list[dict[str, str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["towncrier"]
    assert isinstance(settings, dict)
    return settings


def name_of(value: object) -> str:
    return getattr(value, "__name__", "")


@pytest.mark.parametrize("rule", [*dict.fromkeys(rule for rule, _ in RULES), every_exception_is_needed], ids=name_of)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    complaints = list(rule(house()))
    assert not complaints, f"{name_of(rule)}: {rule.__doc__ or ''}\n" + "\n".join(complaints)


@pytest.mark.parametrize(("rule", "plant"), RULES, ids=name_of)
def test_the_rule_catches_what_is_planted(rule: Rule, plant: House) -> None:
    assert list(rule(plant))


def test_the_changelog_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes/12.feature.md").write_text("Members can check in.")
    for name in ("pyproject.toml", "CHANGELOG.md"):
        (tmp_path / name).write_text((ROOT / name).read_text())
    command = [sys.executable, "-m", "towncrier", "build", "--version", "9.9.9", "--date", "2030-01-07", "--keep"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    before, after = (ROOT / "CHANGELOG.md").read_text(), (tmp_path / "CHANGELOG.md").read_text()
    marker = str(towncrier_settings()["start_string"])
    assert before.count(marker) == 1
    assert after.startswith(before[: before.index(marker) + len(marker)])
    assert "## 9.9.9 (2030-01-07)\n\n### New\n\n- Members can check in. (#12)" in after
