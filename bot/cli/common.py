"""What all commands share."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.config import Config, ConfigError
from bot.operating import Halt

Community = Annotated[int, typer.Option("--community", help="Which one, by its number.")]
WHICH = "Which one, by its number or title; not needed where there is only one."
AnyCommunity = Annotated[str, typer.Option("--community", help=WHICH)]
ConfigFile = Annotated[Path | None, typer.Option("--config", help="The TOML file with your settings.")]


@contextlib.contextmanager
def plainly() -> Iterator[None]:
    """What an operator can mend is said in a line, not in a traceback."""
    try:
        yield
    except (ConfigError, Halt) as error:
        for line in error.args:
            print(line, file=sys.stderr)  # noqa: T201
        raise typer.Exit(2) from None


def load(file: Path | None) -> Config:
    from bot import config
    from bot.app import settings_models
    from bot.operating import logs

    loaded = config.load(file, settings_models())
    telegram = loaded.telegram
    secrets = [secret.get_secret_value() for secret in (telegram.token, telegram.webhook.secret) if secret]
    logs.set_up(loaded.log, tuple(secrets))
    return loaded
