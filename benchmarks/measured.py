"""What a benchmark gives back, and the few things that several of them need."""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Line:
    """One promise, or one figure beside it: a median over the rounds, with the least and the most."""

    name: str
    value: float
    unit: str
    ratio: float | None  # to the baseline that the note names, in the same round
    least: float  # of the ratio if there is one, else of the value
    most: float
    goal: str
    met: bool | None
    note: str = ""


def line(
    name: str,
    values: Sequence[float],
    unit: str,
    *,
    beside: Sequence[float] = (),
    at_most: float | None = None,
    of: str = "value",
    note: str = "",
) -> Line:
    """Of one figure a round. `beside` are the baseline's; `at_most` is the goal, for the value or for the ratio."""
    ratios = [value / base for value, base in zip(values, beside, strict=True)] if beside else []
    shown = ratios or list(values)
    value, ratio = statistics.median(values), statistics.median(ratios) if ratios else None
    judged = ratio if of == "ratio" else value
    assert judged is not None
    met = None if at_most is None else judged <= at_most
    goal = "" if at_most is None else f"≤ {at_most:g}" + (" ×" if of == "ratio" else f" {unit}")
    return Line(name, value, unit, ratio, min(shown), max(shown), goal, met, note)


def beat() -> float:
    """Seconds of CPU that a little work, always the same, takes just now."""
    began, known = time.thread_time(), {}
    for number in range(20_000):
        known[number & 1023] = str(number)
    return time.thread_time() - began


class Pulse:
    """How fast this machine is just now, felt by a thread that does the same little work ten times a second.

    A shared machine may be twice as fast in one minute as in the next, and a ratio of two processes measured one after
    the other shows that rather than their work. What each took, divided by what the pulse took meanwhile, does not.
    """

    EVERY = 0.1  # seconds

    def __init__(self) -> None:
        self.beats: list[float] = []  # seconds of CPU for each
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    @property
    def used(self) -> float:
        """Seconds of CPU that feeling it has cost."""
        return sum(self.beats)

    @property
    def mean(self) -> float:
        return statistics.fmean(self.beats)

    def _beat(self) -> None:
        while not self._stopped.wait(self.EVERY):
            self.beats.append(beat())


@contextmanager
def database(kind: str) -> Iterator[str]:
    """The URL of an empty database on the disk; a PostgreSQL that writes as durably as in production."""
    with tempfile.TemporaryDirectory(prefix="hearth-bench-") as folder:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/bench.sqlite3"
            return
        from tests.support.postgres import postgres_server

        with postgres_server(fsync=True) as url_for:
            yield url_for("bench")


def postgres_cpu() -> float:
    """Seconds of CPU that the PostgreSQL servers of this machine have used."""
    total = 0.0
    for process in psutil.process_iter(["name"]):
        if process.info["name"] == "postgres":
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                total += times.user + times.system
    return total


def server_cpu(kind: str) -> Callable[[], float]:
    return postgres_cpu if kind == "postgres" else lambda: 0.0
