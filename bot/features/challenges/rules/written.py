"""What an admin wrote, read."""

import re
import unicodedata

from bot.features.challenges.rules import CONTENT, LONGEST


def read_content(text: str) -> tuple[str, ...]:
    """One day a line; a blank one is a day without words of its own."""
    return tuple(line.strip()[:CONTENT] for line in text.strip().splitlines())[:LONGEST]


def read_names(text: str) -> tuple[str, ...]:
    """One behind the other, or one a line."""
    return tuple(name for part in re.split(r"[,，、;；\n]", text) if (name := part.strip()))


def read_title(text: str) -> tuple[str, str]:
    """The symbol in front, if there is one, and the title."""
    first, _, rest = text.strip().partition(" ")
    if rest.strip() and len(first) <= 8 and not any(one.isalnum() or one in "#*<>&@/\\" for one in first):
        return first, rest.strip()
    return "", text.strip()


def same_word(one: str, other: str) -> bool:
    """Whether a message that begins with one is heard as the other, too."""
    return unicodedata.normalize("NFKC", one).casefold() == unicodedata.normalize("NFKC", other).casefold()
