"""Help: a first hello, what there is to do here, and one's own standing on a card."""

from bot.features.help.service import Card, Menu, card_of, commands, in_order

__all__ = ["Card", "Menu", "card_of", "commands", "in_order"]
