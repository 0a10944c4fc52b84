"""Leaderboards: who kept the fire going today, this week, this month and ever, and where one stands oneself."""

from bot.features.leaderboards.service import Board, Place, board, place_of

__all__ = ["Board", "Place", "board", "place_of"]
