"""Rules about the settings of rooms: a frozen section of its own, with a default and a reason for every key."""

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError

from bot import example_config
from bot.checks.premises import Premises
from bot.config import Config
from bot.kit.settings import Section


def are_sound(premises: Premises) -> Iterator[str]:
    for room, model in premises.settings.items():
        file = f"bot/features/{room}/settings.py"
        if room in Config.model_fields:
            yield f"{file}: [{room}] is a section of the kit"
        if not issubclass(model, Section):
            yield f"{file}: Settings is not a Section (bot.config), so a misspelt key would pass"
        yield from (f"{file}: {key} has no comment that says what it is for" for key in _unexplained(model))
        try:
            model()
        except ValidationError as error:
            yield f"{file}: {error.errors()[0]['loc'][0]} has no default, or one that does not fit"
    yield from (f"bot/kit/config.py: {key} has no comment that says what it is for" for key in _unexplained(Config))


def _unexplained(model: type[BaseModel]) -> Iterator[str]:
    for key, comment in example_config.comments_of(model).items():
        default = model.model_fields[key].default
        if isinstance(default, BaseModel):
            yield from (f"{key}.{inner}" for inner in _unexplained(type(default)))
        elif not comment:
            yield key
