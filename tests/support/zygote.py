"""Starts real bot processes quickly: one process has everything imported, and each bot is a fork of it.

What runs in the fork is the command line itself; it can be terminated and killed like any process.
"""

import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


class Zygote:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def call(self, log: Path, *words: str, before: Sequence[Any] = ()) -> int:
        """The process id of `python -m bot WORDS`; what it says goes into `log`, its exit code into `log`.exit.

        `before` is a function, as `module:name`, and its arguments: it is called in the new process first.
        """
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([str(log), before, *words]) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@contextlib.contextmanager
def zygote() -> Iterator[Zygote]:
    command = [sys.executable, "-m", "tests.support.zygote"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Zygote(process)
        finally:
            process.kill()


def is_running(pid: int) -> bool:
    """False for a process that ended, waited for or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _main() -> None:
    import bot.running
    from bot.app import load_tables
    from bot.cli import app

    load_tables()
    assert bot.running
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        log, before, *arguments = json.loads(line)
        pid = os.fork()
        if pid:
            print(pid, flush=True)  # noqa: T201
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        words = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(words, 1)
        os.dup2(words, 2)
        code = 1
        try:
            if before:
                module, _, name = before[0].partition(":")
                getattr(importlib.import_module(module), name)(*before[1:])
            code = app(arguments, standalone_mode=False) or 0  # typer returns the code of its own `Exit`
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            Path(f"{log}.exit").write_text(str(code))
            os._exit(code)


if __name__ == "__main__":
    _main()
