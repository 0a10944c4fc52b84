"""What no type says: whether texts, commands, doors, buttons and settings agree. `python -m bot check` asks here.

A rule is a function from `Premises` to its complaints, each one line that begins with the place to mend.
"""

from collections.abc import Callable, Iterator

from bot.app import House
from bot.checks import doors, sentences, settings, uses
from bot.checks.premises import Premises, of_house

Rule = Callable[[Premises], Iterator[str]]

RULES: tuple[Rule, ...] = (
    sentences.can_be_read,
    sentences.languages_agree,
    sentences.can_be_shown,
    uses.every_key_exists,
    uses.every_key_is_used,
    uses.every_value_is_given,
    doors.introduce_the_room,
    doors.have_rooms,
    doors.show_what_the_assembly_hangs,
    doors.nothing_is_answered_twice,
    doors.names_fit,
    doors.commands_have_menu_lines,
    doors.plans_find_their_door,
    doors.pictures_find_their_drawer,
    doors.buttons_fit_and_are_answered,
    settings.are_sound,
)


def problems(house: House) -> list[str]:
    """One line for each thing that does not agree; nothing is read from the network or a database."""
    premises = of_house(house)
    return [line for rule in RULES for line in rule(premises)]


__all__ = ["RULES", "Premises", "Rule", "of_house", "problems"]
