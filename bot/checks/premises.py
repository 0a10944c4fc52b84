"""What the rules look at: the files of a tree, and what its lit rooms bring."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

import bot
from bot.app import ROOMS, House, settings_models
from bot.checks.fluent import Sentence, read
from bot.kit.routing import Route
from bot.kit.texts import LANGUAGES, Texts

ROOT = Path(bot.__file__).parents[1]


@dataclass(frozen=True)
class Premises:
    """A tree at `root`. Rules about texts look at the lit rooms, those about doors and settings at all."""

    root: Path
    rooms: tuple[str, ...]
    lit: tuple[str, ...]
    routes: tuple[Route, ...] = ()
    due_kinds: frozenset[str] = frozenset()
    settings: Mapping[str, type[BaseModel]] = field(default_factory=dict)

    def words_of(self, room: str) -> Path:
        return self.root / ("bot/kit/words" if room == "kit" else f"bot/features/{room}/texts")

    def file_of(self, room: str, language: str) -> str:
        """The Fluent file as it is called in complaints."""
        return str((self.words_of(room) / f"{language}.ftl").relative_to(self.root))

    @cached_property
    def words(self) -> dict[str, dict[str, dict[str, Sentence]]]:
        """Every sentence by room (and `kit`), language and key; a file that is missing has none."""
        return {
            room: {language: read(self.root / self.file_of(room, language))[0] for language in LANGUAGES}
            for room in ("kit", *self.lit)
        }

    @cached_property
    def texts(self) -> Texts:
        return Texts({room: self.words_of(room) for room in self.lit})

    @cached_property
    def code(self) -> dict[str, ast.Module]:
        """Every module of the bot by its path, except what is never the home of a sentence: checks and migrations."""
        paths = [path for folder in ("bot", "handlers", "jobs") for path in sorted((self.root / folder).rglob("*.py"))]
        names = {str(path.relative_to(self.root)): path for path in paths}
        apart = ("bot/checks/", "bot/migrations/", "bot/scaffold")
        return {name: ast.parse(path.read_text("utf-8")) for name, path in names.items() if not name.startswith(apart)}


def of_house(house: House) -> Premises:
    return Premises(ROOT, ROOMS, house.rooms, house.routes, frozenset(house.due_doors), settings_models())
