"""Cards: pictures to share of what a member did: a check-in, their month, where they stand."""

from bot.features.cards.service import (
    Sheet,
    badges_of,
    board_of,
    card_of,
    certificate_for,
    certificate_of,
    month_of,
    poster_button,
    poster_of,
)

__all__ = [
    "Sheet", "badges_of", "board_of", "card_of", "certificate_for", "certificate_of", "month_of", "poster_button",
    "poster_of",
]  # fmt: skip
