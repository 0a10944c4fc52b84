"""What an admin wrote, read."""

import re
import unicodedata

from bot.features.challenges.rules import CONTENT, LONGEST

_CHAPTERS = re.compile(r"chapters?\s*(\d{1,4})(?:\s*[-–~至到]\s*(\d{1,4}))?|(\d{1,4})\s*chapters", re.IGNORECASE)
_ZH_CHAPTERS = re.compile(r"第?\s*(\d{1,4})(?:\s*[-–~至到]\s*(\d{1,4}))?\s*章")


def read_content(text: str, days: int) -> tuple[str, ...]:
    """One day a line; a blank one is a day without words of its own. `chapters 24` or `第 3-24 章` are spread over so
    many days."""
    for pattern, one, several in ((_CHAPTERS, "Chapter", "Chapters"), (_ZH_CHAPTERS, "第", "第")):
        if found := pattern.fullmatch(text.strip()):
            numbers = [int(number) for number in found.groups() if number]
            first, last = numbers if len(numbers) == 2 else (1, numbers[0])
            unit = " 章" if one == several else ""
            if chapters := spread(first, last, days):
                return tuple(
                    f"{one} {begins}{unit}" if begins == ends else f"{several} {begins}–{ends}{unit}"
                    for begins, ends in chapters
                )
    return tuple(line.strip()[:CONTENT] for line in text.strip().splitlines())[:LONGEST]


def spread(first: int, last: int, days: int) -> list[tuple[int, int]]:
    """Chapters over days in their order, as evenly as can be: a day has one more than another at most, or, where there
    are more days than chapters, one chapter lasts a day longer than another at most. Nothing from nowhere."""
    count = last - first + 1
    if count < 1 or first < 1:
        return []
    return [
        (first + day * count // days, first + max((day + 1) * count // days - 1, day * count // days))
        for day in range(days)
    ]


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
