"""`docs/GUARANTEES.md`: what is promised, and the last run that showed it. Results wait beside it as JSON."""

import fcntl
import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lab.scenario import Lab, Scenario, Variant, all_scenarios

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "GUARANTEES.md"
RESULTS = Path(__file__).with_name("results.json")
BEGIN = "<!-- written by `python -m lab … --publish` from lab/results.json; do not edit below -->\n"


def note(scenario: Scenario, variant: Variant, lab: Lab, seconds: float) -> None:
    """Takes one result into the page; it replaces the same scenario's last one in the same variant."""
    with RESULTS.open("a+") as file:  # two runs side by side wait for each other
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        results: dict[str, Any] = json.loads(file.read() or "{}")
        results[f"{scenario.name} {variant}".strip()] = _result(scenario, lab, seconds)
        file.truncate(0)
        file.write(json.dumps(dict(sorted(results.items())), indent=1, ensure_ascii=False) + "\n")
        file.flush()
        write(results)


def _result(scenario: Scenario, lab: Lab, seconds: float) -> dict[str, Any]:
    return {
        "verdict": "FAIL" if lab.failures else "PASS",
        "size": lab.size,
        "full": scenario.full,
        "seed": lab.seed,
        "figures": lab.figures,
        "seconds": round(seconds),
        "on": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
    }


def write(results: dict[str, Any]) -> None:
    head = PAGE.read_text().partition(BEGIN)[0] if PAGE.exists() else "# What is guaranteed\n\n"
    lines = []
    for scenario in all_scenarios().values():
        lines.append(f"\n### {scenario.name}\n\n{scenario.promise}\n")
        rows = []
        for variant in scenario.variants:
            key = f"{scenario.name} {variant}".strip()
            if key in results:
                one = results[key]
                figures = " · ".join(f"{what} {value}" for what, value in one["figures"].items())
                size = f"{one['size']:,}" + (f" of {one['full']:,}" if one["size"] < one["full"] else "")
                cells = (variant, one["verdict"], size, figures, one["seed"], f"{one['seconds']} s", one["on"])
                rows.append(f"| {' | '.join(map(str, cells))} |")
        if rows:
            lines.append("| | | size | figures | seed | took | on |\n|---|---|---|---|---|---|---|")
            lines += rows
        else:
            lines.append("Not published yet.")
    PAGE.write_text(head + BEGIN + "\n".join(lines) + "\n")
