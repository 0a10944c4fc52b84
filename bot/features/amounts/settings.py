from typing import Literal

from bot.kit.settings import Section

Unit = Literal["km", "page", "chapter", "word", "problem", "minute", "step", "rep", "cup"]


class Settings(Section):
    units: tuple[Unit, ...] = ()  # what is counted, the one that matters most first; none named: all that is known
