"""What operators keep as files: challenges, badges, birthdays."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import AnyCommunity, Community, ConfigFile, load, plainly

challenges_app = typer.Typer(no_args_is_help=True, help="Challenges as files.")
badges_app = typer.Typer(no_args_is_help=True, help="Badges as files.")
birthdays_app = typer.Typer(no_args_is_help=True, help="Birthdays as files.")
Templates = Annotated[bool, typer.Option("--templates", help="The community's own templates instead.")]


@birthdays_app.callback()
def birthdays() -> None:
    """Birthdays as files."""


@challenges_app.command("export")
def export_challenges(community: Community, config: ConfigFile = None, templates: Templates = False) -> None:
    """Write a community's drafts and challenges on their way as TOML, to keep or to take elsewhere."""
    from bot.kit.clock import SystemClock
    from bot.operating import challenges

    with plainly():
        typer.echo(asyncio.run(challenges.export(load(config), SystemClock(), community, own=templates)), nl=False)


@challenges_app.command("apply")
def apply_challenges(
    file: Annotated[Path, typer.Argument(help="A TOML file: each table a challenge.")],
    community: Community,
    config: ConfigFile = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else it is only shown.")] = False,
) -> None:
    """Make drafts of the challenges in a file, after showing what would change."""
    from bot.kit.clock import SystemClock
    from bot.operating import challenges

    with plainly():
        plans = challenges.read_plans(file)
        work = challenges.apply(load(config), SystemClock(), community, plans, keep=yes)
        typer.echo("\n".join(challenges.report(asyncio.run(work), kept=yes)))


@badges_app.command("export")
def export_badges(
    file: Annotated[Path | None, typer.Argument(help="Where to; else it is printed.")] = None,
    community: AnyCommunity = "",
    config: ConfigFile = None,
) -> None:
    """Write a community's own badges as TOML, to keep, to change or to take elsewhere."""
    from bot.kit.clock import SystemClock
    from bot.operating import badges, catalogues

    with plainly():
        text = asyncio.run(badges.export(load(config), SystemClock(), community))
        if file is None:
            typer.echo(text, nl=False)
        else:
            catalogues.write(file, text)


@badges_app.command("apply")
def apply_badges(
    file: Annotated[Path, typer.Argument(help="A TOML file: each table a badge.")],
    community: AnyCommunity = "",
    config: ConfigFile = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else it is only shown.")] = False,
) -> None:
    """Show what a file would change about a community's badges, and for how many; with --yes change it."""
    from bot.kit.clock import SystemClock
    from bot.operating import badges

    with plainly():
        catalogue = badges.read(file)
        work = badges.apply(load(config), SystemClock(), community, catalogue, keep=yes)
        typer.echo("\n".join(badges.report(asyncio.run(work), kept=yes)))


@birthdays_app.command("export")
def export_birthdays(
    file: Annotated[Path, typer.Argument(help="Where to: .ics for a calendar, .csv for a table.")],
    community: AnyCommunity = "",
    config: ConfigFile = None,
) -> None:
    """Write the birthdays that members let the group know, without years, for your calendar."""
    from bot.kit.clock import SystemClock
    from bot.operating import birthdays

    with plainly():
        work = birthdays.export(load(config), SystemClock(), community, file)
        count = asyncio.run(work)
        typer.echo(f"{file}: {count} {'birthday' if count == 1 else 'birthdays'}.")
