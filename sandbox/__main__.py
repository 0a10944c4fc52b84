"""`python -m sandbox`: Telegram in a box on this machine."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
from datetime import datetime
from pathlib import Path

from sandbox import Options, Sandbox, serve
from sandbox.clock_host import follow


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=Options.token, help="the one token that is accepted")
    parser.add_argument("--bot-username", default=Options.bot_username)
    parser.add_argument("--bot-name", default=Options.bot_name)
    limits = parser.add_mutually_exclusive_group()
    limits.add_argument("--no-limits", action="store_true", help="no 429 by itself")
    limits.add_argument("--strict-limits", action="store_true", help="no bursts, and repeated polls are slowed down")
    parser.add_argument("--no-privacy", action="store_true", help="new groups show the bot every message")
    parser.add_argument("--truth-log", type=Path, help="also write the truth log to this JSONL file")
    parser.add_argument("--start", type=datetime.fromisoformat, help="what time it is inside, with a zone")
    parser.add_argument("--clock-host", help="URL of the bot's own clock door; see sandbox/clock_host.py")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


async def _run(arguments: argparse.Namespace) -> None:
    options = Options(
        token=arguments.token,
        bot_name=arguments.bot_name,
        bot_username=arguments.bot_username,
        privacy=not arguments.no_privacy,
        limits="off" if arguments.no_limits else "strict" if arguments.strict_limits else "normal",
        clamp_repeated_polls=arguments.strict_limits,
        truth_log=arguments.truth_log,
        start=arguments.start,
        seed=arguments.seed,
    )
    sandbox = Sandbox(options)
    if arguments.clock_host:
        follow(sandbox.clock, arguments.clock_host)
    async with serve(sandbox, arguments.port, arguments.host) as address:
        sys.stdout.write(
            f"page           {address}/page/\nbase_url       {address}/bot\nbase_file_url  {address}/file/bot\n"
            f"token          {options.token}\n"
        )
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(_arguments()))
