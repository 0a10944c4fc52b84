"""Cards: pictures to share of what a member did: a check-in, their month, where they stand, a long streak."""

from bot.features.cards.service import Sheet, poster_button, poster_of

__all__ = ["Sheet", "poster_button", "poster_of"]
