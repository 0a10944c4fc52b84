from datetime import time
from enum import StrEnum

from bot.kit.settings import Section


class Mode(StrEnum):
    DIGEST = "digest"
    NOW = "now"
    OFF = "off"


class Settings(Section):
    mode: Mode = Mode.DIGEST  # badges are told once a day ("digest"), each at once ("now"), or not at all ("off")
    has_firsts: bool = True  # whether it says what those who joined did for the first time
    at: time = time(20)  # on the community's wall
