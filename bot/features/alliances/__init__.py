"""Alliances: a challenge done together with other groups, each in its own circle, with a board common to all."""

from bot.features.alliances.rules import Measure
from bot.features.alliances.service.comparing import board, board_buttons, conclude, on_board, terms_of, will_say
from bot.features.alliances.service.sharing import (
    Ally,
    Invitation,
    accept,
    allies_of,
    ally_of,
    end,
    invitation,
    invite,
    is_joint,
    joint_in,
    leave,
    remove,
    revoke,
)
from bot.features.alliances.settings import Settings
from bot.features.alliances.store import census

__all__ = [
    "Ally", "Invitation", "Measure", "Settings", "accept", "allies_of", "ally_of", "board", "board_buttons", "census",
    "conclude", "end", "invitation", "invite", "is_joint", "joint_in", "leave", "on_board", "remove", "revoke",
    "terms_of", "will_say",
]  # fmt: skip
