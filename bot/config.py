"""Settings from one TOML file and the environment; each room gets its own frozen `Settings`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    Field,
    NonNegativeInt,
    PositiveInt,
    SecretStr,
    ValidationError,
    create_model,
    model_validator,
)  # fmt: skip
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from bot.kit.settings import Section


class ConfigError(Exception):
    """The configuration cannot be used; each argument is one line for the operator, free of secrets."""


class Webhook(Section):
    url: str = ""  # the public https address that Telegram calls
    listen: str = "127.0.0.1"  # the address we serve on, behind what ends TLS
    port: int = 8443  # the port we serve on
    path: str = "/telegram"  # what of the url reaches us
    secret: SecretStr | None = None  # 16 or more characters; without it the webhook refuses to start


class Telegram(Section):
    token: SecretStr | None = None  # from @BotFather
    token_file: Path | None = None  # a file with the token, in place of the token here
    base_url: str = "https://api.telegram.org/bot"  # another Bot API server: your own, or the sandbox
    base_file_url: str = "https://api.telegram.org/file/bot"  # where that server keeps files
    mode: Literal["polling", "webhook"] = "polling"  # polling needs no address of your own, webhook does
    webhook: Webhook = Webhook()  # for mode = "webhook"

    def read_token(self) -> str:
        """The bot's token, from the setting or its file.

        Raises:
            ConfigError: there is none.
        """
        if self.token_file is not None:
            try:
                token = self.token_file.read_text("utf-8").strip()
            except OSError as error:
                raise ConfigError(f"[telegram] token_file: {error.strerror}: {self.token_file}") from None
        else:
            token = self.token.get_secret_value() if self.token else ""
        if ":" not in token:
            raise ConfigError("[telegram] token: missing; get one from @BotFather and put it here or in token_file")
        return token

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> "Telegram":
        if self.mode == "webhook":
            secret = self.webhook.secret.get_secret_value() if self.webhook.secret else ""
            if len(secret) < 16:
                raise ValueError("webhook.secret must have 16 characters or more, or anybody could speak as Telegram")
            if not self.webhook.url.startswith("https://") and not self.base_url.startswith("http://127."):
                raise ValueError("webhook.url must be the public https:// address that Telegram calls")
        return self


class Database(Section):
    url: str = "sqlite:///data/hearth.sqlite3"  # or postgresql://user:password@host/name


class Pace(Section):
    """Telegram's documented limits; more only where Telegram grants it (paid broadcasts), or on a Telegram in a box."""

    per_second: PositiveInt = 30  # messages, all in all
    per_group_minute: PositiveInt = 20  # messages into one group
    per_private_second: PositiveInt = 1  # messages into one private chat


class Process(Section):
    # "alone" does everything; any number of "web" and "worker" share a PostgreSQL (docs/SCALING.md)
    role: Literal["alone", "web", "worker"] = "alone"  # "web" only takes webhook calls, "worker" does the rest


class Web(Section):
    listen: str = ""  # "127.0.0.1:8080" serves /healthz and /metrics


class Log(Section):
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"  # what is less than this is not logged
    format: Literal["console", "json"] = "console"  # for people, or for machines
    file: Path | None = None  # in place of standard error
    max_mb: PositiveInt = 20  # from there on a new file is begun
    keep: NonNegativeInt = 5  # former files


class Retention(Section):
    """How long raw things are kept that are of no more use. What members did and earned is kept for ever."""

    updates_days: Annotated[int, Field(ge=8)] = 30  # an update is known, so that it counts once
    answers_days: PositiveInt = 7  # an answer that was delivered, or never will be; announcements stay
    quarantine_days: NonNegativeInt = 0  # an update that could not be handled, with what was in it; 0: for ever


class Config(BaseSettings):
    """The kit's own sections; `load` adds one per room."""

    model_config = SettingsConfigDict(
        env_prefix="HEARTH_",
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        nested_model_default_partial_update=True,
    )
    telegram: Telegram = Telegram()
    database: Database = Database()
    process: Process = Process()
    pace: Pace = Pace()
    web: Web = Web()
    log: Log = Log()
    retention: Retention = Retention()
    disabled: tuple[str, ...] = ()  # rooms that stay dark, such as "leaderboards"

    @model_validator(mode="after")
    def _roles_fit(self) -> "Config":
        if self.process.role != "alone" and self.database.url.startswith("sqlite"):
            raise ValueError(f'[process] role: "{self.process.role}" needs a PostgreSQL; SQLite serves one process')
        if self.process.role == "web" and self.telegram.mode != "webhook":
            raise ValueError('[process] role: "web" takes webhook calls, so [telegram] mode must be "webhook"')
        return self


def load(path: Path | None, rooms: Mapping[str, type[BaseModel]], **overrides: Any) -> Config:
    """Reads the file and the environment (which wins); `overrides` win over both.

    Raises:
        ConfigError: the file is missing, is not TOML, or holds a key or value that does not fit.
    """
    if path is not None:
        if not path.is_file():
            raise ConfigError(f"{path}: no such file; copy config.example.toml to start")
        try:
            tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path}: not valid TOML: {error}") from None

    try:
        return _model(path, tuple(rooms.items()))(**overrides)
    except ValidationError as error:
        raise ConfigError(*lines_of(error)) from None


@cache  # putting it together takes longer than reading a file by it
def _model(path: Path | None, rooms: tuple[tuple[str, type[BaseModel]], ...]) -> type[Config]:
    class File(Config):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            file = (TomlConfigSettingsSource(settings_cls, toml_file=path),) if path else ()
            return init_settings, env_settings, *file

    fields: dict[str, Any] = {name: (settings, settings()) for name, settings in rooms}
    return create_model("Config", __base__=File, **fields)


def lines_of(error: ValidationError) -> list[str]:
    """What does not fit, a line each, with section and key; never the value, which may be a secret."""
    return [_line(item) for item in error.errors(include_input=False, include_url=False)]


def reason_in(error: Any) -> str:
    """What is wrong with one key, of what `ValidationError.errors` lists."""
    return "unknown key" if error["type"] == "extra_forbidden" else str(error["msg"]).removeprefix("Value error, ")


def _line(error: Any) -> str:
    *section, key = [str(part) for part in error["loc"]] or [""]
    what = reason_in(error)
    if not key:
        return what
    return f"[{'.'.join(section)}] {key}: {what}" if section else f"[{key}]: {what}"
