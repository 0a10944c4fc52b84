"""Themes: how a community looks on its pictures, by its colour, its symbol and its logo."""

from bot.features.themes.service import Draft, Look, forget_draft, keep, look_of, offer, picture_of
from bot.features.themes.settings import Settings

__all__ = ["Draft", "Look", "Settings", "forget_draft", "keep", "look_of", "offer", "picture_of"]
