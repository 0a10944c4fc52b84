"""A disk that is full on order: a small file system of its own, or where nobody may mount one a limit on the bot."""

import os
import random
import resource
import subprocess
from pathlib import Path

ROOM = 256 << 20  # bytes, more than a scenario writes


class Disk:
    """A folder whose file system can be made as full as wished. Without the right to mount one, no file of the bot's
    may grow: the kernel refuses the write in the same place, as too large and not as out of space."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "hearth-lab", str(folder)]
        self.is_mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0

    @property
    def kind(self) -> str:
        return "file system" if self.is_mounted else "file size limit"

    def fill(self, pid: int, random_: random.Random) -> None:
        """Leaves room for some pages at most."""
        room = random_.randrange(0, 16) * 4096
        if self.is_mounted:
            found = os.statvfs(self.folder)
            used = (found.f_blocks - found.f_bfree) * found.f_frsize
            self._resize(used + room)
        else:
            largest = max(file.stat().st_size for file in self.folder.iterdir())
            self._limit(pid, largest + room)

    def free(self, pid: int) -> None:
        if self.is_mounted:
            self._resize(ROOM)
        else:
            self._limit(pid, resource.RLIM_INFINITY)

    def remove(self) -> None:
        if self.is_mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)

    def _resize(self, size: int) -> None:
        remount = ["mount", "-o", f"remount,size={max(size, 4096)}", str(self.folder)]
        # Between looking and asking the bot may have written: then the old size stands, and is asked for again.
        while subprocess.run(remount, capture_output=True, check=False).returncode:
            size += 4096
            remount[2] = f"remount,size={size}"

    @staticmethod
    def _limit(pid: int, size: int) -> None:
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
