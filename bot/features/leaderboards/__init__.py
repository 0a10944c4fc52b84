"""Leaderboards: who kept the fire going today, this week, this month and ever, and where one stands oneself."""

from bot.features.leaderboards.service import Around, Board, Place, around, begins, board, place_of

__all__ = ["Around", "Board", "Place", "around", "begins", "board", "place_of"]
