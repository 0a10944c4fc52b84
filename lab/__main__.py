"""`python -m lab`: see `lab/__init__.py`."""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from bot.migrating import migrate
from lab import published
from lab.scenario import Lab, Scenario, Variant, all_scenarios
from tests.support import databases, postgres
from tests.support.zygote import Zygote, zygote


@databases.template
async def schema(url: str) -> None:
    await migrate(url)


async def _run(scenario: Scenario, variant: Variant, size: int, seed: int, starter: Zygote) -> Lab:
    with tempfile.TemporaryDirectory(prefix="hearth-lab-") as folder:
        lab = Lab(variant, size, seed, Path(folder), starter)
        try:
            await scenario.run(lab)
        except Exception as error:
            lab.failures.append(f"{type(error).__name__}: {error}"[-2000:])
        if lab.failures and lab.log and lab.log.exists():
            lab.failures.append(f"the log ends: {lab.log.read_text()[-1500:]}")
        return lab


def main() -> int:
    found = all_scenarios()
    parser = argparse.ArgumentParser(prog="python -m lab", description="Faults on order.")
    parser.add_argument("scenario", nargs="*", help="; ".join(sorted(found)))
    parser.add_argument("--db", choices=("sqlite", "postgres"))
    parser.add_argument("--mode", choices=("polling", "webhook"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, help="in place of the tier's")
    parser.add_argument("--tier", choices=("quick", "full"))
    parser.add_argument("--publish", action="store_true", help="write the results into docs/GUARANTEES.md")
    given = parser.parse_args()
    if not given.scenario and not given.tier:
        for one in found.values():
            print(f"{one.name:16} {one.promise}")
        return 0
    if unknown := set(given.scenario) - found.keys():
        parser.error(f"no such scenario: {', '.join(sorted(unknown))}")
    tier = given.tier or "quick"
    failed = 0
    with postgres.one_for_this_run(), zygote() as starter:
        for name in given.scenario or sorted(found):
            scenario = found[name]
            size = given.size or getattr(scenario, tier)
            if not size:
                continue
            for variant in scenario.variants:
                if (given.db and variant.db not in (None, given.db)) or (
                    given.mode and variant.mode not in (None, given.mode)
                ):
                    continue
                began = time.monotonic()
                lab = asyncio.run(_run(scenario, variant, size, given.seed, starter))
                seconds = time.monotonic() - began
                figures = " · ".join(f"{what} {value}" for what, value in lab.figures.items())
                word = "FAIL" if lab.failures else "PASS"
                print(
                    f"{word} {name} {variant} seed {given.seed}: {figures} · {seconds:.0f} s".replace("  ", " "),
                    flush=True,
                )
                for failure in lab.failures:
                    print(f"     {failure}", flush=True)
                failed += bool(lab.failures)
                if given.publish:
                    published.note(scenario, variant, lab, seconds)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
