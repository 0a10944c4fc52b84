"""`python -m bot birthdays …`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

birthdays_app = typer.Typer(no_args_is_help=True, help="Birthdays as files.")


@birthdays_app.callback()
def birthdays() -> None:
    """Birthdays as files."""


@birthdays_app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="Where to: .ics for a calendar, .csv for a table.")],
    community: Annotated[
        str, typer.Option("--community", help="Its number or title; not needed for the only one.")
    ] = "",
    config: Annotated[Path | None, typer.Option("--config", help="The TOML file with your settings.")] = None,
) -> None:
    """Write the birthdays that members let the group know, without years, for your calendar."""
    from bot import cli  # which has this command among its own
    from bot.kit.clock import SystemClock
    from bot.operating import birthdays

    with cli._plainly():
        work = birthdays.export(cli._load(config), SystemClock(), community, file)
        count = asyncio.run(work)
        typer.echo(f"{file}: {count} {'birthday' if count == 1 else 'birthdays'}.")
