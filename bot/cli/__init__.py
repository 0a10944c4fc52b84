"""`python -m bot …`: what an operator may type."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot.cli.common import ConfigFile, load, plainly
from bot.cli.files import badges_app, birthdays_app, challenges_app
from bot.config import Config, ConfigError
from bot.operating import Halt

app = typer.Typer(
    help="Hearth 围炉 keeps a community warm.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

T = TypeVar("T")
doctor_app = typer.Typer(invoke_without_command=True)
app.add_typer(doctor_app, name="doctor")
app.add_typer(challenges_app, name="challenges")
app.add_typer(badges_app, name="badges")
app.add_typer(birthdays_app, name="birthdays")


async def _in_database(loaded: Config, job: Callable[[Any, datetime], Awaitable[T]], *, keep: bool = True) -> T:
    """Runs a job in one transaction, told the moment; what it changed vanishes unless it is to be kept."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.kit.clock import SystemClock
    from bot.kit.database import create_engine, reason_of
    from bot.operating import DryRun

    engine = create_engine(loaded.database.url)
    try:
        async with engine.begin() as db:
            result = await job(db, SystemClock().now())
            if not keep:
                raise DryRun
    except DryRun:
        pass
    except SQLAlchemyError as error:
        raise Halt(f"the database refuses: {reason_of(error)}") from None
    finally:
        await engine.dispose()
    return result


@app.command()
def run(
    config: ConfigFile = None,
    take_over: Annotated[bool, typer.Option(help="Remove a webhook that another program set.")] = False,
) -> None:
    """Serve your communities, until SIGTERM."""
    from bot.app import assemble
    from bot.engine.fetcher import WebhookInTheWay
    from bot.engine.lease import LeaseLost
    from bot.kit.clock import SystemClock
    from bot.migrating import migrate as bring_up
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

    with plainly():
        loaded = load(config)
        loaded.telegram.read_token()
        asyncio.run(main(loaded))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served.")] = 8080,
    browser: Annotated[bool, typer.Option(help="Open the page.")] = True,
) -> None:
    """A community to play with, on a Telegram in a box: no account, no token."""
    from bot.demo import start

    with plainly():
        start(port, open_browser=browser)


@app.command()
def migrate(config: ConfigFile = None) -> None:
    """Bring the database to today's schema."""
    from bot.migrating import migrate as bring_up

    with plainly():
        loaded = load(config)
        asyncio.run(bring_up(loaded.database.url))
        typer.echo("The database is up to date.")


@app.command()
def check(config: ConfigFile = None) -> None:
    """See whether settings, texts and commands agree."""
    from bot import checks
    from bot.app import build_house

    with plainly():
        problems = checks.problems(build_house(load(config).disabled))
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo("Settings, texts and commands agree.")


@doctor_app.callback()
def doctor(
    context: typer.Context,
    config: ConfigFile = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    repair: Annotated[str, typer.Option(metavar="NAME", help="What would be mended; with --yes, mend it.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this, only say what it would change.")] = False,
) -> None:
    """Count what is there and prove that the books balance; propose what can be mended."""
    from bot.doctor import examine

    if context.invoked_subcommand:
        return
    with plainly():
        loaded = load(config)
        if repair:
            return _repair(loaded, repair, yes)
        report = asyncio.run(examine(loaded))
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        _print_report(report)
    raise typer.Exit(0 if report["ok"] else 1)


def _repair(loaded: Config, name: str, yes: bool) -> None:
    from bot.operating.repairs import find

    mend = find(name, loaded.disabled)
    changed = asyncio.run(_in_database(loaded, lambda db, _now: mend(db), keep=yes))
    if not changed:
        typer.echo("Nothing to mend.")
    else:
        told = f"Mended: {changed:,}." if yes else f"Would mend {changed:,}; --yes does it. A backup first is wise."
        typer.echo(told)


@doctor_app.command()
def quarantine(
    config: ConfigFile = None,
    retry: Annotated[bool, typer.Option("--retry", help="Have them applied again.")] = False,
    update: Annotated[list[int] | None, typer.Option(help="Only this one; may be given several times.")] = None,
) -> None:
    """List the updates that could not be handled, with their reasons."""
    from bot.operating import quarantine as waiting

    async def main(loaded: Config) -> None:
        if retry:
            number = await _in_database(loaded, lambda db, now: waiting.retry(db, now, update or ()))
            typer.echo(f"{number} will be applied: by workers now, by a bot that is alone at its next start.")
            return
        found = await _in_database(loaded, lambda db, _now: waiting.listing(db), keep=False)
        for one in found:
            if not update or one.update_id in update:
                typer.echo(f"{one.at:%Y-%m-%d %H:%M}  {one.update_id:>12}  {one.kind:20} {one.reason}")
        if not found:
            typer.echo("Nothing is in quarantine.")

    with plainly():
        asyncio.run(main(load(config)))


def _print_report(report: dict[str, Any]) -> None:
    for name, value in report.items():
        if name in {"ok", "problems", "repairs", "advice"}:
            continue
        shown = " · ".join(f"{k} {v:,}" for k, v in value.items()) if isinstance(value, dict) else f"{value:,}"
        typer.echo(f"{name:12} {shown}")
    typer.echo("\n".join(["", *report["problems"]]) if report["problems"] else "\nAll is well.")
    for name in report["repairs"]:
        typer.echo(f"`python -m bot doctor --repair {name}` shows what can be mended.")
    typer.echo("\n".join(["", *report["advice"]]) if report["advice"] else "", nl=bool(report["advice"]))


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(help="A new file; by default in backups/, named by the moment.")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Copy the database into one file, while the bot runs, and prove the copy."""
    from bot.kit.clock import SystemClock
    from bot.operating.backup import back_up

    with plainly():
        loaded, now = load(config), SystemClock().now()
        file = file or Path("backups", f"hearth-{now:%Y%m%d-%H%M%S}.zip")
        made = asyncio.run(back_up(loaded.database.url, file, now))
        size = file.stat().st_size / 1e6
        typer.echo(f"{file}: {sum(made.rows.values()):,} rows, {size:,.1f} MB, schema {made.schema}; proved.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    config: ConfigFile = None,
    check: Annotated[bool, typer.Option("--check", help="Only prove the backup; touch nothing.")] = False,
) -> None:
    """Put a backup in the place of the database. The bot must not run; what it was going to say is held."""
    from bot.kit.clock import SystemClock
    from bot.operating import restore as way_back

    with plainly():
        loaded, now = load(config), SystemClock().now()
        if check:
            made = asyncio.run(way_back.check(file))
            typer.echo(
                f"{file}: made {made.made_at} by Hearth {made.hearth}, {sum(made.rows.values()):,} rows; proved."
            )
            return
        made, former = asyncio.run(way_back.restore(loaded.database.url, file, now))
        typer.echo(f"Restored what was there at {made.made_at}: {sum(made.rows.values()):,} rows.")
        typer.echo(f"The former database is kept: {former}" if former else "There was no database before.")
        typer.echo("What was going to be said is held; `python -m bot release` lists it.")


@app.command()
def release(
    config: ConfigFile = None,
    drop: Annotated[bool, typer.Option("--drop", help="Never say it.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this, only list.")] = False,
) -> None:
    """List what is held after a restore; with --yes let it be said."""
    from bot.operating import release as letting_go

    async def main(loaded: Config) -> list[letting_go.Held]:
        async def job(db: Any, now: datetime) -> list[letting_go.Held]:
            found = await letting_go.held(db, now)
            await letting_go.release(db, now, drop=drop)
            return found

        return await _in_database(loaded, job, keep=yes)

    with plainly():
        found = asyncio.run(main(load(config)))
    for one in found:
        where = f"member {one.member_id}" if one.member_id else f"community {one.community_id}"
        typer.echo(f"{one.since:%Y-%m-%d %H:%M}  {where:24} {one.what}")
    if not found:
        typer.echo("Nothing is held.")
    elif yes:
        typer.echo(f"{'Dropped' if drop else 'Released'}: {len(found)}.")
    else:
        typer.echo(f"{len(found)} held. --yes lets them be said, --drop --yes never; plans go back to their rooms.")


@app.command()
def recompute(
    config: ConfigFile = None,
    rules: Annotated[Path | None, typer.Option(help="A TOML file with a [points] section; see the example.")] = None,
    preset: Annotated[str | None, typer.Option(help="In place of a file: calm, balanced or lively.")] = None,
    community: Annotated[int | None, typer.Option(help="Only this one, by its number.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it. There is no other way.")] = False,
) -> None:
    """Show who would have more points, and who fewer, had other rules held from the beginning."""
    from bot.kit.clock import SystemClock
    from bot.operating import recompute as again
    from bot.operating.opening import printable

    def progress(title: str, until: datetime) -> None:
        typer.echo(f"{printable(title)}: up to {until:%Y-%m-%d}", err=True)

    with plainly():
        if not dry_run:
            raise Halt(
                "What was earned stays earned: rules hold from when they are changed, in the group by /rule.",
                "--dry-run shows what other rules would have paid.",
            )
        if rules and preset:
            raise Halt("--rules or --preset, not both")
        trial = again.read_rules(rules, preset)
        work = again.recompute(load(config), SystemClock(), trial, community_id=community, progress=progress)
        outcomes = asyncio.run(work)
    for outcome in outcomes:
        typer.echo("\n".join(again.report(outcome)))


@app.command()
def new(name: str) -> None:
    """Write a new room, with doors, texts and tests that pass."""
    from bot.scaffold import write_room

    with plainly():
        for path in write_room(name, Path()):
            typer.echo(path)
