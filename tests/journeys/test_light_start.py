"""A start loads what every start needs, and leaves the heavy things to those who use them."""

import subprocess
import sys

HEAVY = ("PIL", "alembic", "mako", "matplotlib", "uvicorn", "starlette", "prometheus_client", "aiosqlite")
START = """
import asyncio, sys
import bot.cli, bot.running
from babel import localedata
from bot.app import assemble, settings_models
from bot import config
from bot.kit.clock import SystemClock
from bot.migrating import migrate

async def start(url):
    telegram = {"token": "1:" + "a" * 35}
    app = assemble(config.load(None, settings_models(), telegram=telegram, database={"url": url}), SystemClock())
    await migrate(url)
    await app.open()
    await app.engine.dispose()

asyncio.run(start(sys.argv[1]))
print(*{name.partition(".")[0] for name in sys.modules}, *(f"babel:{name}" for name in localedata._cache))
"""


def test_a_start_is_light(database_url: str) -> None:
    done = subprocess.run([sys.executable, "-c", START, database_url], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "telegram" in loaded
    assert not loaded & set(HEAVY)
    assert not {name for name in loaded if name.startswith("babel:")}, "no sentence was said yet"
