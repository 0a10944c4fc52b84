from datetime import time

from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    faithful: bool = False  # whether the month's most check-in days are honoured; admins turn each kind on and off
    helpful: bool = False  # the same for being thanked by the most people
    newcomer: bool = False  # the same for the newcomer with the most active days
    year: bool = False  # the same for the most points earned in a year
    at: time = time(10)  # when they are told on the 1st, on the community's wall
    points: int = Field(default=0, ge=0, le=1000)  # that come with an honour; 0: none
    badge: str = ""  # the id of the badge that comes with it; empty: none
    badge_by: int = Field(default=0, ge=0)  # the admin who chose that badge, in whose name it is given
    year_places: int = Field(default=3, ge=1, le=10)  # ranks that are honoured for a year
    faithful_least: int = Field(default=10, ge=1)  # days with a check-in below which nobody is the most faithful
    helpful_least: int = Field(default=2, ge=1)  # people who said thanks, the same
    newcomer_least: int = Field(default=5, ge=1)  # days with a message or a check-in, the same
    year_least: int = Field(default=100, ge=1)  # points, the same
