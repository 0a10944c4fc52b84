"""What a scenario is, and what it is handed."""

import importlib
import pkgutil
import random
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from structlog.testing import capture_logs

from lab import scenarios
from lab.checker import check
from lab.disk import Disk
from sandbox import Options, Sandbox, serve
from tests.support.databases import fresh
from tests.support.postgres import postgres_server
from tests.support.stage import HURRY, Stage, free_port
from tests.support.world import World
from tests.support.zygote import Zygote

Tier = Literal["quick", "full"]
Database = Literal["sqlite", "postgres"]
Mode = Literal["polling", "webhook"]
SECRET = "only-telegram-knows-this"


@dataclass(frozen=True)
class Variant:
    """One way to run a scenario. Where `db` is None there is no database in it."""

    db: Database | None = None
    mode: Mode | None = None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.db, self.mode)))


BOTH = (Variant("sqlite"), Variant("postgres"))
EVERY_DOOR = tuple(Variant(db, mode) for db in ("sqlite", "postgres") for mode in ("polling", "webhook"))


@dataclass(frozen=True)
class Scenario:
    """A file of `lab/scenarios/`: its docstring says what is promised, in one sentence for the published table."""

    name: str
    promise: str
    run: Callable[["Lab"], Awaitable[None]]
    variants: Sequence[Variant]
    quick: int  # how many cycles, updates or whatever the scenario counts in; 0: not in the quick tier
    full: int


def all_scenarios() -> dict[str, Scenario]:
    found = {}
    for module_info in pkgutil.iter_modules(scenarios.__path__):
        module = importlib.import_module(f"lab.scenarios.{module_info.name}")
        promise = " ".join((module.__doc__ or "").split("\n\n")[0].split())
        found[module_info.name] = Scenario(
            module_info.name, promise, module.run, module.VARIANTS, module.QUICK, module.FULL
        )
    return found


@dataclass
class Lab:
    """What one run of a scenario works with; it collects figures and what went wrong."""

    variant: Variant
    size: int
    seed: int
    folder: Path
    starter: Zygote
    figures: dict[str, Any] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    log: Path | None = None  # of the last bot
    disk: Disk | None = None

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def expect(self, holds: bool, otherwise: str) -> None:
        """Notes a broken promise and goes on: one run shows all that is broken."""
        if not holds:
            self.failures.append(otherwise)

    @asynccontextmanager
    async def stage(
        self,
        options: Options | None = None,
        *,
        telegram: str = "",
        more: str = HURRY,
        fsync: bool = False,
        small_disk: bool = False,
    ) -> AsyncIterator[Stage]:
        """A sandbox over HTTP with a configured bot that nobody has started, on a fresh database with today's schema.

        `telegram` and `more` are lines for its configuration; `fsync` starts a PostgreSQL that writes as in production;
        with `small_disk` an SQLite database lies on `self.disk`, which can be filled up.
        """
        sandbox = Sandbox(options or Options(limits="off", privacy=False, webhook_retry=0.05, log_size=5_000_000))
        assert self.variant.db
        below = self.folder / f"run-{time.time_ns()}"
        below.mkdir(parents=True)
        self.log = below / "bot.log"
        with ExitStack() as stack:
            if fsync and self.variant.db == "postgres":
                url = stack.enter_context(postgres_server(fsync=True))("lab")
            else:
                where = below
                if small_disk:
                    self.disk = Disk(below / "disk")
                    stack.callback(self.disk.remove)
                    where = self.disk.folder
                url = stack.enter_context(fresh(self.variant.db, where))
            async with serve(sandbox) as address:
                stage = Stage(address, sandbox.token, url, below, self.starter)
                stage.configure((self._webhook() if self.variant.mode == "webhook" else "") + telegram, more=more)
                stage.sandbox = sandbox
                try:
                    yield stage
                finally:
                    stage.kill()
                    await stage.http.aclose()
        if not self.failures:
            shutil.rmtree(below)

    @staticmethod
    def _webhook() -> str:
        port = free_port()
        where = f'url = "http://127.0.0.1:{port}"\nport = {port}\n'
        return f'mode = "webhook"\n[telegram.webhook]\n{where}secret = "{SECRET}"\n'

    @asynccontextmanager
    async def world(self, **settings: Any) -> AsyncIterator[World]:
        """The assembled app in this very process, its network and its clock replaced: for what is counted in hundreds
        of thousands. Every error that it logs is a failure of the scenario."""
        assert self.variant.db
        below = self.folder / f"world-{time.time_ns()}"
        below.mkdir()
        with fresh(self.variant.db, below) as url, capture_logs() as said:
            world = await World(url, **settings).open()
            try:
                yield world
            finally:
                await world.close()
                errors = [one for one in said if one["log_level"] in ("error", "critical")]
                self.failures += [f"logged: {str(one)[:600]}" for one in errors[:5]]

    async def check(self, stage: Stage, *, may_fail: int = 0, excused: Sequence[str] = ()) -> dict[str, Any]:
        """Waits until all has had its effect and its answer, then proves the invariants; the doctor's report."""
        report = await stage.settled()
        found = await check(stage, report, excused=excused)
        self.failures += found.problems
        self.figures |= {"updates": found.updates, "lost": found.lost, "doubled": found.doubled}
        self.expect(report["outbox"]["failed"] <= may_fail, f"{report['outbox']['failed']} messages failed")
        return report
