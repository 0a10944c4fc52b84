"""`python -m benchmarks`: measures, prints, and writes `docs/PERFORMANCE.md` from this very run."""

import argparse
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

from benchmarks import intake
from benchmarks.intake import Line

PAGE = Path(__file__).parent.parent / "docs" / "PERFORMANCE.md"
GOALS = {"plain sqlite": 0.30, "plain postgres": 0.45, "checkin sqlite": 8.0}

HEAD = """# What Hearth costs

Written by `make bench`; do not edit. Every figure is CPU for one update, measured in one run side by side with
python-telegram-bot's handler that does nothing (the yardstick, 1.00), fed the same bytes by long polling from a server
on the same machine. Medians of {rounds} rounds.

`plain`: ordinary messages of 50,000 members of 1,000 groups, a quarter of them replies, each stored durably before it
is confirmed (SQLite: WAL, `synchronous=FULL`; PostgreSQL: `fsync=on`, the server's CPU included), recorded, counted by
member, day and hour, and paid with cooldown and daily cap. `checkin`: the whole way from the command to the answer.

{machine}

| | µs an update | ÷ yardstick | spread | goal | memory, MB more |
|---|---|---|---|---|---|
"""


def row(line: Line) -> str:
    goal = GOALS.get(line.name)
    met = "" if goal is None else f"{goal:.2f} {'✓' if line.ratio <= goal else '✗'}"
    spread = f"{line.least:.2f}-{line.most:.2f}"
    return f"| {line.name} | {line.us:.1f} | **{line.ratio:.2f}** | {spread} | {met} | {line.rss_mb:.1f} |"


def machine() -> str:
    names = ("python-telegram-bot", "aiohttp", "msgspec", "sqlalchemy", "asyncpg")
    libraries = ", ".join(f"{name} {version(name)}" for name in names)
    return f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}."


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    lines = intake.main(rounds, ["sqlite", "postgres"])
    table = "\n".join(row(line) for line in lines)
    PAGE.write_text(HEAD.format(rounds=rounds, machine=machine()) + table + "\n", "utf-8")
