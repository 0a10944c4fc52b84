from pydantic import Field

from bot.kit.settings import Section


class Settings(Section):
    is_on: bool = True  # whether notes and photos of challenges are collected; admins turn it off in the group
    quotes: int = Field(default=10, ge=1, le=20)  # in one post, at most
    photos: int = Field(default=4, ge=0, le=10)  # that follow it, at most
    keep_days: int = Field(default=14, ge=2, le=14)  # after a challenge's end; then what nobody published is forgotten
