"""What thanks somebody, in any of the words that a community chose."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

UNDO_FOR = timedelta(minutes=10)
LONGEST = 300  # characters of a message that is heard; who writes more means more than thanks
WORD_LIMIT, WORDS_LIMIT = 32, 20
NAMED = 3  # people that one message thanks
REASON_LIMIT = 120

# "no thanks", "不用谢谢": what stands right before and makes it the opposite.
_NOT = r"(?<!不)(?<!不用)(?<!不必)(?<!没)(?<!\bno )(?<!\bno, )(?<!\bnot )"
_NAMES = re.compile(r"(?<![\w@/])@([A-Za-z]\w{3,31})")


class Ear:
    """Knows the words of one community when it hears them."""

    def __init__(self, words: Iterable[str]) -> None:
        chosen = sorted(words, key=len, reverse=True)
        self._words = re.compile(f"{_NOT}(?:{'|'.join(map(_pattern, chosen)) or '(?!)'})", re.IGNORECASE)

    def hears(self, text: str) -> bool:
        return len(text) <= LONGEST and self._words.search(text) is not None


def _pattern(word: str) -> str:
    """A word of letters stands alone ("ty" is not in "party"); what has no spaces between words may stand anywhere."""
    begins = r"(?<![^\W_])" if word[0].isascii() and word[0].isalnum() else ""
    ends = r"(?![^\W_])" if word[-1].isascii() and word[-1].isalnum() else ""
    return begins + re.escape(word).replace(r"\ ", r"\s") + ends


@lru_cache(maxsize=4096)
def ear_for(words: tuple[str, ...]) -> Ear:
    return Ear(words)


def names_in(text: str) -> tuple[str, ...]:
    """The @usernames in a text, each once; a few at most."""
    return tuple(dict.fromkeys(name.lower() for name in _NAMES.findall(text[:LONGEST])))[:NAMED]


def reason_in(text: str) -> str:
    """What it was for: a command's words without the names."""
    return " ".join(_NAMES.sub(" ", text[: 2 * LONGEST]).split())[:REASON_LIMIT].strip(" ,，:：")


def read_words(text: str) -> tuple[str, ...]:
    """The words an admin wrote, separated by commas, or by spaces where there is no comma; each once, in their order.
    Empty when there is none, one that would be heard in everyday talk, or too many or too long."""
    words = tuple(dict.fromkeys(filter(None, map(str.strip, re.split(r"[,，、;；\n]+|\s+(?![^,，、]*[,，、])", text)))))
    usable = all((len(word) >= 2 or not word.isascii()) and len(word) <= WORD_LIMIT for word in words)
    return words if usable and len(words) <= WORDS_LIMIT and not any(word[0] in "/@" for word in words) else ()


def points_key(message_id: int, giver_id: int) -> str:
    return f"thanks:{message_id}:{giver_id}"


def undo_ends(at: datetime) -> datetime:
    return at + UNDO_FOR
