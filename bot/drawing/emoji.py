"""Emoji, as small pictures: which characters are one, and what it looks like."""

import io
import zipfile
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_PACK = Path(__file__).with_name("faces") / "emoji.zip"
_SELECTOR, _JOINER = "\ufe0f", "\u200d"
_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_TAGS = frozenset(map(chr, range(0xE0020, 0xE0080)))
_LETTERS = {chr(0x1F1E6 + number): chr(0x41 + number) for number in range(26)}  # two of them are a flag
PARTS = frozenset({_SELECTOR, _JOINER, "\u20e3"}) | _TONES | _TAGS  # that mean something behind an emoji only
_FIRST_SYMBOL = "\u2600"  # below it, what may be an emoji is a letter unless it asks to be one


@cache
def _pack() -> tuple[zipfile.ZipFile, dict[str, str], int]:
    """The pictures, their names by emoji without selectors, and the length of the longest of these."""
    pack = zipfile.ZipFile(_PACK)
    names = {}
    for name in pack.namelist():
        names["".join(chr(int(part, 16)) for part in name.split("-")).replace(_SELECTOR, "")] = name
    return pack, names, max(map(len, names))


def find(text: str, at: int) -> tuple[str, int]:
    """The emoji that stands at a place, and how many characters it takes; an empty one where there is none. What the
    pack lacks is taken apart: a family into its people, a rare skin tone into none, an unknown flag into letters."""
    first = text[at]
    if first < _FIRST_SYMBOL and first not in "#*0123456789" and _SELECTOR not in text[at + 1 : at + 2]:
        return "", 0
    _, names, longest = _pack()
    best, length, plain = "", 0, ""
    for offset, character in enumerate(text[at : at + 2 * longest], 1):
        if character != _SELECTOR:
            plain += character
            if len(plain) > longest:
                break
        if plain in names:
            best, length = plain, offset
    if not best:
        return "", 0
    if len(best) == 1 and best < _FIRST_SYMBOL and text[at + 1 : at + 2] != _SELECTOR:
        return "", 0
    while text[at + length : at + length + 1] and text[at + length] in _TONES | _TAGS | {_SELECTOR, _JOINER}:
        length += 1
    return best, length


def as_letter(character: str) -> str:
    """Half a flag that no country has."""
    return _LETTERS.get(character, character)


@lru_cache(maxsize=256)
def picture(emoji: str, side: int) -> "Image":
    from PIL import Image  # here, for who only looks for emoji

    pack, names, _ = _pack()
    with Image.open(io.BytesIO(pack.read(names[emoji]))) as image:
        return image.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)
