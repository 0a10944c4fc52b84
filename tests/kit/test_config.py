"""A wrong setting is one clear line, and no secret is ever in it."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from bot import config
from bot.config import ConfigError
from bot.kit.settings import Section


class Singing(Section):
    loudness: int = 3


ROOMS: dict[str, type[BaseModel]] = {"singing": Singing}


def load(tmp_path: Path, text: str) -> config.Config:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return config.load(path, ROOMS)


def test_the_file_lays_over_the_defaults(tmp_path: Path) -> None:
    loaded = load(tmp_path, "[singing]\nloudness = 7\n[telegram]\nmode = 'polling'\n")
    assert loaded.singing.loudness == 7  # type: ignore[attr-defined]
    assert loaded.database.url == "sqlite:///data/hearth.sqlite3"


def test_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_SINGING__LOUDNESS", "9")
    monkeypatch.setenv("HEARTH_TELEGRAM__TOKEN", "1:abc")
    loaded = load(tmp_path, "[singing]\nloudness = 7\n")
    assert loaded.singing.loudness == 9  # type: ignore[attr-defined]
    assert loaded.telegram.read_token() == "1:abc"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[singing]\nloudnes = 7", "[singing] loudnes: unknown key"),
        ("[dancing]\nsteps = 7", "[dancing]: unknown key"),
        ("[telegram]\ntoken = 17", "[telegram] token: Input should be a valid string"),
        ("[singing\n", "config.toml: not valid TOML"),
        ("[telegram]\nmode = 'webhook'", "webhook.secret must have 16 characters"),
        ("[telegram]\nmode = 'webhook'\nwebhook.secret = 'SECRET-short'", "webhook.secret must have 16 characters"),
        ("[process]\nrole = 'worker'", '[process] role: "worker" needs a PostgreSQL'),
        ("[process]\nrole = 'web'\n[database]\nurl = 'postgresql://h/d'", '"web" takes webhook calls'),
        ("[telegram]\ntoken = 'SECRET'\nmode = 'pigeon'", "[telegram] mode: Input should be 'polling' or 'webhook'"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load(tmp_path, text)
    assert line in "\n".join(refused.value.args)
    assert "SECRET" not in "".join(map(str, refused.value.args))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        config.load(tmp_path / "nowhere.toml", ROOMS)


def test_the_token_comes_from_a_file_too(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("42:from-a-file\n")
    assert load(tmp_path, f"[telegram]\ntoken_file = '{tmp_path}/token'").telegram.read_token() == "42:from-a-file"
    with pytest.raises(ConfigError, match="token_file"):
        load(tmp_path, "[telegram]\ntoken_file = '/nowhere/at/all'").telegram.read_token()
    with pytest.raises(ConfigError, match="token: missing"):
        load(tmp_path, "").telegram.read_token()
