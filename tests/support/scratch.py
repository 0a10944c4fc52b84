"""Where tests write. In memory if there is enough of it: on a busy disk a fresh PostgreSQL database takes a second, in
memory a sixteenth of that, and no test here is about losing the machine's power."""

import os
import re
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30  # bytes, of which a run uses a small part


def folder() -> Path:
    """For what lives as long as a run of tests."""
    return MEMORY if _has_memory() else Path(tempfile.gettempdir())


def _has_memory() -> bool:
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        return False
    available = re.search(r"MemAvailable:\s*(\d+) kB", Path("/proc/meminfo").read_text("utf-8"))
    return available is not None and min(int(available[1]) << 10, shutil.disk_usage(MEMORY).free) >= ENOUGH
