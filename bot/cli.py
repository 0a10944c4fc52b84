"""`python -m bot demo | run | migrate | check | doctor | new`."""

import asyncio
import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.kit.config import Config, ConfigError

app = typer.Typer(
    help="Hearth 围炉 keeps a community warm.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

ConfigFile = Annotated[Path | None, typer.Option("--config", help="The TOML file with your settings.")]


@contextlib.contextmanager
def _plainly() -> Iterator[None]:
    """What an operator can mend is said in a line, not in a traceback."""
    try:
        yield
    except ConfigError as error:
        for line in error.args:
            print(line, file=sys.stderr)  # noqa: T201
        raise typer.Exit(2) from None


def _load(file: Path | None) -> Config:
    from bot.app import settings_models
    from bot.kit import config, logs

    loaded = config.load(file, settings_models())
    telegram = loaded.telegram
    secrets = [secret.get_secret_value() for secret in (telegram.token, telegram.webhook.secret) if secret]
    logs.set_up(loaded.log.level, loaded.log.format, tuple(secrets))
    return loaded


@app.command()
def run(
    config: ConfigFile = None,
    take_over: Annotated[bool, typer.Option(help="Remove a webhook that another program set.")] = False,
) -> None:
    """Serve your communities, until SIGTERM."""
    from bot.app import assemble
    from bot.kit.clock import SystemClock
    from bot.kit.fetcher import WebhookInTheWay
    from bot.migrating import migrate as bring_up
    from bot.processes.lease import LeaseLost
    from bot.running import run as serve

    async def main(loaded: Config) -> None:
        assembled = assemble(loaded, SystemClock())  # which may find fault with the settings
        await bring_up(loaded.database.url)
        try:
            await serve(assembled, take_over=take_over)
        except WebhookInTheWay as error:
            raise ConfigError(f"[telegram] mode: {error}") from None
        except LeaseLost as error:
            typer.echo(f"{error}; this one ends", err=True)
            raise typer.Exit(1) from None

    with _plainly():
        loaded = _load(config)
        loaded.telegram.read_token()
        asyncio.run(main(loaded))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served.")] = 8080,
    browser: Annotated[bool, typer.Option(help="Open the page.")] = True,
) -> None:
    """A community to play with, on a Telegram in a box: no account, no token."""
    from bot.demo import start

    with _plainly():
        start(port, open_browser=browser)


@app.command()
def migrate(config: ConfigFile = None) -> None:
    """Bring the database to today's schema."""
    from bot.migrating import migrate as bring_up

    with _plainly():
        loaded = _load(config)
        asyncio.run(bring_up(loaded.database.url))
        typer.echo("The database is up to date.")


@app.command()
def check(config: ConfigFile = None) -> None:
    """See whether settings, texts and commands agree."""
    from bot import checks
    from bot.app import build_house

    with _plainly():
        problems = checks.problems(build_house(_load(config).disabled))
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo("Settings, texts and commands agree.")


@app.command()
def doctor(config: ConfigFile = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Count what is there and prove that the books balance."""
    from bot.doctor import examine

    with _plainly():
        report = asyncio.run(examine(_load(config)))
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        _print_report(report)
    raise typer.Exit(0 if report["ok"] else 1)


def _print_report(report: dict[str, Any]) -> None:
    for name, value in report.items():
        if name in {"ok", "problems"}:
            continue
        shown = " · ".join(f"{k} {v:,}" for k, v in value.items()) if isinstance(value, dict) else f"{value:,}"
        typer.echo(f"{name:12} {shown}")
    typer.echo("\n".join(["", *report["problems"]]) if report["problems"] else "\nAll is well.")


@app.command()
def new(name: str) -> None:
    """Write a new room, with doors, texts and tests that pass."""
    from bot.scaffold import write_room

    with _plainly():
        for path in write_room(name, Path()):
            typer.echo(path)
