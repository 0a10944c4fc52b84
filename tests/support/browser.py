"""Finds the headless browser that the tests of the pages drive."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_browser() -> str | None:
    for name in (os.environ.get("HEARTH_BROWSER", ""), *NAMES):
        if name and (found := shutil.which(name)):
            return found
    return str(ON_A_MAC) if ON_A_MAC.exists() else None


# A browser under test draws in software and asks nobody but our own server for anything.
QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def arguments() -> list[str]:
    """Chromium has no sandbox for root; and containers have little shared memory."""
    return ["--disable-dev-shm-usage", *QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
